import Glibc

/// An address of the internet protocol, as bytes in network order.
public struct IPAddress: Sendable, Hashable, CustomStringConvertible {
    /// 4 or 16.
    let bytes: [UInt8]

    /// Reads the canonical notations: `192.0.2.1`, `2001:db8::1`.
    public init?(_ text: String) {
        var four = in_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            bytes = withUnsafeBytes(of: &four) { Array($0) }
            return
        }
        var six = in6_addr()
        guard inet_pton(AF_INET6, text, &six) == 1 else { return nil }
        bytes = withUnsafeBytes(of: &six) { Array($0) }
    }

    init(bytes: [UInt8]) { self.bytes = bytes }

    public var isVersion6: Bool { bytes.count == 16 }

    public var description: String {
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let family = isVersion6 ? AF_INET6 : AF_INET
        guard bytes.withUnsafeBytes({ inet_ntop(family, $0.baseAddress, &text, socklen_t(text.count)) }) != nil else {
            return "?"
        }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    /// Whether it is an address of the public internet: none of the special ones that the registries of RFC 6890 list
    /// (loopback, private, link-local with the metadata services, shared, documentation, multicast, reserved), nor an
    /// IPv6 address that only wraps one of them.
    public var isPublic: Bool {
        if let wrapped { return wrapped.isPublic }
        let special = isVersion6 ? IPAddress.special6 : IPAddress.special4
        return !special.contains { contains($0.prefix, $0.length) }
    }

    /// The IPv4 address inside a mapped (::ffff:0:0/96), translated (64:ff9b::/96) or 6to4 (2002::/16) one.
    private var wrapped: IPAddress? {
        guard isVersion6 else { return nil }
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        let translated: [UInt8] = [0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0]
        if bytes.starts(with: mapped) || bytes.starts(with: translated) { return IPAddress(bytes: Array(bytes[12...])) }
        if bytes.starts(with: [0x20, 0x02]) { return IPAddress(bytes: Array(bytes[2..<6])) }
        return nil
    }

    private func contains(_ prefix: [UInt8], _ length: Int) -> Bool {
        for bit in 0..<length {
            let index = bit / 8
            let mask = UInt8(0x80) >> (bit % 8)
            let expected = index < prefix.count ? prefix[index] & mask : 0
            if bytes[index] & mask != expected { return false }
        }
        return true
    }

    private static let special4: [(prefix: [UInt8], length: Int)] = [
        ([0], 8), ([10], 8), ([100, 64], 10), ([127], 8), ([169, 254], 16), ([172, 16], 12), ([192, 0, 0], 24),
        ([192, 0, 2], 24), ([192, 88, 99], 24), ([192, 168], 16), ([198, 18], 15), ([198, 51, 100], 24),
        ([203, 0, 113], 24), ([224], 4), ([240], 4),
    ]

    /// Everything outside 2000::/3 is not given out for the public; within it, the special ones.
    private static let special6: [(prefix: [UInt8], length: Int)] = [
        ([0x00], 3), ([0x40], 2), ([0x80], 1), ([0x20, 0x01, 0x00], 23), ([0x20, 0x01, 0x0D, 0xB8], 32),
        ([0x3F, 0xFF], 20),
    ]
}
