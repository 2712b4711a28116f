import Model

/// Makes the trie from the names of all entries; all names are cut into tokens in one pass.
struct GazetteerBuilder {
    private var bytes: [UInt8] = []
    private var names:
        [(
            start: Int, entry: Int32, isCanonical: Bool, isOrganization: Bool, isCounted: Bool,
            name: KnowledgeEntry.Name
        )] = []

    static func build(_ entries: [KnowledgeEntry]) -> Gazetteer {
        var builder = GazetteerBuilder()
        for (index, entry) in entries.enumerated() {
            for (position, name) in entry.names.enumerated() {
                builder.names.append(
                    (
                        builder.bytes.count, Int32(index), position == 0, entry.type == .organization,
                        GazetteerBuilder.counted.contains(entry.kind), name
                    )
                )
                builder.bytes.append(contentsOf: name.text.utf8)
                builder.bytes.append(0x0A)
            }
        }
        return builder.gazetteer()
    }

    private func gazetteer() -> Gazetteer {
        var gazetteer = Gazetteer()
        let tokens = Tokenizer.tokens(of: bytes)
        var first = 0
        for (index, name) in names.enumerated() {
            let stop = index + 1 < names.count ? names[index + 1].start : bytes.count
            var end = first
            while end < tokens.count, Int(tokens[end].start) < stop { end += 1 }
            enter(
                Array(tokens[first..<end]),
                name.entry,
                name.isCanonical,
                name.name,
                isOrganization: name.isOrganization,
                isCounted: name.isCounted,
                into: &gazetteer
            )
            first = end
        }
        return gazetteer
    }

    private func enter(
        _ tokens: [Token],
        _ entry: Int32,
        _ isCanonical: Bool,
        _ name: KnowledgeEntry.Name,
        isOrganization: Bool,
        isCounted: Bool,
        into gazetteer: inout Gazetteer
    ) {
        var tokens = tokens
        if tokens.count > 1, tokens.last?.mark == 0x2E { tokens.removeLast() }
        let kept = tokens.filter { $0.kind != .hyphen && $0.mark != Token.dashMark }
        guard let first = kept.first, let last = kept.last else { return }
        // "Taiwan's military", "America's" are phrases, not names.
        if kept.contains(where: { $0.kind == .possessive }), !last.isCapitalized || last.kind == .possessive { return }
        // "UK government", "Dutch navy": bodies that are written small are no names.
        if name.form == .noun, isOrganization, kept.count > 1, last.isWord, !last.isCapitalized,
            last.shape.isDisjoint(with: [.hasDigit, .innerCapital])
        {
            return
        }
        var writing = writing(first: first, last: last, isSingle: kept.count == 1)
        if isCanonical { writing.insert(.canonical) }
        if name.needsContext { writing.insert(.needsContext) }
        let pattern = Gazetteer.Pattern(entry: entry, writing: writing, form: name.form)
        let keys = kept.map(\.key)
        gazetteer.insert(keys, pattern: pattern)
        for variant in variants(kept, name.text) { gazetteer.insert(variant, pattern: pattern) }
        if isCounted, let plural = plural(kept, last) { gazetteer.insert(plural, pattern: pattern) }
    }

    private func writing(first: Token, last: Token, isSingle: Bool) -> Gazetteer.Pattern.Writing {
        var writing: Gazetteer.Pattern.Writing = []
        if first.isCapitalized { writing.insert(.capitalFirst) }
        if first.isWord, !first.isCapitalized, !first.shape.contains(.digitFirst) { writing.insert(.smallFirst) }
        if last.isCapitalized { writing.insert(.capitalLast) }
        if isSingle {
            writing.insert(.singleWord)
            if first.isAllCaps { writing.insert(.acronym) }
        }
        return writing
    }

    /// Made in series, and spoken of in the plural: "Typhoons", "Seahawks".
    private static let counted: Set<EntityKind> = [
        .aircraft, .helicopter, .drone, .vehicle, .missile, .artillery, .airDefense, .submarine,
    ]

    /// The name with an "s": "Black Hawks"; nil where it ends in a number, a capital abbreviation or an "s".
    private func plural(_ tokens: [Token], _ last: Token) -> [WordKey]? {
        guard last.isWord, last.isCapitalized, !last.isAllCaps, !last.shape.contains(.hasDigit),
            last.shape.isDisjoint(with: .nonASCII), last.end - last.start >= 4, bytes[Int(last.end) - 1] != 0x73
        else { return nil }
        var hash = last.key.hash
        WordKey.mix(0x73, into: &hash)
        return tokens.dropLast().map(\.key) + [WordKey(hash: hash)]
    }

    /// Other cuts of the same name: "F-16V" as "F16V", "LandSpace" as "Land Space", "St. Kitts" as "St Kitts".
    private func variants(_ tokens: [Token], _ text: String) -> [[WordKey]] {
        var variants: [[WordKey]] = []
        if tokens.contains(where: { $0.mark == 0x2E }) {
            variants.append(tokens.filter { $0.mark != 0x2E }.map(\.key))
        }
        guard tokens.count <= 2 else { return variants }
        let hasDigit = tokens.contains { $0.shape.contains(.hasDigit) || $0.isNumber }
        if tokens.count == 2 {
            let pieces = text.utf8.split { $0 == 0x20 || $0 == 0x2D }.map { String(decoding: $0, as: UTF8.self) }
            let joined = pieces.joined()
            if pieces.count == 2, hasDigit || joined.utf8.count >= 7 { variants.append([WordKey(joined)]) }
        }
        if tokens.count == 1, let token = tokens.first, token.isWord {
            let parts = token.shape.contains(.innerCapital) || hasDigit ? innerParts(text) : []
            if parts.count == 2 { variants.append(parts.map { NameVariant.key(of: $0) }) }
        }
        return variants
    }

    /// Cuts where a small letter meets a capital or a letter meets a digit: "LandSpace", "A26".
    private func innerParts(_ text: String) -> [String] {
        var parts: [String] = []
        var current = ""
        var previous: UInt8 = 0x20
        for byte in text.utf8 {
            guard byte < 0x80 else { return [] }
            let isCapital = byte &- 0x41 < 26
            let isDigit = byte &- 0x30 < 10
            let followsSmall = previous &- 0x61 < 26
            let followsLetter = followsSmall || previous &- 0x41 < 26
            if !current.isEmpty, isCapital && followsSmall || isDigit && followsLetter {
                parts.append(current)
                current = ""
            }
            current.unicodeScalars.append(Unicode.Scalar(byte))
            previous = byte
        }
        parts.append(current)
        return parts.allSatisfy { $0.utf8.count >= 1 } && (parts.first?.utf8.count ?? 0) > 0 ? parts : []
    }
}

/// Keys of parts of names.
enum NameVariant {
    /// The key that the tokenizer gives to `part`, a word or a number.
    static func key(of part: String) -> WordKey {
        Tokenizer.tokens(of: Array(part.utf8)).first?.key ?? WordKey(part)
    }
}
