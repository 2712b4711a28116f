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

    private static func isAbsolute(_ text: String) -> Bool {
        let lower = text.prefix(8).lowercased()
        return lower.hasPrefix("http://") || lower.hasPrefix("https://")
    }
}
