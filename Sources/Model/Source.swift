/// How near a source is to what it reports.
public enum SourceTier: String, Sendable, CaseIterable {
    /// Who acts: agencies, ministries, companies.
    case primary
    /// The specialised press.
    case trade
    case general
}

/// What becomes of a source from now on.
public enum SourceState: String, Sendable, CaseIterable {
    case active
    /// Not fetched until somebody says so.
    case paused
    /// Its server said that it is gone for good (410).
    case retired
    /// Known from documents only; nobody fetches it.
    case passive
}

/// Who set a source; the configuration file keeps only its own in step.
public enum SourceOrigin: String, Sendable, CaseIterable {
    case config, api, command, document
}

/// When a source is read. Written as `adaptive`, `never`, a number with `m`, `h`, `d` or `w`
/// (`30m`, `2h`), or seconds.
public enum SourceSchedule: Sendable, Equatable, CustomStringConvertible {
    /// As often as it really publishes.
    case adaptive
    /// Seconds, at least a minute.
    case every(Int)
    case never

    public init?(_ text: String) {
        switch text {
        case "adaptive": self = .adaptive
        case "never": self = .never
        default:
            if let seconds = Int(text), (60...864_000_000).contains(seconds) {
                self = .every(seconds)
                return
            }
            guard let unit = text.last.flatMap({ SourceSchedule.units[$0] }), let count = Int(text.dropLast()),
                (1...10_000).contains(count), count * unit >= 60
            else { return nil }
            self = .every(count * unit)
        }
    }

    public var description: String {
        switch self {
        case .adaptive: "adaptive"
        case .never: "never"
        case .every(let seconds):
            if seconds % 86_400 == 0 {
                "\(seconds / 86_400)d"
            } else if seconds % 3600 == 0 {
                "\(seconds / 3600)h"
            } else if seconds % 60 == 0 {
                "\(seconds / 60)m"
            } else {
                "\(seconds)s"
            }
        }
    }

    private static let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800]
}

/// Something that is read again and again: a feed, or a page that lists articles.
public struct Source: Sendable, Equatable {
    /// Unique; what articles carry as their source.
    public var name: String
    /// `http`, `https`, or `file` where the configuration allows the path. Nil for sources that nobody fetches.
    public var url: String?
    /// Nil: found out from the bytes.
    public var format: DocumentFormat?
    public var schedule: SourceSchedule
    public var tier: SourceTier
    /// Sources of one owner count as one where independent sources are counted.
    public var owner: String?
    /// Home country, ISO 3166 alpha-2.
    public var country: String?
    /// BCP 47; given to articles that declare none.
    public var language: String?
    public var topics: [String]
    /// Only articles that match this query are kept (the search grammar).
    public var keep: String?
    /// Articles that match this query are left out.
    public var drop: String?
    /// Whether each item is followed to its page for the full text.
    public var follow: Bool
    /// Of `Config/recipes.yaml`.
    public var recipe: String?
    /// Sent with every request to the source's own host.
    public var headers: [String: String]
    /// IANA name; decides which day it is for dates without a year.
    public var timezone: String?
    public var state: SourceState

    public init(
        name: String,
        url: String? = nil,
        format: DocumentFormat? = nil,
        schedule: SourceSchedule = .adaptive,
        tier: SourceTier = .trade,
        owner: String? = nil,
        country: String? = nil,
        language: String? = nil,
        topics: [String] = [],
        keep: String? = nil,
        drop: String? = nil,
        follow: Bool = false,
        recipe: String? = nil,
        headers: [String: String] = [:],
        timezone: String? = nil,
        state: SourceState = .active
    ) {
        self.name = name
        self.url = url
        self.format = format
        self.schedule = schedule
        self.tier = tier
        self.owner = owner
        self.country = country
        self.language = language
        self.topics = topics
        self.keep = keep
        self.drop = drop
        self.follow = follow
        self.recipe = recipe
        self.headers = headers
        self.timezone = timezone
        self.state = state
    }
}
