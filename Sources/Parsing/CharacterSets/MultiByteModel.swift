import Foundation

/// How likely bytes are in one of the East Asian character sets, by the rows of its code table.
struct MultiByteModel: Sendable {
    let set: CharacterSet
    /// A class of two-byte characters: rows (first bytes), columns (second bytes), the share of a text's characters
    /// that it makes up, and how many characters share it.
    private struct Zone: Sendable {
        var rows: ClosedRange<UInt8>
        var columns: ClosedRange<UInt8>
        var share: Double
        var count: Double

        var logProbability: Double { log(share / count) }
    }

    private let zones: [Zone]
    /// Single bytes above ASCII, such as Shift_JIS's half-width kana.
    private let singles: (bytes: ClosedRange<UInt8>, logProbability: Double)?

    /// ASCII bytes are as likely under all models, so that taking one as a second byte costs what it saves.
    static let asciiLogProbability = log(1.0 / 64)
    private static let invalidLogProbability = log(1e-6)

    private init(_ label: String, singles: (ClosedRange<UInt8>, Double)? = nil, _ zones: [Zone]) {
        self.set = CharacterSet.labelled(label) ?? .windows1252
        self.zones = zones
        self.singles = singles.map { ($0.0, log($0.1 / Double($0.0.count))) }
    }

    func logLikelihood(of bytes: [UInt8]) -> Double {
        var total = 0.0
        var position = 0
        while position < bytes.count {
            let byte = bytes[position]
            guard byte >= 0x80 else {
                total += MultiByteModel.asciiLogProbability
                position += 1
                continue
            }
            if position + 1 < bytes.count {
                let next = bytes[position + 1]
                if let zone = zones.first(where: { $0.rows.contains(byte) && $0.columns.contains(next) }) {
                    total += zone.logProbability
                    position += 2
                    continue
                }
            }
            if let singles, singles.bytes.contains(byte) {
                total += singles.logProbability
            } else if position + 1 < bytes.count {
                // The last byte may be half of a character.
                total += MultiByteModel.invalidLogProbability
            }
            position += 1
        }
        return total
    }

    static let all: [MultiByteModel] = [
        // JIS X 0208 in EUC: hiragana, katakana, punctuation, level 1 kanji, the rest.
        MultiByteModel(
            "euc-jp",
            [
                Zone(rows: 0xA4...0xA4, columns: 0xA1...0xF3, share: 0.45, count: 83),
                Zone(rows: 0xA5...0xA5, columns: 0xA1...0xF6, share: 0.14, count: 86),
                Zone(rows: 0xA1...0xA3, columns: 0xA1...0xFE, share: 0.08, count: 282),
                Zone(rows: 0xB0...0xCF, columns: 0xA1...0xFE, share: 0.32, count: 2965),
                Zone(rows: 0x8E...0x8E, columns: 0xA1...0xDF, share: 0.002, count: 63),
                Zone(rows: 0xA6...0xFE, columns: 0xA1...0xFE, share: 0.008, count: 5400),
            ]
        ),
        // The same characters in Shift_JIS's arrangement.
        MultiByteModel(
            "shift_jis",
            singles: (0xA1...0xDF, 0.002),
            [
                Zone(rows: 0x82...0x82, columns: 0x9F...0xF1, share: 0.45, count: 83),
                Zone(rows: 0x83...0x83, columns: 0x40...0x96, share: 0.14, count: 86),
                Zone(rows: 0x81...0x82, columns: 0x40...0xFC, share: 0.08, count: 282),
                Zone(rows: 0x88...0x97, columns: 0x40...0xFC, share: 0.32, count: 2965),
                Zone(rows: 0x83...0x9F, columns: 0x40...0xFC, share: 0.006, count: 3000),
                Zone(rows: 0xE0...0xFC, columns: 0x40...0xFC, share: 0.002, count: 3000),
            ]
        ),
        // KS X 1001: hangul, punctuation, the rest of hangul in code page 949, hanja.
        MultiByteModel(
            "euc-kr",
            [
                Zone(rows: 0xB0...0xC8, columns: 0xA1...0xFE, share: 0.92, count: 2350),
                Zone(rows: 0xA1...0xA3, columns: 0xA1...0xFE, share: 0.06, count: 282),
                Zone(rows: 0x81...0xC6, columns: 0x41...0xA0, share: 0.008, count: 8822),
                Zone(rows: 0xA4...0xFD, columns: 0xA1...0xFE, share: 0.012, count: 5900),
            ]
        ),
        // GB 2312: level 1 (by sound, the frequent ones), punctuation, level 2, GBK's additions.
        MultiByteModel(
            "gb18030",
            [
                Zone(rows: 0xB0...0xD7, columns: 0xA1...0xFE, share: 0.85, count: 3755),
                Zone(rows: 0xA1...0xA3, columns: 0xA1...0xFE, share: 0.1, count: 282),
                Zone(rows: 0xD8...0xF7, columns: 0xA1...0xFE, share: 0.04, count: 3008),
                Zone(rows: 0x81...0xFE, columns: 0x40...0xFE, share: 0.01, count: 16_000),
            ]
        ),
        // Big5: frequent characters, punctuation, the rest.
        MultiByteModel(
            "big5",
            [
                Zone(rows: 0xA4...0xC6, columns: 0x40...0x7E, share: 0.36, count: 2205),
                Zone(rows: 0xA4...0xC6, columns: 0xA1...0xFE, share: 0.52, count: 3196),
                Zone(rows: 0xA1...0xA3, columns: 0x40...0xFE, share: 0.1, count: 408),
                Zone(rows: 0xC9...0xF9, columns: 0x40...0xFE, share: 0.02, count: 7652),
            ]
        ),
    ]
}
