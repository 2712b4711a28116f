public import Model

/// What in the tables is allowed but probably not meant.
public struct KnowledgeFinding: Sendable, Equatable, CustomStringConvertible {
    public enum Code: String, Sendable, CaseIterable {
        /// One name, without `~`, for two things.
        case ambiguousName = "ambiguous_name"
        /// `parent`, `owner`, `maker` or `organization` is no id of any table.
        case unknownRelation = "unknown_relation"
        /// A name that is an everyday word counts without context.
        case everydayName = "everyday_name"
        /// One or two letters count without context.
        case shortName = "short_name"
    }

    public var code: Code
    /// The row it is about.
    public var rowID: String
    public var type: EntityType
    /// 1-based, in the table of the row.
    public var line: Int
    public var detail: String

    public var description: String { "\(type.rawValue) \(rowID), line \(line): \(code.rawValue): \(detail)" }
}

extension Knowledge {
    /// Looks for rows that would mislead the analyser. What cannot be taken up at all is an error of ``parse(tables:lists:)``.
    public func lint() -> [KnowledgeFinding] {
        var findings: [KnowledgeFinding] = []
        for (index, entry) in entries.enumerated() {
            for related in entry.related where self.entry(rowID: related) == nil {
                findings.append(finding(.unknownRelation, entry, "“\(related)” is the id of no row"))
            }
            for name in entry.names where !name.needsContext && name.form == .noun {
                findings.append(contentsOf: check(name, of: index))
            }
        }
        return findings
    }

    private func check(_ name: KnowledgeEntry.Name, of index: Int) -> [KnowledgeFinding] {
        var findings: [KnowledgeFinding] = []
        let entry = entries[index]
        let tokens = Tokenizer.tokens(of: Array(name.text.utf8))
        for other in sharing(tokens) where other != index && other < index {
            let detail = "“\(name.text)” also means \(entries[other].rowID): mark one with ~"
            findings.append(finding(.ambiguousName, entry, detail))
        }
        if tokens.count == 1, let word = tokens.first, word.isWord {
            if lexicon.traits(of: word.key).contains(.everyday), entry.kind != .country {
                findings.append(finding(.everydayName, entry, "“\(name.text)” is an everyday word: mark it with ~"))
            }
            if word.end - word.start <= 2, entry.kind != .country {
                findings.append(finding(.shortName, entry, "“\(name.text)” is short: mark it with ~"))
            }
        }
        return findings
    }

    /// Entries that have exactly this name without needing context.
    private func sharing(_ tokens: [Token]) -> [Int] {
        guard !tokens.isEmpty else { return [] }
        var found: [Int] = []
        gazetteer.forEachName(at: 0, in: tokens) { match in
            guard match.tokens.upperBound == tokens.count else { return }
            for pattern in gazetteer.patterns(from: match.pattern)
            where pattern.form == .noun && !pattern.writing.contains(.needsContext) {
                found.append(Int(pattern.entry))
            }
        }
        return found
    }

    private func finding(
        _ code: KnowledgeFinding.Code,
        _ entry: KnowledgeEntry,
        _ detail: String
    ) -> KnowledgeFinding {
        KnowledgeFinding(code: code, rowID: entry.rowID, type: entry.type, line: entry.line, detail: detail)
    }
}
