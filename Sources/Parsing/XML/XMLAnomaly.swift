/// One place where a document is not well-formed, and how it was read nevertheless.
struct XMLAnomaly: Sendable, Equatable {
    enum Kind: String, Sendable {
        case textBeforeRoot = "text before the first element is left out"
        case looseBracket = "'<' that begins no tag is read as text"
        case unclosedTag = "a tag that does not end is left out"
        case unclosedSection = "a comment or CDATA section that does not end is closed"
        case mismatchedEnd = "an end tag that fits no open element"
        case unclosedElements = "elements that are not closed"
        case attribute = "an attribute without quotation marks or value"
        case undeclaredPrefix = "a namespace prefix that is not declared"
        case severalRoots = "more than one root element"
        case tooDeep = "elements nested too deeply are read as if they were not there"
    }

    var kind: Kind
    /// 0-based, into the decoded text.
    var byteOffset: Int
}
