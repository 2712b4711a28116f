/// Bounds and manners of fetching. Every value is a setting (`fetch.*` in `Config/parallax.yaml`).
public struct FetchConfiguration: Sendable, Equatable {
    /// Says who asks.
    public var userAgent = "Parallax"
    /// Hosts that are read at the same time; each with one connection.
    public var parallelHosts = 8
    /// Between two requests to a host, milliseconds.
    public var hostPause: Int64 = 1000
    /// For one answer, from connecting to the last byte, milliseconds.
    public var timeout: Int64 = 30_000
    /// Of one answer, decompressed.
    public var responseBytes = 16 << 20
    public var redirects = 5
    /// Hosts that may lie in the private network.
    public var allowedHosts: [String] = []
    /// Folders and files that `file://` sources may name.
    public var allowedPaths: [String] = []
    public var schedule = FetchSchedule()

    public init() {}
}
