@testable import Model
@testable import Parsing

/// A digest page written with what each line is, so that page and expected articles are one text.
///
/// `=` begins an item (`= DATE ; AUTHOR, AUTHOR`), `f>` is furniture, `t>` a title, `b>` a paragraph, `m>` a line of metadata,
/// `w>` what a hard wrap broke off the paragraph, `_` an empty line. Where a line holds more than the value, the value stands in braces.
struct AnnotatedPage: Sendable, CustomStringConvertible {
    struct Item: Sendable, Equatable {
        var title: String?
        var body = ""
        var date: String?
        var authors: [String] = []
    }

    let name: String
    let published: String?
    private(set) var lines: [String] = []
    private(set) var items: [Item] = []
    private let newline: String

    init(_ name: String, published: String? = "2026-02-06", newline: String = "\n", _ annotated: String) {
        self.name = name
        self.published = published
        self.newline = newline
        for line in annotated.split(separator: "\n") {
            if line == "_" {
                lines.append("")
            } else if line.hasPrefix("=") {
                items.append(AnnotatedPage.item(line.dropFirst()))
            } else {
                take(String(line.prefix(1)), String(line.dropFirst(3)))
            }
        }
    }

    var description: String { name }
    var text: String { lines.joined(separator: newline) + newline }

    func parsed() throws(ParsingError) -> ParsedDocument {
        let document = Document(bytes: Array(text.utf8), publishedAt: published.flatMap { Timestamp($0) })
        let decoded = DecodedText(utf8: document.bytes, encoding: "utf-8", replacedCount: 0)
        return try DigestParser.parse(decoded, document: document, limits: ParsingLimits())
    }

    /// Read as the program would, without being told what it is.
    var isFoundOut: Bool {
        DigestParser.looksLikeDigest(DecodedText(utf8: Array(text.utf8), encoding: "utf-8", replacedCount: 0))
    }

    static func items(of parsed: ParsedDocument) -> [Item] {
        parsed.articles.map {
            Item(title: $0.title, body: $0.body, date: $0.publishedAt?.description, authors: $0.authors)
        }
    }

    private static func item(_ head: Substring) -> Item {
        let fields = head.split(separator: ";", omittingEmptySubsequences: false).map { $0.filter { $0 != "\t" } }
        var item = Item()
        let date = fields.first.map { $0.split(separator: " ").joined() } ?? ""
        item.date = date.isEmpty ? nil : date
        if fields.count > 1 {
            item.authors = fields[1].split(separator: ",").map { $0.split(separator: " ").joined(separator: " ") }
        }
        return item
    }

    private mutating func take(_ kind: String, _ line: String) {
        var value = line
        if let open = line.firstIndex(of: "{"), let close = line.lastIndex(of: "}") {
            value = String(line[line.index(after: open)..<close])
        }
        lines.append(line.filter { $0 != "{" && $0 != "}" })
        guard let last = items.indices.last else { return }
        if kind == "t" { items[last].title = value }
        if kind == "w" { items[last].body += " " + value }
        if kind == "b" { items[last].body += (items[last].body.isEmpty ? "" : "\n\n") + value }
    }
}
