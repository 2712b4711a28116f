import Model
import Testing

@testable import Extraction

struct TopicFinderTests {
    private static let table = """
        # A table for tests.
        term\ttopic\tweight
        drone\tuncrewed_systems\t3
        anti-drone\tcounter_uas\t3
        GPS\tnavigation\t3
        aid\tdefense_spending\t1
        launch facility\tlaunch_vehicles\t3
        Stargate\tartificial_intelligence\t3
        Cloud + Acme data\tspace_computing\t3
        @city\tlow_altitude_economy\t1
        @country\ttrade_policy\t2
        """

    @Test(arguments: [
        ("A drone flew.", [Topic.uncrewedSystems]), ("Drones flew.", [.uncrewedSystems]),
        ("An anti-drone gun.", [.counterUAS]),
        ("An anti drone gun.", [.counterUAS]), ("GPS failed.", [.navigation]), ("The gps failed.", []),
        ("Some aid came.", []),
        ("Two launch facilities opened.", [.launchVehicles]), ("Nothing of it.", []), ("", []),
    ])
    func `finds terms`(text: String, expected: [Topic]) throws {
        let analyzer = Analyzer(knowledge: .empty, topicTerms: try TopicTerms.parse(Self.table))
        #expect(analyzer.analyze(Article(body: text)).topics == expected)
    }

    @Test(arguments: [
        ("The Stargate opened.", [Topic.artificialIntelligence]), ("A stargate opened.", []),
        ("Acme runs a Cloud.", [.spaceComputing]), ("Acme runs in the cloud.", []), ("Its Cloud has an acme.", []),
        ("It has data and a Cloud.", [.spaceComputing]),
    ])
    func `a capital in a term asks for one in the text`(text: String, expected: [Topic]) throws {
        let analyzer = Analyzer(knowledge: .empty, topicTerms: try TopicTerms.parse(Self.table))
        #expect(analyzer.analyze(Article(body: text)).topics == expected)
    }

    @Test func `things of a kind count like a term`() throws {
        let analyzer = Analyzer(
            knowledge: try TestKnowledge.countries(),
            topicTerms: try TopicTerms.parse(Self.table)
        )
        #expect(analyzer.analyze(Article(body: "Norway agreed.")).topics == [.tradePolicy])
        #expect(analyzer.analyze(Article(body: "Nobody agreed.")).topics == [])
    }

    @Test func `what is far weaker than the main topic is left out`() throws {
        let table = "term\ttopic\tweight\ntank\tland_systems\t10\nradar\tradar_ew\t2.5\n"
        let analyzer = Analyzer(knowledge: .empty, topicTerms: try TopicTerms.parse(table))
        #expect(analyzer.analyze(Article(body: "A tank with a radar.")).topics == [.landSystems, .radarEW])
        let article = Article(title: "The tank", body: "A tank with a radar.")
        #expect(analyzer.analyze(article).topics == [.landSystems])
    }

    @Test func `asks more of a long article than of its title`() throws {
        let analyzer = Analyzer(knowledge: .empty, topicTerms: try TopicTerms.parse(Self.table))
        let filler = String(repeating: "Nothing was said about that at the time. ", count: 60)
        #expect(analyzer.analyze(Article(body: filler + "A drone flew.")).topics == [])
        #expect(analyzer.analyze(Article(title: "Drone flies", body: filler)).topics == [.uncrewedSystems])
    }

    @Test(arguments: [
        ("term\ttopic\nx\tcyber", "cells"), ("term\ttopic\tweight\nx\tcookery\t3", "launch_vehicles"),
        ("term\ttopic\tweight\nx\tcyber\theavy", "weight"), ("term\ttopic\tweight\n-\tcyber\t1", "letters"),
        ("term\ttopic\tweight\n@flower\tcyber\t1", "launcher"),
    ])
    func `names what is wrong in the table`(text: String, expected: String) {
        let error = #expect(throws: AnalysisTableError.self) { try TopicTerms.parse(text) }
        #expect(error?.allowed.contains(expected) == true)
    }

    @Test func `counts the homes of places and organisations`() throws {
        let analyzer = Analyzer(knowledge: try TestKnowledge.countries())
        let analysis = analyzer.analyze(
            Article(body: "Norway and Swedish firms met Japan's envoy. Norwegian firms, too.")
        )
        #expect(analysis.countries == ["NO", "SE", "JP"])
    }
}
