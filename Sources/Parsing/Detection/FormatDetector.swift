import Model

/// What bytes are written in, by the bytes alone: names and `Content-Type` headers lie.
enum FormatDetector {
    /// Bytes looked at for the first element of a document.
    private static let head = 64 << 10

    /// Where a character set may be declared in a document of this format.
    static func markupKind(of format: DocumentFormat?, bytes: [UInt8]) -> MarkupKind {
        switch format {
        case .feed, .opml: return .xml
        case .html: return .html
        case .json, .ndjson: return .json
        case .digest, .text, .eml: return .text
        case nil: return firstSign(bytes) == 0x3C ? .html : .text
        }
    }

    /// The format of a decoded text. Everything is some text, so there is always one.
    static func detect(_ text: DecodedText) -> DocumentFormat {
        switch firstSign(text.utf8) {
        case 0x3C: return markup(text.utf8) ?? .html
        case 0x7B, 0x5B: if let json = json(text.utf8) { return json }
        default: break
        }
        if looksLikeMail(text.utf8) { return .eml }
        // A feed behind a script's warning is still a feed.
        if let format = markup(text.utf8), format != .html { return format }
        if startsLikePage(text.utf8) { return .html }
        return DigestParser.looksLikeDigest(text) ? .digest : .text
    }

    /// A sentence on what to do with bytes that are no text; nil when they may be one.
    static func refusal(of bytes: [UInt8]) -> String? {
        let kinds: [(signature: [UInt8], advice: String)] = [
            (
                Array("PK\u{3}\u{4}".utf8),
                "a ZIP archive (or an office document); unpack it, or save it as text or HTML"
            ),
            (Array("%PDF-".utf8), "a PDF document; convert it to text before (pdftotext)"),
            ([0xD0, 0xCF, 0x11, 0xE0], "an old office document; save it as text or HTML"),
            ([0x89, 0x50, 0x4E, 0x47], "a PNG picture; there is no text in it"),
            ([0xFF, 0xD8, 0xFF], "a JPEG picture; there is no text in it"),
            (Array("GIF8".utf8), "a GIF picture; there is no text in it"),
            (Array("BZh".utf8), "compressed with bzip2; decompress it before"),
            ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "compressed with xz; decompress it before"),
            ([0x28, 0xB5, 0x2F, 0xFD], "compressed with Zstandard; decompress it before"),
        ]
        return kinds.first { bytes.starts(with: $0.signature) }?.advice
    }

    private static func firstSign(_ bytes: [UInt8]) -> UInt8? {
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        return bytes[start...].first { !ASCII.isSpace($0) && $0 != 0 && $0 < 0xFE }
    }

    // MARK: Markup

    /// By the first element whose name tells.
    private static func markup(_ utf8: [UInt8]) -> DocumentFormat? {
        utf8.prefix(head).withUnsafeBufferPointer { bytes in
            let scan = ByteScanner(bytes)
            var position = scan.find(0x3C, from: 0)
            while position < bytes.count {
                if scan.matches("<!--", at: position) {
                    position = scan.find("-->", from: position + 4) ?? bytes.count
                } else if let format = format(ofElementAt: position + 1, scan) {
                    return format
                }
                position = scan.find(0x3C, from: position + 1)
            }
            return nil
        }
    }

    private static func format(ofElementAt start: Int, _ scan: ByteScanner) -> DocumentFormat? {
        let bytes = scan.bytes
        var end = start
        while end < bytes.count, ASCII.continuesName(bytes[end]) { end += 1 }
        let name = start..<end
        switch XMLName.named(bytes[scan.split(name).local]) {
        case .rss, .rdf, .feed, .channel, .urlset: return .feed
        case .opml: return .opml
        case .html, .head, .body, .meta, .script, .style, .div, .p, .table, .title, .article: return .html
        default: break
        }
        let isPage =
            end - start == 0 && (scan.matches("!DOCTYPE html", at: start) || scan.matches("!doctype html", at: start))
        return isPage ? .html : nil
    }

    /// Whether a text that does not begin with a tag has a page's elements soon.
    private static func startsLikePage(_ utf8: [UInt8]) -> Bool {
        utf8.prefix(4096).map(ASCII.lowercased).withUnsafeBufferPointer { bytes in
            let scan = ByteScanner(bytes)
            return scan.find("<html", from: 0) != nil || scan.find("<!doctype html", from: 0) != nil
                || scan.find("<body", from: 0) != nil
        }
    }

    // MARK: JSON

    /// A feed, one value, or a value a line; nil when what begins like JSON is a text in brackets.
    private static func json(_ utf8: [UInt8]) -> DocumentFormat? {
        guard let start = utf8.firstIndex(where: { !ASCII.isSpace($0) }) else { return nil }
        let next = utf8[(start + 1)...].first { !ASCII.isSpace($0) }
        switch (utf8[start], next) {
        case (0x7B, 0x22?), (0x7B, 0x7D?): break
        case (0x5B, 0x7B?), (0x5B, 0x5D?): return .json
        default: return nil
        }
        if isManyValues(utf8, from: start) { return .ndjson }
        return JSONFeedParser.looksLikeFeed(utf8) ? .feed : .json
    }

    /// Whether another object begins behind the end of the first.
    private static func isManyValues(_ utf8: [UInt8], from start: Int) -> Bool {
        var depth = 0
        var strings = JSONStringState()
        for position in start..<utf8.count where strings.isOutside(utf8[position]) {
            switch utf8[position] {
            case 0x7B, 0x5B: depth += 1
            case 0x7D, 0x5D:
                depth -= 1
                guard depth <= 0 else { continue }
                return utf8[(position + 1)...].first { !ASCII.isSpace($0) } == 0x7B
            default: break
            }
        }
        return false
    }

    // MARK: Mail

    /// Header fields of RFC 5322 in the first lines, at least two that every mail has some of.
    static func looksLikeMail(_ utf8: [UInt8]) -> Bool {
        let known: Set<String> = [
            "from", "to", "subject", "date", "received", "return-path", "message-id", "mime-version", "delivered-to",
            "content-type", "content-transfer-encoding", "reply-to", "list-unsubscribe", "dkim-signature",
        ]
        var found: Set<String> = []
        let lines = utf8.prefix(8192).split(separator: 0x0A, maxSplits: 40, omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            let line = line.last == 0x0D ? line.dropLast() : line
            guard let first = line.first else { break }
            if first == 0x20 || first == 0x09 { continue }
            // The separator line of mailbox files.
            if number == 0, line.starts(with: "From ".utf8) { continue }
            guard let colon = line.firstIndex(of: 0x3A) else { return false }
            let name = line[..<colon]
            guard !name.isEmpty, name.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return false }
            found.insert(String(decoding: name.map(ASCII.lowercased), as: UTF8.self))
        }
        let mails = found.intersection(known)
        return mails.count >= 3 || (mails.count == 2 && (mails.contains("from") || mails.contains("mime-version")))
    }
}
