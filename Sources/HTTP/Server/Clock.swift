import Glibc

/// The clocks of the server.
enum Clock {
    /// For deadlines: the kernel's last tick, a few milliseconds coarse, without a system call.
    static func milliseconds() -> UInt64 {
        let time = read(CLOCK_MONOTONIC_COARSE)
        return UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000
    }

    /// For durations.
    static func nanoseconds() -> UInt64 {
        let time = read(CLOCK_MONOTONIC)
        return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
    }

    /// For Date headers: seconds since 1970.
    static func wallSeconds() -> Int { read(CLOCK_REALTIME_COARSE).tv_sec }

    private static func read(_ clock: Int32) -> timespec {
        var time = timespec()
        clock_gettime(clock, &time)
        return time
    }
}

extension Duration {
    /// Whole milliseconds, at least one.
    var milliseconds: UInt64 {
        let (seconds, attoseconds) = components
        return UInt64(max(1, seconds * 1000 + attoseconds / 1_000_000_000_000_000))
    }
}
