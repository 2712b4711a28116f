import Foundation

/// Links as they stand in a feed to absolute addresses (RFC 3986, section 5).
struct LinkResolver {
    /// Of the document; nil when it is not known.
    var base: String?

    /// `link` against `bases`, the innermost first. A link that cannot be made absolute comes back as it is.
    func resolve(_ link: String, bases: [String] = []) -> String {
        if LinkResolver.isAbsolute(link), let last = link.utf8.last, last > 0x20 { return link }
        let trimmed = FeedText.trimmedString(link)
        guard !trimmed.isEmpty, !LinkResolver.isAbsolute(trimmed) else { return trimmed }
        // An inner base may itself be relative to an outer one (XML Base, section 4).
        var absolute = base.flatMap { URL(string: $0) }
        for next in bases.reversed() {
            absolute = URL(string: next, relativeTo: absolute)?.absoluteURL ?? absolute
        }
        guard let absolute, absolute.scheme != nil, let resolved = URL(string: trimmed, relativeTo: absolute) else {
            return trimmed
        }
        return resolved.absoluteString
    }

    /// Whether a scheme stands before the first slash, question mark or hash (RFC 3986, section 3.1).
    static func isAbsolute(_ link: String) -> Bool {
        link.utf8.withContiguousStorageIfAvailable(isAbsolute) ?? Array(link.utf8).withUnsafeBufferPointer(isAbsolute)
    }

    private static func isAbsolute(_ link: UnsafeBufferPointer<UInt8>) -> Bool {
        for position in 0..<link.count {
            let byte = link[position]
            if byte == 0x3A { return position > 0 }
            let isSchemeByte =
                ASCII.isLetter(byte)
                || (position > 0 && (ASCII.isDigit(byte) || byte == 0x2B || byte == 0x2D || byte == 0x2E))
            guard isSchemeByte else { return false }
        }
        return false
    }
}
