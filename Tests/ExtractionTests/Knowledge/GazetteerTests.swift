import Testing

@testable import Extraction

struct GazetteerTests {
    private func names(_ text: String) throws -> [String] {
        let knowledge = try SmallKnowledge.make()
        let tokenized = Tokenizer.tokenize(SourceText(title: nil, body: text))
        let scanner = KnownNameScanner(
            text: tokenized,
            traits: tokenized.tokens.map { $0.isWord ? knowledge.lexicon.traits(of: $0.key) : [] },
            gazetteer: knowledge.gazetteer,
            kindOf: { knowledge.entries[Int($0.entry)].kind }
        )
        return scanner.hits().map { hit in
            let entry = knowledge.entries[Int(hit.patterns[0].entry)]
            return tokenized.string(hit.tokens) + "=" + entry.rowID + (hit.isCertain ? "" : "?")
        }
    }

    @Test(arguments: [
        ("the F-16V flew", ["F-16V=f-16v"]), ("the F16V flew", ["F16V=f-16v"]), ("the F 16V flew", ["F 16V=f-16v"]),
        ("a CZ-8A rocket", ["CZ-8A=cz-8a"]), ("a CZ8A rocket", ["CZ8A=cz-8a"]),
        ("Long March 8A", ["Long March 8A=cz-8a"]), ("Long-March 8A", ["Long-March 8A=cz-8a"]),
        ("the US said", ["US=country-us"]), ("the U.S. said", ["U.S.=country-us"]),
        ("Taiwanese and German firms", ["Taiwanese=country-tw", "German=country-de"]),
        ("NASA's plan", ["NASA=nasa"]), ("Nasa said so", ["Nasa=nasa"]),
        ("at ispace in Tokyo", ["ispace=ispace"]), ("SAAB SAID", ["SAAB=saab"]),
        ("we like Stoke Space", ["Stoke Space=stoke-space"]), ("when Stoke flew", ["Stoke=stoke-space?"]),
        ("the National Aeronautics and Space Administration", ["National Aeronautics and Space Administration=nasa"]),
    ])
    func `finds a name in all its spellings`(text: String, expected: [String]) throws {
        #expect(try names(text) == expected)
    }

    @Test(arguments: [
        "he told us so", "to stoke fear", "US$39.5 billion", "it costs NT$5", "saab story", "an f-stop",
        "the nasal cavity", "Longmarch", "germane remarks",
    ])
    func `leaves other words alone`(text: String) throws {
        #expect(try names(text) == [])
    }
}
