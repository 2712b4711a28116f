/// The words that date lines are made of.
enum DigestDateWords {
    enum DayPart: Sendable {
        case year
        case month
        case day
    }

    enum Unit: Sendable {
        case second
        case minute
        case hour
        case day
        case week
        case month

        func ago(_ count: Int) -> DigestDate.Ago {
            switch self {
            case .second: .seconds(count)
            case .minute: .seconds(count * 60)
            case .hour: .seconds(count * 3600)
            case .day: .days(count)
            case .week: .days(count * 7)
            case .month: .months(count)
            }
        }
    }

    /// English, German, French, Spanish, Italian, Portuguese; in full and as newspapers shorten them.
    static let months = numbered([
        "jan january januar jänner janvier janv enero ene gennaio gen janeiro",
        "feb february februar février févr fevrier febrero febbraio fevereiro fev",
        "mar march märz mrz mars marzo março",
        "apr april avril avr abril abr aprile",
        "may mai mayo maggio mag maio",
        "jun june juni juin junio giugno giu junho",
        "jul july juli juillet juil julio luglio lug julho",
        "aug august août aout agosto ago",
        "sep sept september septembre septiembre settembre set setembro",
        "oct october oktober okt octobre octubre ottobre ott outubro out",
        "nov november novembre noviembre novembro",
        "dec december dezember dez décembre déc diciembre dic dicembre dezembro",
    ])

    static let weekdays = numbered([
        "mon monday montag lundi lunes lunedì segunda",
        "tue tues tuesday dienstag mardi martes martedì terça",
        "wed wednesday mittwoch mercredi miércoles mercoledì quarta",
        "thu thur thurs thursday donnerstag jeudi jueves giovedì quinta",
        "fri friday freitag vendredi viernes venerdì sexta",
        "sat saturday samstag samedi sábado sabato",
        "sun sunday sonntag dimanche domingo domenica",
    ])

    static let units: [String: Unit] = table([
        (.second, "s sec secs second seconds sekunden secondes segundos 秒"),
        (.minute, "m min mins minute minutes minuten minutos minuti 分钟 分鐘 分 분"),
        (.hour, "h hr hrs hour hours stunde stunden std heure heures hora horas ora ore 小时 小時 時間 시간"),
        (.day, "d day days tag tagen jour jours día días giorno giorni dia dias 天"),
        (.week, "w wk wks week weeks woche wochen semaine semaines semana semanas settimana settimane"),
        (.month, "mo month months monat monaten mois mes meses mese mesi"),
    ])

    /// Units that mean "ago" without saying it.
    static let shortUnits: Set<String> = ["m", "min", "mins", "h", "hr", "hrs", "d", "w"]
    static let ago: Set<String> = ["ago", "fa", "atrás", "前", "전"]
    /// "vor 3 Stunden", "il y a 3 heures", "hace 3 horas", "há 3 horas".
    static let beforeAgo: Set<String> = ["vor", "a", "hace", "há"]

    /// Days before the page's own.
    static let dayNames: [String: Int] = [
        "today": 0, "heute": 0, "hoy": 0, "oggi": 0, "hoje": 0, "今天": 0, "今日": 0, "오늘": 0,
        "yesterday": 1, "gestern": 1, "hier": 1, "ayer": 1, "ieri": 1, "ontem": 1, "昨天": 1, "昨日": 1, "어제": 1,
    ]

    static let dayParts: [String: DayPart] = [
        "年": .year, "년": .year, "月": .month, "월": .month, "日": .day, "일": .day, "号": .day,
    ]

    /// True: after noon.
    static let halves: [String: Bool] = ["am": false, "pm": true]

    /// Minutes east of UTC. Names that several zones share (CST, IST of Israel) take the one that news desks of this
    /// field use most.
    static let zones: [String: Int] = [
        "utc": 0, "gmt": 0, "z": 0, "est": -300, "edt": -240, "et": -300, "cdt": -300, "mst": -420, "mdt": -360,
        "pst": -480, "pdt": -420, "pt": -480, "bst": 60, "cet": 60, "cest": 120, "mez": 60, "eet": 120, "eest": 180,
        "msk": 180, "ist": 330, "hkt": 480, "sgt": 480, "jst": 540, "kst": 540, "aest": 600, "aedt": 660,
    ]

    /// Words that a date line may hold beside the date.
    static let fillers: Set<String> = [
        "on", "at", "of", "the", "posted", "published", "updated", "last", "date", "dated", "released", "issued",
        "added", "de", "del", "le", "du", "um", "uhr", "den", "der", "am", "à", "il", "y", "a", "vor", "hace", "há",
        "veröffentlicht", "publié", "publicado", "pubblicato", "local", "time", "modified", "edited", "hrs",
    ]

    /// Scripts that write units without a space around them.
    static func isUnitScript(_ scalar: Unicode.Scalar) -> Bool {
        ["前", "전", "年", "月", "日", "년", "월", "일"].contains(scalar)
    }

    private static func numbered(_ rows: [String]) -> [String: Int] {
        var result: [String: Int] = [:]
        for (index, row) in rows.enumerated() {
            for word in row.split(separator: " ") { result[String(word)] = index + 1 }
        }
        return result
    }

    private static func table(_ rows: [(Unit, String)]) -> [String: Unit] {
        var result: [String: Unit] = [:]
        for (unit, words) in rows {
            for word in words.split(separator: " ") { result[String(word)] = unit }
        }
        return result
    }
}
