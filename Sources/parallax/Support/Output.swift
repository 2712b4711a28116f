import Foundation
import Glibc
import Synchronization

/// Standard output in large writes; a reader that went away ends the program quietly.
final class Output {
    private var buffer: [UInt8] = []
    private let descriptor: Int32

    init(descriptor: Int32 = STDOUT_FILENO) {
        self.descriptor = descriptor
        buffer.reserveCapacity(1 << 17)
    }

    func line(_ bytes: [UInt8]) throws {
        buffer.append(contentsOf: bytes)
        buffer.append(0x0A)
        if buffer.count >= 1 << 16 { try flush() }
    }

    func flush() throws {
        var written = 0
        while written < buffer.count {
            let count = buffer[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
            }
            written += count
        }
        buffer.removeAll(keepingCapacity: true)
    }
}

/// Messages for the person at the terminal.
enum Message {
    static func error(_ text: String) {
        FileHandle.standardError.write(Data(("parallax: " + text + "\n").utf8))
    }

    static func note(_ text: String) {
        FileHandle.standardError.write(Data((text + "\n").utf8))
    }
}

/// One line that is written over, on a terminal only.
final class ProgressLine {
    private let isTerminal = isatty(STDERR_FILENO) == 1
    private var lastShown = ContinuousClock.now - .seconds(1)
    private var isShown = false

    func show(_ text: @autoclosure () -> String) {
        let now = ContinuousClock.now
        guard isTerminal, now - lastShown >= .milliseconds(100) else { return }
        lastShown = now
        isShown = true
        FileHandle.standardError.write(Data(("\r\u{1B}[K" + text()).utf8))
    }

    func clear() {
        guard isShown else { return }
        isShown = false
        FileHandle.standardError.write(Data("\r\u{1B}[K".utf8))
    }
}
