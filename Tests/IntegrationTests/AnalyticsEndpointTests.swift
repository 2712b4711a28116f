import Foundation
import TestSupport
import Testing

/// The analytic endpoints over the real server, checked against its lists.
struct AnalyticsEndpointTests {
    private let folder: TemporaryFolder
    private let server: RunningServer
    private let database: String

    /// Who orders what from whom, as three sources tell it.
    private static let reports: [(source: String, day: String, text: String)] = [
        (
            "Alpha", "2025-11-20",
            "Poland's Armament Agency awarded Saab a contract worth $2.3 billion on November 19, 2025 for three A26 submarines."
        ),
        (
            "Beta", "2025-11-21",
            "Poland's Armament Agency awarded Saab a contract worth $2.3 billion on November 19, 2025 for three A26 submarines."
        ),
        (
            "Alpha", "2025-11-25",
            "Rocket Lab announced plans to deploy a constellation of 20 satellites starting in the fourth quarter of 2027."
        ),
        ("Gamma", "2025-12-01", "Airbus and Thales signed a partnership on November 28, 2025 to build a satellite."),
        ("Gamma", "2025-12-02", "Boeing acquired Spirit AeroSystems on December 1, 2025 for $4.7 billion."),
        ("Beta", "2025-12-03", "The Bundeswehr awarded Rheinmetall a contract for radar images on December 2, 2025."),
    ]

    init() throws {
        folder = try TemporaryFolder()
        database = folder.path("test.sqlite")
        server = try RunningServer(database: database)
        for (index, report) in AnalyticsEndpointTests.reports.enumerated() {
            try post(report.source, report.day, report.text, number: index)
        }
    }

    private func post(_ source: String, _ day: String, _ text: String, number: Int) throws {
        let article: [String: Any] = [
            "title": text, "body": text + " It was told by \(source) on that day, number \(number).",
            "source": source, "published_at": day, "url": "https://example.org/\(source)/\(number)", "language": "en",
        ]
        let body = try JSONSerialization.data(withJSONObject: article)
        let answer = try server.send("POST", "/v1/documents", body: body, type: "application/json")
        #expect(answer.status == 201, "\(String(decoding: answer.body, as: UTF8.self))")
    }

    private func total(_ target: String) throws -> Int {
        try #require((server.get(target).json["meta"] as? [String: Any])?["total"] as? Int)
    }

    private func meta(_ answer: RunningServer.Answer) throws -> [String: Any] {
        try #require(answer.json["meta"] as? [String: Any])
    }

    @Test func `aggregates agree with the lists`() throws {
        for subject in ["articles", "events", "stories"] {
            let answer = try server.get("/v1/aggregate/\(subject)?group_by=source&metric=count,sum(amount_usd)")
            #expect(answer.status == 200)
            #expect(try meta(answer)["total"] as? Int == total("/v1/\(subject)"))
            #expect(try meta(answer)["counts"] as? String == subject)
            for row in answer.data {
                let source = try #require(row["source"] as? String)
                #expect(
                    row["count"] as? Int == (try total("/v1/\(subject)?source=\(source)")),
                    "\(subject) of \(source)"
                )
            }
        }
        let byType = try server.get("/v1/aggregate/events?group_by=event_type")
        for row in byType.data {
            let type = try #require(row["event_type"] as? String)
            #expect(row["count"] as? Int == (try total("/v1/events?event_type=\(type)")))
        }
        let contracts = try server.get(
            "/v1/aggregate/events?group_by=event_type&metric=sum(amount_usd)&event_type=contract"
        )
        #expect(contracts.data.first?["sum(amount_usd)"] as? Double == 2_300_000_000, "told twice, counted once")
        let mentions = try server.get("/v1/aggregate/mentions?group_by=entity&entity=Saab").data
        #expect(mentions.count == 1 && mentions[0]["entity"] as? String == "Saab")
    }

    @Test func `rows beyond top make one other row, and shares are of the whole`() throws {
        let answer = try server.get("/v1/aggregate/articles?group_by=source&top=1")
        #expect(answer.data.count == 2)
        #expect(answer.data.last?["source"] as? String == "other")
        #expect(answer.data.last?["is_other"] as? Bool == true)
        let counts = answer.data.compactMap { $0["count"] as? Int }
        #expect(try counts.reduce(0, +) == total("/v1/articles"))
        let shares = answer.data.compactMap { $0["share"] as? Double }
        #expect(abs(shares.reduce(0, +) - 1) < 1e-9)
        #expect(try server.get("/v1/aggregate/articles?group_by=source&top=1&other=false").data.count == 1)
        let change = try server.get(
            "/v1/aggregate/articles?group_by=month(published_at)&since=2025-12-01&until=2025-12-12&change=true"
        )
        #expect(try meta(change)["previous_total"] as? Int == 3)
    }

    @Test func `timelines have their empty buckets and more on request`() throws {
        let answer = try server.get(
            "/v1/timeline?of=articles&interval=week&since=2025-11-17&until=2025-12-14&cumulative=true"
                + "&moving_average=2&share=true&time_zone=Europe/Berlin"
        )
        #expect(answer.status == 200)
        #expect(answer.data.compactMap { $0["week"] as? String } == ["2025-W47", "2025-W48", "2025-W49", "2025-W50"])
        #expect(answer.data.compactMap { $0["value"] as? Int }.reduce(0, +) == 6)
        #expect(answer.data.last?["cumulative"] as? Int == 6)
        #expect(answer.data.last?["value"] as? Int == 0)
        let split = try server.get("/v1/timeline?of=events&interval=year&split=event_type")
        #expect(Set(split.data.compactMap { $0["series"] as? String }).contains("contract"))
    }

    @Test func `the graph tells who supplies whom, in Grafana's names`() throws {
        let edges = try server.get("/v1/graph/edges?entity=Saab")
        let edge = try #require(edges.data.first { $0["relation"] as? String == "supplier_of" })
        let nodes = try server.get("/v1/graph/nodes?entity=Saab").data
        let names = Dictionary(
            nodes.map { ($0["id"] as? String ?? "", $0["title"] as? String ?? "") },
            uniquingKeysWith: { first, _ in first }
        )
        #expect(names[edge["source"] as? String ?? ""] == "Saab")
        #expect(names.count >= 2)
        for id in try #require(edge["event_ids"] as? [String]) {
            #expect(try server.get("/v1/events/\(id)").status == 200)
        }
        #expect(edge["amount_usd"] as? Double == 2_300_000_000)
        let saab = try #require(names.first { $0.value == "Saab" }?.key)
        let related = try server.get("/v1/entities/\(saab)/related?layer=typed").data
        #expect(related.first?["relation"] as? String == "supplier_of")
        let markup = try server.get("/v1/graph/edges?format=graphml")
        #expect(markup.headers["content-type"]?.hasPrefix("application/graphml+xml") == true)
        #expect(String(decoding: markup.body, as: UTF8.self).contains("<graphml"))
        #expect(try server.get("/v1/graph/edges?layer=together&entity=Saab").status == 200)
    }

    @Test func `trends, comparison, calendar and coverage answer`() throws {
        let trends = try server.get("/v1/trends?window=4w&until=2025-12-04&minimum=1&kind=entity,new_entity,pair")
        #expect(try meta(trends)["total"] as? Int == 6)
        #expect(trends.data.contains { $0["value"] as? String == "Saab" && $0["kind"] as? String == "new_entity" })
        #expect(trends.data.allSatisfy { ($0["explanation"] as? String)?.contains("in 28 days") == true })

        let compare = try server.get("/v1/compare?entity=Saab,Boeing")
        #expect(Set(compare.data.compactMap { $0["entity"] as? String }) == ["Saab", "Boeing"])
        let totals = compare.data.filter { $0["section"] as? String == "total" && $0["key"] as? String == "articles" }
        #expect(
            totals.map { $0["value"] as? Int } == [
                try total("/v1/articles?entity=Saab"), try total("/v1/articles?entity=Boeing"),
            ]
        )

        let ahead = try server.get("/v1/calendar?on=2026-01-01")
        #expect(ahead.data.contains { $0["date"] as? String == "2027-Q4" && $0["precision"] as? String == "quarter" })
        let passed = try server.get("/v1/calendar?on=2029-01-01&show=passed")
        #expect(passed.data.contains { $0["state"] as? String == "passed_unreported" })

        let coverage = try server.get("/v1/coverage").data
        #expect(coverage.compactMap { $0["articles"] as? Int }.reduce(0, +) == 6)
        #expect(try server.get("/v1/coverage?of=reading").data.allSatisfy { $0["state"] as? String == "unknown" })
        #expect(try server.get("/v1/coverage?of=overlap").status == 200)
    }

    @Test func `an answer's tag changes with its data only`() throws {
        let targets = [
            "/v1/aggregate/articles?group_by=entity&source=Alpha", "/v1/timeline?of=articles&source=Alpha",
            "/v1/graph/edges?source=Alpha", "/v1/coverage?source=Alpha", "/v1/compare?entity=Saab",
        ]
        func tags() throws -> [String] {
            try targets.map { target in
                let answer = try server.get(target)
                #expect(try meta(answer)["as_of"] is String, "\(target)")
                let tag = try #require(answer.headers["etag"])
                #expect(!tag.hasPrefix("W/"))
                return tag
            }
        }
        let before = try tags()
        #expect(try tags() == before)
        try post("Delta", "2025-12-04", "Leonardo opened a plant in Italy on December 3, 2025.", number: 90)
        #expect(try tags() == before, "another source's report is none of their data")
        try post("Alpha", "2025-12-05", "Saab opened a plant in Sweden on December 4, 2025.", number: 91)
        let after = try tags()
        for (index, target) in targets.enumerated() where !target.contains("graph") {
            #expect(after[index] != before[index], "\(target)")
        }
    }

    @Test func `rows come as CSV and NDJSON too`() throws {
        let table = try server.get("/v1/aggregate/events?group_by=event_type,status&format=csv")
        #expect(table.headers["content-type"]?.hasPrefix("text/csv") == true)
        let lines = String(decoding: table.body, as: UTF8.self).split(separator: "\r\n")
        #expect(lines.first == "event_type,status,count,share,is_other")
        let rows = try server.get("/v1/aggregate/events?group_by=event_type,status").data
        #expect(lines.count == rows.count + 1)
        let ndjson = try server.get("/v1/aggregate/events?group_by=event_type,status&format=ndjson")
        #expect(ndjson.body.count { $0 == 0x0A } == rows.count)
    }

    @Test(arguments: [
        "/v1/aggregate/events?group_by=colour", "/v1/aggregate/events", "/v1/aggregate/events?group_by=source&color=1",
        "/v1/aggregate/events?group_by=source,source", "/v1/aggregate/events?group_by=source&metric=mean",
        "/v1/aggregate/events?group_by=source&include_amounts=award", "/v1/timeline?interval=decade",
        "/v1/timeline?time_zone=Mars", "/v1/graph/edges?layer=secret", "/v1/graph/edges?depth=9",
        "/v1/trends?window=3y", "/v1/compare", "/v1/calendar?show=all2", "/v1/coverage?of=nothing",
        "/v1/aggregate/events?group_by=source&change=true", "/v1/aggregate/events?group_by=source&format=xml",
    ])
    func `what is not understood is a 400 that says what is allowed`(target: String) throws {
        let answer = try server.get(target)
        #expect(answer.status == 400, "\(target)")
        #expect(answer.headers["content-type"] == "application/problem+json")
        #expect((answer.json["errors"] as? [[String: Any]])?.isEmpty == false)
    }
}
