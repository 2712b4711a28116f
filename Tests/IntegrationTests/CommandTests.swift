import Foundation
import TestSupport
import Testing

/// The commands as a person or cron runs them.
struct CommandTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `parse writes every key of the contract`() throws {
        let feed = """
            <?xml version="1.0"?><rss version="2.0"><channel><title>Example</title><item>
            <title>Eris flies</title><link>https://example.org/eris</link><description>It flew.</description>
            <pubDate>Wed, 30 Jul 2025 10:00:00 GMT</pubDate></item></channel></rss>
            """
        let result = try Program.run(["parse", "--format", "feed", "-"], input: feed)
        #expect(result.status == 0, "\(result.errors)")
        let object = try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any]
        let keys = [
            "title", "body", "summary", "url", "authors", "published_at", "updated_at", "language", "source", "tags",
            "image_url", "format", "warnings",
        ]
        #expect(object.map { Set($0.keys) } == Set(keys))
        #expect(object?["published_at"] as? String == "2025-07-30T10:00:00Z")
    }

    @Test func `analyze keeps other keys and gives the same bytes each time`() throws {
        let line =
            #"{"id": "x-1", "extra": {"b": [1, 2.50], "a": null}, "body": "NASA picked Blue Origin on May 3, 2026."}"#
        let first = try Program.run(["analyze", "-"], input: line + "\n")
        let second = try Program.run(["analyze", "-"], input: line + "\n")
        #expect(first.status == 0, "\(first.errors)")
        #expect(first.output == second.output)
        #expect(first.output.hasPrefix(String(line.dropLast()) + #","analysis":{"#))
        let again = try Program.run(["analyze", "-"], input: first.output)
        let analyses = [first, again].map { result in
            (try? JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])?["analysis"]
                as? NSDictionary
        }
        #expect(analyses[0] != nil && analyses[0] == analyses[1])
    }

    @Test func `analyze names the line that is no article`() throws {
        let result = try Program.run(["analyze", "-"], input: "{\"body\":\"Fine.\"}\n{\"body\": 7}\n")
        #expect(result.status == 3)
        #expect(result.errors.contains("line 2"))
        #expect(result.output.split(separator: "\n").count == 1)
    }

    @Test(arguments: [
        (["serve", "--port", "99999"], "server.port"),
        (["ingest", "/nowhere/at/all"], "/nowhere/at/all"),
        (["ingest", "-", "--format", "papyrus"], "--format"),
        (["ingest", "-", "--published", "soon"], "--published"),
        (["search", "x", "--limit", "0"], "--limit"),
        (["config", "--config", "/nowhere.yaml"], "/nowhere.yaml"),
        (["serve", "--host", "0.0.0.0", "--port", "0"], "token"),
        (["frobnicate"], "frobnicate"),
    ])
    func `bad usage ends with 2 and names the fault`(arguments: [String], fault: String) throws {
        let takesDatabase = ["serve", "ingest", "search", "config"].contains(arguments[0])
        let database = takesDatabase ? ["--database", folder.path("t.sqlite")] : []
        let result = try Program.run(arguments + database)
        #expect(result.status == 2, "\(result.errors)")
        #expect(result.errors.contains(fault))
    }

    @Test func `settings layers override each other and say where they come from`() throws {
        let file = try folder.write("parallax.yaml", "server:\n  port: 9001\n  workers: 3\nlog:\n  level: warning\n")
        let result = try Program.run(
            ["config", "--config", file, "--log-level", "error"],
            environment: ["PARALLAX_SERVER_WORKERS": "7"]
        )
        #expect(result.status == 0, "\(result.errors)")
        func line(_ key: String) -> String {
            result.output.split(separator: "\n").first { $0.hasPrefix(key + " ") }.map(String.init) ?? ""
        }
        #expect(line("server.port").contains("9001") && line("server.port").contains(file))
        #expect(line("server.workers").contains("7") && line("server.workers").contains("PARALLAX_SERVER_WORKERS"))
        #expect(line("log.level").contains("error") && line("log.level").contains("--log-level"))
        #expect(line("storage.readers").contains("default"))
    }

    @Test(arguments: [
        ("server:\n  prot: 1\n", "server.prot", ":2"),
        ("servers:\n  port: 1\n", "servers", ":2"),
        ("server:\n  port: many\n", "server.port", "whole number"),
        ("server: [1]\n", "server", ":1"),
        ("server:\n  port: 70000\n", "server.port", "65535"),
    ])
    func `a bad settings file is refused with key and place`(text: String, key: String, detail: String) throws {
        let file = try folder.write("bad.yaml", text)
        let result = try Program.run(["config", "--config", file])
        #expect(result.status == 2)
        #expect(result.errors.contains(file) && result.errors.contains(key) && result.errors.contains(detail))
    }

    @Test func `an unknown environment setting is refused`() throws {
        let result = try Program.run(["config"], environment: ["PARALLAX_SERVER_PROT": "1"])
        #expect(result.status == 2)
        #expect(result.errors.contains("PARALLAX_SERVER_PROT"))
    }

    @Test func `a database of another program is refused untouched`() throws {
        let path = try folder.write("other.sqlite", "this is not a database at all, but long enough to be looked at")
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        let result = try Program.run(["migrate", "--database", path])
        #expect(result.status == 1)
        #expect(result.errors.contains("not an SQLite database"))
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test func `the sample documents are read without a fault`() throws {
        let samples = Repository.root.appendingPathComponent("Samples").path
        let result = try Program.run(
            ["ingest", samples, "--published", "2026-01-24", "--database", folder.path("samples.sqlite")]
        )
        #expect(result.status == 0, "\(result.errors)")
        #expect(result.output.contains(" 0 failed"))
    }

    @Test(.enabled(if: Repository.shared != nil, "needs the seeds beside the checkout"))
    func `each paragraph of the seed pages that is an article is stored once`() throws {
        let shared = try #require(Repository.shared)
        let gold = try String(contentsOf: shared.appendingPathComponent("gold/seeds.jsonl"), encoding: .utf8)
        let expected = gold.split(separator: "\n").count
        let arguments = [
            "ingest", shared.appendingPathComponent("seeds").path, "--database", folder.path("seeds.sqlite"),
        ]
        #expect(try Program.run(arguments).output.contains("\(expected) new"))
        #expect(try Program.run(arguments).output.contains("0 new, \(expected) known"))
    }
}

/// A server is told to stop in the very moment it says that it listens.
struct TerminationTests {
    @Test func `a signal that comes at once is not lost`() throws {
        let folder = try TemporaryFolder()
        for round in 0..<3 {
            let server = try RunningServer(database: folder.path("t\(round).sqlite"))
            #expect(server.stop() == 0)
        }
    }
}
