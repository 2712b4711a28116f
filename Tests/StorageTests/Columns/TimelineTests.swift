import Foundation
import GRDB
import Model
import TestSupport
import Testing

@testable import Storage

/// Timelines against plain loops over the same rows.
struct TimelineTests {
    @Test(arguments: 11...13)
    func `timelines equal plain counting`(seed: Int) throws {
        let random = try RandomStore(seed: UInt64(seed))
        try random.add(30)
        try check(random)
        try random.change()
        try random.add(5)
        try check(random)
    }

    private func check(_ random: RandomStore) throws {
        for _ in 0..<8 {
            var request = TimelineRequest(
                random.pick(AggregateSubject.allCases),
                try RandomFilter.make(random),
                by: random.pick([.week, .month, .quarter, .year]),
                clock: random.pick(TimelineClock.allCases),
                split: random.chance(0.4) ? nil : random.pick(AggregateGroup.splits.filter { $0 != .story })
            )
            request.series = 100
            request.zone = random.pick([.gmt, TimeZone(identifier: "Asia/Tokyo") ?? .gmt])
            request.isCumulative = true
            request.averaged = 3
            request.isShared = true
            let group = try #require(
                AggregateGroup(rawValue: "\(request.interval.rawValue)(\(request.clock.rawValue))")
            )
            let result = try random.store.timeline(request)
            try check(result, request, group, random)
        }
    }

    private func check(
        _ result: TimelineResult,
        _ request: TimelineRequest,
        _ group: AggregateGroup,
        _ random: RandomStore
    ) throws {
        let store = random.store
        // Aggregates are checked against plain loops of their own.
        func counts(_ filter: Filter, _ groups: [AggregateGroup]) throws -> [[String]: Int] {
            var question = AggregateRequest(request.subject, filter, by: groups)
            question.zone = request.zone
            question.top = 100_000
            return Dictionary(
                try store.aggregate(question).rows.map { row in
                    (row.groups.map { $0.value ?? "none" }, row.figures.count)
                },
                uniquingKeysWith: +
            )
        }
        let split = try counts(request.filter, [request.split, group].compactMap(\.self))
        let all = try counts(Filter(), [group])
        var bySeries: [String: [TimelineRow]] = [:]
        for row in result.rows { bySeries[row.series.value ?? "", default: []].append(row) }
        let context = "\(request)"
        var expected: [[String]: Int] = [:]
        for (key, count) in split where key.last != "none" {
            expected[[request.split == nil ? request.subject.rawValue : key[0], key.last ?? ""]] = count
        }
        var found: [[String]: Int] = [:]
        for row in result.rows where row.value > 0 {
            found[[row.series.value ?? "", request.interval.label(row.time)], default: 0] += row.value
        }
        #expect(found == expected, "\(context)")
        let undated = try counts(request.filter, [group])[["none"]] ?? 0
        #expect(result.withoutDate == undated, "\(context)")
        for rows in bySeries.values {
            var sum = 0
            for (index, row) in rows.enumerated() {
                sum += row.value
                #expect(row.cumulative == sum, "\(context)")
                let window = rows[max(0, index - 2)...index].map(\.value)
                #expect(row.average == Double(window.reduce(0, +)) / Double(window.count), "\(context)")
                let whole = all[[request.interval.label(row.time)]]
                #expect(row.share == whole.map { Double(row.value) / Double($0) }, "\(context)")
                if index > 0 { #expect(request.interval.next(after: rows[index - 1].time) == row.time, "\(context)") }
            }
        }
        #expect(Set(bySeries.values.map(\.count)).count <= 1, "\(context): every series has every bucket")
    }

    @Test func `a bounded timeline has its empty buckets`() throws {
        let fixture = try StoreFixture()
        try fixture.add(makeArticle(url: "https://example.org/1", published: "2025-03-30T23:30:00Z"))
        var filter = Filter()
        filter.publishedFrom = Timestamp("2025-03-28")?.sortSeconds
        filter.publishedUntil = Timestamp("2025-04-02")?.sortSeconds
        var request = TimelineRequest(.articles, filter, by: .day, clock: .publishedAt)
        #expect(try fixture.store.timeline(request).rows.map(\.value) == [0, 0, 1, 0, 0])
        // Half past one on Monday in Berlin, whose clocks went forward that night.
        request.zone = try #require(TimeZone(identifier: "Europe/Berlin"))
        let rows = try fixture.store.timeline(request).rows
        #expect(rows.first { $0.value == 1 }?.time.description == "2025-03-31")
        request.interval = .week
        #expect(
            try fixture.store.timeline(request).rows.map { CalendarInterval.week.label($0.time) } == [
                "2025-W13", "2025-W14",
            ]
        )
        #expect(try fixture.store.timeline(request).rows.map(\.value) == [0, 1])
    }

    @Test func `the span is cut at its old end`() throws {
        let fixture = try StoreFixture()
        for (number, day) in ["2020-01-01", "2025-01-01", "2025-01-03"].enumerated() {
            try fixture.add(makeArticle(url: "https://example.org/\(number)", published: day))
        }
        var request = TimelineRequest(.articles, by: .day, clock: .publishedAt)
        request.buckets = 4
        request.isCumulative = true
        let result = try fixture.store.timeline(request)
        #expect(result.isTruncated)
        #expect(result.rows.map(\.time.description) == ["2024-12-31", "2025-01-01", "2025-01-02", "2025-01-03"])
        #expect(result.rows.map(\.cumulative) == [1, 2, 2, 3])
    }
}
