import Model

/// Publication dates in every form that feeds and pages write them in.
enum PublicationDate {
    /// Longer texts are no dates.
    private static let longest = 100

    /// Reads a date: RFC 822 and 2822 with their usual misspellings, ISO 8601 in all widths, W3C-DTF, C's `asctime`,
    /// numbers with slashes or dots, Chinese, Japanese and Korean forms, month names of some thirty languages.
    ///
    ///     parse("Fri,24 Nov 2023 18:28:36 -0000", reference: nil)   // 2023-11-24T18:28:36Z
    ///     parse("2004년 05월 28일 01:31:15", reference: nil)           // 2004-05-27T16:31:15Z
    ///
    /// A time without a zone is read as UTC (Korean and Japanese forms: as theirs); a month alone is its first day.
    ///
    /// - Parameter reference: the day of the document; a date without a year is the last such day before the one
    ///   after it. Without a reference such a date is not read.
    /// - Returns: nil for what is no date, such as the 31st of June.
    static func parse(_ text: String, reference: CalendarDay?) -> Timestamp? {
        var text = text
        return text.withUTF8 { parse($0, reference: reference) }
    }

    /// The same for UTF-8 bytes.
    static func parse(_ bytes: UnsafeBufferPointer<UInt8>, reference: CalendarDay?) -> Timestamp? {
        if let timestamp = ISODate.parse(bytes) ?? MailDate.parse(bytes) ?? unixTime(bytes) { return timestamp }
        guard bytes.count <= longest else { return nil }
        if let narrow = narrowed(bytes) { return narrow.withUnsafeBufferPointer { parse($0, reference: reference) } }
        var reader = WrittenDate(DateToken.tokens(of: bytes), reference: reference)
        return reader.read()
    }

    /// Seconds or milliseconds since 1970, from September 2001 to January 2033; outside of that, ten digits may be
    /// a day with an hour.
    private static func unixTime(_ bytes: UnsafeBufferPointer<UInt8>) -> Timestamp? {
        let digits = FeedText.trimmed(bytes)
        guard digits.count == 10 || digits.count == 13, digits.allSatisfy(ASCII.isDigit) else { return nil }
        let seconds = digits.prefix(10).reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
        return (1_000_000_000..<1_990_000_000).contains(seconds) ? Timestamp(epochSeconds: seconds) : nil
    }

    /// The text with the full-width digits and signs of East Asian type (U+FF01 to U+FF5E) as ASCII; nil when it has
    /// none.
    private static func narrowed(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        guard bytes.contains(0xEF) else { return nil }
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        guard scalars.contains(where: { (0xFF01...0xFF5E).contains($0.value) }) else { return nil }
        let narrow = scalars.map { scalar in
            (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
        }
        return Array(String(String.UnicodeScalarView(narrow)).utf8)
    }

    /// RFC 2822, section 4.3, with the century moved on: 00–69 are this century.
    static func fullYear(_ year: Int, digits: Int) -> Int {
        guard digits <= 2 else { return year }
        return year < 70 ? 2000 + year : 1900 + year
    }

    /// A time of day on a day, in a zone.
    static func timestamp(day: CalendarDay, seconds: Int, offset: Int) -> Timestamp {
        // 24:00 and leap seconds run on into the next minute by themselves.
        Timestamp(epochSeconds: Int64(day.daysSinceEpoch * 86_400 + seconds - offset), offsetSeconds: offset)
    }
}
