import Foundation
import TestSupport
import Testing

/// From documents to answers through the built program, a real socket and a real database file.
struct EndToEndTests {
    private let folder: TemporaryFolder
    private var database: String { folder.path("test.sqlite") }

    private static let page = """
        Latest news
        CONNECT WITH US
        Poland's Armament Agency awarded Saab a contract worth €2.3 billion on November 26, 2025 for three A26 \
        submarines, with deliveries expected by 2030.

        Rocket Lab announced plans to deploy a constellation of 20 satellites starting in the fourth quarter of 2027, \
        a step the Long Beach company had prepared for two years.

        """

    init() throws { folder = try TemporaryFolder() }

    @Test func `a page is ingested once and answered from`() throws {
        let file = try folder.write("page.txt", EndToEndTests.page)
        let first = try Program.run(["ingest", file, "--published", "2025-12-01", "--database", database])
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output.contains("2 new"))
        let second = try Program.run(["ingest", file, "--published", "2025-12-01", "--database", database])
        #expect(second.output.contains("0 new, 2 known"))

        let server = try RunningServer(database: database)
        let articles = try server.get("/v1/articles")
        #expect(articles.status == 200)
        #expect(articles.data.count == 2)

        let found = try server.get("/v1/search?q=submarines")
        #expect(found.data.count == 1)
        #expect((found.data.first?["snippet_html"] as? String)?.contains("<mark>submarines</mark>") == true)

        let entities = try server.get("/v1/entities?name=saab")
        #expect(entities.data.first?["name"] as? String == "Saab")

        let events = try server.get("/v1/events?event_type=contract")
        let event = try #require(events.data.first)
        let suppliers = (event["counterparties"] as? [[String: Any]])?.compactMap { $0["name"] as? String }
        #expect(suppliers == ["Saab"])
        #expect(event["occurred_on"] as? String == "2025-11-26")
        let evidence = try #require(event["evidence"] as? [String: Any])
        #expect((evidence["quote"] as? String)?.hasPrefix("Poland's Armament Agency awarded") == true)

        let rows = try server.get("/v1/aggregate/events?group_by=event_type").data
        let total = rows.compactMap { $0["count"] as? Int }.reduce(0, +)
        let meta = try server.get("/v1/events").json["meta"] as? [String: Any]
        #expect(total == meta?["total"] as? Int)
        #expect(rows.contains { $0["event_type"] as? String == "contract" })

        let ahead = try server.get("/v1/events?occurred_on_gte=2027-01-01&status=planned")
        #expect(ahead.data.contains { $0["occurred_on"] as? String == "2027-Q4" })
        #expect(try server.get("/v1/timeline?interval=year").data.contains { $0["time"] as? String == "2025-01-01" })
        #expect(server.stop() == 0)
    }

    @Test func `a posted article is findable as soon as it is acknowledged, and changes are told in order`() throws {
        let server = try RunningServer(database: database)
        let article = Data(
            #"{"title":"Gilmour flies Eris","body":"Gilmour Space launched its Eris rocket from Bowen on Wednesday.","url":"https://example.org/a?utm_source=x","published_at":"2025-07-31","source":"Example"}"#
                .utf8
        )
        let posted = try server.send("POST", "/v1/documents?format=json", body: article, type: "application/json")
        #expect(posted.status == 201)
        let id = try #require((posted.json["articles"] as? [[String: Any]])?.first?["id"] as? String)
        #expect(try server.get("/v1/search?q=eris").data.first?["id"] as? String == id)
        let again = try server.send("POST", "/v1/documents?format=json", body: article, type: "application/json")
        #expect(again.status == 200)

        let changes = try server.get("/v1/changes?kind=article")
        #expect(changes.data.map { $0["id"] as? String } == [id])
        let last = (changes.json["meta"] as? [String: Any])?["last_sequence"] as? Int ?? 0
        #expect(try server.get("/v1/changes?after=\(last)").data.isEmpty)

        #expect(try server.send("DELETE", "/v1/articles/\(id)").status == 204)
        #expect(try server.get("/v1/articles/\(id)").status == 410)
        #expect(try server.get("/v1/search?q=eris").data.isEmpty)
        let back = try server.send("POST", "/v1/documents?format=json", body: article, type: "application/json")
        #expect((back.json["counts"] as? [String: Any])?["left_out"] as? Int == 1)
        #expect(try server.get("/v1/changes?after=\(last)&kind=article").data.last?["action"] as? String == "deleted")
    }

    @Test func `analysing stores nothing`() throws {
        let server = try RunningServer(database: database)
        let text = Data("SpaceX launched 23 satellites from Cape Canaveral on 23 October 2025.".utf8)
        let answer = try server.send("POST", "/v1/analyze", body: text, type: "text/plain")
        #expect(answer.status == 200)
        let analysis = try #require(answer.data.first?["analysis"] as? [String: Any])
        let names = (analysis["entities"] as? [[String: Any]])?.compactMap { $0["name"] as? String } ?? []
        #expect(names.contains("SpaceX"))
        #expect(try server.get("/v1/articles").data.isEmpty)
        #expect(try server.get("/v1/changes").data.isEmpty)
    }

    @Test(arguments: [
        ("/v1/articles?colour=red", "unknown_parameter", "colour"),
        ("/v1/events?event_type=party", "bad_value", "event_type"),
        ("/v1/articles?limit=0", "bad_value", "limit"),
        ("/v1/articles?since=tomorrowish", "bad_value", "since"),
        ("/v1/articles?country=Taiwan", "bad_value", "country"),
        ("/v1/articles?cursor=abc", "bad_value", "cursor"),
        ("/v1/articles?fields=colour", "bad_value", "fields"),
        ("/v1/events?entity=Nobody+Ever", "unknown_value", "entity"),
        ("/v1/aggregate/events", "bad_value", "group_by"),
        ("/v1/search", "bad_value", "q"),
    ])
    func `a wrong parameter is named with what is allowed`(target: String, code: String, parameter: String) throws {
        let server = try RunningServer(database: database)
        let answer = try server.get(target)
        #expect(answer.status == 400)
        #expect(answer.headers["content-type"]?.hasPrefix("application/problem+json") == true)
        #expect(answer.json["code"] as? String == code)
        let errors = answer.json["errors"] as? [[String: Any]]
        #expect(errors?.first?["param"] as? String == parameter)
    }

    @Test func `every article is met once while paging through a growing list`() throws {
        let server = try RunningServer(database: database)
        func post(_ number: Int) throws {
            let day = CalendarLabel.day(number)
            let body =
                #"{"title":"Item \#(number)","body":"Text number \#(number) of the list.","published_at":"\#(day)","url":"https://example.org/\#(number)"}"#
            _ = try server.send("POST", "/v1/documents?format=json", body: Data(body.utf8), type: "application/json")
        }
        for number in 0..<25 { try post(number) }
        var seen: [String] = []
        var target = "/v1/articles?limit=7&fields=url"
        while true {
            let page = try server.get(target)
            seen += page.data.compactMap { $0["url"] as? String }
            guard let cursor = page.json["next_cursor"] as? String else { break }
            #expect(page.headers["link"]?.contains(cursor) == true)
            target = "/v1/articles?limit=7&fields=url&cursor=\(cursor)"
            try post(100 + seen.count)
        }
        let expected = Set((0..<25).map { "https://example.org/\($0)" })
        #expect(Set(seen).isSuperset(of: expected))
        #expect(Set(seen).count == seen.count)
    }
}

private enum CalendarLabel {
    /// Days in 2025, several items on each.
    static func day(_ number: Int) -> String { "2025-01-" + (number % 9 < 9 ? "0\(number % 9 + 1)" : "10") }
}
