import Foundation

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
