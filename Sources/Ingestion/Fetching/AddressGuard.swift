import Foundation
import Glibc

/// Decides which addresses may be connected to: feeds and their redirects come from strangers, and must not reach
/// what only this machine or its network can see (server-side request forgery).
public struct AddressGuard: Sendable {
    /// Addresses of a host; throws ``FetchFault``.
    public typealias Resolver = @Sendable (_ host: String, _ port: Int) throws -> [IPAddress]

    private let allowedHosts: Set<String>
    private let resolve: Resolver

    /// - Parameters:
    ///   - allowedHosts: names (or literal addresses) that may lie in the private network.
    public init(allowedHosts: [String], resolve: @escaping Resolver = AddressGuard.system) {
        self.allowedHosts = Set(allowedHosts.map { $0.lowercased() })
        self.resolve = resolve
    }

    /// The address to connect to for `url`. Every address of the name must be public, unless the name is allowed.
    ///
    /// - Throws: ``FetchFault`` for another scheme than http and https, for a name that does not resolve and for one
    ///   that leads to a private network.
    func check(_ url: URL) throws(FetchFault) -> IPAddress {
        guard let scheme = url.scheme?.lowercased(), scheme == "http" || scheme == "https" else {
            throw FetchFault(.refused, "\(url.absoluteString): only http and https addresses are fetched")
        }
        guard let host = AddressGuard.host(of: url) else {
            throw FetchFault(.refused, "\(url.absoluteString): names no host")
        }
        guard url.user == nil, url.password == nil else {
            throw FetchFault(.refused, "\(host): addresses with a user name are not fetched; use the source's headers")
        }
        let port = url.port ?? (scheme == "http" ? 80 : 443)
        let addresses: [IPAddress]
        do {
            addresses = try resolve(host, port)
        } catch let fault as FetchFault {
            throw fault
        } catch {
            throw FetchFault(.unreachable, "\(host): \(error)")
        }
        guard let first = addresses.first else { throw FetchFault(.unreachable, "\(host): has no address") }
        if allowedHosts.contains(host) { return first }
        if let bad = addresses.first(where: { !$0.isPublic }) {
            throw FetchFault(
                .refused,
                "\(host) leads to \(bad), which is no address of the public internet; if that is meant, name the host "
                    + "in fetch.allowed_hosts"
            )
        }
        return first
    }

    /// The host in lower case, without the brackets of IPv6 literals and the dot at the end.
    static func host(of url: URL) -> String? {
        guard var host = url.host?.lowercased(), !host.isEmpty else { return nil }
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        while host.hasSuffix(".") { host.removeLast() }
        return host.isEmpty ? nil : host
    }

    /// Asks the system, which also reads literal addresses in all their spellings (`2130706433`, `0x7f.1`).
    public static let system: Resolver = { host, port in
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_ADDRCONFIG
        var list: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(host, String(port), &hints, &list)
        defer { if let list { freeaddrinfo(list) } }
        guard status == 0 else {
            throw FetchFault(.unreachable, "\(host): \(String(cString: gai_strerror(status)))")
        }
        var addresses: [IPAddress] = []
        var next = list
        while let entry = next {
            if let address = address(of: entry.pointee) { addresses.append(address) }
            next = entry.pointee.ai_next
        }
        return addresses
    }

    private static func address(of entry: addrinfo) -> IPAddress? {
        guard let pointer = UnsafeRawPointer(entry.ai_addr) else { return nil }
        switch entry.ai_family {
        case AF_INET:
            guard Int(entry.ai_addrlen) >= MemoryLayout<sockaddr_in>.size else { return nil }
            let address = pointer.loadUnaligned(as: sockaddr_in.self)
            return withUnsafeBytes(of: address.sin_addr) { IPAddress(bytes: Array($0)) }
        case AF_INET6:
            guard Int(entry.ai_addrlen) >= MemoryLayout<sockaddr_in6>.size else { return nil }
            let address = pointer.loadUnaligned(as: sockaddr_in6.self)
            return withUnsafeBytes(of: address.sin6_addr) { IPAddress(bytes: Array($0)) }
        default: return nil
        }
    }
}
