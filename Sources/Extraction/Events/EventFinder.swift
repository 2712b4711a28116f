import Model

/// Finds events: what somebody did, does, plans or proposes, from clauses held against the predicate table.
///
/// Runs last: it reads the tokens, entities, mentions, amounts and dates of the draft and writes its events, sorted by where
/// they are told, then by type. The same draft gives the same events. Linear in the length of the text.
enum EventFinder {
    static func find(in draft: inout Draft, knowledge: Knowledge = .empty) {
        var reader = EventReader(draft, knowledge)
        reader.read()
        draft.events = EventMerger(draft, reader.dates, reader.candidates).events()
    }
}
