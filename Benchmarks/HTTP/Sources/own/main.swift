import Glibc
import HTTP

// usage: own PORT — the server with every limit, timeout and header in force, as it is used.

let json = Array(
    ("{\"data\":["
        + (0..<62).map { "{\"id\":\"art_\(1000 + $0)\",\"title\":\"Report number \(100 + $0) on orbits\"}" }.joined(
            separator: ","
        ) + "]}").utf8.prefix(4096)
)

var router = Router()
router.get("/hello", lane: .quick) { _ in .text("Hello, world!") }
router.get("/worker") { _ in .text("Hello, world!") }
router.get("/json", lane: .quick) { _ in .json(json) }
router.post("/echo", lane: .quick) { .bytes($0.body, contentType: "application/octet-stream") }
let events = EventBroadcaster()
router.get("/events", lane: .quick) { _ in .events(events) }
router.post("/events", lane: .quick) {
    events.publish(ServerSentEvent(data: String(decoding: $0.body, as: UTF8.self)))
    return .empty()
}

var configuration = ServerConfiguration()
configuration.addresses = [.tcp(host: "127.0.0.1", port: UInt16(CommandLine.arguments.dropFirst().first ?? "") ?? 8080)]
let server = Server(configuration: configuration, router: router)
for address in try server.start() { print("listening on \(address)") }
fflush(nil)
while true { pause() }
