import API
import ArgumentParser
import Foundation
import Glibc
import Ingestion
import Model
import Storage

struct SourcesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sources",
        abstract: "Work on what is read: list, show, add, set, remove, pause, resume, import, export.",
        subcommands: [
            List.self, Show.self, Add.self, Change.self, Remove.self, Pause.self, Resume.self, Import.self,
            Export.self,
        ],
        defaultSubcommand: List.self
    )

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "List the sources and how they fare.")
        @OptionGroup var options: StoreOptions
        @Flag(help: "Also those that nobody fetches, known from documents.") var passive = false
        @Flag(help: "Write them as JSON.") var json = false

        func run() async throws {
            let store = try await SourcesCommand.open(options)
            defer { try? store.close() }
            let rows =
                passive
                ? try store.sources(page: PageRequest(limit: .max - 1)).rows : try store.fetchedSources()
            let now = SystemClock.milliseconds()
            if json {
                print(String(decoding: SourceShape.encode(rows, now: now), as: UTF8.self))
                return
            }
            for row in rows {
                let health = SourceShape.health(row, now: now)
                print("\(health.padding(toLength: 9, withPad: " ", startingAt: 0))  \(row.source.name)")
                print("           \(row.source.url ?? "-")  \(row.articleCount) articles")
                if let error = row.progress.lastError { print("           \(error)") }
            }
            print("\(rows.count) sources")
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show one source with its last runs and what was left out of them, as JSON."
        )
        @Argument(help: "Name or id.") var source: String
        @OptionGroup var options: StoreOptions

        func run() async throws {
            let store = try await SourcesCommand.open(options)
            defer { try? store.close() }
            let row = try SourcesCommand.find(source, in: store)
            let bytes = try SourceShape.encodeFull(row, store: store, now: SystemClock.milliseconds())
            print(String(decoding: bytes, as: UTF8.self))
        }
    }

    struct Add: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add a source; of a site's page its feeds are found.",
            discussion: """
                Looks at the address: a feed is added as it is. Of a page, the only feed is added; of several, one is \
                chosen on a terminal, else they are listed and none is added.

                Examples:
                  parallax sources add https://example.org
                  parallax sources add https://example.org/feed.xml --name 'Example' --schedule 30m --tier primary
                  parallax sources add https://example.org/news --page --set follow=true
                """
        )
        @Argument(help: "The address of a feed, a page or a site.") var url: String
        @OptionGroup var settings: SettingOptions
        @OptionGroup var options: StoreOptions
        @Flag(help: "Add the page itself, not its feeds.") var page = false
        @Flag(help: "Add the address as it is, without a look at it.") var unseen = false

        func run() async throws {
            let configured = try await options.settings()
            let reader = try FetchAssembly.sourceReader(configured)
            var values = try settings.values()
            let address = url.contains("://") ? url : "https://" + url
            values["url"] = .text(address)
            var source = try reader.source(values)
            if !page, !unseen, !address.hasPrefix("file:") {
                let (found, title) = try SourcesCommand.discover(address, configured)
                values["url"] = .text(found)
                if values["name"] == nil, let title { values["name"] = .text(String(title.prefix(300))) }
                source = try reader.source(values)
            }
            let store = try Assembly.store(configured)
            defer { try? store.close() }
            let id = try store.write { [source] in try $0.addSource(source, origin: .command) }
            print("\(id)  \(source.name)  \(source.url ?? "")")
        }
    }

    struct Change: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "set",
            abstract: "Change settings of a source.",
            discussion: "Example:\n  parallax sources set 'Example' --schedule 2h --set drop=webinar"
        )
        @Argument(help: "Name or id.") var source: String
        @OptionGroup var settings: SettingOptions
        @OptionGroup var options: StoreOptions

        func run() async throws {
            let configured = try await options.settings()
            let reader = try FetchAssembly.sourceReader(configured)
            let store = try Assembly.store(configured)
            defer { try? store.close() }
            let row = try SourcesCommand.find(source, in: store)
            guard row.origin != .config else {
                throw UsageFault("'\(row.source.name)' comes from the sources file: change it there")
            }
            var changed = row.source
            try reader.apply(try settings.values(), to: &changed)
            try store.write { [changed] in try $0.updateSource(row, to: changed) }
            print("\(row.id)  \(changed.name)  changed")
        }
    }

    struct Remove: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Stop reading a source; its articles stay.")
        @Argument(help: "Names or ids.") var sources: [String]
        @OptionGroup var options: StoreOptions

        func run() async throws {
            let store = try await SourcesCommand.open(options)
            defer { try? store.close() }
            for name in sources {
                let row = try SourcesCommand.find(name, in: store)
                guard row.origin != .config else {
                    throw UsageFault("'\(row.source.name)' comes from the sources file: remove it there")
                }
                try store.write { try $0.removeSource(row) }
                print("\(row.id)  \(row.source.name)  removed")
            }
        }
    }

    struct Pause: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Do not read sources until they are resumed.")
        @Argument(help: "Names or ids.") var sources: [String]
        @OptionGroup var options: StoreOptions

        func run() async throws {
            try await SourcesCommand.set(.paused, sources, options)
        }
    }

    struct Resume: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Read sources again that were paused, or retired because their server said they are gone."
        )
        @Argument(help: "Names or ids.") var sources: [String]
        @OptionGroup var options: StoreOptions

        func run() async throws {
            try await SourcesCommand.set(.active, sources, options)
        }
    }

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add or update the sources of a list: OPML, JSON or YAML, found out from the bytes."
        )
        @Argument(help: "Files, or - for standard input.") var paths: [String]
        @OptionGroup var options: StoreOptions

        func run() async throws {
            let settings = try await options.settings()
            let reader = try FetchAssembly.sourceReader(settings)
            var sources: [Source] = []
            for input in try InputFiles.list(paths) {
                sources += try SourceList.read(try input.read(), reader: reader, name: input.name)
            }
            let store = try Assembly.store(settings)
            defer { try? store.close() }
            let change = try store.write { [sources] in try SourceList.merge(sources, origin: .command, into: $0) }
            print("\(change.added.count) added, \(change.updated.count) updated, \(change.unchanged) unchanged")
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the sources to standard output: JSON with every setting, or OPML."
        )
        @Option(help: "json or opml.") var format = "json"
        @OptionGroup var options: StoreOptions

        func validate() throws {
            guard ["json", "opml"].contains(format) else {
                throw ValidationError("--format is '\(format)', but must be json or opml.")
            }
        }

        func run() async throws {
            let store = try await SourcesCommand.open(options)
            defer { try? store.close() }
            let sources = try store.fetchedSources().map(\.source)
            if format == "opml" {
                print(SourceList.opml(of: sources), terminator: "")
            } else {
                print(String(decoding: SourceShape.encodeSettings(sources), as: UTF8.self))
            }
        }
    }

    // MARK: pieces

    fileprivate static func open(_ options: StoreOptions) async throws -> Store {
        let settings = try await options.settings()
        let store = try Assembly.store(settings)
        try FetchAssembly.synchronizeSources(settings, store: store)
        return store
    }

    fileprivate static func find(_ name: String, in store: Store) throws -> SourceRow {
        guard let row = try store.source(name) else {
            throw UsageFault("there is no source '\(name)'; 'parallax sources list' names them")
        }
        return row
    }

    fileprivate static func set(_ state: SourceState, _ names: [String], _ options: StoreOptions) async throws {
        let store = try await open(options)
        defer { try? store.close() }
        for name in names {
            let row = try find(name, in: store)
            guard row.source.url != nil else { throw UsageFault("'\(row.source.name)' has no address to fetch") }
            try store.write { try $0.setState(state, ofSource: row) }
            print("\(row.id)  \(row.source.name)  \(state.rawValue)")
        }
    }

    /// The feed to add for an address, and its title.
    fileprivate static func discover(_ address: String, _ settings: Settings) throws -> (url: String, title: String?) {
        let discovery = FeedDiscovery(
            configuration: FetchAssembly.configuration(settings),
            parser: try Assembly.parser(settings),
            now: SystemClock.milliseconds
        )
        switch try discovery.look(at: address) {
        case .feed(let title): return (address, title)
        case .page(let title, let feeds):
            guard let first = feeds.first else {
                throw UsageFault("\(address) is a page and names no feed; --page adds the page itself")
            }
            if feeds.count == 1 { return (first.url, first.title ?? title) }
            for (index, feed) in feeds.enumerated() {
                Message.note("\(index + 1)  \(feed.url)  \(feed.title ?? "")")
            }
            guard isatty(STDIN_FILENO) == 1 else {
                throw UsageFault("\(address) names \(feeds.count) feeds: add the one that is meant by its own address")
            }
            Message.note("Which one? (1 to \(feeds.count))")
            guard let number = readLine().flatMap({ Int($0) }), feeds.indices.contains(number - 1) else {
                throw UsageFault("none was chosen, and none added")
            }
            return (feeds[number - 1].url, feeds[number - 1].title ?? title)
        }
    }
}

/// Settings of a source as flags; any other with `--set`.
struct SettingOptions: ParsableArguments {
    @Option(help: "What it is called; articles carry it.") var name: String?
    @Option(help: "adaptive, never, or an interval such as 30m, 2h, 1d.") var schedule: String?
    @Option(help: "auto, feed, html, digest, text, json, ndjson, eml.") var format: String?
    @Option(help: "primary, trade or general.") var tier: String?
    @Option(
        help: ArgumentHelp(
            "Any setting of a source: owner, country, language, topics, keep, drop, follow, recipe, timezone.",
            valueName: "setting=value"
        )
    )
    var set: [String] = []

    func values() throws -> [String: SourceValue] {
        var values: [String: SourceValue] = [:]
        for (field, value) in [("name", name), ("schedule", schedule), ("format", format), ("tier", tier)] {
            if let value { values[field] = .text(value) }
        }
        for pair in set {
            guard let equals = pair.firstIndex(of: "=") else {
                throw UsageFault("--set \(pair): must be a setting, '=' and its value")
            }
            let field = String(pair[..<equals])
            let text = String(pair[pair.index(after: equals)...])
            switch (field, text) {
            case ("follow", "true"), ("follow", "false"): values[field] = .flag(text == "true")
            case ("headers", _): values[field] = try SettingOptions.header(text, adding: values[field])
            default: values[field] = .text(text)
            }
        }
        return values
    }

    /// `--set 'headers=Accept-Language: fr'`, once for each.
    private static func header(_ text: String, adding known: SourceValue?) throws -> SourceValue {
        guard let colon = text.firstIndex(of: ":") else {
            throw UsageFault("--set headers=\(text): must be a name, ':' and its value")
        }
        var map: [String: String] = [:]
        if case .map(let pairs) = known { map = pairs }
        let value = text[text.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        map[text[..<colon].trimmingCharacters(in: .whitespaces)] = value
        return .map(map)
    }
}
