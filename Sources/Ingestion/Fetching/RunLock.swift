import Foundation
import Glibc

/// One run at a time. The kernel holds the lock for the process and frees it when the process ends, however it ends.
public final class RunLock {
    private let descriptor: Int32

    /// Takes the lock of a database.
    ///
    /// - Returns: nil when another process has it.
    /// - Throws: when the lock's file cannot be opened.
    public static func take(besideDatabase path: String) throws -> RunLock? {
        let file = path + ".fetch.lock"
        let descriptor = open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            throw FetchFault(.refused, "\(file): \(String(cString: strerror(errno))): the run's lock cannot be taken")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        // For whoever wonders which process it is.
        let text = Array("\(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        _ = text.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        return RunLock(descriptor: descriptor)
    }

    /// The process that had the lock last.
    public static func holder(besideDatabase path: String) -> String? {
        (try? String(contentsOfFile: path + ".fetch.lock", encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private init(descriptor: Int32) { self.descriptor = descriptor }

    deinit { close(descriptor) }
}
