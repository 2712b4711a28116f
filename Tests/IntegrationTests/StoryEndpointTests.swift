import Foundation
import TestSupport
import Testing

/// Stories over HTTP: detail, merge, split and the changes they leave, through the built program.
struct StoryEndpointTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func post(_ server: RunningServer, _ text: String, _ day: String, _ source: String) throws -> String {
        let article = ["body": text, "published_at": day, "source": source, "url": "https://\(source).example/\(day)"]
        let body = try JSONSerialization.data(withJSONObject: article)
        let answer = try server.send("POST", "/v1/documents?format=json", body: body, type: "application/json")
        return try #require((answer.json["articles"] as? [[String: Any]])?.first?["id"] as? String)
    }

    private func send(_ server: RunningServer, _ target: String, _ body: [String: Any]) throws -> RunningServer.Answer {
        let data = try JSONSerialization.data(withJSONObject: body)
        return try server.send("POST", target, body: data, type: "application/json")
    }

    @Test func `a story tells its reports, values, conflicts and developments, and is merged and split`() throws {
        let server = try RunningServer(database: folder.path("test.sqlite"))
        let one = try post(
            server,
            "Poland's Armament Agency awarded Saab a contract worth $2.5 billion on November 26, 2025 for three A26 submarines.",
            "2025-11-27",
            "alpha"
        )
        let two = try post(
            server,
            "Saab was awarded a $2.7 billion contract by Poland's Armament Agency for three A26 submarines on Wednesday.",
            "2025-11-27",
            "beta"
        )
        let three = try post(server, "Quite another matter was debated in Oslo.", "2025-11-28", "gamma")
        func story(_ article: String) throws -> String {
            try #require(try server.get("/v1/articles/\(article)").json["story_id"] as? String)
        }
        let (first, third) = (try story(one), try story(three))
        #expect(try story(two) == first && third != first)

        let detail = try server.get("/v1/stories/\(first)").json
        #expect((detail["reports"] as? [Any])?.count == 2)
        #expect(detail["has_conflict"] as? Bool == true)
        let conflict = try #require((detail["conflicts"] as? [[String: Any]])?.first)
        #expect(conflict["field"] as? String == "amount_usd")
        let values = (conflict["values"] as? [[String: Any]])?.compactMap { $0["value"] as? Int }
        #expect(values == [2_500_000_000, 2_700_000_000])
        #expect((detail["events"] as? [[String: Any]])?.first?["fields"] is [Any])
        #expect((detail["timeline"] as? [[String: Any]])?.first?["kind"] as? String == "first_report")
        #expect((try server.get("/v1/stories?include=reports").data.first?["reports"] as? [Any]) != nil)
        let listed = try server.get("/v1/events?event_type=contract&include=claims,reports").data
        #expect((listed.first?["claims"] as? [Any])?.count == 2 && (listed.first?["reports"] as? [Any])?.count == 2)

        let merged = try send(server, "/v1/stories/\(third)/merge", ["into": first])
        #expect(merged.status == 200 && merged.json["id"] as? String == first)
        let gone = try server.get("/v1/stories/\(third)").json
        #expect(gone["status"] as? String == "merged" && gone["merged_into"] as? String == first)
        let split = try send(server, "/v1/stories/\(first)/split", ["article_ids": [three, two]])
        let new = try #require(split.json["id"] as? String)
        #expect(split.status == 200 && ![first, third].contains(new))
        #expect(try story(two) == new && story(three) == new && story(one) == first)
        let actions = try server.get("/v1/changes?kind=story&limit=100").data.compactMap { $0["action"] as? String }
        #expect(actions.contains("merged") && actions.contains("split"))
        let again = try send(server, "/v1/stories/\(new)/merge", ["story_ids": [first]])
        #expect(again.status == 200 && again.json["report_count"] as? Int == 3)

        #expect(try send(server, "/v1/stories/\(new)/merge", ["storys": [first]]).status == 400)
        #expect(try send(server, "/v1/stories/\(new)/merge", [:]).status == 400)
        #expect(try send(server, "/v1/stories/\(new)/split", ["article_ids": ["art_none"]]).status == 404)
        #expect(try send(server, "/v1/stories/sto_none/split", ["article_ids": [one]]).status == 404)
        #expect(try send(server, "/v1/stories/\(new)/split", ["article_ids": [one, two, three]]).status == 409)
    }

    @Test func `every type of event is told with what it covers`() throws {
        let server = try RunningServer(database: folder.path("test.sqlite"))
        let types = try server.get("/v1/event-types").data
        #expect(types.count == 18)
        #expect(types.allSatisfy { ($0["covers"] as? String)?.isEmpty == false && $0["event_count"] as? Int == 0 })
    }

    @Test func `reading anew shows first what it would change, and then changes nothing twice`() throws {
        let file = try folder.write("a.txt", "Saab signed a contract with Poland for three submarines on Friday.\n")
        let database = folder.path("other.sqlite")
        _ = try Program.run(["ingest", file, "--database", database])
        let run = try Program.run(["reanalyze", "--database", database])
        #expect(run.status == 0 && run.output.contains("0 articles: 0 changed"), "\(run.errors)")
        let diff = try Program.run(["reanalyze", "--all", "--diff", "--database", database])
        #expect(diff.status == 0 && diff.output.contains("1 articles: 0 would change, 1 as before"), "\(diff.output)")
        #expect(try Program.run(["reanalyze", "--colour", "--database", database]).status == 2)
    }
}
