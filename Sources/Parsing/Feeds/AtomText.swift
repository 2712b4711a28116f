import Foundation

/// Atom text constructs and content: RFC 4287, sections 3.1 and 4.1.3; for Atom 0.3, `mode`.
///
/// RSS elements without `type` and `mode` are read as text that may hold markup.
enum AtomText {
    static func line(_ element: XMLTree.Index, in tree: XMLTree) -> String? {
        let (utf8, kind) = value(of: element, in: tree)
        return FeedText.line(utf8, kind)
    }

    static func paragraphs(_ element: XMLTree.Index, in tree: XMLTree) -> String? {
        let (utf8, kind) = value(of: element, in: tree)
        return FeedText.paragraphs(utf8, kind)
    }

    private static func value(of element: XMLTree.Index, in tree: XMLTree) -> (utf8: [UInt8], kind: FeedText.Kind) {
        guard tree.nodes[element].attributeCount > 0 else { return untyped(element, in: tree) }
        let type = tree.attribute(.type, of: element)?.lowercased()
        let mode = tree.attribute(.mode, of: element)?.lowercased()
        if mode == "base64" || (mode == nil && isBinary(type)) {
            guard let decoded = base64(tree.text(of: element)) else { return (tree.text(of: element), .plain) }
            return (decoded, type == "text/plain" || type == "text" ? .plain : .html)
        }
        switch type {
        case "html", "text/html": return (tree.unescapedMarkup(of: element), .html)
        case "xhtml", "application/xhtml+xml", "application/xml", "text/xml":
            if mode == "escaped" { return (tree.unescapedMarkup(of: element), .html) }
            return (tree.markup(of: element), .html)
        case nil where mode != nil && mode != "xml": return (tree.unescapedMarkup(of: element), .html)
        case let type? where type.hasSuffix("+xml"): return (tree.markup(of: element), .html)
        default: return untyped(element, in: tree)
        }
    }

    /// Plain text; but elements in it are XHTML, whatever is said.
    private static func untyped(_ element: XMLTree.Index, in tree: XMLTree) -> (utf8: [UInt8], kind: FeedText.Kind) {
        if tree.hasElements(element) { return (tree.unescapedMarkup(of: element), .html) }
        return (tree.text(of: element), tree.nodes[element].namespace == .atom ? .plain : .loose)
    }

    /// RFC 4287, section 4.1.3.3, rule 6: content of any other type is Base64.
    private static func isBinary(_ type: String?) -> Bool {
        guard let type, type.contains("/") else { return false }
        return !type.hasPrefix("text/") && !type.hasSuffix("xml")
    }

    private static func base64(_ utf8: [UInt8]) -> [UInt8]? {
        guard let data = Data(base64Encoded: Data(utf8), options: .ignoreUnknownCharacters) else { return nil }
        let bytes = Array(data)
        return String(validating: bytes, as: UTF8.self) == nil ? nil : bytes
    }
}
