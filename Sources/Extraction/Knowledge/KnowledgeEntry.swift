public import Model

/// A known thing: one row of `Config/knowledge`.
public struct KnowledgeEntry: Sendable, Equatable {
    /// How surely a name means this thing.
    struct Name: Sendable, Equatable {
        enum Form: Sendable {
            /// The name itself, or another name that is used like it.
            case noun
            /// "Taiwanese".
            case adjective
            /// "Germans": the people, not the country.
            case demonym
        }

        var text: String
        var form: Form = .noun
        /// Marked with `~`: an everyday word or shared, counts only in context.
        var needsContext = false
    }

    /// Unique over all tables and never changed: `country-tw`, `blue-origin`.
    public var rowID: String
    public var type: EntityType
    public var kind: EntityKind
    /// The canonical name.
    public var name: String
    /// ISO 3166-1 alpha-2; nil when several or none.
    public var country: String?
    /// Rows this one belongs to: parent, owner, maker or employer.
    public var related: [String]
    /// The office of a person; "" for anything else.
    public var office: String
    /// All names, the canonical one first.
    var names: [Name]
    /// The line of its table.
    var line: Int

    /// Names beside the canonical one that mean this thing without further context; no adjectives.
    public var otherNames: [String]

    /// The entity id of everything that links to this row: `ent_` and ``rowID``.
    public var entityID: String
}

/// Rows to entries, with all checks that need no other row.
enum KnowledgeEntryReader {
    static func entry(from row: TableRow, countryCodes: Set<String>) throws(KnowledgeError) -> KnowledgeEntry {
        let id = row.cell("id")
        let entityID = "ent_" + id
        guard Identifier.isWellFormed(entityID, kind: .entity) else {
            throw row.error(.badValue, "id", id, "small letters, digits and hyphens, 1 to 76 of them")
        }
        let name = row.cell("name")
        guard !name.isEmpty else { throw row.error(.emptyValue, "name", "", "the name as the press writes it") }
        let kind = try self.kind(of: row)
        let country = row.table == .countries ? row.cell("code") : row.cell("country")
        guard country.isEmpty || countryCodes.contains(country) else {
            let column = row.table == .countries ? "code" : "country"
            throw row.error(.badValue, column, country, "a code of countries.tsv (ISO 3166-1 alpha-2)")
        }
        let names = names(row)
        return KnowledgeEntry(
            rowID: id,
            type: kind.type,
            kind: kind,
            name: name,
            country: country.isEmpty ? nil : country,
            related: related(row),
            office: row.table == .people ? row.cell("office") : "",
            names: names,
            line: row.line,
            otherNames: names.dropFirst().filter { $0.form == .noun && !$0.needsContext }.map(\.text),
            entityID: entityID
        )
    }

    private static func kind(of row: TableRow) throws(KnowledgeError) -> EntityKind {
        let type: EntityType
        switch row.table {
        case .countries: return .country
        case .people: return .person
        case .organizations: type = .organization
        case .programs: type = .program
        case .products: type = .product
        case .places, .cities: type = .place
        }
        let text = row.cell("kind")
        guard let kind = EntityKind(rawValue: text), kind.type == type else {
            let allowed = EntityKind.allCases.filter { $0.type == type && $0 != .country }.map(\.rawValue)
            throw row.error(.badValue, "kind", text, "one of " + allowed.joined(separator: ", "))
        }
        return kind
    }

    private static func related(_ row: TableRow) -> [String] {
        let column: String
        switch row.table {
        case .organizations: column = "parent"
        case .programs: column = "owner"
        case .products: column = "maker"
        case .people: column = "organization"
        case .countries, .places, .cities: return []
        }
        // A parent may carry its years: id@2014-05/2020-01.
        return row.list(column).map { parent in
            let end = parent.utf8.firstIndex(of: 0x40)
            return end.map { String(parent[..<$0]) } ?? parent
        }
    }

    /// places.tsv has no column for them.
    private static let continentAdjectives = [
        "Europe": "European", "Asia": "Asian", "Africa": "African", "Latin America": "Latin American",
        "North America": "North American", "South America": "South American", "Middle East": "Middle Eastern",
        "Southeast Asia": "Southeast Asian",
    ]

    private static func names(_ row: TableRow) -> [KnowledgeEntry.Name] {
        let name = row.cell("name")
        var names = [KnowledgeEntry.Name(text: name)]
        func add(_ text: String, _ form: KnowledgeEntry.Name.Form) {
            let needsContext = text.hasPrefix("~")
            let text = needsContext ? String(text.dropFirst()) : text
            guard !text.isEmpty else { return }
            if text == name {
                if needsContext { names[0].needsContext = true }
            } else if !names.contains(where: { $0.text == text && $0.form == form }) {
                names.append(KnowledgeEntry.Name(text: text, form: form, needsContext: needsContext))
            }
        }
        for alias in row.list("aliases") { add(alias, .noun) }
        if row.table == .places, let adjective = continentAdjectives[name] { add(adjective, .adjective) }
        if row.table == .countries {
            let adjectives = row.list("adjectives")
            for adjective in adjectives where !names.contains(where: { $0.text == adjective }) {
                add(adjective, .adjective)
            }
            for demonym in row.list("demonyms") where !adjectives.contains(demonym) { add(demonym, .demonym) }
        }
        return names
    }
}
