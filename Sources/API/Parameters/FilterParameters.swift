import Model

/// The filter words that every reading endpoint shares.
enum FilterParameters {
    /// Fields that list words and have a `…_not`.
    private static let lists: [(name: String, path: WritableKeyPath<Filter, FieldFilter> & Sendable)] = [
        ("entity", \.entity), ("entity_type", \.entityType), ("event_type", \.eventType), ("status", \.status),
        ("actor", \.actor), ("counterparty", \.counterparty), ("object", \.object), ("topic", \.topic),
        ("country", \.country), ("source", \.source), ("language", \.language), ("story", \.story),
    ]

    /// Every name.
    static let names: [String] =
        ["q"] + lists.flatMap { [$0.name, $0.name + "_not"] } + [
            "published_at_gte", "published_at_gt", "published_at_lte", "published_at_lt", "since", "until",
            "occurred_on_gte", "occurred_on_gt", "occurred_on_lte", "occurred_on_lt", "amount_usd_gte",
            "amount_usd_lte", "has_amount", "has_event",
        ]

    /// Closed vocabularies.
    private static let vocabularies: [String: [String]] = [
        "entity_type": EntityType.allCases.map(\.rawValue),
        "event_type": EventType.allCases.map(\.rawValue),
        "status": EventStatus.allCases.map(\.rawValue),
        "topic": Topic.allCases.map(\.rawValue),
    ]

    /// Reads them.
    ///
    /// - Throws: ``APIError`` that names the field, the value and what is allowed.
    static func read(_ parameters: Parameters) throws -> Filter {
        var filter = Filter()
        filter.query = try parameters.text("q")
        if filter.query != nil { filter.askedAt = parameters.now }
        for (name, path) in lists {
            filter[keyPath: path].include = try words(name, name, parameters)
            filter[keyPath: path].exclude = try words(name + "_not", name, parameters)
        }
        try readTimes(parameters, &filter)
        filter.amountUSDAtLeast = try parameters.number("amount_usd_gte")
        filter.amountUSDAtMost = try parameters.number("amount_usd_lte")
        filter.hasAmount = try parameters.flag("has_amount")
        filter.hasEvent = try parameters.flag("has_event")
        return filter
    }

    private static func words(_ parameter: String, _ field: String, _ parameters: Parameters) throws -> [String] {
        try parameters.list(parameter).map { value in
            if let allowed = vocabularies[field], !allowed.contains(value) {
                throw APIError.badValue(parameter, "'\(value)' is not a value of it", allowed: allowed)
            }
            guard field == "country" else { return value }
            let code = value.uppercased()
            guard code.utf8.count == 2, code.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) else {
                throw APIError.badValue(parameter, "'\(value)' is not a country code of two letters (ISO 3166-1)")
            }
            return code
        }
    }

    /// Ranges are half open inside; a bare day stands for all of it.
    private static func readTimes(_ parameters: Parameters, _ filter: inout Filter) throws {
        func latest(_ values: [Int64?]) -> Int64? { values.compactMap(\.self).max() }
        func earliest(_ values: [Int64?]) -> Int64? { values.compactMap(\.self).min() }
        filter.publishedFrom = latest([
            try parameters.moment("published_at_gte")?.start, try parameters.moment("since")?.start,
            try parameters.moment("published_at_gt")?.end,
        ])
        filter.publishedUntil = earliest([
            try parameters.moment("published_at_lt")?.start, try parameters.moment("until")?.start,
            try parameters.moment("published_at_lte")?.end,
        ])
        let after = try parameters.moment("occurred_on_gt")?.day.adding(days: 1)
        filter.occurredFrom = [try parameters.moment("occurred_on_gte")?.day, after].compactMap(\.self).max()
        let through = try parameters.moment("occurred_on_lte")?.day.adding(days: 1)
        filter.occurredUntil = [try parameters.moment("occurred_on_lt")?.day, through].compactMap(\.self).min()
    }
}
