import Foundation

/// Lower case without diacritics, so that "Akıncı", "AKINCI" and "Akinci" are one word.
enum LetterFolding {
    /// UTF-8 of `text` in lower case with Latin diacritics dropped; other scripts are only put in lower case.
    static func fold(_ text: String) -> [UInt8] {
        var folded: [UInt8] = []
        folded.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars { append(scalar, to: &folded) }
        return folded
    }

    /// Appends the folded form of one scalar.
    static func append(_ scalar: Unicode.Scalar, to bytes: inout [UInt8]) {
        if scalar.value < 0x80 {
            bytes.append(lowercaseASCII(UInt8(scalar.value)))
        } else if scalar.value < UInt32(table.count) {
            bytes.append(contentsOf: table[Int(scalar.value)])
        } else if (0x1E00..<0x1F00).contains(scalar.value) {
            bytes.append(contentsOf: foldedByFoundation(scalar))
        } else if !(0x0300..<0x0370).contains(scalar.value) {
            bytes.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
        }
    }

    @inline(__always)
    static func lowercaseASCII(_ byte: UInt8) -> UInt8 {
        byte &- 0x41 < 26 ? byte | 0x20 : byte
    }

    /// Letters that Unicode does not decompose but that the press writes without their mark.
    private static let undecomposed: [Character: String] = [
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h",
    ]

    /// U+0000 to U+024F, computed once.
    private static let table: [[UInt8]] = (0..<0x250).map { value in
        Unicode.Scalar(value).map { Array(foldedByFoundation($0)) } ?? []
    }

    private static func foldedByFoundation(_ scalar: Unicode.Scalar) -> String.UTF8View {
        let lower = String(scalar).lowercased()
        let bare = lower.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
            !(0x0300..<0x0370).contains($0.value)
        }
        return String(String.UnicodeScalarView(bare)).flatMapped(by: undecomposed).utf8
    }
}

extension String {
    fileprivate func flatMapped(by replacements: [Character: String]) -> String {
        reduce(into: "") { $0 += replacements[$1] ?? String($1) }
    }
}
