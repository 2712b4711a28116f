import Foundation

/// How likely bytes are in a character set of one byte a character, by how often its language uses its letters.
struct SingleByteModel: Sendable {
    let set: CharacterSet
    /// By byte, 0x80 and above.
    private let logProbabilities: [Double]
    /// Letters of a Latin alphabet stand between ASCII letters; those of other scripts among themselves.
    private let isLatin: Bool
    private let isLetter: [Bool]
    private let isUpperCase: [Bool]

    /// - Parameters:
    ///   - frequent: the letters that make up most of a text's characters above ASCII, in lower case, the most frequent first.
    ///   - prior: how often the set is met, against the others.
    private init(_ label: String, frequent: String, isLatin: Bool = false, prior: Double = 1) {
        let set = CharacterSet.labelled(label) ?? .windows1252
        // Zipf's law, flatter for the few letters that a Latin alphabet adds.
        let decay = isLatin ? 0.96 : 0.9
        var frequencies: [Unicode.Scalar: Double] = [:]
        for (rank, scalar) in frequent.unicodeScalars.enumerated() { frequencies[scalar] = pow(decay, Double(rank)) }
        var weights: [Double] = []
        var letters: [Bool] = []
        var upper: [Bool] = []
        for byte in UInt8(0x80)...0xFF {
            let scalar = SingleByteModel.scalar(byte, in: set)
            letters.append(scalar?.properties.isAlphabetic ?? false)
            upper.append(scalar?.properties.isUppercase ?? false)
            weights.append(scalar.map { SingleByteModel.weight($0, frequencies) } ?? 1e-6)
        }
        let sum = weights.reduce(0, +)
        self.set = set
        self.isLatin = isLatin
        self.isLetter = letters
        self.isUpperCase = upper
        // A Latin text has some characters in a hundred above ASCII, another script nearly all.
        self.logProbabilities = weights.map { log($0 / sum * prior * (isLatin ? 0.3 : 0.8)) }
    }

    func logLikelihood(of bytes: [UInt8]) -> Double {
        var total = 0.0
        var previous: UInt8 = 0x20
        for byte in bytes {
            if byte < 0x80 {
                total += MultiByteModel.asciiLogProbability
                // A letter of another script does not stand beside an ASCII letter.
                if !isLatin, ASCII.isLetter(byte), previous >= 0x80, isLetter[Int(previous) - 0x80] {
                    total += log(0.05)
                }
            } else {
                let index = Int(byte) - 0x80
                total += logProbabilities[index]
                if isLetter[index] { total += adjacency(index, previous) }
            }
            previous = byte
        }
        return total
    }

    private func adjacency(_ index: Int, _ previous: UInt8) -> Double {
        let followsHigh = previous >= 0x80 && isLetter[Int(previous) - 0x80]
        if isLatin {
            // Two accented letters in a row are rare; a capital within a word too.
            if followsHigh { return log(0.05) }
            return isUpperCase[index] && previous | 0x20 >= 0x61 && previous | 0x20 <= 0x7A && previous >= 0x61
                ? log(0.05) : 0
        }
        if ASCII.isLetter(previous) { return log(0.05) }
        if isUpperCase[index], followsHigh, !isUpperCase[Int(previous) - 0x80] { return log(0.05) }
        return 0
    }

    private static func weight(_ scalar: Unicode.Scalar, _ frequencies: [Unicode.Scalar: Double]) -> Double {
        if let frequency = frequencies[scalar] { return frequency }
        if scalar.properties.isUppercase { return 0.05 }
        if scalar.properties.isAlphabetic { return 0.04 }
        // Quotation marks, dashes and the ellipsis; then other signs; then controls, which no text has.
        if (0x2013...0x2026).contains(scalar.value) || scalar == "«" || scalar == "»" || scalar == "\u{A0}" {
            return 0.3
        }
        return scalar.value < 0xA0 ? 1e-6 : 0.02
    }

    private static func scalar(_ byte: UInt8, in set: CharacterSet) -> Unicode.Scalar? {
        guard let converted = CharacterSetConverter.convert([byte], from: set), converted.replaced == 0 else {
            return nil
        }
        return String(decoding: converted.utf8, as: UTF8.self).unicodeScalars.first
    }

    static let all: [SingleByteModel] = [
        SingleByteModel("windows-1252", frequent: "éèàçâêîôùûëïüöäßñóíáúãõåøæ’“”–—…£«»°", isLatin: true),
        SingleByteModel("windows-1250", frequent: "áéíýúóěščřžůďťňąęłśżźćńőűöüăâîţşäôľ", isLatin: true, prior: 0.5),
        SingleByteModel("iso-8859-2", frequent: "áéíýúóěščřžůďťňąęłśżźćńőűöüăâîţşäôľ", isLatin: true, prior: 0.4),
        SingleByteModel("windows-1254", frequent: "ışğüöçİâ", isLatin: true, prior: 0.4),
        SingleByteModel("windows-1257", frequent: "āēīšžģķļņūčąęėįųõäöü", isLatin: true, prior: 0.3),
        SingleByteModel("windows-1251", frequent: "оеаинтсрвлкмдпуяыьзбгйчжшхюцщэфі"),
        SingleByteModel("koi8-r", frequent: "оеаинтсрвлкмдпуяыьзбгйчжшхюцщэфъё"),
        SingleByteModel("iso-8859-5", frequent: "оеаинтсрвлкмдпуяыьзбгйчжшхюцщэфі", prior: 0.7),
        SingleByteModel("x-mac-cyrillic", frequent: "оеаинтсрвлкмдпуяыьзбгйчжшхюцщэфі", prior: 0.3),
        SingleByteModel("ibm866", frequent: "оеаинтсрвлкмдпуяыьзбгйчжшхюцщэфъё", prior: 0.3),
        SingleByteModel("windows-1253", frequent: "αοιετσνηυρπκμλωςγδάίόέήύώθφχ"),
        SingleByteModel("iso-8859-7", frequent: "αοιετσνηυρπκμλωςγδάίόέήύώθφχ", prior: 0.8),
        SingleByteModel("windows-1255", frequent: "יוהלארתבשמנםדכחעפגקצטסזןךף"),
        SingleByteModel("windows-1256", frequent: "اليمنرتوبهةعدسفكقحأ"),
        SingleByteModel("iso-8859-6", frequent: "اليمنرتوبهةعدسفكقحأ", prior: 0.8),
        SingleByteModel("windows-874", frequent: "านรอกเงมยลวดทสตะปบคหพจชแไใโ่้ีัิ์ุู"),
    ]
}
