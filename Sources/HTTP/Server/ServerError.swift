import Glibc

/// Why a server could not start.
public enum ServerError: Error, Sendable, Equatable, CustomStringConvertible {
    /// A system call failed, with its name and errno.
    case system(String, Int32)
    /// The host could not be resolved.
    case unknownHost(String)
    /// The path of a Unix domain socket is longer than the system allows.
    case pathTooLong(String)
    /// Another server answers on this Unix domain socket.
    case addressInUse(String)
    /// The server was started before, or is stopped.
    case notStartable
    /// Nothing to listen on was given.
    case noAddress

    /// The error in a sentence.
    public var description: String {
        switch self {
        case .system(let call, let code): "\(call) failed: \(String(cString: strerror(code)))"
        case .unknownHost(let host): "The host \(host) cannot be resolved"
        case .pathTooLong(let path): "The socket path \(path) is longer than the system allows"
        case .addressInUse(let path): "Another server answers on \(path)"
        case .notStartable: "The server was started before"
        case .noAddress: "No address to listen on was given"
        }
    }
}
