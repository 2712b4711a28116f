import Foundation
import Model

/// An opaque place in a list, bound to the query it came from.
enum Cursor {
    /// - Parameter binding: the path and every parameter that shapes the list.
    static func encode(_ position: PagePosition, binding: String) -> String {
        let value = position.value.map(String.init) ?? ""
        let text = "1|\(fingerprint(binding))|\(value)|\(position.key)"
        return Data(text.utf8).base64EncodedString().replacing("=", with: "").replacing("+", with: "-")
            .replacing("/", with: "_")
    }

    /// - Throws: ``APIError`` when it is no cursor of this list.
    static func decode(_ text: String, binding: String) throws -> PagePosition {
        var padded = text.replacing("-", with: "+").replacing("_", with: "/")
        while padded.utf8.count % 4 != 0 { padded.append("=") }
        let parts = Data(base64Encoded: padded).map { String(decoding: $0, as: UTF8.self) }?
            .split(separator: "|", omittingEmptySubsequences: false)
        guard let parts, parts.count == 4, parts[0] == "1", let key = Int64(parts[3]),
            parts[2].isEmpty || Int64(parts[2]) != nil
        else { throw APIError.badValue("cursor", "is not a cursor; take next_cursor from an answer as it is") }
        guard parts[1] == fingerprint(binding) else {
            throw APIError.badValue(
                "cursor",
                "belongs to another query; keep the parameters of the first page, or start without a cursor"
            )
        }
        return PagePosition(value: Int64(parts[2]), key: key)
    }

    private static func fingerprint(_ binding: String) -> Substring {
        Identifier.make(.run, [binding]).suffix(10)
    }
}
