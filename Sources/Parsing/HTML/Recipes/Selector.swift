import CLibXML2

/// A recipe's selector: an XPath expression, and the attribute to take, if any.
struct Selector {
    let xpath: String
    let attribute: String?

    /// - Throws: ``ParsingError`` `bad_value` with the place of the mistake.
    init(_ text: String) throws(ParsingError) {
        let trimmed = ByteText.trimmedString(Array(text.utf8)[...])
        guard !trimmed.isEmpty else { throw ParsingError(.badValue, "an empty selector") }
        if trimmed == "." || trimmed.hasPrefix("/") || trimmed.hasPrefix("./") || trimmed.hasPrefix("(") {
            xpath = trimmed
            attribute = nil
        } else {
            let (css, name) = Selector.split(trimmed)
            // "@href" alone is an attribute of the item itself.
            xpath = css.isEmpty ? "." : try CSSSelector.xpath(css)
            attribute = name
        }
        guard Selector.compiles(xpath) else {
            throw ParsingError(.badValue, "'\(text)' is not an XPath expression that libxml2 can read")
        }
    }

    /// "time@datetime" → "time" and "datetime"; an "@" within brackets or quotes is the selector's own.
    private static func split(_ text: String) -> (String, String?) {
        guard let at = text.lastIndex(of: "@") else { return (text, nil) }
        let name = text[text.index(after: at)...]
        guard !name.isEmpty,
            name.utf8.allSatisfy({ ByteText.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x3A })
        else { return (text, nil) }
        return (String(text[..<at]), String(name))
    }

    private static func compiles(_ xpath: String) -> Bool {
        guard let context = xmlXPathNewContext(nil) else { return false }
        defer { xmlXPathFreeContext(context) }
        // Mistakes are reported by the caller, not on standard error.
        context.pointee.error = { _, _ in }
        guard let compiled = xmlXPathCtxtCompile(context, xpath) else { return false }
        xmlXPathFreeCompExpr(compiled)
        return true
    }
}
