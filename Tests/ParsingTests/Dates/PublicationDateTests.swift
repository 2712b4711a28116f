import Model
import Testing

@testable import Parsing

@Suite struct PublicationDateTests {
    /// Expected value, then its spellings.
    static let spellings: [(String, [String])] = [
        (
            "2019-01-03T05:33:00Z",
            [
                "Thu, 03 Jan 2019 05:33:00 GMT", "Thu, 3 Jan 2019 05:33:00 +0000", "Thu,03 Jan 2019 05:33:00 UT",
                "Thu 03 Jan 2019 05:33:00 Z", "03 Jan 2019 05:33 GMT", "Thu, 03 January 2019 05:33:00 GMT",
                "Thurs, 3 Jan 19 05:33:00 UTC", "Thu, 03 Jan 2019 00:33:00 EST", "Thu, 03 Jan 2019 00:33:00 -0500",
                "Thu, 03 Jan 2019 06:33:00 +01:00", "Thu, 03 Jan 2019 06:33:00 GMT+0100", "Jan 3, 2019 5:33 AM",
                "January 3, 2019 05:33:00 UTC", "Thu Jan  3 05:33:00 2019", "Thu Jan 3 05:33:00 GMT 2019",
                "Thu, 03 Jan 2019 06:33:00 CET", "Thu, 03 Jan 2019 00:33:00 ET", "  Thu, 03 Jan 2019 05:33:00 GMT\n",
                "Thu, 03 Jan 2019 00:33:00 America/New_York", "2019-01-03T05:33:00Z", "2019-01-03T05:33Z",
                "2019-01-03 05:33:00", "2019-01-03T05:33:00.000+00:00", "2019-01-03T06:33:00+0100",
                "2019-01-03T06:33:00+01", "2019-01-03 05:33:00 +0000", "20190103T053300Z", "2019-003T05:33:00Z",
                "2019-W01-4T05:33:00Z", "2019/01/03 05:33", "03.01.2019 05:33", "01/03/2019 05:33:00",
                "3 janvier 2019 05:33", "jeu. 3 janv. 2019 05:33", "Do, 03 Jan 2019 06:33:00 MEZ",
                "3. Januar 2019, 05:33 Uhr", "3 de enero de 2019 05:33", "3 gennaio 2019 05:33",
                "3 stycznia 2019 05:33",
                "Чт, 03 янв 2019 05:33:00 GMT", "3 января 2019 05:33", "Πεμ, 03 Ιαν 2019 05:33:00 GMT",
                "2019-január-03T05:33Z", "2019년 01월 03일 14:33:00", "2019년 1월 3일 오후 2:33", "2019年1月3日 05:33",
                "2019年1月3日 午後2:33", "2019-01-03T00:33:00-05:00",
            ]
        ),
        (
            "2019-01-03",
            ["2019-01-03", "20190103", "3 Jan 2019", "Thu, 03 Jan 2019", "January 3, 2019", "19-01-03", "2019-003"]
        ),
        ("2019-01-01", ["2019-01", "2019", "January 2019"]),
        ("2003-12-31", ["03-12-31", "031231", "2003-365", "2003-012-31", "03-365"]),
        (
            "2018-09-24T19:38:07Z",
            ["Seg, 24 Set 2018 16:38:07 -0300", "24 settembre 2018 19:38:07", "Mon, 24 Sept 2018 19:38:07 GMT"]
        ),
        ("2005-01-01T00:00:00Z", ["2004-12-31T23:59:60Z", "Fri, 31 Dec 2004 24:00:00 GMT"]),
        (
            "2024-05-03",
            ["2024年5月3日", "令和6年5月3日", "２０２４年５月３日", "2024-05-03", "３ May ２０２４", "3 mai 2024", "3 Mayıs 2024"]
        ),
        ("1989-05-03", ["平成1年5月3日", "1989/5/3"]),
        ("2004-07-16T17:46:40Z", ["1090000000", "1090000000000", " 1090000000 "]),
        ("2012-02-19T23:41:00Z", ["Sun, 19 Feb 2012 22:40:00 GMT-01:01"]),
    ]

    @Test(arguments: spellings)
    func `every spelling of a date means the same`(expected: String, spellings: [String]) {
        for spelling in spellings {
            let parsed = PublicationDate.parse(spelling, reference: nil)
            #expect(parsed?.description == expected, "\(spelling)")
        }
    }

    @Test(arguments: [
        "", "soon", "yesterday", "Tue, 31 Jun 2019 00:00:00 GMT", "2019-13-01", "2019-02-30T10:00:00Z", "12:30",
        "Mon, 01 Jan 0001 00:00:00 +0000", "Thu, 32 Jan 2004 10:00:00 GMT", "0 May 2004", "9990000000", "109000000000",
        "99/99/9999", "1", "Issue 12 of 2019 was late", "+++", "T", "--",
        "2019-01-03T05:33:00 nonsense that goes on and on for far more than a hundred characters, so no one reads it at all",
    ])
    func `what is no date is nil`(text: String) {
        let parsed = PublicationDate.parse(text, reference: nil)
        #expect(parsed == nil)
    }

    @Test func `a date without a year is the last such day`() throws {
        let reference = try #require(CalendarDay("2026-02-10"))
        #expect(PublicationDate.parse("9 Feb 10:00 GMT", reference: reference)?.description == "2026-02-09T10:00:00Z")
        #expect(PublicationDate.parse("24 December", reference: reference)?.description == "2025-12-24")
        #expect(PublicationDate.parse("24 December", reference: nil) == nil)
    }

    @Test func `the day is the publisher's own`() throws {
        let late = try #require(PublicationDate.parse("Tue, 10 Feb 2026 22:30:00 -0500", reference: nil))
        #expect(late.day.description == "2026-02-10")
        #expect(late.description == "2026-02-11T03:30:00Z")
    }

    /// Every day of four years in the forms that feeds use most comes back as itself.
    @Test func `written days come back`() throws {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        var day = try #require(CalendarDay("2023-01-01"))
        for _ in 0..<1461 {
            let month = months[day.month - 1]
            for text in ["\(day)", "\(day.day) \(month) \(day.year)", "\(month) \(day.day), \(day.year)"] {
                #expect(PublicationDate.parse(text, reference: nil) == Timestamp(day: day), "\(text)")
            }
            day = day.adding(days: 1)
        }
    }
}
