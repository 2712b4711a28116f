import Testing

@testable import Extraction

struct TokenizerTests {
    @Test(arguments: [
        ("China's plan", ["China", "'s", "plan"]),
        ("China’s O’Brien don’t O'Neil", ["China", "’s", "O’Brien", "don’t", "O'Neil"]),
        ("F-16V and CZ-8A", ["F", "-", "16V", "and", "CZ", "-", "8A"]),
        (
            "NT$1.25 trillion (US$39.5 billion)",
            ["NT", "$", "1.25", "trillion", "(", "US", "$", "39.5", "billion", ")"]
        ),
        ("13,904 satellites, 6Tbps.", ["13,904", "satellites", ",", "6Tbps", "."]),
        ("the U.S. Air Force", ["the", "U.S.", "Air", "Force"]),
        ("R&D at AT&T, T&AM", ["R&D", "at", "AT&T", ",", "T&AM"]),
        ("2026-30 plan", ["2026", "-", "30", "plan"]),
        ("€40m – £1.2bn", ["€", "40m", "–", "£", "1.2bn"]),
        ("see https://example.org/a?b=1, then", ["see", "https://example.org/a?b=1", ",", "then"]),
        ("Akıncı und Kármán", ["Akıncı", "und", "Kármán"]),
        ("the 2000s' end", ["the", "2000s", "'", "end"]),
        ("the U.S.", ["the", "U.S."]),
        ("", []),
    ])
    func `cuts into tokens`(text: String, expected: [String]) {
        let tokenized = Tokenizer.tokenize(SourceText(title: nil, body: text))
        #expect(tokenized.tokens.indices.map { tokenized.string($0) } == expected)
    }

    @Test(arguments: [("Akıncı", "AKINCI"), ("U.S.", "us"), ("Orzeł", "orzel"), ("Selçuk", "selcuk"), ("R&D", "r&d")])
    func `one key for one word`(left: String, right: String) {
        let key = { (text: String) in Tokenizer.tokenize(SourceText(title: nil, body: text)).tokens.first?.key }
        #expect(key(left) == WordKey(right))
    }

    @Test(arguments: [
        ("It flew. The U.S. Army saw it.", 2),
        ("Gen. Michael Guetlein spoke on Nov. 25. He left.", 2),
        ("\"We won.\" They cheered.", 2),
        ("One line\nAnother line\n\nA paragraph", 3),
        ("It cost $3.5 million. About 20 flew.", 2),
        ("He works in the U.S. The company does not.", 2),
    ])
    func `splits into sentences`(text: String, count: Int) {
        #expect(Tokenizer.tokenize(SourceText(title: nil, body: text)).sentences.count == count)
    }

    @Test func `maps bytes to scalars`() {
        let body = String(repeating: "Kármán – ", count: 40) + "end"
        let text = Tokenizer.tokenize(SourceText(title: "Título", body: body))
        let scalars = Array(("Título\n\n" + body).unicodeScalars)
        for index in text.tokens.indices {
            let (start, end) = text.scalars(index..<(index + 1))
            #expect(String(String.UnicodeScalarView(scalars[start..<end])) == text.string(index))
        }
    }
}
