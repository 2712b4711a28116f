import Foundation

/// JSON text to Foundation's values, with the limits and errors of this module.
enum JSONText {
    /// - Throws: `malformed` with the byte where it goes wrong, `tooDeep`.
    static func value(_ utf8: some Collection<UInt8>, limits: ParsingLimits) throws(ParsingError) -> Any {
        let read = utf8.withContiguousStorageIfAvailable { JSONValueReader.read($0, depth: limits.depth) }
        if let value = read?.value { return value }
        try checkDepth(utf8, limit: limits.depth)
        do {
            return try JSONSerialization.jsonObject(with: Data(utf8), options: [.fragmentsAllowed])
        } catch {
            let information = (error as NSError).userInfo
            let details = information[NSDebugDescriptionErrorKey] as? String ?? "not a JSON value"
            throw ParsingError(
                .malformed,
                "not well-formed JSON: \(details)",
                byteOffset: information["NSJSONSerializationErrorIndex"] as? Int ?? read?.end
            )
        }
    }

    /// Nesting is counted before the text is parsed, because the parser recurses.
    private static func checkDepth(_ utf8: some Collection<UInt8>, limit: Int) throws(ParsingError) {
        var depth = 0
        var isInString = false
        var isEscaped = false
        var offset = 0
        for byte in utf8 {
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == UInt8(ascii: "\\") {
                    isEscaped = true
                } else if byte == UInt8(ascii: "\"") {
                    isInString = false
                }
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") {
                depth += 1
                guard depth <= limit else {
                    throw ParsingError(.tooDeep, "values nested deeper than \(limit)", byteOffset: offset)
                }
            } else if byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") {
                depth -= 1
            }
            offset += 1
        }
    }
}
