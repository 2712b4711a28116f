/// Words that mean something in a date besides the names of months.
enum DateWords {
    enum Unit {
        case year
        case month
        case day
        case hour
        case minute
        case second
    }

    /// Units behind their number: Chinese, Japanese and Korean.
    static let units: [String: Unit] = [
        "年": .year, "月": .month, "日": .day, "号": .day, "號": .day, "時": .hour, "时": .hour, "点": .hour, "點": .hour,
        "分": .minute, "秒": .second,
        "년": .year, "월": .month, "일": .day, "시": .hour, "분": .minute, "초": .second,
    ]

    /// Hours to add to an hour of 1 to 11; at 12 the morning begins at 0.
    static let halfDays: [String: Int] = [
        "am": 0, "pm": 12, "a": 0, "p": 12, "오전": 0, "오후": 12, "午前": 0, "午後": 12, "上午": 0, "下午": 12,
        "πμ": 0, "μμ": 12, "de": 0, "du": 12, "dop": 0, "odp": 12, "ص": 0, "م": 12, "öö": 0, "ös": 12,
    ]

    /// Chinese weekdays and the like, which would be taken apart otherwise.
    static let skipped: Set<String> = ["星期", "周一", "周二", "周三", "周四", "周五", "周六", "周日", "曜日"]

    /// Seconds east of UTC that a form implies when it names no zone, by a word that only it has.
    static let impliedOffsets: [String: Int] = [
        "년": 9 * 3600, "월": 9 * 3600, "오전": 9 * 3600, "오후": 9 * 3600, "午前": 9 * 3600, "午後": 9 * 3600,
        "曜日": 9 * 3600, "上午": 8 * 3600, "下午": 8 * 3600, "星期": 8 * 3600,
    ]

    /// Years of the Gregorian calendar before the first of a Japanese era.
    static let eras: [String: Int] = ["令和": 2018, "平成": 1988, "昭和": 1925]

    static let weekdays: Set<String> = [
        "mon", "tue", "wed", "thu", "fri", "sat", "sun", "monday", "tuesday", "wednesday", "thursday", "friday",
        "saturday", "sunday", "tues", "wednes", "thur", "thurs",
    ]
}
