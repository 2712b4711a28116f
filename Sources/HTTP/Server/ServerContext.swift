import HTTPTypes
import Synchronization

/// Takes a connection from a listener; as accept4(2) with its two flags.
typealias AcceptCall = @Sendable (Int32, UnsafeMutableRawPointer?, UnsafeMutablePointer<UInt32>?) -> Int32

/// What the loops of one server share.
final class ServerContext: Sendable {
    let configuration: ServerConfiguration
    let routes: RouteTable
    let hosts: HostAllowList
    let registry: ConnectionRegistry
    let workers: WorkerPool
    let streamWorkers: WorkerPool
    let isDraining = Atomic<Bool>(false)
    /// accept4(2); tests put one in its place that fails.
    let accept: AcceptCall
    /// The handler for what no route answers, with the middleware around it.
    let fallback: Handler

    init(_ configuration: ServerConfiguration, _ router: Router, isLoopbackOnly: Bool, accept: @escaping AcceptCall) {
        self.configuration = configuration
        self.accept = accept
        routes = RouteTable(router)
        fallback = routes.wrap(ServerContext.answerWithoutRoute)
        hosts = HostAllowList(configuration.allowedHosts, isLoopbackOnly: isLoopbackOnly)
        registry = ConnectionRegistry(
            limit: configuration.maximumConnections,
            limitPerAddress: configuration.maximumConnectionsPerAddress
        )
        workers = WorkerPool(
            name: "http-worker",
            threads: configuration.workers,
            queueLimit: configuration.queuedRequests
        ) { ResponseEncoder(configuration, isQuick: false) }
        streamWorkers = WorkerPool(
            name: "http-stream",
            threads: configuration.streamWorkers,
            queueLimit: configuration.queuedStreams
        ) { ResponseEncoder(configuration, isQuick: false) }
        let workers = workers
        configuration.metrics.observeQueue { workers.depth }
    }

    /// Runs a handler. What it throws becomes a problem: its own when it knows one, else a 500 that tells nothing, and
    /// then `failed` is set.
    func run(_ handler: Handler, _ request: Request, failed: inout Bool) -> Response {
        do {
            return try handler(request)
        } catch let error as any HTTPErrorRepresentable {
            var problem = error.problemDetails
            if problem.instance == nil { problem.instance = request.rawPath }
            return problem.response
        } catch {
            failed = true
            configuration.errorLog?(request, error)
            var problem = ProblemDetails(
                status: .internalServerError,
                code: "internal_error",
                detail: "The request failed; the server's log says why under the id in X-Request-ID."
            )
            problem.instance = request.rawPath
            return problem.response
        }
    }

    @Sendable private static func answerWithoutRoute(_ request: Request) -> Response {
        let path = request.rawPath
        var problem: ProblemDetails
        switch request.match {
        case .options(let allow):
            // 200 with an explicit length of zero, which clients of RFC 7231 §4.3.7 look for.
            var response = Response(status: .ok)
            response.headers[.allow] = allow
            return response
        case .methodNotAllowed(let allow):
            problem = ProblemDetails(
                status: .methodNotAllowed,
                code: "method_not_allowed",
                detail: "\(request.method) is not served here; \(allow) are."
            )
            problem.headers[.allow] = allow
        case .notFound, .found:
            problem = ProblemDetails(
                status: .notFound,
                code: "not_found",
                detail: "Nothing is served at " + path + "."
            )
        }
        problem.instance = path
        return problem.response
    }

    /// 503 with Retry-After.
    func overloaded(_ code: String, _ detail: String) -> Response {
        retryLater(.serviceUnavailable, code, detail)
    }

    func retryLater(_ status: HTTPResponse.Status, _ code: String, _ detail: String) -> Response {
        var headers = HTTPFields()
        headers[.retryAfter] = String(configuration.retryAfterSeconds)
        return ProblemDetails(status: status, code: code, detail: detail, headers: headers).response
    }
}
