public import HTTPTypes

/// Answers one request. Plain and synchronous; where it runs is the route's lane.
public typealias Handler = @Sendable (Request) throws -> Response

/// Stands around handlers: may look at the request, answer itself, or change what comes back.
public typealias Middleware = @Sendable (Request, Handler) throws -> Response

/// Where a handler runs.
public enum Lane: Sendable, Equatable {
    /// On the event loop itself: for what takes microseconds and never waits (health, metrics, static content).
    case quick
    /// On a bounded pool of workers: for everything that touches a disk or computes for a while.
    case worker
}

/// One entry of the route table.
public struct Route: Sendable {
    /// The method; a GET route answers HEAD too.
    public let method: HTTPRequest.Method
    /// The path, such as `/v1/articles/{id}`.
    public let pattern: String
    /// Where the handler runs.
    public let lane: Lane
    /// The largest body in bytes; nil means the server's limit.
    public let bodyLimit: Int?
    let handler: Handler
    let parameterNames: [String]

    init(method: HTTPRequest.Method, pattern: String, lane: Lane, bodyLimit: Int?, handler: @escaping Handler) {
        self.method = method
        self.pattern = pattern
        self.lane = lane
        self.bodyLimit = bodyLimit
        self.handler = handler
        parameterNames = Router.segments(pattern).compactMap(Router.parameterName)
    }
}

/// The route table: filled once, then given to a `Server`.
///
///     var router = Router()
///     router.get("/v1/articles/{id}") { request in .text(request.parameter("id") ?? "") }
///
/// A literal segment wins over a `{name}`; a trailing slash makes no difference; GET answers HEAD.
public struct Router: Sendable {
    /// The routes in the order they were added.
    public private(set) var routes: [Route] = []
    /// The middleware in the order they were added: the first is the outermost.
    public private(set) var middleware: [Middleware] = []

    /// An empty table.
    public init() {}

    /// Puts a middleware inside those added before. It also stands around 404 and 405 answers.
    public mutating func use(_ middleware: @escaping Middleware) {
        self.middleware.append(middleware)
    }

    /// Adds a route.
    /// - Precondition: the pattern begins with "/", has no empty segment, and is not there yet with this method.
    public mutating func on(
        _ method: HTTPRequest.Method,
        _ pattern: String,
        lane: Lane = .worker,
        bodyLimit: Int? = nil,
        handler: @escaping Handler
    ) {
        precondition(pattern.hasPrefix("/"), "The route \(pattern) does not begin with a slash")
        precondition(MethodKind(method) != nil, "The method \(method) is not one that this server routes")
        precondition(
            pattern == "/" || !Router.segments(pattern).contains(""),
            "The route \(pattern) has an empty segment"
        )
        precondition(
            !routes.contains { $0.method == method && Router.shape($0.pattern) == Router.shape(pattern) },
            "The route \(method) \(pattern) is there already"
        )
        routes.append(Route(method: method, pattern: pattern, lane: lane, bodyLimit: bodyLimit, handler: handler))
    }

    /// Adds a GET route, which answers HEAD too.
    public mutating func get(_ pattern: String, lane: Lane = .worker, handler: @escaping Handler) {
        on(.get, pattern, lane: lane, handler: handler)
    }

    /// Adds a POST route.
    public mutating func post(
        _ pattern: String,
        lane: Lane = .worker,
        bodyLimit: Int? = nil,
        handler: @escaping Handler
    ) {
        on(.post, pattern, lane: lane, bodyLimit: bodyLimit, handler: handler)
    }

    /// Adds a PUT route.
    public mutating func put(
        _ pattern: String,
        lane: Lane = .worker,
        bodyLimit: Int? = nil,
        handler: @escaping Handler
    ) {
        on(.put, pattern, lane: lane, bodyLimit: bodyLimit, handler: handler)
    }

    /// Adds a PATCH route.
    public mutating func patch(
        _ pattern: String,
        lane: Lane = .worker,
        bodyLimit: Int? = nil,
        handler: @escaping Handler
    ) {
        on(.patch, pattern, lane: lane, bodyLimit: bodyLimit, handler: handler)
    }

    /// Adds a DELETE route.
    public mutating func delete(_ pattern: String, lane: Lane = .worker, handler: @escaping Handler) {
        on(.delete, pattern, lane: lane, handler: handler)
    }

    static func segments(_ pattern: String) -> [String] {
        pattern == "/"
            ? [] : pattern.dropFirst().split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    }

    static func parameterName(_ segment: String) -> String? {
        segment.hasPrefix("{") && segment.hasSuffix("}") ? String(segment.dropFirst().dropLast()) : nil
    }

    /// The pattern with the names of its parameters taken out.
    private static func shape(_ pattern: String) -> [String?] {
        segments(pattern).map { parameterName($0) == nil ? $0 : nil }
    }
}
