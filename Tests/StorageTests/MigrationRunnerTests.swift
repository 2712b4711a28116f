import Foundation
import GRDB
import Migrations
import TestSupport
import Testing

@testable import Storage

struct MigrationRunnerTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path("test.sqlite") }

    init() throws { folder = try TemporaryFolder() }

    private func open() throws -> Store { try Store(path: path, clock: { 1_764_000_000_000 }) }

    @Test func `a new database gets every migration once`() throws {
        let first = try open()
        #expect(first.migration.from == 0)
        #expect(first.migration.applied == Migrations.all.map(\.name))
        try first.close()
        let second = try open()
        #expect(second.migration.applied.isEmpty)
        #expect(second.migration.from == Migrations.all.last?.version)
    }

    @Test func `versions ascend from one`() {
        let versions = Migrations.all.map(\.version)
        #expect(versions.first == 1)
        #expect(versions == Set(versions).sorted())
    }

    @Test func `a migration that comes in between is applied to a database that stands beyond it`() throws {
        let queue = try DatabaseQueue()
        let first = Migrations.Migration.make(1, "CREATE TABLE first (id INTEGER) STRICT")
        let between = Migrations.Migration.make(2, "CREATE TABLE second (id INTEGER) STRICT")
        let last = Migrations.Migration.make(3, "CREATE TABLE third (id INTEGER) STRICT")
        _ = try MigrationRunner(migrations: [first, last]).run(on: queue, now: 0)
        let report = try MigrationRunner(migrations: [first, between, last]).run(on: queue, now: 0)
        #expect(report.applied == [between.name])
        let exists = try queue.read { try $0.tableExists("second") }
        #expect(exists)
    }

    @Test func `an edited applied file is refused before anything is touched`() throws {
        try open().close()
        try change("UPDATE schema_migration SET sha256 = printf('%064d', 0) WHERE version = 1")
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect { try open() } throws: { ($0 as? StoreError)?.code == .migrationChanged }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test func `a database of a newer program is refused`() throws {
        try open().close()
        try change(
            "INSERT INTO schema_migration VALUES (9999, 'v9999_future.sql', printf('%064d', 1), 0)"
        )
        #expect { try open() } throws: { error in
            let error = error as? StoreError
            return error?.code == .tooNew && error?.message.contains("9999") == true
        }
    }

    @Test func `a database of another program is refused`() throws {
        let other = try DatabaseQueue(path: path)
        try other.write { try $0.execute(sql: "CREATE TABLE note (text TEXT)") }
        try other.close()
        let before = try Data(contentsOf: URL(fileURLWithPath: path))
        #expect { try open() } throws: { ($0 as? StoreError)?.code == .notOurs }
        #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == before)
    }

    @Test func `a migration that fails leaves nothing behind`() throws {
        let queue = try DatabaseQueue()
        let broken = [
            Migrations.Migration.make(1, "CREATE TABLE first (id INTEGER) STRICT"),
            Migrations.Migration.make(2, "CREATE TABLE second (id INTEGER) STRICT; CREATE TABLE first (id INTEGER)"),
        ]
        #expect(throws: (any Error).self) { try MigrationRunner(migrations: broken).run(on: queue, now: 0) }
        try queue.read { connection in
            let hasFirst = try connection.tableExists("first")
            #expect(hasFirst)
            let hasSecond = try connection.tableExists("second")
            #expect(!hasSecond)
            #expect(try Int.fetchOne(connection, sql: "SELECT max(version) FROM schema_migration") == 1)
        }
    }

    @Test func `every table but the index is strict`() throws {
        let store = try open()
        let loose = try store.read { connection in
            try String.fetchAll(
                connection,
                sql: """
                    SELECT name FROM pragma_table_list
                    WHERE type = 'table' AND NOT strict AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'article_fts%'
                    """
            )
        }
        #expect(loose.isEmpty)
    }

    @Test func `every documented view can be read`() throws {
        let store = try open()
        let documentation = try String(
            contentsOf: Repository.root.appendingPathComponent("Docs/database.md"),
            encoding: .utf8
        )
        try store.read { connection in
            let views = try String.fetchAll(connection, sql: "SELECT name FROM sqlite_schema WHERE type = 'view'")
            #expect(views.count >= 9)
            for view in views {
                _ = try Row.fetchAll(connection, sql: "SELECT * FROM \(view)")
                #expect(documentation.contains("`\(view)`"), "\(view) is not in Docs/database.md")
                for column in try connection.columns(in: view) {
                    #expect(documentation.contains("`\(column.name)`"), "\(view).\(column.name)")
                }
            }
        }
    }

    private func change(_ sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { try $0.execute(sql: sql) }
        try queue.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try queue.close()
    }
}

extension Migrations.Migration {
    fileprivate static func make(_ version: Int, _ sql: String) -> Migrations.Migration {
        Migrations.Migration(version: version, name: "v\(version).sql", sql: sql)
    }
}
