/// What robots.txt allows (RFC 9309).
struct RobotsRules: Sendable, Equatable {
    private struct Rule: Sendable, Equatable {
        var pattern: [UInt8]
        var isAllowed: Bool
    }

    private var rules: [Rule] = []
    private var forbidsAll = false
    /// Seconds between two requests, where the file asks for it.
    private(set) var crawlDelay: Int?

    /// Nothing is forbidden: there is no such file (4xx; section 2.3.1.3).
    static let everything = RobotsRules()

    /// The server could not say (5xx; section 2.3.1.4).
    static var nothing: RobotsRules {
        var rules = RobotsRules()
        rules.forbidsAll = true
        return rules
    }

    private init() {}

    /// - Parameter agent: the product token, as the groups name it: `parallax`.
    init(_ text: String, agent: String) {
        let agent = agent.lowercased()
        var own: [(String, String)] = []
        var general: [(String, String)] = []
        var names: [String] = []
        var isInNames = false
        var hasOwn = false
        // Section 2.5: a crawler reads 500 KiB at least; what follows is not looked at.
        for line in text.utf8.prefix(512 << 10).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
            let content = String(decoding: line.prefix { $0 != 0x23 }, as: UTF8.self)
            guard let colon = content.firstIndex(of: ":") else { continue }
            let key = RobotsRules.trimmed(content[..<colon]).lowercased()
            let value = RobotsRules.trimmed(content[content.index(after: colon)...])
            if key == "user-agent" {
                if !isInNames { names = [] }
                isInNames = true
                names.append(value.lowercased())
                if names.last == agent { hasOwn = true }
                continue
            }
            isInNames = false
            if names.contains(agent) { own.append((key, value)) }
            if names.contains("*") { general.append((key, value)) }
        }
        for (key, value) in hasOwn ? own : general {
            switch key {
            case "allow" where !value.isEmpty, "disallow" where !value.isEmpty:
                rules.append(Rule(pattern: Array(value.utf8), isAllowed: key == "allow"))
            case "crawl-delay": crawlDelay = Double(value).flatMap { $0 >= 0 && $0 <= 300 ? Int($0.rounded(.up)) : nil }
            default: continue
            }
        }
    }

    /// Whether a path (with its query) may be fetched: the longest matching rule decides, and allowing wins a tie.
    func allows(_ path: String) -> Bool {
        if forbidsAll { return false }
        let path = Array((path.isEmpty ? "/" : path).utf8)
        var best: Rule?
        for rule in rules where RobotsRules.matches(rule.pattern, path) {
            if let known = best {
                let isLonger = rule.pattern.count > known.pattern.count
                guard isLonger || (rule.pattern.count == known.pattern.count && rule.isAllowed) else { continue }
            }
            best = rule
        }
        return best?.isAllowed ?? true
    }

    /// `*` stands for anything, `$` at the end for the end; else the pattern is a beginning. Linear but for stars:
    /// O(pattern × path) at worst.
    private static func matches(_ pattern: [UInt8], _ path: [UInt8]) -> Bool {
        let isAnchored = pattern.last == 0x24
        let pattern = isAnchored ? Array(pattern.dropLast()) : pattern
        var patternIndex = 0
        var pathIndex = 0
        var star: (pattern: Int, path: Int)?
        while true {
            if patternIndex == pattern.count {
                if !isAnchored || pathIndex == path.count { return true }
            } else if pattern[patternIndex] == 0x2A {
                star = (patternIndex, pathIndex)
                patternIndex += 1
                continue
            } else if pathIndex < path.count, pattern[patternIndex] == path[pathIndex] {
                patternIndex += 1
                pathIndex += 1
                continue
            }
            guard let last = star, last.path < path.count else { return false }
            star = (last.pattern, last.path + 1)
            patternIndex = last.pattern + 1
            pathIndex = last.path + 1
        }
    }

    private static func trimmed(_ text: some StringProtocol) -> String {
        var view = text[...]
        while let first = view.first, first.isWhitespace || first == "\u{FEFF}" { view = view.dropFirst() }
        while let last = view.last, last.isWhitespace { view = view.dropLast() }
        return String(view)
    }
}
