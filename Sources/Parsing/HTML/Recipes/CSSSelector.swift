/// CSS selectors as XPath expressions.
///
/// Selectors Level 3 (W3C, 2018) without namespaces and without what depends on a user: types, `*`, `.class`, `#id`,
/// attributes with all six operators, the four combinators, lists, `:not()`, `:has()`, `:first-child`,
/// `:last-child`, `:only-child`, `:nth-child()`, `:first-of-type`, `:last-of-type`, `:nth-of-type()`, `:empty`; and
/// `:contains("…")`, which Level 3 had as a draft and scrapers know. The translation is cssselect's (Ian Bicking).
enum CSSSelector {
    /// - Throws: ``ParsingError`` `bad_value` that tells the mistake and the byte at which it stands.
    static func xpath(_ selector: String) throws(ParsingError) -> String {
        var parser = Parser(text: Array(selector.utf8))
        return try parser.list(prefix: "descendant::").joined(separator: " | ")
    }

    private struct Parser {
        let text: [UInt8]
        var position = 0

        init(text: [UInt8]) {
            self.text = text
        }

        mutating func list(prefix: String) throws(ParsingError) -> [String] {
            var paths: [String] = []
            repeat {
                paths.append(try path(prefix: prefix))
            } while take(0x2C)
            guard position == text.count else { throw unexpected() }
            return paths
        }

        private mutating func path(prefix: String) throws(ParsingError) -> String {
            skipSpace()
            var result = try "." + "/" + prefix + step()
            while true {
                let hadSpace = skipSpace()
                if take(0x3E) {
                    skipSpace()
                    result += try "/child::" + step()
                } else if take(0x2B) {
                    skipSpace()
                    let (name, conditions) = try compound()
                    result += "/following-sibling::*[1]" + (name == "*" ? "" : "[self::\(name)]") + conditions
                } else if take(0x7E) {
                    skipSpace()
                    result += try "/following-sibling::" + step()
                } else if hadSpace, position < text.count, text[position] != 0x2C, text[position] != 0x29 {
                    result += try "/descendant::" + step()
                } else {
                    return result
                }
            }
        }

        private mutating func step() throws(ParsingError) -> String {
            let (name, conditions) = try compound()
            return name + conditions
        }

        /// A type with its conditions: `li.item:first-child`.
        private mutating func compound() throws(ParsingError) -> (name: String, conditions: String) {
            let start = position
            var name = "*"
            if !take(0x2A), let type = identifier() { name = type.lowercased() }
            var conditions = ""
            loop: while position < text.count {
                switch text[position] {
                case 0x2E:
                    position += 1
                    conditions += "[\(Parser.hasWord("class", try required(identifier())))]"
                case 0x23:
                    position += 1
                    conditions += "[@id = \(Parser.quoted(try required(identifier())))]"
                case 0x5B:
                    position += 1
                    conditions += "[\(try attribute())]"
                case 0x3A:
                    position += 1
                    conditions += "[\(try pseudoClass(name))]"
                default: break loop
                }
            }
            guard position > start else { throw unexpected() }
            return (name, conditions)
        }

        private mutating func attribute() throws(ParsingError) -> String {
            skipSpace()
            let name = "@" + (try required(identifier())).lowercased()
            skipSpace()
            if take(0x5D) { return name }
            let mark = position < text.count ? text[position] : 0
            if mark != 0x3D { position += 1 }
            guard take(0x3D) else { throw unexpected() }
            skipSpace()
            let value = try required(string() ?? identifier())
            skipSpace()
            guard take(0x5D) else { throw unexpected() }
            let quoted = Parser.quoted(value)
            switch mark {
            case 0x3D: return "\(name) = \(quoted)"
            case 0x7E: return Parser.hasWord(String(name.dropFirst()), value)
            case 0x7C: return "\(name) = \(quoted) or starts-with(\(name), \(Parser.quoted(value + "-")))"
            case 0x5E: return "starts-with(\(name), \(quoted))"
            case 0x2A: return "contains(\(name), \(quoted))"
            case 0x24:
                return "substring(\(name), string-length(\(name)) - string-length(\(quoted)) + 1) = \(quoted)"
            default: throw unexpected()
            }
        }

        private mutating func pseudoClass(_ type: String) throws(ParsingError) -> String {
            let name = try required(identifier()).lowercased()
            switch name {
            case "first-child": return "not(preceding-sibling::*)"
            case "last-child": return "not(following-sibling::*)"
            case "only-child": return "not(preceding-sibling::*) and not(following-sibling::*)"
            case "first-of-type": return "not(preceding-sibling::\(type))"
            case "last-of-type": return "not(following-sibling::\(type))"
            case "empty": return "not(*) and not(text())"
            case "nth-child": return try nth("*")
            case "nth-of-type": return try nth(type)
            case "not", "has", "contains": break
            default:
                throw ParsingError(
                    .badValue,
                    "':\(name)' is not a pseudo-class that recipes know (\(Parser.known))",
                    byteOffset: position
                )
            }
            guard take(0x28) else { throw unexpected() }
            skipSpace()
            let condition: String
            if name == "contains" {
                condition = "contains(., \(Parser.quoted(try required(string() ?? identifier()))))"
            } else if name == "has" {
                condition = try path(prefix: "descendant::")
            } else {
                let (inner, conditions) = try compound()
                condition = "not(self::\(inner)\(conditions))"
            }
            skipSpace()
            guard take(0x29) else { throw unexpected() }
            return condition
        }

        private static let known = """
            first-child, last-child, only-child, first-of-type, last-of-type, nth-child, nth-of-type, empty, not, has, \
            contains
            """

        /// `(odd)`, `(even)`, `(3)`, `(2n+1)`, `(-n+3)`.
        private mutating func nth(_ type: String) throws(ParsingError) -> String {
            guard take(0x28), let close = text[position...].firstIndex(of: 0x29) else { throw unexpected() }
            let argument = String(decoding: text[position..<close].filter { $0 > 0x20 }, as: UTF8.self).lowercased()
            let place = "(count(preceding-sibling::\(type)) + 1)"
            let formula = argument == "odd" ? "2n+1" : argument == "even" ? "2n" : argument
            let parts = formula.split(separator: "n", maxSplits: 1, omittingEmptySubsequences: false)
            let condition: String?
            if parts.count == 1 {
                condition = Int(formula).map { "\(place) = \($0)" }
            } else {
                let step = parts[0] == "" || parts[0] == "+" ? 1 : parts[0] == "-" ? -1 : Int(parts[0])
                let offset = parts[1].isEmpty ? 0 : Int(parts[1])
                condition = step.flatMap { step in
                    offset.map { offset in
                        step == 0
                            ? "\(place) = \(offset)"
                            : "(\(place) - \(offset)) mod \(step.magnitude) = 0 and "
                                + (step > 0 ? "\(place) >= \(offset)" : "\(place) <= \(offset)")
                    }
                }
            }
            guard let condition else { throw unexpected() }
            position = close + 1
            return condition
        }

        private static func hasWord(_ attribute: String, _ word: String) -> String {
            "contains(concat(' ', normalize-space(@\(attribute)), ' '), \(quoted(" \(word) ")))"
        }

        /// XPath 1.0 has no escapes: a text with both kinds of quote is put together.
        private static func quoted(_ text: String) -> String {
            if !text.contains("'") { return "'\(text)'" }
            if !text.contains("\"") { return "\"\(text)\"" }
            let parts = text.split(separator: "'", omittingEmptySubsequences: false).map { "'\($0)'" }
            return "concat(" + parts.joined(separator: ", \"'\", ") + ")"
        }

        private mutating func identifier() -> String? {
            var bytes: [UInt8] = []
            while position < text.count {
                let byte = text[position]
                if byte == 0x5C, position + 1 < text.count {
                    bytes.append(text[position + 1])
                    position += 2
                } else if ByteText.isAlphanumeric(byte) || byte == 0x2D || byte == 0x5F || byte >= 0x80 {
                    bytes.append(byte)
                    position += 1
                } else {
                    break
                }
            }
            return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
        }

        private mutating func string() -> String? {
            guard position < text.count, text[position] == 0x22 || text[position] == 0x27 else { return nil }
            guard let close = text[(position + 1)...].firstIndex(of: text[position]) else { return nil }
            defer { position = close + 1 }
            return String(decoding: text[(position + 1)..<close], as: UTF8.self)
        }

        private func required(_ value: String?) throws(ParsingError) -> String {
            guard let value else { throw unexpected() }
            return value
        }

        private func unexpected() -> ParsingError {
            let selector = String(decoding: text, as: UTF8.self)
            guard position < text.count else {
                return ParsingError(.badValue, "'\(selector)' ends too early", byteOffset: position)
            }
            let byte = String(decoding: [text[position]], as: UTF8.self)
            return ParsingError(.badValue, "'\(selector)' has an unexpected '\(byte)'", byteOffset: position)
        }

        private mutating func take(_ byte: UInt8) -> Bool {
            guard position < text.count, text[position] == byte else { return false }
            position += 1
            return true
        }

        @discardableResult
        private mutating func skipSpace() -> Bool {
            let start = position
            while position < text.count, text[position] <= 0x20 { position += 1 }
            return position > start
        }
    }
}
