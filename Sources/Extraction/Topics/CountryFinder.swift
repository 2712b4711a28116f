import Model

/// Decides which countries an article is about: those it names, and the homes of its places and organisations.
enum CountryFinder {
    /// Fills ``Draft/countries``, in the order in which the text comes to them.
    static func find(in draft: inout Draft) {
        var countries: [String] = []
        for mention in draft.mentions where draft.entities.indices.contains(mention.entity) {
            let entity = draft.entities[mention.entity]
            guard let country = entity.country, !countries.contains(country) else { continue }
            switch entity.type {
            case .place: countries.append(country)
            case .organization where !isBystander(draft, mention.entity): countries.append(country)
            // A satellite's or programme's home is named when it matters; a person may serve abroad.
            default: continue
            }
        }
        draft.countries = countries
    }

    /// A newspaper that is quoted is not what the article is about.
    private static func isBystander(_ draft: Draft, _ entity: Int) -> Bool {
        draft.entityTraits.indices.contains(entity) && draft.entityTraits[entity].kind == .media
    }
}
