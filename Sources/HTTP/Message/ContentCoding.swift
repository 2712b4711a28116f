/// Which answers are worth compressing, and for whom.
enum ContentCoding {
    /// Whether gzip is acceptable and liked no less than the plain form (RFC 9110 §12.5.3).
    static func acceptsGzip(_ header: String) -> Bool {
        var gzip: Double?
        var identity: Double?
        var anything: Double?
        for member in header.split(separator: ",") {
            let parts = member.split(separator: ";").map { $0.trimmingSpaces().lowercased() }
            guard let coding = parts.first else { continue }
            var quality = 1.0
            for parameter in parts.dropFirst() where parameter.hasPrefix("q=") {
                quality = Double(parameter.dropFirst(2)) ?? 0
            }
            switch coding {
            case "gzip", "x-gzip": gzip = quality
            case "identity": identity = quality
            case "*": anything = quality
            default: break
            }
        }
        guard let quality = gzip ?? anything, quality > 0 else { return false }
        return quality >= identity ?? 0
    }

    /// Whether bytes of this media type get smaller.
    static func isCompressible(_ contentType: String) -> Bool {
        // What nearly every answer is, without making another string of it.
        if contentType == "application/json" { return true }
        let type = contentType.prefix { $0 != ";" }.trimmingSpaces().lowercased()
        if type == "text/event-stream" { return false }
        return type.hasPrefix("text/") || type.hasSuffix("+json") || type.hasSuffix("+xml")
            || ["application/json", "application/x-ndjson", "application/xml", "application/javascript"].contains(type)
    }
}

extension StringProtocol {
    /// Without the spaces and tabs at both ends.
    func trimmingSpaces() -> String {
        var view = self[...]
        while let first = view.first, first == " " || first == "\t" { view = view.dropFirst() }
        while let last = view.last, last == " " || last == "\t" { view = view.dropLast() }
        return String(view)
    }
}
