/// The text that a message shows: its parts walked as RFC 2046 says.
struct MailPart {
    var isHTML: Bool
    var text: DecodedText

    /// The part to read: of alternatives the HTML one, of a mixed message the first text that is no attachment.
    ///
    /// - Throws: `tooDeep` when multiparts nest deeper than `depth`.
    static func find(
        in bytes: ArraySlice<UInt8>,
        header: MailHeader,
        depth: Int
    ) throws(ParsingError) -> MailPart? {
        let (kind, parameters) = header.parameters("content-type") ?? ("text/plain", [:])
        if kind.hasPrefix("multipart/") || kind == "message/rfc822" {
            guard depth > 0 else {
                throw ParsingError(.tooDeep, "message parts nested too deep", byteOffset: bytes.startIndex)
            }
            var found: MailPart?
            for part in parts(of: bytes, kind: kind, boundary: parameters["boundary"]) {
                let (inner, start) = MailHeader.read(part)
                guard let candidate = try find(in: part[start...], header: inner, depth: depth - 1) else { continue }
                if found == nil || (kind != "multipart/mixed" && candidate.isHTML && found?.isHTML == false) {
                    found = candidate
                }
            }
            return found
        }
        guard kind == "text/plain" || kind == "text/html" || kind == "text/markdown" else { return nil }
        if header.parameters("content-disposition")?.value == "attachment" { return nil }
        let encoding = header.parameters("content-transfer-encoding")?.value ?? "7bit"
        let decoded = TransferEncoding.decode(bytes, named: encoding)
        let isHTML = kind == "text/html"
        let text = CharacterSetDecoder.decode(
            decoded,
            contentType: header.raw("content-type"),
            hint: isHTML ? .html : .text
        )
        guard text.utf8.contains(where: { !ASCII.isSpace($0) }) else { return nil }
        return MailPart(isHTML: isHTML, text: text)
    }

    /// The bytes between the boundary lines; the preamble and the epilogue are left out (RFC 2046, section 5.1.1).
    private static func parts(of bytes: ArraySlice<UInt8>, kind: String, boundary: String?) -> [ArraySlice<UInt8>] {
        guard kind.hasPrefix("multipart/") else { return [bytes] }
        guard let boundary, !boundary.isEmpty else { return [] }
        let delimiter = Array(("--" + boundary).utf8)
        var parts: [ArraySlice<UInt8>] = []
        var partStart: Int?
        var lineStart = bytes.startIndex
        while lineStart < bytes.endIndex {
            let lineEnd = bytes[lineStart...].firstIndex(of: 0x0A) ?? bytes.endIndex
            if bytes[lineStart..<lineEnd].starts(with: delimiter) {
                let tail = bytes[(lineStart + delimiter.count)..<lineEnd].filter { !ASCII.isSpace($0) }
                if tail.isEmpty || tail == [0x2D, 0x2D] {
                    if let start = partStart { parts.append(bytes[start..<lineStart]) }
                    partStart = tail.isEmpty ? min(lineEnd + 1, bytes.endIndex) : nil
                    if !tail.isEmpty { return parts }
                }
            }
            lineStart = min(lineEnd + 1, bytes.endIndex)
        }
        if let start = partStart { parts.append(bytes[start...]) }
        return parts
    }
}
