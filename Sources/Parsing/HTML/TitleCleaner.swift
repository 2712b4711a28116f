/// Takes a site's name off the end or the beginning of a page's title.
enum TitleCleaner {
    /// `title` without `site` behind or before a separator ("Vulcan flies - SpaceNews" → "Vulcan flies").
    ///
    /// Without a known site the title stays as it is: what stands behind a bar may be part of it.
    static func withoutSite(_ title: String, _ site: String?) -> String {
        guard let site, !site.isEmpty else { return title }
        for separator in [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " / ", ": ", " • "] {
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
}

extension String {
    fileprivate func components(_ separator: String) -> [String] {
        split(separator: separator, omittingEmptySubsequences: true).map(String.init)
    }
}
