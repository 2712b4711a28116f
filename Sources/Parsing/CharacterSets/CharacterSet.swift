/// A character set by its IANA name, with the name that iconv knows it by.
struct CharacterSet: Sendable, Equatable {
    /// Lower case.
    let name: String
    let iconvName: String

    static let utf8 = CharacterSet(name: "utf-8", iconvName: "UTF-8")
    static let utf16LittleEndian = CharacterSet(name: "utf-16le", iconvName: "UTF-16LE")
    static let utf16BigEndian = CharacterSet(name: "utf-16be", iconvName: "UTF-16BE")
    static let utf32LittleEndian = CharacterSet(name: "utf-32le", iconvName: "UTF-32LE")
    static let utf32BigEndian = CharacterSet(name: "utf-32be", iconvName: "UTF-32BE")
    static let windows1252 = CharacterSet(name: "windows-1252", iconvName: "CP1252")

    /// The character set that a label means in practice: publishers who write `iso-8859-1` mean windows-1252, those
    /// who write `gb2312` use GB 18030 (Encoding Standard, section 4.2). Nil: an unknown label.
    static func labelled(_ label: String) -> CharacterSet? {
        let key = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        guard !key.isEmpty, key.utf8.count <= 40 else { return nil }
        if let known = byLabel[key] { return known }
        // iconv knows the rest under their own names; its names for transliteration and charmaps are not for us.
        guard key.utf8.allSatisfy({ ASCII.isLetter($0) || ASCII.isDigit($0) || $0 == 0x2D || $0 == 0x5F }),
            CharacterSetConverter.knows(key)
        else { return nil }
        return CharacterSet(name: key, iconvName: key)
    }

    /// True for the sets whose declaration is worth nothing when the bytes are valid UTF-8.
    var isWestern: Bool { name == "windows-1252" || name == "iso-8859-15" }

    /// True when a text without zero bytes cannot be in this set.
    var hasWideUnits: Bool { name.hasPrefix("utf-16") || name.hasPrefix("utf-32") }

    private static let byLabel: [String: CharacterSet] = {
        var table: [String: CharacterSet] = [:]
        func add(_ name: String, _ iconvName: String, _ labels: [String]) {
            for label in [name] + labels { table[label] = CharacterSet(name: name, iconvName: iconvName) }
        }
        add("utf-8", "UTF-8", ["utf8", "unicode-1-1-utf-8", "x-unicode20utf8", "utf-8-sig"])
        add("utf-16", "UTF-16", ["ucs-2", "iso-10646-ucs-2", "unicode", "utf16"])
        add("utf-16le", "UTF-16LE", [])
        add("utf-16be", "UTF-16BE", [])
        add("utf-32", "UTF-32", ["ucs-4", "iso-10646-ucs-4", "utf32"])
        add(
            "windows-1252",
            "CP1252",
            [
                "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "l1", "ascii", "us-ascii", "ansi",
                "cp1252",
                "x-cp1252", "iso88591", "8859-1", "windows1252", "iso-ir-100", "cp819",
            ]
        )
        add("windows-1250", "CP1250", ["cp1250", "x-cp1250", "windows1250"])
        add("windows-1251", "CP1251", ["cp1251", "x-cp1251", "windows1251", "win-1251"])
        add("windows-1253", "CP1253", ["cp1253", "x-cp1253", "windows1253"])
        add("windows-1254", "CP1254", ["iso-8859-9", "latin5", "cp1254", "x-cp1254", "iso8859-9"])
        add("windows-1255", "CP1255", ["cp1255", "x-cp1255"])
        add("windows-1256", "CP1256", ["cp1256", "x-cp1256"])
        add("windows-1257", "CP1257", ["cp1257", "x-cp1257"])
        add("windows-1258", "CP1258", ["cp1258", "x-cp1258"])
        add("windows-874", "CP874", ["tis-620", "tis620", "iso-8859-11", "dos-874", "cp874"])
        add(
            "gb18030",
            "GB18030",
            ["gb2312", "gbk", "gb_2312", "gb_2312-80", "x-gbk", "cp936", "chinese", "euc-cn", "gb-2312"]
        )
        add("big5", "BIG5-HKSCS", ["big5-hkscs", "big-5", "x-x-big5", "cn-big5", "cp950"])
        add(
            "shift_jis",
            "CP932",
            ["shift-jis", "sjis", "x-sjis", "ms_kanji", "windows-31j", "ms932", "cp932", "shiftjis", "x-ms-cp932"]
        )
        add("euc-jp", "EUC-JP-MS", ["x-euc-jp", "eucjp", "cseucpkdfmtjapanese"])
        add("iso-2022-jp", "ISO-2022-JP-3", ["csiso2022jp"])
        add(
            "euc-kr",
            "CP949",
            ["ks_c_5601-1987", "ksc5601", "korean", "windows-949", "ks_c_5601", "cp949", "euckr", "uhc"]
        )
        add("koi8-r", "KOI8-R", ["koi8", "koi", "koi8_r", "cskoi8r"])
        add("koi8-u", "KOI8-U", ["koi8-ru"])
        add("macintosh", "MACINTOSH", ["mac", "x-mac-roman", "macroman", "mac-roman"])
        add("x-mac-cyrillic", "MAC-CYRILLIC", ["mac-cyrillic", "x-mac-ukrainian"])
        add("ibm866", "CP866", ["866", "cp866"])
        for part in [2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16] {
            add("iso-8859-\(part)", "ISO-8859-\(part)", ["iso8859-\(part)", "iso_8859-\(part)", "iso8859\(part)"])
        }
        add("iso-8859-8", "ISO-8859-8", ["iso-8859-8-i", "logical", "visual"])
        return table
    }()
}
