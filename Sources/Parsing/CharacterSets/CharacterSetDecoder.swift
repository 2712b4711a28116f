/// Bytes of any character set to UTF-8.
enum CharacterSetDecoder {
    static func decode(_ bytes: [UInt8], contentType: String?, hint: MarkupKind) -> DecodedText {
        DecodedText(utf8: Array(String(decoding: bytes, as: UTF8.self).utf8), encoding: "utf-8", replacedCount: 0)
    }
}
extension CharacterSetDecoder {
    static func windows1252(_ byte: UInt8) -> Unicode.Scalar? { nil }
}
