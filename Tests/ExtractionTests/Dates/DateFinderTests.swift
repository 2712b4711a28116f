import Model
import Testing

@testable import Extraction

struct DateFinderTests {
    /// Published on Wednesday, 15 October 2025.
    static let spellings: [(String, String)] = [
        ("on November 25, 2025", "2025-11-25"), ("on Nov. 25, 2025", "2025-11-25"), ("on Nov 25, 2025", "2025-11-25"),
        ("on 25 November 2025", "2025-11-25"), ("on 25 Nov 2025", "2025-11-25"),
        ("on 25th November 2025", "2025-11-25"),
        ("on the 25th of November 2025", "2025-11-25"), ("on November 25th, 2025", "2025-11-25"),
        ("on 2025-11-25", "2025-11-25"), ("on 25/11/2025", "2025-11-25"), ("on 11/25/2025", "2025-11-25"),
        ("on 25.11.2025", "2025-11-25"), ("on 2025/11/25", "2025-11-25"),
        ("on Tuesday, November 25, 2025", "2025-11-25"),
        ("on Tuesday 25 November 2025", "2025-11-25"), ("at 2025-11-25T10:00:00Z", "2025-11-25"),
        ("in November 2025", "2025-11"), ("in Nov. 2025", "2025-11"), ("in November of 2025", "2025-11"),
        ("in November, 2025", "2025-11"), ("in early November 2025", "2025-11"),
        ("by the end of November 2025", "2025-11"),
        ("in 2027", "2027"), ("by 2027", "2027"), ("from 2027", "2027"), ("since 2014", "2014"),
        ("by mid-2026", "2026"),
        ("in early 2026", "2026"), ("in late 2026", "2026"), ("by the end of 2026", "2026"),
        ("the 2025 budget", "2025"),
        ("in summer 2026", "2026"), ("the 2026 fiscal year", "2026"), ("before June 2026", "2026-06"),
        ("in fiscal 2026", "2026"), ("in fiscal year 2026", "2026"), ("in FY2026", "2026"), ("in FY26", "2026"),
        ("in FY 2026", "2026"), ("in financial year 2026", "2026"), ("the FY2026 budget", "2026"),
        ("in the fourth quarter of 2027", "2027-Q4"), ("in Q4 2027", "2027-Q4"), ("in Q4 of 2027", "2027-Q4"),
        ("in 4Q 2027", "2027-Q4"), ("in 4Q27", "2027-Q4"), ("in 2027 Q4", "2027-Q4"), ("in 2027-Q4", "2027-Q4"),
        ("in the 4th quarter of 2027", "2027-Q4"), ("the fourth-quarter 2027 results", "2027-Q4"),
        ("in the first half of 2026", "2026-H1"), ("in H1 2026", "2026-H1"), ("in 1H 2026", "2026-H1"),
        ("in 1H26", "2026-H1"),
        ("in the second half of next year", "2026-H2"), ("in the second half of this year", "2025-H2"),
        ("in the second half of the year", "2025-H2"), ("in the first quarter of fiscal 2026", "2026-Q1"),
        ("in the first quarter of next year", "2026-Q1"), ("in the first quarter of FY26", "2026-Q1"),
        ("the plan (2026-30)", "2026/2030"), ("the plan for 2026-2030", "2026/2030"),
        ("the plan for 2026–2030", "2026/2030"),
        ("from 2026 to 2030", "2026/2030"), ("between 2026 and 2030", "2026/2030"), ("in 2024/25", "2024/2025"),
        ("in fiscal 2025-26", "2025/2026"), ("in FY2025-26", "2025/2026"), ("from 2026 through 2028", "2026/2028"),
        ("over the next two years", "2025/2027"), ("in the next 5 years", "2025/2030"),
        ("over the coming decade", "2025/2035"),
        ("over the next decade", "2025/2035"), ("over the next six months", "2025-10/2026-04"),
        ("It was named with effect from November 18", "2025-11-18"),
        ("The board proposed a merger on October 10", "2025-10-10"),
        ("It took off after two failures in May and August; a third pad is due.", "2025-05|2025-08"),
        ("He said on Tuesday", "2025-10-14"), ("He said on Wednesday", "2025-10-15"),
        ("He said Thursday", "2025-10-09"),
        ("on Monday night", "2025-10-13"), ("Friday's launch was scrubbed", "2025-10-10"),
        ("last Friday", "2025-10-10"),
        ("last Wednesday", "2025-10-08"), ("next Friday", "2025-10-17"), ("It will lift off on Friday", "2025-10-17"),
        ("It is scheduled to lift off on Saturday", "2025-10-18"),
        ("It will lift off in March, he said on Monday", "2026-03|2025-10-13"),
        ("It will fly in 2027, the company said Tuesday", "2027|2025-10-14"),
        ("It was launched on 23 August", "2025-08-23"),
        ("It was launched on December 3", "2024-12-03"), ("It will be launched on December 3", "2025-12-03"),
        ("They have until January 30", "2026-01-30"), ("on Oct. 14", "2025-10-14"), ("It opened in May", "2025-05"),
        ("It closed in November", "2024-11"), ("It will open in May", "2026-05"), ("since November", "2024-11"),
        ("The start-up signed on Monday", "2025-10-13"),
        ("It unveiled its plans on Monday", "2025-10-13"), ("It plans to fly on Monday", "2025-10-20"),
        ("The next one arrives in December", "2025-12"),
        ("by December", "2025-12"), ("in early July", "2025-07"), ("last July", "2025-07"), ("next March", "2026-03"),
        ("last month", "2025-09"), ("this month", "2025-10"), ("next month", "2025-11"),
        ("earlier this month", "2025-10"),
        ("last year", "2024"), ("this year", "2025"), ("next year", "2026"), ("later this year", "2025"),
        ("by the end of this year", "2025"), ("by the end of the year", "2025"), ("by year-end", "2025"),
        ("by the end of next year", "2026"),
        ("this week", "2025-W42"), ("last week", "2025-W41"), ("next week", "2025-W43"),
        ("earlier this week", "2025-W42"),
        ("in the week of October 6", "2025-W41"), ("in the week of 6 October", "2025-W41"),
        ("the week beginning October 6", "2025-W41"),
        ("today", "2025-10-15"), ("yesterday", "2025-10-14"), ("tomorrow", "2025-10-16"), ("last quarter", "2025-Q3"),
        ("next quarter", "2026-Q1"), ("this quarter", "2025-Q4"), ("It grew in the third quarter", "2025-Q3"),
        ("two years ago", "2023"), ("three months ago", "2025-07"), ("10 days ago", "2025-10-05"),
        ("on January 5-9, 2026", "2026-01-05/2026-01-09"), ("on 5-9 January 2026", "2026-01-05/2026-01-09"),
        ("from January 5 to 9, 2026", "2026-01-05/2026-01-09"), ("LONDON, OCT 14 - IT FLEW", "2025-10-14"),
        ("LONDON, Oct. 14 — It flew", "2025-10-14"), ("14 October 2025 – The company", "2025-10-14"),
        ("in the current fiscal year", "2025"), ("in the next fiscal year", "2026"),
        ("between January and March 2026", "2026-01/2026-03"),
        ("January–March 2026", "2026-01/2026-03"), ("2027 and 2028", "2027|2028"), ("in mid-October", "2025-10"),
        ("Airshow China 2024", "2024"), ("in the 1990s", "1990/1999"),
    ]

    @Test(arguments: spellings)
    func `resolves`(text: String, expected: String) {
        #expect(Self.dates("X was there " + text + ".").joined(separator: "|") == expected, "\(text)")
    }

    @Test(arguments: [
        ("on January 22", "--01-22"), ("last July", "--07"), ("on 3 March", "--03-03"), ("in October", "--10"),
        ("on Tuesday", ""),
        ("next year", ""), ("in 2027", "2027"), ("over the next two years", ""), ("in the third quarter", ""),
        ("today", ""),
        ("Nov. 3, 2025", "2025-11-03"),
    ])
    func `stays partial without a day to count from`(text: String, expected: String) {
        #expect(Self.dates(text, published: nil).joined(separator: "|") == expected)
    }

    @Test(arguments: [
        "He recently said so.", "It may fly soon.", "They march on.", "The Long March flew.",
        "The second stage failed.",
        "It has 2,025 employees.", "It cost $2025.", "It weighs 2000 kg.", "It sent 2000 troops.",
        "Vision 2030 is a plan.",
        "UN Resolution 1929 says so.", "at 2030 GMT", "Black Friday sales", "asteroid 2024 YR4", "today's drones",
        "over the past three years", "for decades", "a 30-month deal", "H1 results", "a 2025-metre track",
        "first half of the game",
        "Group 9-12 Starlinks", "the H3 rocket", "Q-Ships", "the Kh-2025", "10-12 satellites",
        "99/99/2025", "Augustine spoke", "Mayor Smith spoke", "May I go", "sat on it",
    ])
    func `finds nothing in`(text: String) {
        #expect(Self.dates(text) == [], "\(text)")
    }

    @Test(arguments: spellings)
    func `offsets give the text back behind letters of any width`(text: String, expected: String) {
        let body = "Škoda – Łódź 🚀: X was there " + text + "."
        let scalars = Array(body.unicodeScalars)
        for date in Analyzer(knowledge: .empty).analyze(Article(body: body, publishedAt: Timestamp("2025-10-15"))).dates
        {
            #expect(String(String.UnicodeScalarView(scalars[date.start..<date.end])) == date.text)
            #expect(date.precision == .partial || TemporalExpression.days(of: date.value) != nil, "\(date.value)")
        }
    }

    @Test(arguments: [
        ("It flew on Nov. 25, 2025, he said.", "Nov. 25, 2025"),
        ("It flew in the second quarter of 2025.", "second quarter of 2025"),
        ("It flew on Tuesday.", "Tuesday"), ("It flies in the next two years.", "next two years"),
        ("In FY2026 it flies.", "FY2026"),
    ])
    func `covers the date and nothing else`(text: String, expected: String) {
        let article = Article(body: text, publishedAt: Timestamp("2025-10-15"))
        #expect(Analyzer(knowledge: .empty).analyze(article).dates.map(\.text) == [expected])
    }

    private static func dates(_ body: String, published: String? = "2025-10-15") -> [String] {
        let article = Article(body: body, publishedAt: published.flatMap { Timestamp($0) })
        return Analyzer(knowledge: .empty).analyze(article).dates.map(\.value)
    }
}
