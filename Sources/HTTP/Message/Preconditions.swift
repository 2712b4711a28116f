import HTTPTypes

/// The conditions of a GET or HEAD (RFC 9110 §13), in the order of §13.2.2.
struct Preconditions {
    private let head: RequestHead

    init(_ head: RequestHead) { self.head = head }

    /// 304 or 412 when a condition says so, else nil.
    /// - Parameters:
    ///   - entityTags: the tags under which the client may know the representation; empty when it has none.
    ///   - lastModified: in seconds since 1970.
    func evaluate(entityTags: [String], lastModified: Int?) -> HTTPResponse.Status? {
        if let list = head.joinedValue("if-match") {
            if list != "*", !entityTags.contains(where: { EntityTag.stronglyMatches(list, $0) }) {
                return .preconditionFailed
            }
        } else if let date = head.value("if-unmodified-since").flatMap(HTTPDate.seconds), let lastModified,
            lastModified > date
        {
            return .preconditionFailed
        }
        if let list = head.joinedValue("if-none-match") {
            let matches = list == "*" || entityTags.contains { EntityTag.weaklyMatches(list, $0) }
            return matches ? .notModified : nil
        }
        if let date = head.value("if-modified-since").flatMap(HTTPDate.seconds), let lastModified, lastModified <= date
        {
            return .notModified
        }
        return nil
    }
}
