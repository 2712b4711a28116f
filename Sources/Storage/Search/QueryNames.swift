import GRDB
import Model

extension SearchQuery {
    /// The filters that the query's conditions make; articles must meet each.
    var filters: [Filter] { (filter == Filter() ? [] : [filter]) + entityFilters }

    /// Turns `entity:`, `actor:`, `source:` and their like into filters. What names nothing in the store is searched
    /// for as words, with a warning.
    mutating func takeNames(in connection: Database) {
        for condition in named {
            guard isKnown(condition, connection) else {
                warnings.append("no \(condition.field) is called '\(condition.value)'; it was taken as words")
                takeAsWords(condition)
                continue
            }
            switch condition.field {
            case "source": filter.source.add(condition)
            case "actor": filter.actor.add(condition)
            case "counterparty": filter.counterparty.add(condition)
            case "object": filter.object.add(condition)
            default:
                // Two entities mean an article with both.
                var own = Filter()
                own.entity.add(condition)
                entityFilters.append(own)
            }
            let value = condition.value.contains(" ") ? "\"\(condition.value)\"" : condition.value
            conditions.append((condition.isExcluded ? "-" : "") + condition.field + ":" + value)
        }
        named = []
    }

    private func isKnown(_ condition: NamedCondition, _ connection: Database) -> Bool {
        if condition.field == "source" {
            return (try? SourceLookup.keys([condition.value], connection)) != nil
        }
        return (try? EntityLookup.keys(of: condition.value, connection))?.isEmpty == false
    }

    private mutating func takeAsWords(_ condition: NamedCondition) {
        let words = SearchWords.cut(condition.value)
        guard !words.isEmpty else { return }
        let term = Term(shape: words.count == 1 ? .word(words[0]) : .phrase(words))
        if condition.isExcluded {
            excluded.append(term)
        } else {
            clauses.append(Clause(terms: [term]))
        }
    }
}

extension FieldFilter {
    fileprivate mutating func add(_ condition: SearchQuery.NamedCondition) {
        if condition.isExcluded { exclude.append(condition.value) } else { include.append(condition.value) }
    }
}
