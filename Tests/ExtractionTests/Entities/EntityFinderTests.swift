import Foundation
import Model
import Testing

@testable import Extraction

/// Names that no table holds, told by shape and use; knowledge is a few countries.
struct EntityFinderTests {
    private func entities(_ body: String, title: String? = nil) throws -> [Entity] {
        let words = try [UInt8](Data(contentsOf: ProjectFiles.knowledge.appendingPathComponent("words.txt")))
        let given = try [UInt8](Data(contentsOf: ProjectFiles.knowledge.appendingPathComponent("given-names.txt")))
        let knowledge = try Knowledge.parse(
            tables: [.countries: Array(SmallKnowledge.countries.utf8)],
            lists: [.words: words, .givenNames: given]
        )
        return Analyzer(knowledge: knowledge).analyze(Article(title: title, body: body)).entities
    }

    private func found(_ body: String, title: String? = nil) throws -> Set<String> {
        Set(try entities(body, title: title).map { "\($0.type.rawValue): \($0.name)" })
    }

    @Test(arguments: [
        "Orders went to the startup Varkonia last week.", "Varkonia, a maker of radios, was founded in May.",
        "Shares in Varkonia rose on Friday.", "The round for Varkonia closed in June.",
        "The plan was praised by rocket maker Varkonia on Monday.", "Varkonia's shares fell by half.",
        "The operator, Varkonia, would not comment.", "Germany's Varkonia built the antenna.",
    ])
    func `tells a company by its context`(text: String) throws {
        #expect(try found(text).contains("organization: Varkonia"))
    }

    @Test(arguments: [
        "Varkonia GmbH", "Varkonia Technologies", "Varkonia Aerospace", "Varkonia S.p.A.", "Varkonia Oy",
        "Varkonia & Sons Ltd", "Institute of Applied Optics", "Ministry of Trade and Industry",
        "Ministry of Economy, Trade and Industry", "Varkonia Defence and Space Group",
    ])
    func `tells an organization by its words`(name: String) throws {
        let names = try entities("Talks with \(name) ended in March.").filter { $0.type == .organization }.map(\.name)
        #expect(names.contains { name.hasPrefix($0) && $0.count > 8 })
    }

    @Test(arguments: [
        "Prime Minister Sanoa Velkari said so.", "Gen. Sanoa Velkari said so.",
        "The head of the agency, Sanoa Velkari, resigned.", "\"It works,\" said Sanoa Velkari, the founder.",
        "Sanoa Velkari, chief executive of the firm, left.", "It was told to analyst Sanoa Velkari in June.",
        "Deputy Defense Secretary Sanoa Velkari resigned.",
    ])
    func `tells a person and leaves the title`(text: String) throws {
        #expect(try found(text) == ["person: Sanoa Velkari"])
    }

    /// Kinds of use that fresh items of our own showed to be missed.
    @Test(arguments: [
        ("It chose its Velkar, which flies at night.", "product: Velkar"),
        ("The police named malware called VelkarWiper.", "product: VelkarWiper"),
        ("Handed over was the Velkar, the fifth of seven patrol ships.", "product: Velkar"),
        ("Sanoa Velkari and his crew came home.", "person: Sanoa Velkari"),
        ("Sanoa Velkari-Orlik of the firm said so.", "person: Sanoa Velkari-Orlik"),
        ("Velk Jae-il, the chief executive, agreed.", "person: Velk Jae-il"),
        ("Police held the Varkon, a bulk carrier.", "product: Varkon"),
        ("He founded Varkonia, which builds radios.", "organization: Varkonia"),
        ("The owner of RF Materials, which makes magnets, agreed.", "organization: RF Materials"),
        ("The Authority for Consumers and Markets agreed.", "organization: Authority for Consumers and Markets"),
        ("People died in the hills of Orlikovo.", "place: Orlikovo"),
    ])
    func `tells names by further uses`(text: String, expected: String) throws {
        let names = try found(text)
        #expect(names.contains(expected), "\(names)")
    }

    @Test(arguments: [
        ("The A26 submarine sailed.", "A26"), ("Three KV-14B drones flew.", "KV-14B"),
        ("The Velkar-3 rocket lifted off.", "Velkar-3"), ("They bought the Velkar missile.", "Velkar"),
        ("Its first product, Velkar, flies at night.", "Velkar"), ("The Orlik-class frigates are old.", "Orlik-class"),
        ("They launched a satellite called Velkar in May.", "Velkar"), ("USS Velkar left port.", "USS Velkar"),
    ])
    func `tells a product`(text: String, name: String) throws {
        #expect(try found(text) == ["product: \(name)"])
    }

    @Test(arguments: [
        ("The Orvex program was cut.", "Orvex"),
        ("Under the Lunar Cargo Initiative it flew.", "Lunar Cargo Initiative"),
        ("The Orvex satellite constellation will grow.", "Orvex"),
        ("The Space (Launches and Returns) Act says so.", "Space (Launches and Returns) Act"),
        ("The Maritime Security Strategy was published.", "Maritime Security Strategy"),
    ])
    func `tells a program`(text: String, name: String) throws {
        #expect(try found(text) == ["program: \(name)"])
    }

    @Test(arguments: [
        ("It was built in Velkarsund last year.", "Velkarsund"), ("the Velkarsund-based company", "Velkarsund"),
        ("VELKARSUND — Work began on Monday.", "VELKARSUND"), ("They landed at Velkar Airport.", "Velkar Airport"),
        ("ships off the Velkar peninsula", "Velkar"),
    ])
    func `tells a place`(text: String, name: String) throws {
        #expect(try found(text).contains("place: \(name)"))
    }

    @Test(arguments: [
        "The company said on Tuesday that the Group had sold satellites.", "The CEO met the Minister in May.",
        "Low Earth orbit (LEO) is crowded.", "An initial public offering (IPO) was delayed.", "AI is everywhere.",
        "However, under pressure, many agreed.", "Germans like it.", "It paid US$5 million in Q3.",
        "Shares rose. Analysts were surprised. Officials declined to comment.",
    ])
    func `invents nothing`(text: String) throws {
        #expect(try found(text) == [])
    }

    @Test func `joins abbreviation, short form and surname`() throws {
        let entities = try entities(
            "Velkar Space Technologies (VST) hired Raymond Orlo as chief executive. VST was founded in May. "
                + "Velkar makes rockets, and Orlo likes them."
        )
        #expect(entities.map(\.name) == ["Velkar Space Technologies", "Raymond Orlo"])
        #expect(
            entities.map { $0.mentions.map(\.text) } == [
                ["Velkar Space Technologies", "VST", "VST", "Velkar"], ["Raymond Orlo", "Orlo"],
            ]
        )
    }

    @Test func `reads headlines by what the text says`() throws {
        let found = try found(
            "Orbital tugs are made by startup Velkar, which raised money.",
            title: "Velkar Raises Money for Orbital Tugs as Demand Grows"
        )
        #expect(found == ["organization: Velkar"])
    }

    @Test func `mentions point at their characters`() throws {
        let title = "Königsberg – Überblick"
        let body = "Die Firma “Kärnten Technologies” und Taiwan's Ørsk Aerospace, a maker of radios."
        let scalars = Array((title + "\n\n" + body).unicodeScalars)
        let mentions = try entities(body, title: title).flatMap(\.mentions)
        #expect(!mentions.isEmpty)
        for mention in mentions {
            #expect(String(String.UnicodeScalarView(scalars[mention.start..<mention.end])) == mention.text)
        }
    }

    @Test func `unknown names keep their id across articles`() throws {
        let first = try entities("Talks with Velkar Aerospace ended.").first
        let second = try entities("Germany will pay, said VELKAR Aerospace.").first { $0.type == .organization }
        #expect(first?.id == second?.id)
        #expect(first.map { Identifier.isWellFormed($0.id, kind: .entity) } == true)
    }

    @Test func `salience follows headline, lead and frequency`() throws {
        let entities = try entities(
            "Velkar Aerospace flew. Velkar Aerospace landed.\n\nIt was seen by Orlik Systems.",
            title: "Velkar Aerospace Flies"
        )
        let salience = Dictionary(uniqueKeysWithValues: entities.map { ($0.name, $0.salience) })
        #expect((salience["Velkar Aerospace"] ?? 0) > (salience["Orlik Systems"] ?? 1))
    }
}
