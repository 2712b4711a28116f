/// A number as written, without its unit.
struct Numeral: Sendable {
    /// In full: "1.2 million" is 1200000. A glued magnitude ("40m") is not in it; see ``suffix``.
    var value: Double
    /// The digits and words of the number, its magnitude included.
    var tokens: Range<Int>
    /// The magnitude that ``value`` contains; 1 when none was written.
    var magnitude: Double = 1
    var isWritten = false
    /// "hundreds of", "several thousand".
    var isVague = false
    /// "260+".
    var hasPlus = false
    /// Bytes of the letters glued to the digits ("m" of "40m", "Tbps" of "6Tbps"); empty when none.
    var suffix: Range<Int> = 0..<0
    var suffixKey: WordKey?
    /// Four digits without separators, as years are written.
    var isYearLike = false

    func multiplied(by factor: Double) -> Numeral {
        var numeral = self
        numeral.value = Numeral.product(value, factor)
        numeral.magnitude *= factor
        return numeral
    }

    /// `value * factor` without the dust of binary fractions: 24.438 billion is 24438000000 exactly.
    static func product(_ value: Double, _ factor: Double) -> Double {
        let product = value * factor
        guard factor >= 100, product < 1e18 else { return product }
        let thousandths = (product * 1000).rounded() / 1000
        return abs(thousandths - product) <= abs(product) * 1e-12 ? thousandths : product
    }
}
