import HTTP
import HTTPTypes
import Storage

extension Service {
    /// Whether the process answers.
    func health(_ request: Request) throws -> Response {
        .json(Array("{\"status\":\"ok\"}".utf8))
    }

    /// Whether the store answers.
    func readiness(_ request: Request) throws -> Response {
        guard store.isReady() else {
            throw APIError(.serviceUnavailable, "store_unavailable", "the database does not answer")
        }
        let counts = try store.counts()
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("status", "ready")
            writer.member("version", version)
            writer.member("articles", counts.articles)
            writer.member("entities", counts.entities)
            writer.member("events", counts.events)
            writer.member("stories", counts.stories)
            writer.member("sources", counts.sources)
            writer.member("documents", counts.documents)
            writer.member("quarantined", counts.quarantined)
        }
        return .json(writer.bytes)
    }

    /// The server's counters in the text format of Prometheus.
    func metricsText(_ request: Request) throws -> Response {
        let snapshot = metrics.snapshot
        var text = ""
        func add(_ name: String, _ kind: String, _ value: UInt64, _ help: String) {
            text += "# HELP \(name) \(help)\n# TYPE \(name) \(kind)\n\(name) \(value)\n"
        }
        add("parallax_connections_open", "gauge", snapshot.connectionsOpen, "Connections open now.")
        add("parallax_connections_total", "counter", snapshot.connectionsAccepted, "Connections accepted.")
        add("parallax_connections_refused_total", "counter", snapshot.connectionsRefused, "Connections refused.")
        add("parallax_requests_rejected_total", "counter", snapshot.rejections, "Requests that could not be read.")
        add("parallax_requests_overloaded_total", "counter", snapshot.overloads, "Requests refused as too many.")
        add("parallax_timeouts_total", "counter", snapshot.timeouts, "Connections ended by a timeout.")
        add("parallax_handler_failures_total", "counter", snapshot.handlerFailures, "Errors of handlers.")
        add("parallax_received_bytes_total", "counter", snapshot.bytesReceived, "Bytes received.")
        add("parallax_sent_bytes_total", "counter", snapshot.bytesSent, "Bytes sent.")
        text += "# HELP parallax_responses_total Requests answered.\n# TYPE parallax_responses_total counter\n"
        for (digit, count) in snapshot.responses.enumerated() where digit > 0 {
            text += "parallax_responses_total{class=\"\(digit)xx\"} \(count)\n"
        }
        return .bytes(Array(text.utf8), contentType: "text/plain; version=0.0.4; charset=utf-8")
    }
}
