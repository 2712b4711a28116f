import Foundation

/// One address for one page, whatever brought the reader there.
public enum CanonicalAddress {
    /// Scheme and host in lower case without `www.`, no default port, no fragment, no tracking parameters, the others
    /// sorted, no trailing slash. Nil when `text` is no http or https address.
    ///
    ///     CanonicalAddress.of("HTTPS://www.Example.org/a/?utm_source=x&b=2#top")  // "https://example.org/a?b=2"
    public static func of(_ text: String) -> String? {
        guard var parts = URLComponents(string: text.trimmingCharacters(in: .whitespacesAndNewlines)),
            let scheme = parts.scheme?.lowercased(), scheme == "http" || scheme == "https",
            let host = parts.host?.lowercased(), !host.isEmpty
        else { return nil }
        // Nearly every site serves the same page on both schemes.
        parts.scheme = "https"
        parts.host = host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
        if parts.port == 80 || parts.port == 443 { parts.port = nil }
        parts.user = nil
        parts.password = nil
        parts.fragment = nil
        let kept = (parts.queryItems ?? []).filter { !isTracking($0.name) }
        parts.queryItems = kept.isEmpty ? nil : kept.sorted { ($0.name, $0.value ?? "") < ($1.name, $1.value ?? "") }
        while parts.path.hasSuffix("/") { parts.path.removeLast() }
        return parts.string
    }

    private static func isTracking(_ name: String) -> Bool {
        let name = name.lowercased()
        return prefixes.contains { name.hasPrefix($0) } || names.contains(name)
    }

    /// Parameters that campaigns and social sites add; none of them chooses content.
    private static let prefixes = ["utm_", "mc_", "pk_", "mtm_", "hsa_", "oly_", "_hs"]
    private static let names: Set<String> = [
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "twclid", "ref_src", "cmpid", "ncid", "sr_share",
        "spm", "share", "smid", "guccounter", "guce_referrer", "guce_referrer_sig", "rss", "feed",
    ]
}
