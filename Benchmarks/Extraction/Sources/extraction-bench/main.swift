import Extraction
import Foundation
import Model

// extraction-bench CONFIG ROUNDS FILE.ndjson…
// extraction-bench --dump CONFIG FILE.ndjson…
//
// Loads all knowledge from the folder CONFIG, analyses the articles of the files ROUNDS times on one thread, and prints one
// JSON object: milliseconds of the fastest loading, words, words a second, and nanoseconds a word of the whole and of
// each step, all in processor time of the fastest round. With --dump the analyses themselves, one a line, with sorted keys:
// two versions that differ in speed only print the same bytes.

func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(2)
}

struct Line: Decodable {
    var title: String?
    var body: String
    var published_at: Timestamp?
}

func processorNanoseconds() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
}

func load(_ folder: URL) -> Analyzer {
    do {
        return Analyzer(
            knowledge: try Knowledge.load(fromDirectory: folder.appending(path: "knowledge")),
            exchangeRates: try ExchangeRates.load(fromFile: folder.appending(path: "exchange-rates.tsv")),
            topicTerms: try TopicTerms.load(fromFile: folder.appending(path: "topics.tsv"))
        )
    } catch {
        fail("\(error)")
    }
}

func articles(_ paths: some Sequence<String>) -> [Article] {
    paths.flatMap { path -> [Article] in
        guard let data = FileManager.default.contents(atPath: path) else { fail("cannot read \(path)") }
        return data.split(separator: 0x0A).compactMap { line -> Article? in
            guard let line = try? JSONDecoder().decode(Line.self, from: line) else { return nil }
            return Article(title: line.title, body: line.body, publishedAt: line.published_at)
        }
    }
}

var arguments = Array(CommandLine.arguments.dropFirst())
let isDump = arguments.first == "--dump"
if isDump { arguments.removeFirst() }
guard arguments.count >= (isDump ? 2 : 3) else {
    fail("usage: extraction-bench CONFIG ROUNDS FILE…, or --dump CONFIG FILE…")
}
let folder = URL(fileURLWithPath: arguments[0], isDirectory: true)

if isDump {
    let analyzer = load(folder)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for article in articles(arguments.dropFirst()) {
        guard let line = try? encoder.encode(analyzer.analyze(article)) else { fail("cannot encode") }
        FileHandle.standardOutput.write(line + [0x0A])
    }
    exit(0)
}

guard let rounds = Int(arguments[1]), rounds > 0 else { fail("ROUNDS must be a number above 0") }
var start = processorNanoseconds()
var analyzer = load(folder)
var loading = processorNanoseconds() - start
for _ in 1..<5 {
    start = processorNanoseconds()
    analyzer = load(folder)
    loading = min(loading, processorNanoseconds() - start)
}
let corpus = articles(arguments.dropFirst(2))
// What a reader calls a word: a run of characters between white space.
let words = corpus.reduce(0) { $0 + $1.analyzedText.split(whereSeparator: \.isWhitespace).count }

var fastest = UInt64.max
var entities = 0
for _ in 0..<rounds {
    entities = 0
    start = processorNanoseconds()
    for article in corpus { entities += analyzer.analyze(article).entities.count }
    fastest = min(fastest, processorNanoseconds() - start)
}

var steps = [UInt64](repeating: .max, count: Analyzer.Step.allCases.count)
for _ in 0..<rounds {
    var spent = [UInt64](repeating: 0, count: steps.count)
    for article in corpus {
        var last = processorNanoseconds()
        _ = analyzer.analyze(article) { step in
            spent[step.rawValue] += processorNanoseconds() - last
            last = processorNanoseconds()
        }
    }
    for index in steps.indices { steps[index] = min(steps[index], spent[index]) }
}

func perWord(_ nanoseconds: UInt64) -> Double { (Double(nanoseconds) / Double(words) * 10).rounded() / 10 }
let perStep = Analyzer.Step.allCases.map { "\"\($0)\": \(perWord(steps[$0.rawValue]))" }.joined(separator: ", ")
print(
    "{\"load_ms\": \(Double(loading / 10_000) / 100), \"articles\": \(corpus.count), \"words\": \(words), "
        + "\"entities\": \(entities), \"words_per_second\": \(Int(Double(words) / Double(fastest) * 1e9)), "
        + "\"ns_per_word\": \(perWord(fastest)), \"steps\": {\(perStep)}}"
)
