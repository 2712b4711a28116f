import Foundation
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// The built program.
enum Program {
    /// It lies beside the test bundle, whose folder is that of the running test process.
    static let path: String = {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
        let self_ = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
        let folders = [URL(fileURLWithPath: self_).deletingLastPathComponent(), bundle]
        return folders.map { $0.appendingPathComponent("parallax").path }
            .first { FileManager.default.isExecutableFile(atPath: $0) } ?? "parallax"
    }()

    struct Result {
        var status: Int32
        var output: String
        var errors: String
    }

    /// Runs it to its end.
    static func run(
        _ arguments: [String],
        input: String? = nil,
        environment: [String: String] = [:],
        folder: URL? = nil
    ) throws -> Result {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        if let folder { process.currentDirectoryURL = folder }
        let output = Pipe()
        let errors = Pipe()
        let source = Pipe()
        process.standardOutput = output
        process.standardError = errors
        process.standardInput = source
        try process.run()
        DispatchQueue.global().async {
            try? source.fileHandleForWriting.write(contentsOf: Data((input ?? "").utf8))
            try? source.fileHandleForWriting.close()
        }
        let written = try output.fileHandleForReading.readToEnd() ?? Data()
        let complaints = try errors.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return Result(
            status: process.terminationStatus,
            output: String(decoding: written, as: UTF8.self),
            errors: String(decoding: complaints, as: UTF8.self)
        )
    }
}

/// The program serving on a free port, stopped when the test is over.
final class RunningServer {
    private let process = Process()
    private let output = Pipe()
    let address: String

    init(database: String, arguments: [String] = [], environment: [String: String] = [:]) throws {
        process.executableURL = URL(fileURLWithPath: Program.path)
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.arguments = ["serve", "--port", "0", "--database", database, "--log-level", "warning"] + arguments
        process.standardOutput = output
        try process.run()
        var line = ""
        while !line.contains("\n") {
            let data = output.fileHandleForReading.availableData
            if data.isEmpty { break }
            line += String(decoding: data, as: UTF8.self)
        }
        guard let found = line.split(separator: "\n").first(where: { $0.hasPrefix("listening on http://") }) else {
            throw Failure(description: "the server said '\(line)'")
        }
        address = String(found.dropFirst("listening on ".count))
    }

    /// Sends SIGTERM and waits for the end.
    func stop() -> Int32 {
        if process.isRunning { process.terminate() }
        process.waitUntilExit()
        return process.terminationStatus
    }

    deinit { _ = stop() }

    struct Failure: Error, CustomStringConvertible { var description: String }

    struct Answer {
        var status: Int
        var headers: [String: String]
        var body: Data

        /// The body as JSON.
        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: body) as? [String: Any]) ?? [:]
        }

        var data: [[String: Any]] { json["data"] as? [[String: Any]] ?? [] }
    }

    func get(_ target: String) throws -> Answer { try send("GET", target) }

    func send(_ method: String, _ target: String, body: Data? = nil, type: String? = nil) throws -> Answer {
        guard let url = URL(string: address + target) else { throw Failure(description: "bad target \(target)") }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.httpBody = body
        if let type { request.setValue(type, forHTTPHeaderField: "Content-Type") }
        let done = DispatchSemaphore(value: 0)
        let result = Box()
        let session = URLSession(configuration: .ephemeral)
        session.dataTask(with: request) { data, response, error in
            result.value = (data, response, error)
            done.signal()
        }.resume()
        done.wait()
        guard let (data, response, error) = result.value, let http = response as? HTTPURLResponse else {
            throw Failure(description: "\(method) \(target): \(String(describing: result.value?.2))")
        }
        if let error { throw error }
        var headers: [String: String] = [:]
        for (name, value) in http.allHeaderFields { headers["\(name)".lowercased()] = "\(value)" }
        return Answer(status: http.statusCode, headers: headers, body: data ?? Data())
    }

    /// Carries the answer out of the callback; the semaphore orders the two threads.
    private final class Box: @unchecked Sendable {
        // Safe: written once before `signal`, read only after `wait`.
        var value: (Data?, URLResponse?, (any Error)?)?
    }
}
