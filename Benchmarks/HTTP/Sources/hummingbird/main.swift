import Hummingbird
import Logging

// usage: hummingbird PORT — the same handlers, with Hummingbird's defaults and its log at errors only.

let json =
    ("{\"data\":["
    + (0..<62).map { "{\"id\":\"art_\(1000 + $0)\",\"title\":\"Report number \(100 + $0) on orbits\"}" }.joined(
        separator: ","
    ) + "]}").prefix(4096)
let body = ByteBuffer(string: String(json))

let router = Router()
router.get("/hello") { _, _ in "Hello, world!" }
router.get("/json") { _, _ in
    Response(status: .ok, headers: [.contentType: "application/json"], body: .init(byteBuffer: body))
}
router.post("/echo") { request, _ in
    let buffer = try await request.body.collect(upTo: 1 << 20)
    return Response(status: .ok, headers: [.contentType: "application/octet-stream"], body: .init(byteBuffer: buffer))
}

var logger = Logger(label: "hummingbird")
logger.logLevel = .error
let port = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 8081
let application = Application(
    router: router,
    configuration: .init(address: .hostname("127.0.0.1", port: port)),
    logger: logger
)
try await application.runService()
