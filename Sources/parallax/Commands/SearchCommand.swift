import ArgumentParser
import Foundation
import Model
import Storage

struct SearchCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "search",
        abstract: "Search the stored articles.",
        discussion: """
            Words are matched in any form (launch finds launched). Articles with all words come first; when few hold \
            them all, those with some follow.

              "low earth orbit"      these words in this order
              rocket OR launcher     either
              -drone, -"red sea"     without
              satell*                words that begin so
              drone near/5 navy      at most five words between
              title:contract         in the title
              entity:"Rocket Lab" actor:Boeing event:contract country:FR topic:missiles source:"Space News"
              since:7d until:2026-01-31    by publication
              usd>10m                with an event of more than ten million US dollars

            Anything else is taken as it stands. Docs/search.md tells more.

            Example:
              parallax search 'anti-drone contract since:90d' --limit 5
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
        var request = SearchRequest(filter)
        request.limit = limit
        let found = try store.search(request)
        for warning in found.warnings { FileHandle.standardError.write(Data("note: \(warning)\n".utf8)) }
        for hit in found.hits {
            let day = hit.article.published?.day.description ?? "undated   "
            let line = hit.article.title ?? String(hit.article.body.prefix(100)).replacing("\n", with: " ")
            print("\(day)  \(line)")
            let others = hit.otherReportCount > 0 ? "  and \(hit.otherReportCount) more reports" : ""
            print("            \(hit.article.source ?? "unnamed source")  \(hit.article.id)\(others)")
        }
        if let better = found.didYouMean { print("did you mean: \(better)") }
        print("\(found.isTotalExact ? "" : "at least ")\(found.total) articles")
    }
}
