/// Text in header fields that is not ASCII: `=?utf-8?Q?Vega=20C?=` (RFC 2047).
enum EncodedWord {
    /// `bytes` with every encoded word decoded; what is none is read as UTF-8.
    static func decode(_ bytes: [UInt8]) -> String {
        var result = ""
        var plain: [UInt8] = []
        var index = 0
        var followsWord = false
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "="), let word = word(bytes, at: index) {
                // White space between two encoded words is not part of the text (section 6.2).
                if !(followsWord && plain.allSatisfy({ $0 == 0x20 || $0 == 0x09 })) {
                    result += String(decoding: plain, as: UTF8.self)
                }
                plain.removeAll()
                result += word.text
                index = word.end
                followsWord = true
            } else {
                plain.append(bytes[index])
                index += 1
            }
        }
        return result + String(decoding: plain, as: UTF8.self)
    }

    private static func word(_ bytes: [UInt8], at start: Int) -> (text: String, end: Int)? {
        guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "?") else { return nil }
        let question = UInt8(ascii: "?")
        guard let charsetEnd = bytes[(start + 2)...].firstIndex(of: question), charsetEnd + 2 < bytes.count,
            bytes[charsetEnd + 2] == question,
            let textEnd = bytes[(charsetEnd + 3)...].firstIndex(of: question), textEnd + 1 < bytes.count,
            bytes[textEnd + 1] == UInt8(ascii: "=")
        else { return nil }
        let content = bytes[(charsetEnd + 3)..<textEnd]
        let decoded: [UInt8]
        switch bytes[charsetEnd + 1] | 0x20 {
        case UInt8(ascii: "b"): decoded = TransferEncoding.base64(content)
        case UInt8(ascii: "q"):
            let spaced = content.map { $0 == UInt8(ascii: "_") ? 0x20 : $0 }
            decoded = TransferEncoding.quotedPrintable(spaced[...])
        default: return nil
        }
        // RFC 2231 allows a language behind the character set: `=?utf-8*en?…`.
        let charset = String(
            decoding: bytes[(start + 2)..<charsetEnd].prefix { $0 != UInt8(ascii: "*") },
            as: UTF8.self
        )
        let text = CharacterSetDecoder.decode(decoded, contentType: "text/plain; charset=" + charset, hint: .text)
        return (String(decoding: text.utf8, as: UTF8.self), textEnd + 2)
    }
}
