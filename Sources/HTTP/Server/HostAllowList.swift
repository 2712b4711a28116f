/// Decides whether a request is addressed to this server, so that a page elsewhere can't reach it through a DNS name
/// of its own that it has pointed at a loopback address (DNS rebinding).
struct HostAllowList: Sendable {
    private let allowsAny: Bool
    private let names: Set<[UInt8]>

    init(_ policy: HostPolicy, isLoopbackOnly: Bool) {
        switch policy {
        case .any:
            allowsAny = true
            names = []
        case .automatic:
            allowsAny = !isLoopbackOnly
            names = []
        case .only(let given):
            allowsAny = false
            names = Set(given.map { Array($0.lowercased().utf8) })
        }
    }

    /// `host` is without port. An empty host is HTTP/1.0's absence of one, which no browser sends.
    func allows(_ bytes: [UInt8], _ host: Range<Int>) -> Bool {
        if allowsAny || host.isEmpty { return true }
        if HostAllowList.equals(bytes, host, "localhost") || HostAllowList.equals(bytes, host, "[::1]") { return true }
        if HostAllowList.isLoopbackIPv4(bytes, host) { return true }
        var name = bytes[host].map(lowercased)
        // RFC 1034 §3.1: the dot at the end of a complete name.
        if name.last == 0x2E { name.removeLast() }
        // RFC 6761 §6.3: every name below localhost is loopback.
        return names.contains(name) || name == Array("localhost".utf8)
            || name.suffix(10) == Array(".localhost".utf8)[...]
    }

    private static func equals(_ bytes: [UInt8], _ range: Range<Int>, _ lowercase: StaticString) -> Bool {
        guard range.count == lowercase.utf8CodeUnitCount else { return false }
        return lowercase.withUTF8Buffer { text in
            for index in 0..<text.count where lowercased(bytes[range.lowerBound + index]) != text[index] {
                return false
            }
            return true
        }
    }

    /// 127.0.0.0/8 in the dotted form that browsers send.
    private static func isLoopbackIPv4(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard range.count >= 9, equals(bytes, range.lowerBound..<(range.lowerBound + 4), "127.") else { return false }
        var dots = 0
        var number = 0
        var digits = 0
        for index in range {
            let byte = bytes[index]
            if byte == 0x2E {
                guard digits > 0 else { return false }
                dots += 1
                (number, digits) = (0, 0)
            } else {
                guard byte &- 0x30 < 10, digits < 3 else { return false }
                number = number * 10 + Int(byte &- 0x30)
                digits += 1
                guard number < 256 else { return false }
            }
        }
        return dots == 3 && digits > 0
    }
}
