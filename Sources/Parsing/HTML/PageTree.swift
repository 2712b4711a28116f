/// A parsed page as flat arrays in the order of the document: a node's descendants are the nodes behind it up to
/// `ends[node]`, so that every feature is one pass and no walk needs a stack.
struct PageTree {
    /// The index of a node; the root element is 0.
    typealias Node = Int

    private(set) var tags: [HTMLTag] = []
    /// -1 for the root.
    private(set) var parents: [Int32] = []
    /// One past the last descendant.
    private(set) var ends: [Int32] = []
    /// A text's bytes in `arena`; the offset of an element is -1.
    private(set) var textOffsets: [Int32] = []
    private(set) var textLengths: [Int32] = []
    /// The first of a node's attributes; those of the next node begin where its own end.
    private(set) var firstAttributes: [Int32] = []
    private(set) var attributeNames: [PageAttribute] = []
    private(set) var attributeOffsets: [Int32] = []
    private(set) var attributeLengths: [Int32] = []
    /// Texts and attribute values, references decoded.
    private(set) var arena: [UInt8] = []
    /// Elements that lay deeper than the limit and were attached where it was reached.
    private(set) var flattenedCount = 0

    private var open: [Int32] = []
    private var tooDeep = 0

    var count: Int { tags.count }

    init(markupBytes: Int) {
        arena.reserveCapacity(markupBytes)
        let expected = markupBytes / 24
        tags.reserveCapacity(expected)
        parents.reserveCapacity(expected)
        ends.reserveCapacity(expected)
        textOffsets.reserveCapacity(expected)
        textLengths.reserveCapacity(expected)
        firstAttributes.reserveCapacity(expected)
    }

    func isText(_ node: Node) -> Bool { textOffsets[node] >= 0 }

    func descendants(of node: Node) -> Range<Node> { (node + 1)..<Int(ends[node]) }

    func parent(of node: Node) -> Node? { parents[node] < 0 ? nil : Int(parents[node]) }

    /// Calls `body` with a text's bytes.
    func withText<Result>(_ node: Node, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        let start = Int(max(0, textOffsets[node]))
        return arena.withUnsafeBufferPointer {
            body(UnsafeBufferPointer(rebasing: $0[start..<(start + Int(textLengths[node]))]))
        }
    }

    /// Where an attribute's value lies in `arena`; nil when the node has no such attribute.
    func range(_ attribute: PageAttribute, of node: Node) -> Range<Int>? {
        let first = Int(firstAttributes[node])
        let last = node + 1 < count ? Int(firstAttributes[node + 1]) : attributeNames.count
        for index in first..<last where attributeNames[index] == attribute {
            let start = Int(attributeOffsets[index])
            return start..<(start + Int(attributeLengths[index]))
        }
        return nil
    }

    func has(_ attribute: PageAttribute, _ node: Node) -> Bool { range(attribute, of: node) != nil }

    /// An attribute's value without white space around it; nil when missing.
    func value(_ attribute: PageAttribute, of node: Node) -> String? {
        guard let range = range(attribute, of: node) else { return nil }
        return ByteText.trimmedString(arena[range])
    }

    // MARK: Building, in the order of the document

    mutating func begin(_ tag: HTMLTag, depthLimit: Int) {
        if open.count >= depthLimit {
            tooDeep += 1
            flattenedCount += 1
            addElement(tag)
            return
        }
        addElement(tag)
        open.append(Int32(truncatingIfNeeded: count - 1))
    }

    private mutating func addElement(_ tag: HTMLTag) {
        addNode(tag)
        textOffsets.append(-1)
        textLengths.append(0)
    }

    private mutating func addNode(_ tag: HTMLTag) {
        tags.append(tag)
        parents.append(open.last ?? (count > 1 ? 0 : -1))
        ends.append(Int32(truncatingIfNeeded: count))
        firstAttributes.append(Int32(truncatingIfNeeded: attributeNames.count))
    }

    /// An attribute of the element begun last.
    mutating func add(_ name: PageAttribute, _ value: UnsafeBufferPointer<UInt8>) {
        attributeNames.append(name)
        attributeOffsets.append(Int32(truncatingIfNeeded: arena.count))
        attributeLengths.append(Int32(truncatingIfNeeded: value.count))
        arena.append(contentsOf: value)
    }

    mutating func end() {
        if tooDeep > 0 {
            tooDeep -= 1
            return
        }
        guard let node = open.popLast() else { return }
        ends[Int(node)] = Int32(truncatingIfNeeded: count)
    }

    mutating func append(_ text: UnsafeBufferPointer<UInt8>) {
        guard let parent = open.last else { return }
        let last = count - 1
        if textOffsets[last] >= 0, parents[last] == parent,
            Int(textOffsets[last]) + Int(textLengths[last]) == arena.count
        {
            arena.append(contentsOf: text)
            textLengths[last] += Int32(truncatingIfNeeded: text.count)
            return
        }
        let offset = Int32(truncatingIfNeeded: arena.count)
        arena.append(contentsOf: text)
        addNode(.other)
        textOffsets.append(offset)
        textLengths.append(Int32(truncatingIfNeeded: text.count))
    }

    mutating func finish() {
        while !open.isEmpty { end() }
        if count > 0 { ends[0] = Int32(truncatingIfNeeded: count) }
    }
}
