import Foundation
import Glibc
import Model

/// The documents that paths on the command line stand for.
enum InputFiles {
    /// A document to read: its name for messages, and how to get its bytes.
    struct Input {
        var name: String
        /// Nil is standard input.
        var url: URL?

        func read() throws -> [UInt8] {
            if let url { return Array(try Data(contentsOf: url)) }
            return Array(try FileHandle.standardInput.readToEnd() ?? Data())
        }

        /// The bytes, but no more than one beyond `limit`: enough to see that the document is too large, whatever its
        /// size.
        func read(atMost limit: Int) throws -> [UInt8] {
            var bytes: [UInt8] = []
            let handle = try url.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.standardInput
            while bytes.count <= limit, let data = try handle.read(upToCount: min(1 << 20, limit + 1 - bytes.count)),
                !data.isEmpty
            {
                bytes.append(contentsOf: data)
            }
            return bytes
        }

        /// Whether it is NDJSON that can be read as a stream: said to be, or called so.
        func isStream(_ format: DocumentFormat?) -> Bool {
            if let format { return format == .ndjson }
            return name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl")
        }

        /// Hands on the bytes in pieces.
        func stream(_ take: ([UInt8]) throws -> Void) throws {
            let handle = try url.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.standardInput
            while let data = try handle.read(upToCount: 1 << 18), !data.isEmpty { try take(Array(data)) }
        }
    }

    /// Files as they are, folders with all that lies in them in the order of names (hidden files left out), `-` for
    /// standard input.
    ///
    /// - Throws: ``UsageFault`` for a path that does not exist.
    static func list(_ paths: [String]) throws -> [Input] {
        try paths.flatMap { path -> [Input] in
            if path == "-" { return [Input(name: "standard input", url: nil)] }
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                throw UsageFault("\(path): there is no such file or folder")
            }
            let url = URL(fileURLWithPath: path)
            guard isFolder.boolValue else { return [Input(name: path, url: url)] }
            let names = try FileManager.default.subpathsOfDirectory(atPath: path).sorted()
            return names.filter { name in !name.split(separator: "/").contains { $0.hasPrefix(".") } }
                .map { (name: $0, url: url.appendingPathComponent($0)) }
                .filter { entry in
                    var isFolder: ObjCBool = false
                    return FileManager.default.fileExists(atPath: entry.url.path, isDirectory: &isFolder)
                        && !isFolder.boolValue
                }
                .map { Input(name: path + "/" + $0.name, url: $0.url) }
        }
    }
}

/// The real clock; everything else is handed the time.
enum SystemClock {
    /// Milliseconds since the epoch.
    static let milliseconds: @Sendable () -> Int64 = {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }

    static var today: Timestamp {
        Timestamp(day: Timestamp(epochSeconds: milliseconds() / 1000).day)
    }
}
