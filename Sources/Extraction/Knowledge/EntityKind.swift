public import Model

/// What a known thing is, finer than its ``Model/EntityType``; spelled as in the `kind` column of `Config/knowledge`.
public enum EntityKind: String, Sendable, CaseIterable {
    // Organizations
    case agency, ministry
    case armedService = "armed_service"
    case militaryUnit = "military_unit"
    case legislature, court, government, alliance, international, company, startup, shipyard, research, university
    case investor, exchange, regulator, media, association
    // People
    case person
    // Places
    case country, city, state, region, continent, island, archipelago, strait, sea, ocean, gulf, river, canal, lake
    case mountain, desert, peninsula, spaceport
    case launchSite = "launch_site"
    case testSite = "test_site"
    case groundStation = "ground_station"
    case airBase = "air_base"
    case navalBase = "naval_base"
    case armyBase = "army_base"
    case base, airport, port, border, building, shoal, orbit
    case celestialBody = "celestial_body"
    // Programs
    case constellation, network, mission, plan, law, treaty, initiative, procurement, fund, strategy
    case weaponProgram = "weapon_program"
    // Products
    case launcher, spacecraft, satellite, engine, missile
    case airDefense = "air_defense"
    case aircraft, helicopter, drone
    case counterDrone = "counter_drone"
    case ship
    case shipClass = "ship_class"
    case submarine, vehicle, artillery, radar, sensor, chip, software, station, rover, lander, terminal, munition

    /// The type whose table may hold this kind.
    public var type: EntityType {
        switch self {
        case .agency, .ministry, .armedService, .militaryUnit, .legislature, .court, .government, .alliance,
            .international, .company, .startup, .shipyard, .research, .university, .investor, .exchange, .regulator,
            .media, .association:
            .organization
        case .person: .person
        case .country, .city, .state, .region, .continent, .island, .archipelago, .strait, .sea, .ocean, .gulf, .river,
            .canal, .lake, .mountain, .desert, .peninsula, .spaceport, .launchSite, .testSite, .groundStation,
            .airBase, .navalBase, .armyBase, .base, .airport, .port, .border, .building, .shoal, .orbit,
            .celestialBody:
            .place
        case .constellation, .network, .mission, .plan, .law, .treaty, .initiative, .procurement, .fund, .strategy,
            .weaponProgram:
            .program
        default: .product
        }
    }

    /// A part of a state: agencies, ministries, forces, parliaments, courts, governments, regulators.
    public var isPublicBody: Bool {
        switch self {
        case .agency, .ministry, .armedService, .militaryUnit, .legislature, .court, .government, .regulator: true
        default: false
        }
    }

    /// A business: it sells, buys and raises capital.
    public var isBusiness: Bool {
        switch self {
        case .company, .startup, .shipyard, .investor, .exchange, .media: true
        default: false
        }
    }
}
