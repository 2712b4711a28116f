import Foundation
import Model

/// Addresses as pages write them.
enum WebAddress {
    /// The absolute http or https address that `text` means on a page at `base`; nil when there is none.
    static func resolve(_ text: String, against base: String?) -> String? {
        let trimmed = ByteText.trimmedString(Array(text.utf8)[...])
        guard !trimmed.isEmpty else { return nil }
        if isAbsolute(trimmed) { return trimmed }
        guard let base, isAbsolute(base), let baseURL = URL(string: base) else { return nil }
        if trimmed.hasPrefix("//") { return (baseURL.scheme ?? "https") + ":" + trimmed }
        guard let url = URL(string: trimmed, relativeTo: baseURL)?.absoluteString, isAbsolute(url) else { return nil }
        return url
    }

    /// Whether an address leads to the host of `base`, or is relative.
    static func isSameSite(_ text: String, as base: String?) -> Bool {
        guard isAbsolute(text) || text.hasPrefix("//") else { return true }
        guard let base, let absolute = resolve(text, against: base) else { return false }
        return host(absolute) == host(base)
    }

    /// The day that the path of an address names as `/2024/05/03/`, `/2024-05-03`, or `/20240503/`; nil when none.
    static func day(in address: String?) -> Timestamp? {
        guard let address else { return nil }
        let path = address.split(separator: "/").dropFirst(2).prefix(8)
        for (index, part) in path.enumerated() {
            let rest = Array(path.dropFirst(index).prefix(3))
            let numbers = rest.map { $0.allSatisfy(\.isNumber) ? Int($0) : nil }
            if rest.count == 3, part.count == 4, let year = numbers[0], let month = numbers[1], let day = numbers[2],
                let found = plausible(year, month, day)
            {
                return found
            }
            let pieces = part.prefix(10).split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            if pieces.count == 3, part.prefix(4).allSatisfy(\.isNumber), let year = pieces[0], let month = pieces[1],
                let day = pieces[2], let found = plausible(year, month, day)
            {
                return found
            }
            if part.count == 8, let number = Int(part),
                let found = plausible(number / 10_000, number / 100 % 100, number % 100)
            {
                return found
            }
        }
        return nil
    }

    /// A day since there are news on the web.
    private static func plausible(_ year: Int, _ month: Int, _ day: Int) -> Timestamp? {
        guard (1995...2099).contains(year) else { return nil }
        return CalendarDay(year: year, month: month, day: day).map(Timestamp.init(day:))
    }

    /// The host of an absolute address, without "www.".
    private static func host(_ address: String) -> Substring? {
        guard let start = address.range(of: "://")?.upperBound else { return nil }
        let host = address[start...].prefix { $0 != "/" && $0 != ":" && $0 != "?" && $0 != "#" }
        return host.hasPrefix("www.") ? host.dropFirst(4) : host
    }

    private static func isAbsolute(_ text: String) -> Bool {
        let lower = text.prefix(8).lowercased()
        return lower.hasPrefix("http://") || lower.hasPrefix("https://")
    }
}
