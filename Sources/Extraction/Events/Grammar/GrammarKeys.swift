/// Keys of words that the grammar asks for by name, hashed once.
enum GrammarKeys {
    static let a: WordKey = "a"
    static let an: WordKey = "an"
    static let and: WordKey = "and"
    static let be: WordKey = "be"
    static let being: WordKey = "being"
    static let become: WordKey = "become"
    static let by: WordKey = "by"
    static let had: WordKey = "had"
    static let have: WordKey = "have"
    static let of: WordKey = "of"
    static let reseller: WordKey = "reseller"
    static let who: WordKey = "who"
    static let led: WordKey = "led"
    static let lead: WordKey = "lead"
    static let but: WordKey = "but"
    static let or: WordKey = "or"
    static let country: WordKey = "country"
    static let government: WordKey = "government"
    static let island: WordKey = "island"

    static let twoWordPrepositions: WordSet = ["according", "ahead", "due", "because", "instead", "out", "prior"]
    static let quantifierStarts: WordSet = [
        "up", "more", "less", "fewer", "at", "as", "over", "about", "around", "nearly", "almost", "roughly", "some",
        "approximately", "only", "just", "another", "under", "below", "above",
    ]
    /// Words before a date that belong to no noun phrase: "early next year".
    static let beforeDates: WordSet = ["early", "late", "later", "earlier", "mid", "only", "just", "back", "again"]
    /// Verbs whose past form behind a noun names it: "an operation named Horizon".
    static let naming: WordSet = ["name", "call", "dub", "nickname", "code-name", "codename", "christen", "style"]
    static let objectRelatives: WordSet = ["which", "who", "whom"]
    static let collectives: WordSet = ["pair", "duo", "trio", "both", "two", "three", "four", "police", "majority"]
    static let flights: WordSet = ["flight", "test flight", "maiden flight"]
    static let flight: WordKey = "flight"
    static let test: WordKey = "test"
    /// Words that a hyphen ties to a verb: "test-fired", "co-develop".
    static let tiedBeforeVerbs: WordSet = ["test", "hot", "live", "co", "mass", "re", "pre", "fast", "flight"]
    static let testing: WordSet = ["test", "hot", "live", "flight"]
    static let subjectPronouns: WordSet = ["it", "he", "she", "they", "we", "who", "which"]
    /// Heads that stand for what the noun behind "of" names: "the first of the jets", "part of the agreement".
    static let partitives: WordSet = [
        "first", "second", "third", "one", "two", "three", "four", "five", "six", "some", "most", "half", "part",
        "hundred", "hundreds", "dozen", "dozens", "thousands", "thousand", "batch", "series", "pair", "trio", "number",
        "fleet", "all", "both", "many", "several", "rest", "majority", "range", "group", "couple", "set",
    ]
    static let timesOfDay: WordSet = ["morning", "evening", "afternoon", "night", "noon", "midnight"]
    /// What makes one verb with "take" before it.
    static let lightNouns: WordSet = ["part", "place", "effect", "shape"]
    static let what: WordKey = "what"
    static let to: WordKey = "to"
    static let calling: WordSet = ["call", "describe", "term", "dub"]
    static let disclosing: WordSet = [
        "say", "announce", "disclose", "report", "state", "confirm", "add", "note", "claim", "write", "reveal", "tell",
        "estimate", "reckon",
    ]
    static let handing: WordSet = [
        "supply", "sell", "deliver", "provide", "award", "give", "hand", "grant", "offer", "ship", "send",
    ]
    static let explored: WordSet = [
        "near", "explore", "consider", "weigh", "discuss", "negotiate", "pursue", "eye", "mull", "float", "study",
    ]
    static let numberWords: WordSet = [
        "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "twenty", "thirty",
        "forty", "fifty", "hundred",
    ]
    static let jointly: WordSet = ["jointly", "together"]
    static let once: WordKey = "once"
    static let more: WordKey = "more"
    static let than: WordKey = "than"
    static let mid: WordKey = "mid"
    static let expect: WordKey = "expect"
    static let cabinet: WordKey = "cabinet"
    static let attributive: WordSet = ["of", "against", "on", "for", "in"]
    static let forKey: WordKey = "for"
    static let worth: WordKey = "worth"
    static let belonging: WordSet = ["of", "by", "at", "from", "with"]
    /// Behind these an -ing word before a noun is an adjective: "amid escalating sanctions".
    static let nounPrepositions: WordSet = ["amid", "amidst", "despite", "against", "about", "over", "under"]
    static let according: WordKey = "according"
    static let then: WordKey = "then"
    static let making: WordSet = ["make", "build", "develop", "operate", "design", "produce"]
    static let since: WordKey = "since"
    static let say: WordKey = "say"
    /// Verbs whose "that" clause tells by its subject what they are about.
    static let clauseTaking: WordSet = [
        "demand", "forecast", "estimate", "predict", "project", "find", "conclude", "calculate",
    ]
    static let loneQuantifiers: WordSet = [
        "about", "around", "nearly", "almost", "roughly", "some", "approximately", "just", "only", "another",
    ]
    static let jointsBeforeVerbs: Set<Chunk.Kind> = [.coordinator, .comma, .relative, .that, .adverb, .time]
    static let quantifierWords: WordSet = [
        "another", "about", "some", "further", "additional", "to", "than", "least", "most", "many", "much", "as", "us",
        "nt", "a",
    ]
    static let pastBe: WordSet = ["was", "were", "wasn't", "weren't"]
    static let presentBe: WordSet = ["is", "are", "am", "isn't", "aren't"]
    static let definite: WordSet = ["the", "this", "these", "that"]
    static let references: WordTable<NounPhrase.Reference> = [
        "it": .thing, "itself": .thing, "they": .group, "them": .group, "we": .group, "us": .group,
        "themselves": .group, "both": .group, "he": .person, "she": .person, "him": .person, "her": .person,
        "himself": .person, "herself": .person, "i": .person,
    ]
    /// Verbs behind which a clause follows without "that".
    static let saying: WordSet = [
        "say", "announce", "report", "state", "confirm", "add", "note", "claim", "believe", "think", "expect",
        "estimate",
        "warn", "argue", "hope", "show", "suggest", "reveal", "tell", "write", "declare", "insist", "stress", "explain",
        "acknowledge", "admit", "predict", "forecast", "mean", "know", "see", "find", "indicate", "allege", "deny",
        "reiterate", "emphasise", "emphasize", "underline", "underscore", "ensure", "demand", "propose", "assert",
        "learn",
    ]
    /// Verbs whose object does what the infinitive behind it says: "chose Saab to supply".
    static let objectControl: WordSet = [
        "choose", "select", "pick", "tap", "ask", "urge", "invite", "allow", "hire", "contract", "order", "require",
        "tell", "task", "name", "appoint", "enable", "permit", "force", "commission", "call on", "license", "authorise",
        "authorize", "encourage", "direct", "instruct", "help", "persuade", "cause", "want", "expect", "award", "give",
        "pay", "press", "push", "nominate", "recruit", "clear", "train",
    ]
    /// Verbs that take what is given as a second object.
    static let giving: WordSet = [
        "award", "give", "grant", "hand", "offer", "send", "pay", "lend", "promise", "allocate", "assign", "deny",
        "sell",
        "provide", "supply", "win", "owe", "earn",
    ]
    /// Conjunctions behind which a thing is not told as having happened.
    static let unreal: WordSet = ["if", "unless", "until", "till", "whether", "before", "lest", "though"]
}
