import Extraction
import Foundation
import Model
import Parsing
import Storage
import TestSupport
import Testing

@testable import Ingestion

/// Which reports become one story, told through the pipeline: the analysis is part of the decision.
struct StoryMatcherTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let pipeline: IngestionPipeline

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(path: folder.path("test.sqlite"), clock: { 1_764_000_000_000 })
        let knowledge = try SharedKnowledge.loaded.get()
        let analyzer = Analyzer(knowledge: knowledge)
        pipeline = IngestionPipeline(store: store, parser: DocumentParser()) { analyzer }
    }

    /// Stores the reports in order and gives the story of each.
    private func stories(_ reports: [(day: String, text: String)]) throws -> [String?] {
        let ids = try reports.enumerated().map { index, report in
            let article = makeArticle(
                body: report.text,
                url: "https://source\(index).example/\(index)",
                published: report.day
            )
            return try pipeline.ingest([article], source: "Source \(index)").first?.articleID ?? ""
        }
        return try ids.map { try store.article(id: $0)?.storyID }
    }

    private static let same: [[(day: String, text: String)]] = [
        [
            (
                "2025-12-23",
                "Japan's H3 rocket failed on December 22, 2025, when its second stage shut down early and the Michibiki 5 navigation satellite was lost, JAXA said."
            ),
            (
                "2025-12-22",
                "The Japan Aerospace Exploration Agency lost a Michibiki satellite on Monday. The upper stage of the H3 stopped before it had reached orbit."
            ),
        ],
        [
            (
                "2025-03-21",
                "Boeing was awarded the contract for the F-47 fighter by the U.S. Air Force on Friday, beating Lockheed Martin to the Next Generation Air Dominance programme."
            ),
            (
                "2025-03-22",
                "President Donald Trump said on March 21 that Boeing will build the F-47, the U.S. Air Force's successor to the F-22. Lockheed Martin lost the competition."
            ),
        ],
        [
            (
                "2024-10-08",
                "SpaceX launched ESA's Hera asteroid probe on a Falcon 9 from Cape Canaveral on October 7, 2024."
            ),
            (
                "2024-10-07",
                "Europe's Hera spacecraft set out for the asteroid Dimorphos on Monday aboard a Falcon 9, the European Space Agency said."
            ),
        ],
        [
            (
                "2025-01-16",
                "Blue Origin's New Glenn reached orbit on its first flight on January 16, 2025, but its booster was lost before landing."
            ),
            (
                "2025-01-16",
                "Blue Origin sent its New Glenn rocket into orbit for the first time early on Thursday from Cape Canaveral; the first stage did not survive its descent."
            ),
        ],
        [
            (
                "2025-07-02",
                "Rheinmetall opened its plant for F-35 centre fuselages in Weeze on July 1, 2025."
            ),
            (
                "2025-07-01",
                "The German group Rheinmetall began work on F-35 fuselages on Tuesday at its new factory in Weeze."
            ),
        ],
        [
            (
                "2025-08-01",
                "Poland signed a contract worth $6.5 billion with Hyundai Rotem for 180 K2 tanks on August 1, 2025."
            ),
            (
                "2025-08-02",
                "Hyundai Rotem will supply 180 K2 tanks to Poland under a deal of about 9 trillion won signed on Friday."
            ),
        ],
        [
            (
                "2025-11-27",
                "South Korea's Nuri rocket lifted off from the Naro Space Center on November 27, 2025, with 13 satellites aboard."
            ),
            (
                "2025-11-26",
                "Korea's Nuri put 13 satellites into orbit on its fourth flight on November 26, 2025 (UTC), the Korea AeroSpace Administration said."
            ),
        ],
        [
            (
                "2025-10-24",
                "Airbus, Thales and Leonardo signed a memorandum of understanding on October 23, 2025 to combine their satellite businesses in a new company with 25,000 staff."
            ),
            (
                "",
                "Airbus, Leonardo and Thales signed a memorandum of understanding on October 23, 2025 to merge their space units into one company that employs 25,000 people."
            ),
        ],
        [
            (
                "2025-03-03",
                "In brief: Firefly Aerospace's Blue Ghost lander touched down on the Moon on March 2."
            ),
            (
                "2025-03-02",
                "Firefly Aerospace landed its Blue Ghost spacecraft in Mare Crisium on the Moon on March 2, 2025, the first fully successful commercial landing, with ten NASA payloads aboard."
            ),
        ],
        [
            (
                "2025-12-30",
                "Saab received an order from France for two GlobalEye early-warning aircraft worth SEK 12.3 billion on December 30, 2025."
            ),
            (
                "2026-01-03",
                "France's procurement agency DGA signed a contract of 12.3 billion kronor with Saab for two GlobalEye aircraft."
            ),
        ],
        [
            (
                "2025-05-27",
                "Rocket Lab agreed to acquire Geost for $275 million on May 27, 2025."
            ),
            (
                "2025-05-28",
                "The payload maker Geost is to be bought by Rocket Lab in a deal worth $275 million, the companies announced on Tuesday."
            ),
        ],
        [
            (
                "2025-06-04",
                "Helsing agreed to acquire the aircraft maker Grob Aircraft on June 4, 2025."
            ),
            (
                "2025-06-05",
                "Grob Aircraft will become part of Helsing, the Munich drone company said on Wednesday."
            ),
        ],
        [
            (
                "2025-10-08",
                "Stoke Space raised $510 million in a Series D round led by the US Innovative Technology Fund on October 8, 2025."
            ),
            (
                "2025-10-09",
                "Stoke Space, which builds the Nova rocket, has secured $510 million in fresh funding, it said on Wednesday."
            ),
        ],
        [
            (
                "2025-03-02",
                "SpaceX is to launch NASA's SPHEREx telescope on a Falcon 9 from Vandenberg on March 4, 2025."
            ),
            (
                "2025-03-05",
                "NASA delayed the launch of its SPHEREx telescope on a SpaceX Falcon 9 from March 4 to March 8."
            ),
        ],
    ]

    private static let different: [[(day: String, text: String)]] = [
        [
            ("2025-05-02", "SpaceX launched a Falcon 9 with 23 Starlink satellites from Cape Canaveral on May 1."),
            ("2025-05-08", "SpaceX launched a Falcon 9 with 23 Starlink satellites from Cape Canaveral on May 8."),
        ],
        [
            ("2025-09-08", "EchoStar sold spectrum licences to SpaceX for $17 billion on Monday."),
            ("2025-08-26", "EchoStar sold spectrum licences to AT&T for $23 billion on Tuesday."),
        ],
        [
            ("2025-06-05", "Anduril raised $2.5 billion in a round led by Founders Fund."),
            ("2025-06-17", "Helsing raised €600 million in a round led by Prima Materia."),
        ],
        [
            ("2025-01-24", "With Donald Trump back in the White House, South Korea expects tariffs on its drones."),
            (
                "2025-01-24",
                "As Donald Trump returns to the White House, Taiwan hopes for orders from the United States."
            ),
        ],
        [
            (
                "2025-05-17",
                "Rocket Lab launched an Electron with an iQPS radar satellite from Mahia on May 17, 2025."
            ),
            (
                "2025-06-11",
                "Rocket Lab launched an Electron with an iQPS radar satellite from Mahia on June 11, 2025."
            ),
        ],
        [
            (
                "2025-06-05",
                "Anduril raised $2.5 billion in a funding round led by Founders Fund on June 5, 2025."
            ),
            (
                "2025-06-18",
                "Anduril and Rheinmetall announced a partnership on June 18, 2025 to build Fury drones for Europe."
            ),
        ],
        [
            (
                "2025-03-07",
                "SpaceX lost its Starship during the eighth test flight on March 6, 2025, minutes after liftoff from Texas."
            ),
            (
                "2025-01-17",
                "SpaceX lost its Starship during the seventh test flight on January 16, 2025, minutes after liftoff from Texas."
            ),
        ],
        [
            (
                "2025-07-30",
                "China launched a Long March 8A with Guowang satellites from Hainan on July 30, 2025."
            ),
            (
                "2025-08-04",
                "China launched a Long March 12 with Guowang satellites from Hainan on August 4, 2025."
            ),
        ],
        [
            (
                "2025-08-29",
                "The U.S. State Department approved the sale of Starlink services to Ukraine for $150 million on August 29, 2025."
            ),
            (
                "2025-08-29",
                "The U.S. State Department approved the sale of Patriot sustainment to Ukraine for $179 million on August 29, 2025."
            ),
        ],
        [
            (
                "2025-07-29",
                "NASA awarded Firefly Aerospace a contract of $176.7 million on July 29, 2025 to take rovers to the Moon's south pole."
            ),
            (
                "2025-09-19",
                "NASA awarded Blue Origin a contract of $190 million on September 19, 2025 to take the VIPER rover to the Moon's south pole."
            ),
        ],
        [
            (
                "2025-06-05",
                "Planet Labs reported revenue of $66.3 million for its first quarter on Wednesday."
            ),
            (
                "2025-09-08",
                "Planet Labs reported revenue of $73.4 million for its second quarter on Monday."
            ),
        ],
        [
            (
                "2025-10-22",
                "Ukraine and Sweden signed a letter of intent on October 22, 2025 for up to 150 Gripen E fighters."
            ),
            (
                "2025-11-17",
                "Ukraine and France signed a letter of intent on November 17, 2025 for up to 100 Rafale fighters."
            ),
        ],
        [
            (
                "2025-06-03",
                "The Philippines ordered 12 FA-50 fighters from Korea Aerospace Industries for $700 million in June 2025."
            ),
            (
                "2025-06-05",
                "Korea Aerospace Industries delivered an FA-50 fighter to Poland in June 2025 after a delay."
            ),
        ],
        [
            (
                "2025-07-09",
                "Donald Trump announced a tariff of 50% on goods from Brazil on July 9, 2025."
            ),
            (
                "2025-07-12",
                "Donald Trump announced a tariff of 30% on goods from Mexico on July 12, 2025."
            ),
        ],
        [
            (
                "2025-08-14",
                "SpaceX launched 28 Starlink satellites on a Falcon 9 from Cape Canaveral on August 14, 2025."
            ),
            (
                "2025-08-18",
                "SpaceX launched 24 Starlink satellites on a Falcon 9 from Vandenberg on August 18, 2025."
            ),
        ],
        [
            (
                "2025-05-29",
                "Germany pledged €5 billion in military aid for Ukraine on May 28, 2025, including long-range drones built in Ukraine."
            ),
            (
                "2025-05-22",
                "Germany set up its 45th Panzer Brigade in Lithuania on May 22, 2025, its first permanent foreign unit."
            ),
        ],
        [
            (
                "2025-02-27",
                "Intuitive Machines launched its Athena lander on a Falcon 9 from Kennedy Space Center on February 26, 2025."
            ),
            (
                "2025-03-07",
                "Intuitive Machines' Athena lander came to rest on its side on the Moon on March 6, 2025 and the mission ended."
            ),
        ],
        [
            (
                "2025-09-03",
                "China showed its DF-61 missile at a parade in Beijing on September 3, 2025."
            ),
            (
                "2025-09-03",
                "Xi Jinping met Vladimir Putin and Kim Jong Un in Beijing on September 3, 2025."
            ),
        ],
        [
            (
                "2025-12-03",
                "France's MBDA received an order for Mistral 3 missiles from Denmark."
            ),
            (
                "2025-12-04",
                "MBDA received an order for Aster missiles from Italy and France."
            ),
        ],
    ]

    @Test(arguments: same.indices, [false, true])
    func `reports of one event are one story, in either order`(index: Int, isReversed: Bool) throws {
        let reports = StoryMatcherTests.same[index]
        let found = try stories(isReversed ? reports.reversed() : reports)
        #expect(found[0] != nil && found[0] == found[1])
    }

    @Test(arguments: different.indices, [false, true])
    func `reports of two events are two stories`(index: Int, isReversed: Bool) throws {
        let reports = StoryMatcherTests.different[index]
        let found = try stories(isReversed ? reports.reversed() : reports)
        #expect(found[0] != found[1])
    }
}
