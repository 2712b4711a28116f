import Testing

@testable import Model

struct CalendarDayTests {
    @Test(arguments: [
        ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2025-11-25", 20_417, 2), ("1969-12-31", -1, 3),
        ("0001-01-01", -719_162, 1), ("9999-12-31", 2_932_896, 5),
    ])
    func `counts days and weekdays`(text: String, days: Int, weekday: Int) throws {
        let day = try #require(CalendarDay(text))
        #expect(day.daysSinceEpoch == days)
        #expect(day.weekday == weekday)
        #expect(CalendarDay(daysSinceEpoch: days) == day)
        #expect(day.description == text)
    }

    @Test func `every day follows the one before it`() {
        var previous = CalendarDay(daysSinceEpoch: -40_000)
        for number in -39_999...40_000 {
            let day = CalendarDay(daysSinceEpoch: number)
            #expect(previous < day && day.daysSinceEpoch == number)
            #expect(day.weekday == previous.weekday % 7 + 1)
            previous = day
        }
    }

    @Test(arguments: ["2025-02-29", "2025-13-01", "2025-00-01", "2025-1-01", "20250101", "2025-04-31", "x025-01-01"])
    func `refuses what is no day`(text: String) {
        #expect(CalendarDay(text) == nil)
    }

    @Test(arguments: [("2024-12-30", 2025, 1), ("2021-01-03", 2020, 53), ("2025-10-06", 2025, 41)])
    func `knows the ISO week`(text: String, year: Int, week: Int) throws {
        let found = try #require(CalendarDay(text)).isoWeek
        #expect(found.year == year && found.week == week)
    }

    @Test func `clamps the day when a month is shorter`() throws {
        let day = try #require(CalendarDay("2025-01-31"))
        #expect(day.adding(months: 1).description == "2025-02-28")
        #expect(day.adding(months: -2).description == "2024-11-30")
        #expect(day.adding(months: 14).description == "2026-03-31")
    }
}
