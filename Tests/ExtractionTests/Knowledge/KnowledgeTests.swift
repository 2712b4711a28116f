import Foundation
import Testing

@testable import Extraction

/// Tables of a few rows; names of tests say which.
enum SmallKnowledge {
    static let countries = """
        # A comment
        id\tcode\tname\tadjectives\tcapital\taliases\tdemonyms
        country-us\tUS\tUnited States\tAmerican\tWashington, D.C.\tUS|U.S.|America\tAmericans
        country-tw\tTW\tTaiwan\tTaiwanese\tTaipei\t\t
        country-de\tDE\tGermany\tGerman\tBerlin\t\tGermans
        """
    static let organizations = """
        id\tname\tkind\tcountry\taliases\tparent
        saab\tSaab\tcompany\tSE\t\t
        stoke-space\tStoke Space\tstartup\tUS\t~Stoke\t
        ispace\tispace\tcompany\tUS\t\t
        nasa\tNational Aeronautics and Space Administration\tagency\tUS\tNASA\t
        """
    static let products = """
        id\tname\tkind\tcountry\taliases\tmaker
        f-16v\tF-16V\taircraft\tUS\tF-16 Viper\t
        cz-8a\tCZ-8A\tlauncher\tUS\tLong March 8A\t
        """

    static func make() throws -> Knowledge {
        try Knowledge.parse(
            tables: [
                .countries: Array((countries + "\ncountry-se\tSE\tSweden\tSwedish\tStockholm\t\t").utf8),
                .organizations: Array(organizations.utf8),
                .products: Array(products.utf8),
            ],
            lists: [.words: Array("stoke\nspace\nus\n".utf8), .givenNames: Array("Anna\nRaymond\n".utf8)]
        )
    }
}

struct KnowledgeTests {
    @Test func `reads rows, adjectives and marked aliases`() throws {
        let knowledge = try SmallKnowledge.make()
        let stoke = try #require(knowledge.entry(rowID: "stoke-space"))
        #expect(stoke.entityID == "ent_stoke-space")
        #expect(stoke.kind == .startup)
        #expect(stoke.names.map(\.text) == ["Stoke Space", "Stoke"])
        #expect(stoke.names.map(\.needsContext) == [false, true])
        #expect(knowledge.country(code: "TW")?.name == "Taiwan")
        #expect(knowledge.country(code: "TW")?.names.map(\.form) == [.noun, .adjective])
    }

    @Test(arguments: [
        ("organizations", "x\tX Corp\tfactory\tUS\t\t", KnowledgeError.Code.badValue, "kind"),
        ("organizations", "x\tX Corp\tcompany\tXX\t\t", .badValue, "country"),
        ("organizations", "X Corp\tX Corp\tcompany\tUS\t\t", .badValue, "id"),
        ("organizations", "x\t\tcompany\tUS\t\t", .emptyValue, "name"),
        ("organizations", "x\tX Corp\tcity\tUS\t\t", .badValue, "kind"),
        ("organizations", "saab\tSaab\tcompany\tSE\t\t", .duplicateID, "id"),
        ("organizations", "x\tX\tcompany\tUS\ta\tb\tc", .wrongCellCount, ""),
    ])
    func `names file, line, column and value of a bad cell`(
        table: String,
        row: String,
        code: KnowledgeError.Code,
        column: String
    ) throws {
        let text = SmallKnowledge.organizations + "\n" + row
        let error = #expect(throws: KnowledgeError.self) {
            try Knowledge.parse(tables: [
                .countries: Array((SmallKnowledge.countries + "\ncountry-se\tSE\tSweden\t\t\t\t").utf8),
                .organizations: Array(text.utf8),
            ])
        }
        #expect(error?.code == code)
        #expect(error?.file == table + ".tsv")
        #expect(error?.line == 6)
        #expect(error?.column ?? "" == column)
        #expect(error?.description.contains("organizations.tsv:6") == true)
    }

    @Test func `refuses a wrong header and bytes that are no UTF-8`() {
        let header = #expect(throws: KnowledgeError.self) {
            try Knowledge.parse(tables: [.places: Array("id\tname\n".utf8)])
        }
        #expect(header?.code == .badHeader)
        let bytes = #expect(throws: KnowledgeError.self) {
            try Knowledge.parse(tables: [.places: [0x69, 0xFF, 0xFE, 0x0A]])
        }
        #expect(bytes?.code == .notUTF8)
    }

    @Test func `names a table that is missing`() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("parallax-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let error = #expect(throws: KnowledgeError.self) { try Knowledge.load(fromDirectory: folder) }
        #expect(error?.code == .missingFile)
        #expect(error?.file == "countries.tsv")
    }

    @Test func `version changes with any byte and only then`() throws {
        let first = try SmallKnowledge.make().version
        #expect(try SmallKnowledge.make().version == first)
        let other = try Knowledge.parse(tables: [.countries: Array(SmallKnowledge.countries.utf8)]).version
        #expect(other != first)
    }

    @Test func `the tables of the project load`() throws {
        let folder = ProjectFiles.knowledge
        let knowledge = try Knowledge.load(fromDirectory: folder)
        #expect(knowledge.entries.count > 3000)
        #expect(knowledge.lint().filter { $0.code == .unknownRelation } == [])
    }
}

/// Files of the repository, found from where this file lies.
enum ProjectFiles {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let knowledge = root.appendingPathComponent("Config/knowledge")
}

struct KnowledgeLintTests {
    private func lint(_ rows: String) throws -> [KnowledgeFinding] {
        try Knowledge.parse(
            tables: [
                .countries: Array(SmallKnowledge.countries.utf8),
                .organizations: Array(("id\tname\tkind\tcountry\taliases\tparent\n" + rows).utf8),
            ],
            lists: [.words: Array("impulse\n".utf8)]
        ).lint()
    }

    @Test func `finds what misleads`() throws {
        let findings = try lint(
            """
            impulse\tImpulse\tcompany\tUS\t\tnobody
            alpha-space\tAlpha Space\tcompany\tUS\tAS\t
            alpha-space-2\tAlpha-Space\tcompany\tDE\t\t
            """
        )
        #expect(findings.map(\.code) == [.unknownRelation, .everydayName, .shortName, .ambiguousName])
        #expect(findings.map(\.rowID) == ["impulse", "impulse", "alpha-space", "alpha-space-2"])
    }

    @Test func `is silent on sound rows`() throws {
        #expect(try lint("impulse-space\tImpulse Space\tcompany\tUS\t~Impulse\t") == [])
    }
}
