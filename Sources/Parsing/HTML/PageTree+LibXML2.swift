import CLibXML2

extension PageTree {
    /// Parses a page with libxml2's HTML parser, event by event: its own tree is never built.
    ///
    /// Nothing is loaded from anywhere: HTML knows no external entities, and `HTML_PARSE_NONET` is set.
    ///
    /// - Throws: ``ParsingError`` `too_many_nodes`.
    static func parse(_ markup: [UInt8], limits: ParsingLimits) throws(ParsingError) -> PageTree {
        let builder = PageTreeBuilder(markupBytes: markup.count, limits: limits)
        markup.withUnsafeBytes { bytes in
            guard let base = bytes.bindMemory(to: CChar.self).baseAddress,
                let context = htmlCreateMemoryParserCtxt(base, Int32(clamping: bytes.count))
            else { return }
            defer { htmlFreeParserCtxt(context) }
            builder.run(context)
        }
        if builder.isOverLimit {
            throw ParsingError(
                .tooManyNodes,
                "the page has more than \(limits.nodes) elements and texts (parsing.nodes); raise the limit to read it"
            )
        }
        return builder.tree
    }
}

/// Receives libxml2's events.
private final class PageTreeBuilder {
    var tree: PageTree
    let limits: ParsingLimits
    var isOverLimit = false

    init(markupBytes: Int, limits: ParsingLimits) {
        tree = PageTree(markupBytes: markupBytes)
        self.limits = limits
    }

    func run(_ context: htmlParserCtxtPtr) {
        var handler = xmlSAXHandler()
        handler.startElement = { receiver, name, attributes in
            guard let name else { return }
            PageTreeBuilder.from(receiver)?.begin(name, attributes)
        }
        handler.endElement = { receiver, _ in PageTreeBuilder.from(receiver)?.end() }
        handler.characters = { receiver, text, length in
            guard let text, length > 0 else { return }
            PageTreeBuilder.from(receiver)?.append(UnsafeBufferPointer(start: text, count: Int(length)))
        }
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        guard let slot = context.pointee.sax else { return }
        _ = htmlCtxtUseOptions(context, Int32(bitPattern: HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue))
        slot.pointee = handler
        // The text was decoded before; a character set that the page names must not be applied again.
        xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        withExtendedLifetime(self) {
            context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
            _ = htmlParseDocument(context)
            context.pointee.userData = nil
        }
        if let document = context.pointee.myDoc {
            xmlFreeDoc(document)
            context.pointee.myDoc = nil
        }
        tree.finish()
    }

    private static func from(_ receiver: UnsafeMutableRawPointer?) -> PageTreeBuilder? {
        receiver.map { Unmanaged<PageTreeBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    private func begin(
        _ name: UnsafePointer<xmlChar>,
        _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    ) {
        if tree.count >= limits.nodes { isOverLimit = true }
        if isOverLimit { return }
        tree.begin(HTMLTag.named(PageTreeBuilder.buffer(name)), depthLimit: limits.depth)
        guard var next = attributes else { return }
        while let attribute = next.pointee {
            if let known = PageAttribute.named(PageTreeBuilder.buffer(attribute)) {
                let value = next[1].map(PageTreeBuilder.buffer)
                tree.add(known, value ?? UnsafeBufferPointer(start: nil, count: 0))
            }
            next += 2
        }
    }

    private func end() {
        if !isOverLimit { tree.end() }
    }

    private func append(_ text: UnsafeBufferPointer<UInt8>) {
        if tree.count >= limits.nodes { isOverLimit = true }
        if !isOverLimit { tree.append(text) }
    }

    private static func buffer(_ text: UnsafePointer<xmlChar>) -> UnsafeBufferPointer<UInt8> {
        UnsafeBufferPointer(start: text, count: Int(xmlStrlen(text)))
    }
}
