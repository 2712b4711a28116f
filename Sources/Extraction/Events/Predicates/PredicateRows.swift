// swift-format-ignore-file
// A table, one row a line, however long.

/// What each verb or noun tells, one row a group of predicates that share a frame. The first row that fits a clause wins.
///
///     type | v or n | lemmas | slots | status
///
/// Slots are `S` (who does it, also of a passive), `O` (what it is done to), `I` (second object), `C` (what a copula or an
/// appointment says), `P` (possessor or name before a noun) and prepositions by their word. In a slot:
///
///     :actor :counterparty :object :place   the role its entities play; without one the slot only tests
///     ~contract ~order                      the head noun is of one of these classes of ``NounClasses``
///     @public @company …                    or an entity in it is of one of these sorts, see ``EntitySort``
///     !                                     must be there;  ? counts only when it fits;  - must not fit
///
/// A slot with `~` or `@` must be there and fit unless `?` follows; a word behind `~` that names no class is a noun itself.
/// `V` is the verb of an infinitive the predicate governs (`V~stop`: "ordered … to stop"). `=future` and `=notfuture` ask for the
/// verb's tense, `=ongoing` for what is going on, `=joint` for more than one subject, `=more` marks what only tells more of an event
/// that another clause tells. The status is what a plain telling means (`occurred`
/// when the column is missing); plans, hopes and negations are told by the verb group.
enum PredicateRows {
    static let all = [government, affairs, operations, business].joined(separator: "\n")
}
