import Model

extension Analysis {
    /// The analysis with those events marked whose day rests on the day on which the article was only read: "Tuesday" of
    /// an article that nobody dated. A day that the text gives with its year rests on nothing else.
    func markingAssumedDates(of article: Article) -> Analysis {
        guard article.publishedAt == nil, article.isReferenceDayAssumed else { return self }
        let stated = Set(dates.filter(\.statesYear).map(\.value))
        var marked = self
        for index in marked.events.indices {
            guard let date = marked.events[index].date, !date.hasPrefix("--") else { continue }
            marked.events[index].isDateAssumed = !stated.contains(date)
        }
        return marked
    }
}

extension TemporalExpression {
    /// Whether the characters it was read from hold a year of four digits.
    var statesYear: Bool {
        text.split { !$0.isASCII || !$0.isNumber }.contains { $0.count == 4 && ("1900"..."2199").contains(String($0)) }
    }
}
