/// Takes a site's name off the end or the beginning of a page's title.
enum TitleCleaner {
    /// `title` without `site` behind or before a separator ("Vulcan flies - SpaceNews" → "Vulcan flies").
    ///
    /// Without a known site the title stays as it is: what stands behind a bar may be part of it.
    static func withoutSite(_ title: String, _ site: String?) -> String {
        guard let site, !site.isEmpty else { return title }
        for separator in separators {
            let parts = title.components(separator)
            guard parts.count > 1, let first = parts.first, let last = parts.last else { continue }
            if TitleKey(last) == TitleKey(site) {
                return parts.dropLast().joined(separator: separator)
            }
            if TitleKey(first) == TitleKey(site) {
                return parts.dropFirst().joined(separator: separator)
            }
        }
        return title
    }

    /// `title` without what stands behind or before a separator, when the rest is a heading of the page: then the
    /// page itself shows where its title ends ("Vulcan flies | Launch | SpaceNews" over the heading "Vulcan flies").
    static func asShown(_ title: String, headings: [String]) -> String {
        guard separators.contains(where: { title.contains($0) }) else { return title }
        let keys = headings.filter { $0.utf8.count >= 15 && $0.utf8.count <= title.utf8.count + 8 }.map { TitleKey($0) }
        guard !keys.isEmpty, !keys.contains(TitleKey(title)) else { return title }
        for separator in separators {
            let parts = title.components(separator)
            for count in stride(from: parts.count - 1, to: 0, by: -1) {
                let start = parts.prefix(count).joined(separator: separator)
                let end = parts.suffix(count).joined(separator: separator)
                if isLonger(start, thanHalfOf: title), keys.contains(TitleKey(start)) { return start }
                if isLonger(end, thanHalfOf: title), keys.contains(TitleKey(end)) { return end }
            }
        }
        return title
    }

    /// The name of a site is a heading as well, but shorter than a headline.
    private static func isLonger(_ part: String, thanHalfOf title: String) -> Bool {
        part.count >= 15 && part.count * 2 > title.count
    }

    private static let separators = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " / ", ": ", " • ", "_"]
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: true).map(String.init)
    }
}
