import Foundation
import Model

/// Names of time zones to offsets.
enum ZoneOffset {
    /// Seconds east of UTC of an abbreviation that always means the same offset; nil for an unknown one.
    ///
    /// RFC 2822, section 4.3, and the abbreviations that newspapers of other regions use. Where two regions share one
    /// (IST, CST, BST), the one that writes more feeds with it is meant.
    static func fixed(_ name: String) -> Int? { minutes[name].map { $0 * 60 } }

    /// The offset of a zone with summer time on a day: `America/New_York` or the American "ET".
    static func seasonal(_ name: String, on day: CalendarDay, seconds: Int) -> Int? {
        guard let zone = TimeZone(identifier: american[name] ?? name) else { return nil }
        // The local time is off by the offset itself; asked twice, the answer is right but within the hour that is
        // skipped or repeated.
        let local = Double(day.daysSinceEpoch * 86_400 + seconds)
        let first = zone.secondsFromGMT(for: Date(timeIntervalSince1970: local))
        return zone.secondsFromGMT(for: Date(timeIntervalSince1970: local - Double(first)))
    }

    static func isSeasonal(_ name: String) -> Bool { american[name] != nil }

    private static let american = [
        "et": "America/New_York", "ct": "America/Chicago", "mt": "America/Denver", "pt": "America/Los_Angeles",
    ]

    private static let minutes: [String: Int] = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "uct": 0,
        "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
        "akst": -540, "akdt": -480, "hst": -600, "ast": -240, "adt": -180, "nst": -210, "ndt": -150,
        "bst": 60, "ist": 330, "west": 60, "cet": 60, "cest": 120, "met": 60, "mest": 120, "mez": 60, "mesz": 120,
        "eet": 120, "eest": 180, "msk": 180, "msd": 240, "trt": 180, "idt": 180, "sast": 120, "gst": 240, "pkt": 300,
        "npt": 345, "wib": 420, "ict": 420, "sgt": 480, "hkt": 480, "awst": 480, "jst": 540, "kst": 540, "acst": 570,
        "acdt": 630, "aest": 600, "aedt": 660, "nzst": 720, "nzdt": 780, "brt": -180, "art": -180, "clt": -240,
    ]
}
