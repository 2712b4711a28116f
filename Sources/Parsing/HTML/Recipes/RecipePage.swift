import CLibXML2
import Foundation

/// A page as libxml2's tree, to evaluate a recipe's selectors on. Owns the tree; used by one thread.
final class RecipePage {
    private let document: htmlDocPtr
    private let context: xmlXPathContextPtr
    private var hidden: Set<Node> = []

    /// An element, attribute or text of the page; valid as long as the page.
    typealias Node = xmlNodePtr

    /// Steps that one selector may take, so that none can hold up a fetch.
    private static let stepLimit: UInt = 50_000_000

    /// - Throws: ``ParsingError`` `malformed` when libxml2 finds no document in the text.
    init(_ utf8: [UInt8]) throws(ParsingError) {
        let options = HTML_PARSE_NONET.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
        let parsed = utf8.withUnsafeBytes { bytes in
            htmlReadMemory(
                bytes.bindMemory(to: CChar.self).baseAddress,
                Int32(clamping: bytes.count),
                nil,
                "UTF-8",
                Int32(bitPattern: options)
            )
        }
        guard let parsed, let context = xmlXPathNewContext(parsed) else {
            if let parsed { xmlFreeDoc(parsed) }
            throw ParsingError(.malformed, "libxml2 finds no HTML document in the page")
        }
        context.pointee.opLimit = RecipePage.stepLimit
        context.pointee.error = { _, _ in }
        document = parsed
        self.context = context
    }

    deinit {
        xmlXPathFreeContext(context)
        xmlFreeDoc(document)
    }

    var root: Node? { xmlDocGetRootElement(document) }

    /// What a selector finds within `node`, in the order of the document.
    func nodes(_ selector: Selector, in node: Node) -> [Node] {
        guard let result = xmlXPathNodeEval(node, selector.xpath, context) else { return [] }
        defer { xmlXPathFreeObject(result) }
        guard result.pointee.type == XPATH_NODESET, let set = result.pointee.nodesetval else { return [] }
        xmlXPathNodeSetSort(set)
        guard let table = set.pointee.nodeTab else { return [] }
        return (0..<Int(set.pointee.nodeNr)).compactMap { table[$0] }.filter {
            // Only these are tree nodes; a namespace is another structure.
            [XML_ELEMENT_NODE, XML_ATTRIBUTE_NODE, XML_TEXT_NODE, XML_CDATA_SECTION_NODE].contains($0.pointee.type)
        }
    }

    /// Leaves the text of these elements out from now on. They stay in the tree: one may lie within another.
    func remove(_ selector: Selector) {
        guard let root else { return }
        for node in nodes(selector, in: root) where node != root && RecipePage.isElement(node) {
            hidden.insert(node)
        }
    }

    static func attribute(_ name: String, of node: Node) -> String? {
        guard isElement(node), let value = xmlGetProp(node, name) else { return nil }
        // What libxml2 allocated; its `xmlFree` is a global variable, which Swift 6 does not let be read.
        defer { free(value) }
        return ByteText.collapsedString(UnsafeBufferPointer(start: value, count: Int(xmlStrlen(value))))
    }

    /// The plain text of a node, in paragraphs.
    func text(of node: Node) -> String {
        var writer = PlainTextWriter()
        var current: Node? = node
        while let here = current {
            let isElement = RecipePage.isElement(here)
            let tag = isElement ? RecipePage.tag(here) : .other
            var next: Node?
            if isElement {
                if !hidden.contains(here), !tag.traits.contains(.hidden) {
                    writer.begin(tag, tag.traits)
                    next = here.pointee.children
                }
            } else if here.pointee.type == XML_ATTRIBUTE_NODE {
                next = here.pointee.children
            } else if let content = here.pointee.content,
                here.pointee.type == XML_TEXT_NODE || here.pointee.type == XML_CDATA_SECTION_NODE
            {
                writer.append(UnsafeBufferPointer(start: content, count: Int(xmlStrlen(content))))
            }
            current = next ?? RecipePage.following(here, within: node, &writer)
        }
        return writer.string
    }

    /// The node behind `node` and its descendants; closes the elements that end there.
    private static func following(_ node: Node, within root: Node, _ writer: inout PlainTextWriter) -> Node? {
        var here = node
        while true {
            if isElement(here) { writer.end(tag(here), tag(here).traits) }
            if here == root { return nil }
            if let next = here.pointee.next { return next }
            guard let parent = here.pointee.parent else { return nil }
            here = parent
        }
    }

    static func isElement(_ node: Node) -> Bool { node.pointee.type == XML_ELEMENT_NODE }

    static func tag(_ node: Node) -> HTMLTag {
        guard let name = node.pointee.name else { return .other }
        return HTMLTag.named(UnsafeBufferPointer(start: name, count: Int(xmlStrlen(name))))
    }
}
