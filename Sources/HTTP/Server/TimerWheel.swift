/// Deadlines of connections, a hundred milliseconds a slot.
///
/// A connection has one entry at most times: putting a deadline off is a store in the connection, and the entry, when
/// its slot comes round, moves on to where the deadline is by then. A request therefore costs no timer at all.
struct TimerWheel {
    struct Entry {
        let descriptor: Int32
        let generation: UInt32
        let tick: UInt64
    }

    static let millisecondsPerTick: UInt64 = 100
    private static let slotCount: UInt64 = 512

    private var slots: [[Entry]] = Array(repeating: [], count: Int(slotCount))
    private var currentTick: UInt64
    /// No entry is due before this tick; nil when there are none.
    private var earliestTick: UInt64?

    init(nowMilliseconds: UInt64) {
        currentTick = nowMilliseconds / TimerWheel.millisecondsPerTick
    }

    /// The first tick at which a deadline of this time is over.
    static func tick(atMilliseconds time: UInt64) -> UInt64 {
        (time + millisecondsPerTick - 1) / millisecondsPerTick
    }

    /// Returns the tick of the entry, which is in the future even when `tick` isn't.
    mutating func insert(_ descriptor: Int32, _ generation: UInt32, tick: UInt64) -> UInt64 {
        let tick = max(tick, currentTick + 1)
        slots[Int(tick % TimerWheel.slotCount)].append(
            Entry(descriptor: descriptor, generation: generation, tick: tick)
        )
        earliestTick = min(earliestTick ?? tick, tick)
        return tick
    }

    /// Milliseconds until something may be due; nil when there is nothing.
    func millisecondsUntilDue(now: UInt64) -> UInt64? {
        guard let earliestTick else { return nil }
        let due = earliestTick * TimerWheel.millisecondsPerTick
        return due > now ? due - now : 0
    }

    /// Takes out every entry that is due.
    mutating func advance(now: UInt64, into due: inout [Entry]) {
        let target = now / TimerWheel.millisecondsPerTick
        guard target > currentTick else { return }
        // After a long sleep one turn of the wheel sees every slot.
        let steps = min(target - currentTick, TimerWheel.slotCount)
        for offset in 1...steps {
            let slot = Int((currentTick + offset) % TimerWheel.slotCount)
            if slots[slot].isEmpty { continue }
            let entries = slots[slot]
            slots[slot].removeAll(keepingCapacity: entries.count <= 64)
            for entry in entries {
                if entry.tick <= target { due.append(entry) } else { slots[slot].append(entry) }
            }
        }
        currentTick = target
        if let earliestTick, earliestTick <= target { findEarliest() }
    }

    /// The next slot with entries bounds what is due from below: its entries may belong to a later turn.
    private mutating func findEarliest() {
        earliestTick = nil
        for tick in (currentTick + 1)...(currentTick + TimerWheel.slotCount)
        where !slots[Int(tick % TimerWheel.slotCount)].isEmpty {
            earliestTick = tick
            return
        }
    }
}
