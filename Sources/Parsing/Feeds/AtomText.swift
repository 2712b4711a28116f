import Foundation

/// Atom text constructs and content: RFC 4287, sections 3.1 and 4.1.3; for Atom 0.3, `mode`.
///
/// RSS elements without `type` and `mode` are read as text that may hold markup.
enum AtomText {
    static func line(_ element: XMLTree.Index, in tree: XMLTree) -> String? {
        read(element, in: tree) { FeedText.line($0, $1) }
    }

    static func paragraphs(_ element: XMLTree.Index, in tree: XMLTree) -> String? {
        read(element, in: tree) { FeedText.paragraphs($0, $1) }
    }

    private typealias Reading = (_ utf8: UnsafeBufferPointer<UInt8>, _ kind: FeedText.Kind) -> String?

    private static func read(_ element: XMLTree.Index, in tree: XMLTree, _ body: Reading) -> String? {
        guard tree.nodes[element].attributeCount > 0 else { return untyped(element, in: tree, body) }
        let type = tree.attribute(.type, of: element)?.lowercased()
        let mode = tree.attribute(.mode, of: element)?.lowercased()
        if mode == "base64" || (mode == nil && isBinary(type)) {
            let text = tree.text(of: element)
            let decoded = base64(text)
            let isPlain = decoded == nil || type == "text/plain" || type == "text"
            return (decoded ?? text).withUnsafeBufferPointer { body($0, isPlain ? .plain : .html) }
        }
        switch type {
        case "html", "text/html": return tree.withUnescapedMarkup(of: element) { body($0, .html) }
        case "xhtml", "application/xhtml+xml", "application/xml", "text/xml":
            if mode == "escaped" { return tree.withUnescapedMarkup(of: element) { body($0, .html) } }
            return tree.withMarkup(of: element) { body($0, .html) }
        case nil where mode != nil && mode != "xml": return tree.withUnescapedMarkup(of: element) { body($0, .html) }
        case let type? where type.hasSuffix("+xml"): return tree.withMarkup(of: element) { body($0, .html) }
        default: return untyped(element, in: tree, body)
        }
    }

    /// Plain text; but elements in it are XHTML, whatever is said.
    private static func untyped(_ element: XMLTree.Index, in tree: XMLTree, _ body: Reading) -> String? {
        if tree.hasElements(element) { return tree.withUnescapedMarkup(of: element) { body($0, .html) } }
        return tree.withText(of: element) { body($0, tree.nodes[element].namespace == .atom ? .plain : .loose) }
    }

    /// RFC 4287, section 4.1.3.3, rule 6: content of any other type is Base64.
    private static func isBinary(_ type: String?) -> Bool {
        guard let type, type.utf8.contains(0x2F) else { return false }
        return !type.hasPrefix("text/") && !type.hasSuffix("xml")
    }

    private static func base64(_ utf8: [UInt8]) -> [UInt8]? {
        guard let data = Data(base64Encoded: Data(utf8), options: .ignoreUnknownCharacters) else { return nil }
        let bytes = Array(data)
        return String(validating: bytes, as: UTF8.self) == nil ? nil : bytes
    }
}
