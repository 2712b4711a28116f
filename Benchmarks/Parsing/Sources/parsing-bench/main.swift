import Foundation
import Model
import Parsing

// parsing-bench FORMAT ROUNDS FOLDER
//
// Reads all files of the folder into memory, parses each of them ROUNDS times, and prints one JSON object: documents,
// bytes, articles, failed, and the processor seconds of the fastest round. One thread, no output of articles.

func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(2)
}

let arguments = CommandLine.arguments.dropFirst()
guard arguments.count == 3, let name = arguments.first, let rounds = Int(arguments[2]), let folder = arguments.last,
    let format = DocumentFormat(rawValue: name)
else { fail("usage: parsing-bench feed|html|digest|text|json|ndjson|eml ROUNDS FOLDER") }

let manager = FileManager.default
guard let names = try? manager.contentsOfDirectory(atPath: folder).sorted() else { fail("cannot read \(folder)") }
let documents = names.compactMap { manager.contents(atPath: folder + "/" + $0) }
    .map { Document(bytes: [UInt8]($0), format: format) }

func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

let parser = DocumentParser()
var fastest = Double.infinity
var articles = 0
var failed = 0
for _ in 0..<max(1, rounds) {
    (articles, failed) = (0, 0)
    let start = processorSeconds()
    for document in documents {
        if let parsed = try? parser.parse(document) { articles += parsed.articles.count } else { failed += 1 }
    }
    fastest = min(fastest, processorSeconds() - start)
}
let bytes = documents.reduce(0) { $0 + $1.bytes.count }
print(
    "{\"documents\": \(documents.count), \"bytes\": \(bytes), \"articles\": \(articles), \"failed\": \(failed), "
        + "\"seconds\": \(fastest)}"
)
