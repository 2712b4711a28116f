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
        if let timestamp = ISODate.parse(bytes) ?? MailDate.parse(bytes) { return timestamp }
        guard bytes.count <= longest else { return nil }
        var reader = WrittenDate(DateToken.tokens(of: bytes), reference: reference)
        return reader.read()
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
