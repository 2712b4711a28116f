/// What an article is about; many per article.
public enum Topic: String, Sendable, Codable, CaseIterable {
    case launchVehicles = "launch_vehicles"
    case satelliteConstellations = "satellite_constellations"
    case satcom
    case earthObservation = "earth_observation"
    case navigation
    case spaceComputing = "space_computing"
    case humanSpaceflight = "human_spaceflight"
    case spaceScience = "space_science"
    case spaceSustainability = "space_sustainability"
    case inOrbitServicing = "in_orbit_servicing"
    case commercialSpace = "commercial_space"
    case uncrewedSystems = "uncrewed_systems"
    case counterUAS = "counter_uas"
    case missiles
    case airCombat = "air_combat"
    case naval
    case landSystems = "land_systems"
    case radarEW = "radar_ew"
    case cyber
    case semiconductors
    case artificialIntelligence = "artificial_intelligence"
    case lowAltitudeEconomy = "low_altitude_economy"
    case criticalInfrastructure = "critical_infrastructure"
    case supplyChain = "supply_chain"
    case defenseSpending = "defense_spending"
    case tradePolicy = "trade_policy"
    case exportControl = "export_control"
}
