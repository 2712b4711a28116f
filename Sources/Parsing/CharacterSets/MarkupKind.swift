/// What a document is written in, as far as it decides where a character set can be declared.
enum MarkupKind: Sendable {
    /// `<?xml version="1.0" encoding="…"?>`
    case xml
    /// `<meta charset="…">`, `<meta http-equiv="Content-Type" content="…; charset=…">`
    case html
    /// UTF-8, -16 or -32 by its zero bytes (RFC 4627, section 3).
    case json
    /// No declaration of its own.
    case text
}
