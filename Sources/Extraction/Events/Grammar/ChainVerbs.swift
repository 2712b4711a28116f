/// Verbs and adjectives that say how far the next verb has come rather than what is done.
enum ChainVerbs {
    static let modals: WordTable<Modality> = [
        "will": .planned, "shall": .planned, "won't": .planned, "would": .proposed, "wouldn't": .proposed,
        "must": .obliged, "should": [.obliged, .due], "shouldn't": .obliged,
    ]
    static let verbs: WordTable<Modality> = [
        "plan": .planned, "intend": .planned, "aim": .planned, "prepare": .planned, "expect": .planned,
        "schedule": .planned, "set": .planned, "slate": .planned, "commit": .planned, "pledge": .planned,
        "promise": .planned, "vow": .planned, "agree": [.planned, .agreed], "decide": .planned, "mean": .planned,
        "move": .planned, "target": .planned, "project": .planned, "opt": .planned, "anticipate": .planned,
        "undertake": .planned, "elect": .planned, "look": .planned, "design": .proposed, "task": .planned,
        "hope": [.planned, .hoped], "want": [.planned, .hoped], "seek": .proposed, "try": .hoped, "attempt": .hoped,
        "wish": .hoped,
        "propose": .proposed, "consider": .proposed, "mull": .proposed, "threaten": .proposed, "offer": .proposed,
        "mull over": .proposed, "begin": .ongoing, "start": .ongoing, "continue": .ongoing, "keep": .ongoing,
        "need": .obliged, "tend": .possible, "appear": [], "seem": [], "help": [], "resume": .ongoing,
    ]
    static let adjectives: WordTable<Modality> = [
        "due": .planned, "set": .planned, "likely": .planned, "ready": .planned, "poised": .planned, "able": .possible,
        "willing": .hoped, "keen": .hoped, "eager": .hoped, "about": .planned, "slated": .planned,
        "scheduled": .planned,
        "bound": .planned, "free": .possible, "unable": .negated, "unlikely": .negated, "unwilling": .negated,
        "supposed": .planned, "obliged": .obliged,
    ]
}
