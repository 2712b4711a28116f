/// The header fields of a message or a part (RFC 5322, section 2.2), unfolded.
struct MailHeader: Sendable, Equatable {
    /// Names in lower case; the first field of a name counts.
    private var fields: [String: [UInt8]] = [:]
    private(set) var isEmpty = true

    /// Reads fields up to the empty line; `bodyStart` is the index behind it.
    static func read(_ bytes: ArraySlice<UInt8>) -> (header: MailHeader, bodyStart: Int) {
        var header = MailHeader()
        var name: String?
        var value: [UInt8] = []
        var index = bytes.startIndex
        func store() {
            guard let name, header.fields[name] == nil else { return }
            header.fields[name] = value
            header.isEmpty = false
        }
        while index < bytes.endIndex {
            let end = bytes[index...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? bytes.endIndex
            var next = min(end + 1, bytes.endIndex)
            if end < bytes.endIndex, bytes[end] == 0x0D, next < bytes.endIndex, bytes[next] == 0x0A { next += 1 }
            let line = bytes[index..<end]
            index = next
            if line.isEmpty { break }
            if let first = line.first, first == 0x20 || first == 0x09 {
                value.append(0x20)
                value += line.drop { $0 == 0x20 || $0 == 0x09 }
                continue
            }
            store()
            name = nil
            value = []
            guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { continue }
            name = String(decoding: line[..<colon], as: UTF8.self).lowercased().filter { !$0.isWhitespace }
            value = Array(line[(colon + 1)...].drop { $0 == 0x20 || $0 == 0x09 })
        }
        store()
        return (header, index)
    }

    /// The field's bytes as text, nothing decoded.
    func raw(_ name: String) -> String? {
        fields[name].map { DigestText.collapsed(String(decoding: $0, as: UTF8.self)) }
    }

    /// The field with encoded words decoded; nil when missing or empty.
    func text(_ name: String) -> String? {
        guard let bytes = fields[name] else { return nil }
        let text = DigestText.collapsed(EncodedWord.decode(bytes))
        return text.isEmpty ? nil : text
    }

    /// `Content-Type: text/html; charset="utf-8"` to `text/html` and its parameters, names in lower case.
    func parameters(_ name: String) -> (value: String, parameters: [String: String])? {
        guard let raw = raw(name) else { return nil }
        var pieces: [String] = [""]
        var isQuoted = false
        for character in raw {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ";", !isQuoted {
                pieces.append("")
            } else {
                pieces[pieces.count - 1].append(character)
            }
        }
        var parameters: [String: String] = [:]
        for piece in pieces.dropFirst() {
            guard let equals = piece.firstIndex(of: "=") else { continue }
            let key = DigestText.collapsed(piece[..<equals]).lowercased()
            parameters[key] = DigestText.collapsed(piece[piece.index(after: equals)...])
        }
        return (DigestText.collapsed(pieces[0]).lowercased(), parameters)
    }

    /// The name a mailbox is shown under, else its address: `"Orbit Daily" <news@example.org>` gives `Orbit Daily`.
    func mailboxName(_ name: String) -> String? {
        guard var text = text(name) else { return nil }
        if let open = text.firstIndex(of: "<") {
            let shown = DigestText.collapsed(text[..<open].filter { $0 != "\"" })
            if !shown.isEmpty { return shown }
            text = String(text[text.index(after: open)...].prefix { $0 != ">" })
        } else if let open = text.firstIndex(of: "("), text.hasSuffix(")") {
            return DigestText.collapsed(text[text.index(after: open)...].dropLast())
        }
        return text.isEmpty ? nil : text
    }
}
