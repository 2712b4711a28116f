/// An XML document as flat arrays: no object a node, texts as ranges into the bytes.
///
/// Made by ``XMLReader``. Node 0 is the document; its children are the roots (more than one when ill-formed).
/// A class, so that decoding a text can note what it came across; used from one thread.
final class XMLTree {
    typealias Index = Int

    enum Kind: UInt8 {
        case element
        /// Character data; may hold references.
        case text
        /// The inside of a CDATA section: literal.
        case literal
    }

    struct Node {
        var kind: Kind
        var namespace: XMLNamespace
        var name: XMLName
        var parent: Int32
        var firstChild: Int32 = -1
        var lastChild: Int32 = -1
        var nextSibling: Int32 = -1
        /// For an element the range between its tags, for a text its own.
        var start: Int32
        var end: Int32
        var firstAttribute: Int32 = 0
        var attributeCount: Int32 = 0
    }

    struct Attribute {
        var namespace: XMLNamespace
        var name: XMLName
        /// Range of the value between the quotation marks.
        var start: Int32
        var end: Int32
    }

    /// UTF-8 that all ranges point into.
    let source: [UInt8]
    let nodes: [Node]
    let attributes: [Attribute]
    /// Internal general entities declared in the document type.
    private(set) var entities: XMLEntities
    /// Where the bytes are not well-formed, in order; only the first few.
    let anomalies: [XMLAnomaly]

    init(
        source: [UInt8],
        nodes: [Node],
        attributes: [Attribute],
        entities: XMLEntities,
        anomalies: [XMLAnomaly]
    ) {
        self.source = source
        self.nodes = nodes
        self.attributes = attributes
        self.entities = entities
        self.anomalies = anomalies
    }

    /// The element children of a node, in order.
    func elements(of index: Index) -> Elements {
        Elements(tree: self, pending: nodes[index].firstChild)
    }

    func firstElement(of index: Index, named name: XMLName, in namespace: XMLNamespace? = nil) -> Index? {
        for child in elements(of: index) {
            if nodes[child].name == name, namespace == nil || nodes[child].namespace == namespace { return child }
        }
        return nil
    }

    func hasElements(_ index: Index) -> Bool {
        var iterator = elements(of: index)
        return iterator.next() != nil
    }

    struct Elements: Sequence, IteratorProtocol {
        let tree: XMLTree
        var pending: Int32

        mutating func next() -> Index? {
            while pending >= 0 {
                let index = Int(pending)
                pending = tree.nodes[index].nextSibling
                if tree.nodes[index].kind == .element { return index }
            }
            return nil
        }
    }

    /// The decoded value of an attribute; nil when the element has none of that name.
    func attribute(_ name: XMLName, of index: Index, in namespace: XMLNamespace? = nil) -> String? {
        guard let position = attributePosition(name, of: index, in: namespace) else { return nil }
        let range = Int(attributes[position].start)..<Int(attributes[position].end)
        guard source[range].contains(0x26) else { return String(decoding: source[range], as: UTF8.self) }
        var buffer: [UInt8] = []
        appendDecoded(range, to: &buffer)
        return String(decoding: buffer, as: UTF8.self)
    }

    private func attributePosition(_ name: XMLName, of index: Index, in namespace: XMLNamespace?) -> Int? {
        let first = Int(nodes[index].firstAttribute)
        for position in first..<first + Int(nodes[index].attributeCount)
        where attributes[position].name == name && (namespace == nil || attributes[position].namespace == namespace) {
            return position
        }
        return nil
    }

    /// The text of the element and everything in it, references resolved, tags left out.
    func text(of index: Index) -> [UInt8] { withText(of: index) { Array($0) } }

    /// `body` of the same text; it is not copied where it stands in the source as it is.
    func withText<Result>(of index: Index, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = withOnlyText(of: index, body) { return result }
        var buffer: [UInt8] = []
        appendText(of: index, to: &buffer)
        return buffer.withUnsafeBufferPointer(body)
    }

    /// `body` of the text of an element that holds a single text, which nearly all do.
    @inline(__always)
    private func withOnlyText<Result>(of index: Index, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result? {
        let first = nodes[index].firstChild
        guard first >= 0 else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
        guard first == nodes[index].lastChild else { return nil }
        let node = nodes[Int(first)]
        guard node.kind != .element else { return nil }
        return source.withUnsafeBufferPointer { bytes in
            let piece = UnsafeBufferPointer(rebasing: bytes[Int(node.start)..<Int(node.end)])
            let start = node.kind == .literal ? piece.count : ByteScanner(piece).find(0x26, from: 0)
            return start == piece.count
                ? body(piece) : entities.decoded(piece, from: start).withUnsafeBufferPointer(body)
        }
    }

    private func appendText(of index: Index, to buffer: inout [UInt8]) {
        // Depth is bounded by the reader's limit.
        var child = nodes[index].firstChild
        while child >= 0 {
            let node = nodes[Int(child)]
            switch node.kind {
            case .element: appendText(of: Int(child), to: &buffer)
            case .text: appendDecoded(Int(node.start)..<Int(node.end), to: &buffer)
            case .literal: buffer.append(contentsOf: source[Int(node.start)..<Int(node.end)])
            }
            child = node.nextSibling
        }
    }

    /// The inside of the element as markup of which one level of escaping is taken off: `<div>&lt;b&gt;` becomes
    /// `<div><b>`. What an element of HTML type holds, whichever way the publisher escaped it.
    func withUnescapedMarkup<Result>(of index: Index, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = withOnlyText(of: index, body) { return result }
        var buffer: [UInt8] = []
        appendMarkup(of: index, escapingText: false, to: &buffer)
        return buffer.withUnsafeBufferPointer(body)
    }

    /// The inside of the element as markup with its escaping kept: what an element of XHTML type holds.
    func withMarkup<Result>(of index: Index, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if entities.isEmpty, !hasLiterals(index) {
            return source.withUnsafeBufferPointer {
                body(UnsafeBufferPointer(rebasing: $0[Int(nodes[index].start)..<Int(nodes[index].end)]))
            }
        }
        var buffer: [UInt8] = []
        appendMarkup(of: index, escapingText: true, to: &buffer)
        return buffer.withUnsafeBufferPointer(body)
    }

    private func hasLiterals(_ index: Index) -> Bool {
        var child = nodes[index].firstChild
        while child >= 0 {
            let node = nodes[Int(child)]
            if node.kind == .literal || (node.kind == .element && hasLiterals(Int(child))) { return true }
            child = node.nextSibling
        }
        return false
    }

    private func appendMarkup(of index: Index, escapingText: Bool, to buffer: inout [UInt8]) {
        var position = Int(nodes[index].start)
        var child = nodes[index].firstChild
        while child >= 0 {
            let node = nodes[Int(child)]
            let start = Int(node.start)
            let end = Int(node.end)
            switch node.kind {
            case .element:
                // What lies between the nodes are the tags themselves, comments and CDATA's brackets.
                appendTag(position..<start, to: &buffer)
                appendMarkup(of: Int(child), escapingText: escapingText, to: &buffer)
                position = end
                child = node.nextSibling
                continue
            case .text, .literal:
                appendTag(position..<start, to: &buffer)
                let from = buffer.count
                if node.kind == .text {
                    appendDecoded(start..<end, to: &buffer)
                } else {
                    buffer.append(contentsOf: source[start..<end])
                }
                if escapingText { XMLTree.escape(&buffer, from: from) }
            }
            position = end
            child = node.nextSibling
        }
        appendTag(position..<Int(nodes[index].end), to: &buffer)
    }

    /// Copies tags; leaves out the brackets of CDATA sections.
    private func appendTag(_ range: Range<Int>, to buffer: inout [UInt8]) {
        guard range.lowerBound < range.upperBound else { return }
        var piece = source[range]
        if piece.starts(with: XMLTree.literalEnd) { piece = piece.dropFirst(3) }
        if piece.count >= 9, piece.suffix(9).elementsEqual(XMLTree.literalStart) { piece = piece.dropLast(9) }
        buffer.append(contentsOf: piece)
    }

    private static let literalStart = Array("<![CDATA[".utf8)
    private static let literalEnd = Array("]]>".utf8)

    private static func escape(_ buffer: inout [UInt8], from start: Int) {
        guard buffer[start...].contains(where: { $0 == 0x3C || $0 == 0x26 }) else { return }
        let tail = buffer[start...]
        var escaped: [UInt8] = []
        escaped.reserveCapacity(tail.count + 16)
        for byte in tail {
            switch byte {
            case 0x3C: escaped.append(contentsOf: "&lt;".utf8)
            case 0x26: escaped.append(contentsOf: "&amp;".utf8)
            default: escaped.append(byte)
            }
        }
        buffer.replaceSubrange(start..., with: escaped)
    }

    /// Appends the bytes of `range` with their references resolved.
    func appendDecoded(_ range: Range<Int>, to buffer: inout [UInt8]) {
        source.withUnsafeBufferPointer { bytes in
            entities.append(UnsafeBufferPointer(rebasing: bytes[range]), to: &buffer)
        }
    }
}
