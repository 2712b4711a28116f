/// What a word can mean in a date.
enum DateWord: Sendable {
    case month(Int)
    /// "Sept", "Dec": a month only beside a number.
    case shortMonth(Int)
    /// ISO: 1 is Monday.
    case weekday(Int)
    case ordinal(Int)
    case today, yesterday, tomorrow
    case this, next, last, past, coming
    case unit(Unit)
    case fiscal
    /// "early", "late", "mid", "end": a part of what follows, which is taken as a whole.
    case part
    case half
    case count(Int)

    enum Unit: Sendable {
        case day, week, month, quarter, year, decade
    }

    static let table = WordTable<DateWord>(
        months.enumerated().map { (WordKey($1), .month($0 + 1)) }
            + shortMonths.map { (WordKey($0), .shortMonth($1)) }
            + weekdays.enumerated().map { (WordKey($1), .weekday($0 + 1)) }
            + ordinals.map { (WordKey($0), .ordinal($1)) }
            + counts.enumerated().map { (WordKey($1), .count($0 + 1)) }
            + [
                ("today", .today), ("tonight", .today), ("yesterday", .yesterday), ("tomorrow", .tomorrow),
                ("this", .this), ("current", .this), ("next", .next), ("following", .coming), ("last", .last),
                ("previous", .last), ("past", .past), ("coming", .coming), ("upcoming", .coming),
                ("day", .unit(.day)), ("days", .unit(.day)), ("week", .unit(.week)), ("weeks", .unit(.week)),
                ("month", .unit(.month)), ("months", .unit(.month)), ("quarter", .unit(.quarter)),
                ("quarters", .unit(.quarter)), ("year", .unit(.year)), ("years", .unit(.year)),
                ("decade", .unit(.decade)), ("fiscal", .fiscal), ("financial", .fiscal), ("half", .half),
                ("early", .part), ("late", .part), ("mid", .part), ("end", .part), ("beginning", .part),
                ("start", .part), ("middle", .part), ("turn", .part), ("close", .part), ("later", .part),
                ("earlier", .part),
            ]
    )

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]
    private static let shortMonths: [(String, Int)] = [
        ("jan", 1), ("feb", 2), ("mar", 3), ("apr", 4), ("jun", 6), ("jul", 7), ("aug", 8), ("sep", 9), ("sept", 9),
        ("oct", 10), ("nov", 11), ("dec", 12),
    ]
    private static let weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    private static let ordinals: [(String, Int)] = [
        ("first", 1), ("second", 2), ("third", 3), ("fourth", 4), ("1st", 1), ("2nd", 2), ("3rd", 3), ("4th", 4),
    ]
    private static let counts = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]
}
