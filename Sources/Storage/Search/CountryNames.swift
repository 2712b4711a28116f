import Foundation

/// Countries by the names that people type.
enum CountryNames {
    /// The ISO 3166-1 code; nil when nothing is called so.
    static func code(of name: String) -> String? {
        let folded = NameFolding.fold(name)
        if folded.utf8.count == 2 {
            let code = folded.uppercased()
            if codes.contains(code) { return code }
        }
        return table[folded]
    }

    private static let codes: Set<String> = Set(
        Locale.Region.isoRegions.map(\.identifier).filter { code in
            code.utf8.count == 2 && code.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        }
    )

    private static let table: [String: String] = {
        let locale = Locale(identifier: "en_US")
        var table: [String: String] = [:]
        for code in codes {
            if let name = locale.localizedString(forRegionCode: code) { table[NameFolding.fold(name)] = code }
        }
        let others = [
            "usa": "US", "u s": "US", "u s a": "US", "america": "US", "united states of america": "US", "uk": "GB",
            "britain": "GB", "great britain": "GB", "england": "GB", "czech republic": "CZ", "south korea": "KR",
            "republic of korea": "KR", "north korea": "KP", "uae": "AE", "turkey": "TR", "holland": "NL",
            "burma": "MM", "ivory coast": "CI", "hong kong": "HK", "macau": "MO", "prc": "CN", "roc": "TW",
            "russian federation": "RU", "vatican": "VA", "palestine": "PS", "swaziland": "SZ",
        ]
        return table.merging(others) { _, other in other }
    }()
}
