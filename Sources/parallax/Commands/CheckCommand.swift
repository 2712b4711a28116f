import ArgumentParser
import Storage

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Verify the database and what search and aggregation keep of it.",
        discussion: """
            Looks at the file, at the references between tables, at the full-text index, at the columns that search \
            keeps beside the database and at those that aggregation reads into memory, and names every fault on standard \
            error. The service may run meanwhile.

            With --rebuild the full-text index is first written anew from the stored texts, and the kept columns are \
            thrown away; nothing else is touched.

            Exit codes: 0 all is well; 1 something is wrong.
            """
    )

    @OptionGroup var options: StoreOptions

    @Flag(help: "Write the full-text index anew from the stored texts first.")
    var rebuild = false

    func run() async throws {
        let store = try Assembly.store(try await options.settings())
        defer { try? store.close() }
        if rebuild { print("indexed \(try store.rebuildSearch()) articles anew") }
        let report = try store.verify()
        for sentence in report.passed { print("ok: \(sentence)") }
        for fault in report.faults { Message.error(fault) }
        if !report.faults.isEmpty { throw ExitCode(1) }
    }
}
