/// Reads XML into an ``XMLTree`` in one pass over the bytes, and goes on where the document is not well-formed.
///
/// Why not libxml2 alone: see Docs/decisions/0003-libxml2.md. On every well-formed document the tree is the one that
/// libxml2 builds (the tests compare them); nothing outside the document is ever read.
struct XMLReader {
    private var nodes: [XMLTree.Node] = []
    private var attributes: [XMLTree.Attribute] = []
    private var entities = XMLEntities()
    private var anomalies: [XMLAnomaly] = []
    private let bytes: UnsafeBufferPointer<UInt8>
    private let scan: ByteScanner
    private let names = XMLNameTable.shared
    private let limits: ParsingLimits
    /// Close what a feed's publisher forgot to close, by the vocabulary of feeds. Only for a second reading of a
    /// document that turned out to be ill-formed: a well-formed one means what it says.
    private let isRecovering: Bool
    private var position = 0
    private var open: [OpenElement] = []
    /// Open elements below the depth limit, which have no node.
    private var hiddenDepth = 0
    private var bindings: [Binding] = []
    private var structuralErrors = 0
    private var rootCount = 0

    private struct OpenElement {
        var node: Int32
        var name: Range<Int>
        var bindingCount: Int
    }

    private struct Binding {
        /// Empty for the default namespace.
        var prefix: Range<Int>
        var namespace: XMLNamespace
    }

    /// Reads `source`, which must be valid UTF-8.
    ///
    /// - Throws: `tooManyNodes` where the document has more than `limits.nodes`.
    static func read(_ source: [UInt8], limits: ParsingLimits) throws(ParsingError) -> XMLTree {
        let (tree, errors) = try read(source, limits: limits, isRecovering: false)
        guard errors > 0 else { return tree }
        return try read(source, limits: limits, isRecovering: true).tree
    }

    private static func read(
        _ source: [UInt8],
        limits: ParsingLimits,
        isRecovering: Bool
    ) throws(ParsingError) -> (tree: XMLTree, structuralErrors: Int) {
        try source.withUnsafeBufferPointer { bytes throws(ParsingError) in
            var reader = XMLReader(bytes: bytes, limits: limits, isRecovering: isRecovering)
            try reader.readDocument()
            let tree = XMLTree(
                source: source,
                nodes: reader.nodes,
                attributes: reader.attributes,
                entities: reader.entities,
                anomalies: reader.anomalies
            )
            return (tree, reader.structuralErrors)
        }
    }

    private init(bytes: UnsafeBufferPointer<UInt8>, limits: ParsingLimits, isRecovering: Bool) {
        self.bytes = bytes
        self.scan = ByteScanner(bytes)
        self.limits = limits
        self.isRecovering = isRecovering
        entities.expansionBudget = limits.entityBytes
        nodes.reserveCapacity(64 + bytes.count / 64)
        attributes.reserveCapacity(32 + bytes.count / 512)
        nodes.append(
            XMLTree.Node(
                kind: .element,
                namespace: .plain,
                name: .other,
                parent: -1,
                start: 0,
                end: Int32(clamping: bytes.count)
            )
        )
    }

    private mutating func readDocument() throws(ParsingError) {
        while position < bytes.count {
            let bracket = scan.find(0x3C, from: position)
            if bracket > position { try addText(position..<bracket) }
            guard bracket < bytes.count else { break }
            position = bracket
            try readMarkup()
        }
        position = bytes.count
        if !open.isEmpty || hiddenDepth > 0 {
            structuralErrors += 1
            note(.unclosedElements)
            while !open.isEmpty { close(innerEnd: bytes.count) }
        }
    }

    /// Reads what begins with the `<` at `position`.
    private mutating func readMarkup() throws(ParsingError) {
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        switch next {
        case 0x2F: readEndTag()
        case 0x21: try readDeclaration()
        case 0x3F:
            let end = scan.find("?>", from: position + 2)
            if end == nil { note(.unclosedSection) }
            position = end.map { $0 + 2 } ?? scan.skipPastBracket(position)
        default:
            if ASCII.startsName(next) {
                try readStartTag()
            } else {
                note(.looseBracket)
                let end = scan.find(0x3C, from: position + 1)
                try addText(position..<end)
                position = end
            }
        }
    }

    // MARK: Comments, CDATA, document type

    private mutating func readDeclaration() throws(ParsingError) {
        if scan.matches("<!--", at: position) {
            let end = scan.find("-->", from: position + 4)
            if end == nil { note(.unclosedSection) }
            position = end.map { $0 + 3 } ?? scan.skipPastBracket(position)
        } else if scan.matches("<![CDATA[", at: position) {
            let start = position + 9
            let end: Int
            if let found = scan.find("]]>", from: start) {
                end = found
                position = found + 3
            } else {
                note(.unclosedSection)
                end = endOfUnclosedSection(from: start)
                position = end
            }
            try addNode(.literal, start..<end)
        } else if scan.matches("<!DOCTYPE", at: position) || scan.matches("<!doctype", at: position) {
            if open.isEmpty { readDocumentType() } else { position = scan.skipPastBracket(position) }
        } else {
            note(.looseBracket)
            position = scan.skipPastBracket(position)
        }
    }

    /// An unclosed CDATA section goes as far as the end tag of the element it stands in.
    private func endOfUnclosedSection(from start: Int) -> Int {
        guard let name = open.last?.name else { return bytes.count }
        var candidate = start
        while let found = scan.find("</", from: candidate) {
            if scan.equal(name, found + 2) { return found }
            candidate = found + 2
        }
        return bytes.count
    }

    private mutating func readDocumentType() {
        var cursor = position + 9
        while cursor < bytes.count, bytes[cursor] != 0x5B, bytes[cursor] != 0x3E { cursor = scan.skipQuoted(cursor) }
        guard cursor < bytes.count else {
            note(.unclosedTag)
            position = scan.skipPastBracket(position)
            return
        }
        if bytes[cursor] == 0x5B {
            cursor += 1
            while cursor < bytes.count, bytes[cursor] != 0x5D {
                if scan.matches("<!ENTITY", at: cursor) {
                    cursor = readEntityDeclaration(cursor + 8)
                } else if scan.matches("<!--", at: cursor) {
                    cursor = scan.find("-->", from: cursor + 4).map { $0 + 3 } ?? bytes.count
                } else {
                    cursor = scan.skipQuoted(cursor)
                }
            }
            while cursor < bytes.count, bytes[cursor] != 0x3E { cursor += 1 }
        }
        position = min(cursor + 1, bytes.count)
    }

    /// `<!ENTITY name "value">`; parameter and external entities are passed over.
    private mutating func readEntityDeclaration(_ start: Int) -> Int {
        var cursor = scan.skipSpace(start)
        let nameStart = cursor
        while cursor < bytes.count, ASCII.continuesName(bytes[cursor]) { cursor += 1 }
        let name = nameStart..<cursor
        cursor = scan.skipSpace(cursor)
        if !name.isEmpty, cursor < bytes.count, bytes[cursor] == 0x22 || bytes[cursor] == 0x27 {
            let valueEnd = scan.find(bytes[cursor], from: cursor + 1)
            let value = Array(bytes[min(cursor + 1, valueEnd)..<valueEnd])
            entities.declare(String(decoding: bytes[name], as: UTF8.self), value: value)
            cursor = min(valueEnd + 1, bytes.count)
        }
        while cursor < bytes.count, bytes[cursor] != 0x3E { cursor = scan.skipQuoted(cursor) }
        return min(cursor + 1, bytes.count)
    }

    // MARK: Tags

    private mutating func readStartTag() throws(ParsingError) {
        let tagStart = position
        var cursor = position + 1
        while cursor < bytes.count, ASCII.continuesName(bytes[cursor]) { cursor += 1 }
        let name = tagStart + 1..<cursor
        let firstAttribute = attributes.count
        let bindingCount = bindings.count
        var isEmptyElement = false
        while true {
            cursor = scan.skipSpace(cursor)
            guard cursor < bytes.count, bytes[cursor] != 0x3C else {
                // The tag does not end: leave it out, go on at the next one.
                note(.unclosedTag)
                structuralErrors += 1
                attributes.removeLast(attributes.count - firstAttribute)
                bindings.removeLast(bindings.count - bindingCount)
                position = min(cursor, bytes.count)
                return
            }
            if bytes[cursor] == 0x3E {
                cursor += 1
                break
            }
            if bytes[cursor] == 0x2F {
                isEmptyElement = cursor + 1 < bytes.count && bytes[cursor + 1] == 0x3E
                cursor += 1
                continue
            }
            cursor = readAttribute(cursor)
        }
        position = cursor
        try openElement(name, firstAttribute: firstAttribute, bindingCount: bindingCount)
        if isEmptyElement { close(innerEnd: position) }
    }

    private mutating func openElement(
        _ name: Range<Int>,
        firstAttribute: Int,
        bindingCount: Int
    ) throws(ParsingError) {
        let (prefix, local) = scan.split(name)
        let elementName = names.find(local, in: bytes)
        if isRecovering { closeForgotten(before: elementName, hasPrefix: !prefix.isEmpty) }
        guard open.count < limits.depth, hiddenDepth == 0 else {
            if hiddenDepth == 0 { note(.tooDeep) }
            hiddenDepth += 1
            return
        }
        if open.isEmpty {
            rootCount += 1
            if rootCount == 2 { note(.severalRoots) }
        }
        let index = try addNode(.element, position..<position)
        nodes[index].name = elementName
        nodes[index].namespace = namespace(of: prefix)
        nodes[index].firstAttribute = Int32(firstAttribute)
        nodes[index].attributeCount = Int32(attributes.count - firstAttribute)
        open.append(OpenElement(node: Int32(index), name: name, bindingCount: bindingCount))
    }

    private mutating func readAttribute(_ start: Int) -> Int {
        var cursor = start
        while cursor < bytes.count, !ASCII.isSpace(bytes[cursor]) {
            let byte = bytes[cursor]
            if byte == 0x3D || byte == 0x3E || byte == 0x3C || (byte == 0x2F && cursor > start) { break }
            cursor += 1
        }
        let name = start..<cursor
        cursor = scan.skipSpace(cursor)
        guard cursor < bytes.count, bytes[cursor] == 0x3D else {
            note(.attribute)
            return max(cursor, start + 1)
        }
        cursor = scan.skipSpace(cursor + 1)
        guard cursor < bytes.count else { return cursor }
        let value: Range<Int>
        let quote = bytes[cursor]
        if quote == 0x22 || quote == 0x27 {
            let end = scan.find(quote, from: cursor + 1)
            guard end < bytes.count else { return bytes.count }
            value = cursor + 1..<end
            cursor = end + 1
        } else {
            note(.attribute)
            let valueStart = cursor
            while cursor < bytes.count, !ASCII.isSpace(bytes[cursor]), bytes[cursor] != 0x3E { cursor += 1 }
            value = valueStart..<cursor
        }
        addAttribute(name, value)
        return cursor
    }

    private mutating func addAttribute(_ name: Range<Int>, _ value: Range<Int>) {
        let (prefix, local) = scan.split(name)
        let attributeName = names.find(local, in: bytes)
        if prefix.isEmpty, attributeName == .xmlns {
            bind(value, to: prefix)
            return
        }
        var namespace = XMLNamespace.plain
        if !prefix.isEmpty {
            if prefix.count == 5, names.find(prefix, in: bytes) == .xmlns {
                bind(value, to: local)
                return
            }
            namespace =
                prefix.count == 3 && scan.matches("xml", at: prefix.lowerBound)
                ? .xml : XMLNamespace.conventional(prefix: scan.string(prefix)) ?? .foreign
        }
        attributes.append(
            XMLTree.Attribute(
                namespace: namespace,
                name: attributeName,
                start: Int32(value.lowerBound),
                end: Int32(value.upperBound)
            )
        )
    }

    private mutating func bind(_ address: Range<Int>, to prefix: Range<Int>) {
        var namespace = XMLNamespace.known(uri: scan.string(address))
        // Publishers misspell addresses but not prefixes; an unknown default namespace says nothing.
        if namespace == nil {
            namespace = prefix.isEmpty ? .plain : .conventional(prefix: scan.string(prefix)) ?? .foreign
        }
        bindings.append(Binding(prefix: prefix, namespace: namespace ?? .foreign))
    }

    private mutating func readEndTag() {
        let start = position
        var cursor = position + 2
        while cursor < bytes.count, ASCII.continuesName(bytes[cursor]) { cursor += 1 }
        let name = start + 2..<cursor
        while cursor < bytes.count, bytes[cursor] != 0x3E, bytes[cursor] != 0x3C { cursor += 1 }
        if cursor < bytes.count, bytes[cursor] == 0x3E {
            cursor += 1
        } else {
            note(.unclosedTag)
        }
        if hiddenDepth > 0 {
            hiddenDepth -= 1
        } else if let last = open.last, scan.equal(last.name, name) {
            close(innerEnd: start)
        } else {
            structuralErrors += 1
            note(.mismatchedEnd)
            closeMismatched(name, innerEnd: start)
        }
        position = cursor
    }

    /// `</name>` where another element is the innermost: closes up to the open one of that name. When none is open,
    /// the tag is a slip of the pen for the end of the current element, unless it is HTML's.
    private mutating func closeMismatched(_ name: Range<Int>, innerEnd: Int) {
        if let index = open.lastIndex(where: { scan.equalIgnoringCase($0.name, name) }) {
            while open.count > index { close(innerEnd: innerEnd) }
            return
        }
        let (_, local) = scan.split(name)
        guard let last = open.last, !XMLName.named(bytes[local]).isHTMLOnly else { return }
        if nodes[Int(last.node)].name.isFeedText { close(innerEnd: innerEnd) }
    }

    /// Before an element of a feed opens, closes the ones that cannot hold it.
    private mutating func closeForgotten(before name: XMLName, hasPrefix: Bool) {
        if name == .item || name == .entry,
            let index = open.lastIndex(where: { nodes[Int($0.node)].name == name })
        {
            note(.unclosedElements)
            while open.count > index { close(innerEnd: position) }
            return
        }
        guard name.isFeedText || name == .item || name == .entry, let last = open.last else { return }
        let holder = nodes[Int(last.node)].name
        // `<title>` and `<link>` in a description may be a page's; in another text they are the feed's.
        let isAmbiguous = name == .title || name == .link || name == .source || name == .summary || name == .content
        let holdsMarkup = holder == .description || holder == .content || holder == .summary || holder == .encoded
        guard holder.isFeedText, !(isAmbiguous && holdsMarkup), holder != .source, holder != .author else { return }
        note(.unclosedElements)
        close(innerEnd: position)
    }

    private mutating func close(innerEnd: Int) {
        guard let last = open.popLast() else { return }
        nodes[Int(last.node)].end = Int32(max(innerEnd, Int(nodes[Int(last.node)].start)))
        if bindings.count > last.bindingCount { bindings.removeLast(bindings.count - last.bindingCount) }
    }

    // MARK: Nodes

    private mutating func addText(_ range: Range<Int>) throws(ParsingError) {
        guard !open.isEmpty else {
            if bytes[range].contains(where: { !ASCII.isSpace($0) }) { note(.textBeforeRoot, at: range.lowerBound) }
            return
        }
        // White space between elements carries nothing in any format read here.
        if ASCII.isSpace(bytes[range.lowerBound]), range.count <= 64,
            scan.skipSpace(range.lowerBound) >= range.upperBound
        {
            return
        }
        try addNode(.text, range)
    }

    @discardableResult
    private mutating func addNode(_ kind: XMLTree.Kind, _ range: Range<Int>) throws(ParsingError) -> Int {
        guard nodes.count < limits.nodes else {
            throw ParsingError(
                .tooManyNodes,
                "more than \(limits.nodes) elements and texts; split the document or raise parsing.nodes",
                byteOffset: position
            )
        }
        let index = nodes.count
        let parent = Int(open.last?.node ?? 0)
        nodes.append(
            XMLTree.Node(
                kind: kind,
                namespace: .plain,
                name: .other,
                parent: Int32(parent),
                start: Int32(range.lowerBound),
                end: Int32(range.upperBound)
            )
        )
        let previous = Int(nodes[parent].lastChild)
        if previous >= 0 {
            nodes[previous].nextSibling = Int32(index)
        } else {
            nodes[parent].firstChild = Int32(index)
        }
        nodes[parent].lastChild = Int32(index)
        return index
    }

    private mutating func namespace(of prefix: Range<Int>) -> XMLNamespace {
        for binding in bindings.reversed() where scan.equal(binding.prefix, prefix) { return binding.namespace }
        guard !prefix.isEmpty else { return .plain }
        let conventional = XMLNamespace.conventional(prefix: scan.string(prefix))
        if conventional != .xml { note(.undeclaredPrefix) }
        return conventional ?? .foreign
    }

    private mutating func note(_ kind: XMLAnomaly.Kind, at offset: Int? = nil) {
        guard anomalies.count < 16, !anomalies.contains(where: { $0.kind == kind }) else { return }
        anomalies.append(XMLAnomaly(kind: kind, byteOffset: offset ?? position))
    }
}
