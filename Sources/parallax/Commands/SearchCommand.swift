import ArgumentParser
import Foundation
import Model
import Storage

struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Search the stored articles.",
        discussion: """
            Words are matched in any form (launch finds launched); "a phrase" in quotes, -word leaves out, word* is a \
            prefix.

            Example:
              parallax search 'anti-drone contract' --limit 5
            """
    )

    @Argument(help: ArgumentHelp("What to search for.", valueName: "query"))
    var query: [String]

    @OptionGroup var options: StoreOptions

    @Option(help: ArgumentHelp("How many articles are shown.", valueName: "number"))
    var limit = 10

    func validate() throws {
        guard (1...1000).contains(limit) else {
            throw ValidationError("--limit is \(limit), but must be from 1 to 1000.")
        }
    }

    func run() async throws {
        let store = try Assembly.store(try await options.settings())
        defer { try? store.close() }
        var filter = Filter()
        filter.query = query.joined(separator: " ")
        var found = try store.search(filter, match: .all, limit: limit)
        if found.total == 0 { found = try store.search(filter, match: .any, limit: limit) }
        for hit in found.hits {
            let day = hit.article.published?.day.description ?? "undated   "
            let line = hit.article.title ?? String(hit.article.body.prefix(100)).replacing("\n", with: " ")
            print("\(day)  \(line)")
            print("            \(hit.article.source ?? "unnamed source")  \(hit.article.id)")
        }
        print("\(found.total) articles")
    }
}
