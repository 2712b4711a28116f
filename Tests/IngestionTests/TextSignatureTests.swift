import TestSupport
import Testing

@testable import Ingestion

struct TextSignatureTests {
    private static let text = """
        Poland's Armament Agency awarded Saab a contract worth 2.3 billion euros for three submarines, with the first \
        delivery expected in 2030 and training on a used boat until then.
        """

    @Test func `the same words are the same text`() {
        let one = TextSignature(of: TextSignatureTests.text)
        let other = TextSignature(of: TextSignatureTests.text.uppercased().replacing(",", with: " ;"))
        #expect(one.similarity(to: other) == 1)
        #expect(one.bands == other.bands && one.bands.count == 8)
    }

    @Test func `a slightly edited text shares a band`() {
        let one = TextSignature(of: TextSignatureTests.text)
        let other = TextSignature(of: TextSignatureTests.text + " The agency confirmed it.")
        #expect(one.similarity(to: other) > 0.8)
        #expect(!Set(one.bands).isDisjoint(with: other.bands))
        #expect(one.containment(in: other) == 1)
    }

    @Test func `different texts share nothing`() {
        let other = TextSignature(
            of: "Rocket Lab launched an Electron from New Zealand with a radar satellite for a Japanese customer."
        )
        let one = TextSignature(of: TextSignatureTests.text)
        #expect(one.similarity(to: other) == 0)
        #expect(Set(one.bands).isDisjoint(with: other.bands))
    }

    @Test(arguments: ["", "Too short to tell.", "one two three four five six seven"])
    func `a short text has no signature`(text: String) {
        let signature = TextSignature(of: text)
        #expect(signature.bands.isEmpty)
        #expect(signature.similarity(to: signature) == 0)
    }

    @Test func `texts that are much alike nearly always share a band`() {
        var random = RandomSource(seed: 3)
        let words = (0..<400).map { "word\($0)" }
        var found = 0
        for _ in 0..<200 {
            let base = (0..<60).map { _ in words.randomElement(using: &random) ?? "" }
            var edited = base
            edited[Int.random(in: 0..<60, using: &random)] = "changed"
            let one = TextSignature(of: base.joined(separator: " "))
            let other = TextSignature(of: edited.joined(separator: " "))
            if !Set(one.bands).isDisjoint(with: other.bands) { found += 1 }
        }
        #expect(found >= 198)
    }
}
