import Foundation
import Model
import Storage

extension Parameters {
    /// `time_zone`: a name of the IANA database (`Europe/Berlin`) or an offset (`+05:30`); UTC when absent.
    func timeZone() throws -> TimeZone {
        guard let name = try text("time_zone") else { return .gmt }
        // A plus in a query may have become a blank.
        let spelled = name.hasPrefix(" ") ? "+" + name.dropFirst() : name
        if let zone = Parameters.offset(spelled) { return zone }
        guard name.contains("/") || name == "UTC" || name == "GMT", let zone = TimeZone(identifier: name) else {
            throw APIError.badValue(
                "time_zone",
                "'\(name)' is not a time zone",
                allowed: ["UTC", "Europe/Berlin and the other names of the IANA database", "+05:30"]
            )
        }
        return zone
    }

    private static func offset(_ text: String) -> TimeZone? {
        let bytes = Array(text.utf8)
        guard bytes.count == 6, bytes[0] == 0x2B || bytes[0] == 0x2D, bytes[3] == 0x3A,
            let hours = Int(text.dropFirst().prefix(2)), let minutes = Int(text.suffix(2)), hours <= 18, minutes < 60
        else { return nil }
        return TimeZone(secondsFromGMT: (bytes[0] == 0x2D ? -1 : 1) * (hours * 3600 + minutes * 60))
    }

    /// `include_amounts`: ceilings, options and estimates, which sums leave out unless asked.
    func moneyRule() throws -> MoneyRule {
        let allowed = MoneyRole.allCases.filter(\.isUncertain)
        return MoneyRule(
            included: Set(
                try list("include_amounts").map { word in
                    guard let role = allowed.first(where: { $0.rawValue == word }) else {
                        throw APIError.badValue(
                            "include_amounts",
                            "'\(word)' is not a kind of sum that is left out unless asked",
                            allowed: allowed.map(\.rawValue)
                        )
                    }
                    return role
                }
            )
        )
    }

    /// Words of a closed list.
    func choices<Value: RawRepresentable & CaseIterable>(
        _ name: String,
        _: Value.Type,
        what: String
    ) throws -> [Value] where Value.RawValue == String {
        try list(name).map { word in
            guard let value = Value(rawValue: word) else {
                throw APIError.badValue(name, "'\(word)' is not \(what)", allowed: Value.allCases.map(\.rawValue))
            }
            return value
        }
    }
}
