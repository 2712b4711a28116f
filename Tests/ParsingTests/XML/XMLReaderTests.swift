import CLibXML2
import Testing

@testable import Parsing

@Suite struct XMLReaderTests {
    static func read(_ text: String, _ limits: ParsingLimits = ParsingLimits()) throws -> XMLTree {
        try XMLReader.read(Array(text.utf8), limits: limits)
    }

    /// The tree as `name(child,…,"text")`, to compare.
    static func outline(_ tree: XMLTree, _ index: Int = 0) -> String {
        var parts: [String] = []
        var child = tree.nodes[index].firstChild
        while child >= 0 {
            let node = tree.nodes[Int(child)]
            switch node.kind {
            case .element: parts.append("\(node.name)(\(outline(tree, Int(child))))")
            case .text, .literal:
                parts.append(
                    "\"" + String(decoding: tree.source[Int(node.start)..<Int(node.end)], as: UTF8.self) + "\""
                )
            }
            child = node.nextSibling
        }
        return parts.joined(separator: ",")
    }

    /// libxml2 is the judge of what a well-formed document means.
    private final class Judge {
        var events: [String] = []
        var text = ""

        func flush() {
            let trimmed = FeedText.trimmedString(text)
            if !trimmed.isEmpty { events.append(trimmed) }
            text = ""
        }
    }

    private static func judged(_ source: String) -> [String] {
        let judge = Judge()
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { context, local, _, _, _, _, count, _, attributes in
            guard let context, let local else { return }
            let judge = Unmanaged<Judge>.fromOpaque(context).takeUnretainedValue()
            judge.flush()
            var line = "<" + String(cString: local).lowercased()
            for index in 0..<Int(count) {
                guard let start = attributes?[index * 5 + 3], let end = attributes?[index * 5 + 4] else { continue }
                let value = UnsafeBufferPointer(start: start, count: start.distance(to: end))
                line += " " + String(decoding: value, as: UTF8.self)
            }
            judge.events.append(line)
        }
        handler.endElementNs = { context, local, _, _ in
            guard let context, let local else { return }
            let judge = Unmanaged<Judge>.fromOpaque(context).takeUnretainedValue()
            judge.flush()
            judge.events.append(">" + String(cString: local).lowercased())
        }
        let characters: charactersSAXFunc = { context, text, length in
            guard let context, let text else { return }
            let bytes = UnsafeBufferPointer(start: text, count: Int(length))
            Unmanaged<Judge>.fromOpaque(context).takeUnretainedValue().text += String(decoding: bytes, as: UTF8.self)
        }
        handler.characters = characters
        handler.cdataBlock = characters
        var bytes = Array(source.utf8CString)
        bytes.removeLast()
        _ = bytes.withUnsafeBufferPointer { buffer in
            xmlSAXUserParseMemory(
                &handler,
                Unmanaged.passUnretained(judge).toOpaque(),
                buffer.baseAddress,
                Int32(buffer.count)
            )
        }
        // Without a tree to put entities in, libxml2 hands an attribute's ampersand on as a reference.
        return judge.events.map { $0.replacing("&#38;", with: "&") }
    }

    private static func ours(_ tree: XMLTree, _ index: Int = 0, into judge: Judge) {
        var child = tree.nodes[index].firstChild
        while child >= 0 {
            let node = tree.nodes[Int(child)]
            switch node.kind {
            case .element:
                judge.flush()
                var line = "<\(node.name.rawValue)"
                for position in Int(node.firstAttribute)..<Int(node.firstAttribute + node.attributeCount) {
                    let attribute = tree.attributes[position]
                    var value: [UInt8] = []
                    tree.appendDecoded(Int(attribute.start)..<Int(attribute.end), to: &value)
                    line += " " + String(decoding: value, as: UTF8.self)
                }
                judge.events.append(line)
                ours(tree, Int(child), into: judge)
                judge.flush()
                judge.events.append(">\(node.name.rawValue)")
            case .text:
                var value: [UInt8] = []
                tree.appendDecoded(Int(node.start)..<Int(node.end), to: &value)
                judge.text += String(decoding: value, as: UTF8.self)
            case .literal: judge.text += String(decoding: tree.source[Int(node.start)..<Int(node.end)], as: UTF8.self)
            }
            child = node.nextSibling
        }
    }

    /// Documents made at random from the vocabulary of feeds: the reader's events are libxml2's.
    @Test(arguments: 0..<200)
    func `well-formed documents read as libxml2 reads them`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let source = DocumentMaker.document(using: &random)
        let tree = try XMLReaderTests.read(source)
        let judge = Judge()
        XMLReaderTests.ours(tree, into: judge)
        judge.flush()
        #expect(judge.events == XMLReaderTests.judged(source), "\(source)")
        #expect(tree.anomalies.isEmpty, "\(source)")
    }

    @Test(arguments: [
        ("<rss><channel><title>a</title></channel></rss>", "rss(channel(title(\"a\")))"),
        ("junk <rss><title>a</title></rss>", "rss(title(\"a\"))"),
        ("<rss><title>a < b</title></rss>", "rss(title(\"a \",\"< b\"))"),
        ("<rss><item><title>a</item><item><title>b</title></item></rss>", "rss(item(title(\"a\")),item(title(\"b\")))"),
        (
            "<rss><item><title>a</title><item><title>b</title></item></rss>",
            "rss(item(title(\"a\")),item(title(\"b\")))"
        ),
        ("<rss><language>en</langauge><item/></rss>", "rss(language(\"en\"),item())"),
        ("<rss><title>a<link>b</link></rss>", "rss(title(\"a\"),link(\"b\"))"),
        (
            "<rss><description>a<br>b<p>c</description><guid>d</guid></rss>",
            "rss(description(\"a\",br(\"b\",p(\"c\"))),guid(\"d\"))"
        ),
        ("<rss version=2.0 x><title>a</title></rss>", "rss(title(\"a\"))"),
        ("<rss><title><![CDATA[a</title><link>b</link></rss>", "rss(title(\"a\"),link(\"b\"))"),
        ("<rss><title>a</title", "rss(title(\"a\"))"),
        ("<rss><item><tit", "rss(item())"),
        ("<RSS><TITLE>a</title></rss>", "rss(title(\"a\"))"),
    ])
    func `ill-formed documents are read as they were meant`(source: String, expected: String) throws {
        #expect(XMLReaderTests.outline(try XMLReaderTests.read(source)) == expected)
    }

    @Test func `entities expand within their budget`() throws {
        let bomb =
            "<!DOCTYPE rss [<!ENTITY a \"0123456789\">"
            + (1...9).map { "<!ENTITY \(name($0)) \"\(String(repeating: "&\(name($0 - 1));", count: 10))\">" }.joined()
        let tree = try XMLReaderTests.read(bomb + "]><rss><title>&\(name(9));</title><link>&b;</link></rss>")
        let root = try #require(tree.firstElement(of: 0, named: .rss))
        let title = try #require(tree.firstElement(of: root, named: .title))
        #expect(tree.text(of: title).count <= ParsingLimits().entityBytes * 2)
        #expect(tree.entities.isExhausted)
    }

    private func name(_ index: Int) -> String { String(UnicodeScalar(UInt8(97 + index))) }

    @Test func `external entities are not loaded`() throws {
        let tree = try XMLReaderTests.read(
            "<!DOCTYPE r [<!ENTITY x SYSTEM 'file:///etc/hostname'>]><rss><title>a&x;b</title></rss>"
        )
        let root = try #require(tree.firstElement(of: 0, named: .rss))
        #expect(String(decoding: tree.text(of: root), as: UTF8.self) == "a&x;b")
        #expect(tree.entities.undefinedCount == 1)
    }

    @Test func `depth and nodes are bounded`() throws {
        let deep = String(repeating: "<a>", count: 100_000)
        let tree = try XMLReaderTests.read("<rss>" + deep + String(repeating: "</a>", count: 100_000) + "</rss>")
        #expect(tree.nodes.count <= 300)
        #expect(tree.anomalies.map(\.kind) == [.tooDeep])
        var limits = ParsingLimits()
        limits.nodes = 50
        #expect(throws: ParsingError.self) { try XMLReaderTests.read(String(repeating: "<a/>", count: 100), limits) }
    }

    @Test func `libxml2 says where a document is wrong`() throws {
        let finding = try #require(XMLDiagnosis.firstError(in: Array("<rss>\n<a>\n</b></rss>".utf8)))
        #expect(finding.line == 3)
        #expect(finding.message.contains("mismatch"))
        #expect(XMLDiagnosis.firstError(in: Array("<rss/>".utf8)) == nil)
    }
}

/// A fixed sequence of numbers for each seed (SplitMix64, Steele et al. 2014).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed &+ 0x9E37_79B9_7F4A_7C15
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

/// Well-formed documents with everything that XML allows in content.
private enum DocumentMaker {
    static func document(using random: inout SeededGenerator) -> String {
        let prolog = ["", "<?xml version=\"1.0\"?>", "<?xml version='1.0' encoding='UTF-8'?>\n<!-- made -->\n"]
        let type = ["", "<!DOCTYPE rss>", "<!DOCTYPE rss [<!-- c --><!ELEMENT rss ANY>]>"]
        return (prolog.randomElement(using: &random) ?? "") + (type.randomElement(using: &random) ?? "")
            + element("rss", depth: 0, using: &random)
    }

    private static func element(_ name: String, depth: Int, using random: inout SeededGenerator) -> String {
        let names = ["title", "link", "item", "description", "content", "entry", "guid"]
        let attributes = ["", " url=\"a&amp;b\"", " rel='x > y'", " type = \"t\"\n href='&#x41;&#66;'"]
        let attribute = attributes.randomElement(using: &random) ?? ""
        if Int.random(in: 0..<8, using: &random) == 0 { return "<\(name)\(attribute)/>" }
        var content = ""
        for _ in 0..<Int.random(in: 0..<5, using: &random) {
            switch Int.random(in: 0..<8, using: &random) {
            case 0: content += "Ariane &amp; Vega &lt;6&gt; &#8364;"
            case 1: content += "<![CDATA[<p>a & b]] > c</p>]]>"
            case 2: content += "<!-- <item> -->"
            case 3: content += "<?php echo '<title>' ?>"
            case 4: content += "Łódź 軌道 &quot;x&apos;"
            default:
                guard depth < 6 else { continue }
                content += element(names.randomElement(using: &random) ?? "title", depth: depth + 1, using: &random)
            }
        }
        return "<\(name)\(attribute)>\(content)</\(name)\(Bool.random(using: &random) ? " " : "")>"
    }
}
