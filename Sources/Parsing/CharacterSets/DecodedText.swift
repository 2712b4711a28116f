/// A document's text after its character set was found out.
struct DecodedText: Sendable, Equatable {
    /// Valid UTF-8 without a byte order mark.
    let utf8: [UInt8]
    /// The name of the character set that was read, in IANA's spelling and lower case ("utf-8", "windows-1252").
    let encoding: String
    /// Byte sequences that fit no character and stand in `utf8` as U+FFFD.
    let replacedCount: Int
}
