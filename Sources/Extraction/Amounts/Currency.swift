/// How money is written: symbols, codes, names.
enum Currency {
    /// A name that several countries share: which one is meant is told by the text.
    enum Family: Sendable, CaseIterable {
        case dollar, crown, yenOrYuan, franc, peso, rupee, riyal, rial, dirham, dinar, pound, lira, rouble, won
        case shilling, leu

        /// Country to currency, the first being the default.
        var members: [(country: String, code: String)] {
            switch self {
            case .dollar:
                [
                    ("US", "USD"), ("AU", "AUD"), ("CA", "CAD"), ("TW", "TWD"), ("SG", "SGD"), ("HK", "HKD"),
                    ("NZ", "NZD"), ("BN", "BND"), ("JM", "JMD"), ("FJ", "FJD"), ("NA", "NAD"), ("TT", "TTD"),
                ]
            case .crown: [("SE", "SEK"), ("NO", "NOK"), ("DK", "DKK"), ("CZ", "CZK"), ("IS", "ISK")]
            case .yenOrYuan: [("JP", "JPY"), ("CN", "CNY")]
            case .franc: [("CH", "CHF"), ("CM", "XAF"), ("SN", "XOF"), ("RW", "RWF")]
            case .peso: [("MX", "MXN"), ("PH", "PHP"), ("AR", "ARS"), ("CL", "CLP"), ("CO", "COP"), ("UY", "UYU")]
            case .rupee: [("IN", "INR"), ("PK", "PKR"), ("LK", "LKR"), ("NP", "NPR"), ("MU", "MUR")]
            case .riyal: [("SA", "SAR"), ("QA", "QAR"), ("OM", "OMR"), ("YE", "YER")]
            case .rial: [("IR", "IRR"), ("OM", "OMR"), ("YE", "YER")]
            case .dirham: [("AE", "AED"), ("MA", "MAD")]
            case .dinar:
                [
                    ("KW", "KWD"), ("JO", "JOD"), ("IQ", "IQD"), ("DZ", "DZD"), ("TN", "TND"), ("RS", "RSD"),
                    ("BH", "BHD"), ("LY", "LYD"),
                ]
            case .pound: [("GB", "GBP"), ("EG", "EGP"), ("LB", "LBP"), ("SY", "SYP")]
            case .lira: [("TR", "TRY")]
            case .rouble: [("RU", "RUB"), ("BY", "BYN")]
            case .won: [("KR", "KRW"), ("KP", "KPW")]
            case .shilling: [("KE", "KES"), ("UG", "UGX"), ("TZ", "TZS")]
            case .leu: [("RO", "RON"), ("MD", "MDL")]
            }
        }

        var defaultCode: String { members.first?.code ?? "USD" }

        func code(country: String) -> String? { members.first { $0.country == country }?.code }
    }

    enum Reading: Sendable, Equatable {
        case code(String)
        case family(Family)
    }

    /// Symbols by their scalar.
    static func symbol(_ scalar: UInt64) -> Reading? {
        switch scalar {
        case 0x24: .family(.dollar)
        case 0x20AC: .code("EUR")
        case 0xA3: .code("GBP")
        case 0xA5, 0xFFE5: .family(.yenOrYuan)
        case 0x20A9: .code("KRW")
        case 0x20B9, 0x20A8: .family(.rupee)
        case 0x20BD: .code("RUB")
        case 0x20AA: .code("ILS")
        case 0x20BA: .code("TRY")
        case 0x20B4: .code("UAH")
        case 0x0E3F: .code("THB")
        case 0x20AB: .code("VND")
        case 0x20B1: .code("PHP")
        case 0x20A6: .code("NGN")
        case 0x20B8: .code("KZT")
        case 0x20A1: .code("CRC")
        case 0x20BE: .code("GEL")
        case 0x20BC: .code("AZN")
        default: nil
        }
    }

    /// Letters before `$`: "NT$", "A$".
    static let dollarPrefixes = WordTable<String>(
        [
            ("us", "USD"), ("nt", "TWD"), ("ntd", "TWD"), ("a", "AUD"), ("au", "AUD"), ("aud", "AUD"), ("c", "CAD"),
            ("ca", "CAD"), ("cad", "CAD"), ("cdn", "CAD"), ("can", "CAD"), ("s", "SGD"), ("sg", "SGD"),
            ("sgd", "SGD"), ("hk", "HKD"), ("hkd", "HKD"), ("nz", "NZD"), ("nzd", "NZD"), ("r", "BRL"),
            ("mx", "MXN"), ("mex", "MXN"), ("usd", "USD"), ("b", "BND"), ("j", "JMD"), ("twd", "TWD"),
        ]
    )

    /// Letters before `¥` and `£`.
    static let yenPrefixes = WordTable<String>([("cn", "CNY"), ("rmb", "CNY"), ("jp", "JPY"), ("e", "EGP")])

    /// ISO 4217 and the press's own short forms, before or behind the number, in capitals unless marked in ``mixedCase``.
    static let codes = WordTable<Reading>(
        iso.map { (WordKey($0), .code($0)) } + [
            ("rmb", .code("CNY")), ("nis", .code("ILS")), ("rm", .code("MYR")), ("rs", .family(.rupee)),
            ("re", .family(.rupee)), ("ntd", .code("TWD")), ("stg", .code("GBP")), ("rp", .code("IDR")),
            ("kc", .code("CZK")), ("ft", .code("HUF")), ("php", .code("PHP")), ("dhs", .code("AED")),
            ("dh", .code("AED")),
            ("tl", .code("TRY")), ("kd", .code("KWD")), ("sr", .code("SAR")), ("cfa", .code("XAF")),
        ]
    )

    /// Codes that are written with small letters, so that capitals do not tell them from words.
    static let mixedCase: WordSet = ["rs", "rp", "dhs", "dh"]
    /// Codes that are also other abbreviations: only before the number, never behind it.
    static let prefixOnly: WordSet = [
        "rs", "re", "rp", "rm", "ft", "sr", "dh", "kd", "kc", "stg", "all", "try", "top", "cup",
    ]

    /// Names behind the number.
    static let names = WordTable<Reading>(
        plainNames.flatMap { name, code in [(WordKey(name), Reading.code(code)), (WordKey(name + "s"), .code(code))] }
            + sharedNames.flatMap { name, family in
                [(WordKey(name), Reading.family(family)), (WordKey(name + "s"), .family(family))]
            }
    )

    /// "Australian" of "Australian dollars", for all that are written before a currency's name.
    static let adjectives = WordTable<String>(
        [
            ("us", "US"), ("american", "US"), ("australian", "AU"), ("canadian", "CA"), ("taiwan", "TW"),
            ("taiwanese", "TW"), ("singapore", "SG"), ("singaporean", "SG"), ("kong", "HK"), ("zealand", "NZ"),
            ("swedish", "SE"), ("norwegian", "NO"), ("danish", "DK"), ("czech", "CZ"), ("icelandic", "IS"),
            ("japanese", "JP"), ("chinese", "CN"), ("swiss", "CH"), ("mexican", "MX"), ("philippine", "PH"),
            ("argentine", "AR"), ("chilean", "CL"), ("colombian", "CO"), ("indian", "IN"), ("pakistani", "PK"),
            ("pakistan", "PK"), ("saudi", "SA"), ("qatari", "QA"), ("qatar", "QA"), ("omani", "OM"),
            ("iranian", "IR"), ("emirati", "AE"), ("uae", "AE"), ("moroccan", "MA"), ("kuwaiti", "KW"),
            ("jordanian", "JO"), ("iraqi", "IQ"), ("algerian", "DZ"), ("tunisian", "TN"), ("serbian", "RS"),
            ("bahraini", "BH"), ("british", "GB"), ("egyptian", "EG"), ("lebanese", "LB"), ("turkish", "TR"),
            ("russian", "RU"), ("belarusian", "BY"), ("korean", "KR"), ("kenyan", "KE"), ("ugandan", "UG"),
            ("tanzanian", "TZ"), ("romanian", "RO"), ("moldovan", "MD"), ("sri lankan", "LK"), ("nepalese", "NP"),
            ("brunei", "BN"), ("israeli", "IL"), ("polish", "PL"), ("hungarian", "HU"), ("bulgarian", "BG"),
            ("ukrainian", "UA"), ("brazilian", "BR"), ("thai", "TH"), ("malaysian", "MY"), ("indonesian", "ID"),
            ("vietnamese", "VN"), ("african", "ZA"), ("kazakh", "KZ"), ("nigerian", "NG"), ("bangladeshi", "BD"),
        ]
    )

    private static let iso = [
        "USD", "EUR", "GBP", "JPY", "CNY", "CHF", "AUD", "CAD", "NZD", "SEK", "NOK", "DKK", "ISK", "PLN", "CZK",
        "HUF", "RON", "BGN", "UAH", "RUB", "TRY", "ILS", "AED", "SAR", "QAR", "KWD", "BHD", "OMR", "JOD", "EGP",
        "ZAR", "NGN", "KES", "MAD", "INR", "PKR", "BDT", "LKR", "KRW", "TWD", "HKD", "SGD", "MYR", "THB", "IDR",
        "PHP", "VND", "KZT", "BRL", "MXN", "ARS", "CLP", "COP", "PEN", "RSD", "GEL", "AZN",
    ]

    private static let plainNames: [(String, String)] = [
        ("euro", "EUR"), ("yen", "JPY"), ("yuan", "CNY"), ("renminbi", "CNY"), ("zloty", "PLN"), ("zlotych", "PLN"),
        ("zlotie", "PLN"), ("krona", "SEK"), ("kronor", "SEK"), ("koruna", "CZK"), ("forint", "HUF"),
        ("hryvnia", "UAH"), ("hryvna", "UAH"), ("shekel", "ILS"), ("real", "BRL"), ("reais", "BRL"), ("rand", "ZAR"),
        ("baht", "THB"), ("ringgit", "MYR"), ("rupiah", "IDR"), ("dong", "VND"), ("taka", "BDT"), ("tenge", "KZT"),
        ("naira", "NGN"), ("lev", "BGN"), ("leva", "BGN"), ("zl", "PLN"), ("sterling", "GBP"), ("lari", "GEL"),
    ]

    private static let sharedNames: [(String, Family)] = [
        ("dollar", .dollar), ("crown", .crown), ("krone", .crown), ("kroner", .crown), ("kr", .crown),
        ("franc", .franc), ("peso", .peso), ("rupee", .rupee), ("riyal", .riyal), ("rial", .rial),
        ("dirham", .dirham), ("dinar", .dinar), ("pound", .pound), ("lira", .lira), ("ruble", .rouble),
        ("rouble", .rouble), ("won", .won), ("shilling", .shilling), ("leu", .leu), ("lei", .leu),
    ]
}
