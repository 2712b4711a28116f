import Configuration
import Foundation
import SystemPackage
import Yams

/// A fault in the settings, with where it stands and what would do.
struct SettingsError: Error, CustomStringConvertible {
    var description: String
}

/// A value in force and the layer it comes from.
struct SettingValue: Sendable {
    var text: String
    /// "default", "environment PARALLAX_…", "flag --…", or the file's path.
    var origin: String
}

/// The settings in force: flags over environment over file over defaults.
///
/// Each layer is a provider of swift-configuration; this type adds what it leaves out: an unknown key or a bad value
/// in any layer is an error, and every value remembers its layer.
struct Settings: Sendable {
    private(set) var values: [String: SettingValue] = [:]
    /// The file that was read; nil when there is none.
    let file: URL?

    /// - Parameters:
    ///   - path: of the file as given by a flag; nil looks at `PARALLAX_CONFIG` and the usual places.
    ///   - flags: key to value and the flag's name.
    static func load(
        path: String?,
        flags: [String: (value: String, flag: String)],
        environment: [String: String]
    ) async throws -> Settings {
        let given = path ?? environment["PARALLAX_CONFIG"]
        if let given, !FileManager.default.fileExists(atPath: given) {
            throw SettingsError(description: "\(given): there is no such settings file; name another with --config")
        }
        let file = given.map { URL(fileURLWithPath: $0) } ?? InstalledFiles.find("parallax.yaml")
        var settings = Settings(file: file)
        for definition in SettingDefinition.all {
            settings.values[definition.key] = SettingValue(text: definition.standard, origin: "default")
        }
        try await settings.applyFile()
        try settings.applyEnvironment(environment)
        for (key, given) in flags {
            try settings.set(key, given.value, origin: "flag \(given.flag)")
        }
        return settings
    }

    private init(file: URL?) {
        self.file = file
    }

    // MARK: reading

    subscript(_ key: String) -> String { values[key]?.text ?? "" }

    func integer(_ key: String) -> Int { Int(self[key]) ?? 0 }

    func number(_ key: String) -> Double { Double(self[key]) ?? 0 }

    func list(_ key: String) -> [String] {
        self[key].split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    }

    /// Where the knowledge tables lie: as set, else the folder `knowledge` beside the settings file.
    var knowledgeDirectory: URL? {
        if !self["knowledge.directory"].isEmpty { return URL(fileURLWithPath: self["knowledge.directory"]) }
        if let file { return file.deletingLastPathComponent().appendingPathComponent("knowledge") }
        return InstalledFiles.find("knowledge")
    }

    // MARK: layers

    private mutating func applyFile() async throws {
        guard let file else { return }
        let text: String
        do {
            text = try String(contentsOf: file, encoding: .utf8)
        } catch {
            throw SettingsError(description: "\(file.path): cannot be read: \(error.localizedDescription)")
        }
        try refuseUnknownKeys(in: text, of: file.path)
        let provider: FileProvider<YAMLSnapshot>
        do {
            provider = try await FileProvider<YAMLSnapshot>(filePath: FilePath(file.path))
        } catch {
            throw SettingsError(description: "\(file.path): \(error)")
        }
        for definition in SettingDefinition.all {
            guard let text = try value(of: definition, in: provider, layer: file.path) else { continue }
            try set(definition.key, text, origin: file.path)
        }
    }

    private mutating func applyEnvironment(_ environment: [String: String]) throws {
        let names = Dictionary(
            SettingDefinition.all.map { ($0.environmentName, $0.key) },
            uniquingKeysWith: { first, _ in first }
        )
        for name in environment.keys.sorted() where name.hasPrefix("PARALLAX_") && name != "PARALLAX_CONFIG" {
            guard names[name] != nil else {
                throw SettingsError(
                    description: "environment: there is no setting \(name); "
                        + "'parallax config' lists them (server.port is PARALLAX_SERVER_PORT)"
                )
            }
        }
        let provider = EnvironmentVariablesProvider(
            environmentVariables: environment.filter { $0.key.hasPrefix("PARALLAX_") }
        )
        for definition in SettingDefinition.all {
            let key = AbsoluteConfigKey(["parallax"] + definition.key.split(separator: ".").map(String.init))
            guard let found = try? provider.value(forKey: key, type: .string).value,
                case .string(let text) = found.content
            else { continue }
            try set(definition.key, text, origin: "environment \(definition.environmentName)")
        }
    }

    private func value(
        of definition: SettingDefinition,
        in provider: FileProvider<YAMLSnapshot>,
        layer: String
    ) throws -> String? {
        let key = AbsoluteConfigKey(definition.key.split(separator: ".").map(String.init))
        for type in [ConfigType.string, .int, .double, .stringArray] {
            guard let found = try? provider.value(forKey: key, type: type).value else { continue }
            switch found.content {
            case .string(let text): return text
            case .int(let number): return String(number)
            case .double(let number): return String(number)
            case .stringArray(let words): return words.joined(separator: ",")
            default: continue
            }
        }
        return nil
    }

    /// Reads the file's keys beside the provider, which passes over those it is not asked for.
    private func refuseUnknownKeys(in text: String, of path: String) throws {
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw SettingsError(description: "\(path): is not YAML: \(error)")
        }
        guard let root, root != Node("") else { return }
        guard case .mapping(let sections) = root else {
            throw SettingsError(
                description: "\(path): must hold sections with settings, such as 'server:' with 'port: 8080'"
            )
        }
        for (sectionKey, section) in sections {
            let name = sectionKey.string ?? ""
            guard case .mapping(let entries) = section else {
                if section.scalar?.string.isEmpty == true { continue }
                throw unknown(name, sectionKey, path)
            }
            for (key, _) in entries {
                let full = name + "." + (key.string ?? "")
                guard SettingDefinition.named(full) != nil else { throw unknown(full, key, path) }
            }
        }
    }

    private func unknown(_ key: String, _ node: Node, _ path: String) -> SettingsError {
        let line = node.mark.map { ":\($0.line)" } ?? ""
        let section = key.split(separator: ".").first.map(String.init) ?? ""
        let siblings = SettingDefinition.all.map(\.key).filter { $0.hasPrefix(section + ".") }
        let known =
            siblings.isEmpty
            ? Set(SettingDefinition.all.map { String($0.key.prefix { $0 != "." }) }).sorted() : siblings
        return SettingsError(
            description: "\(path)\(line): there is no setting '\(key)'; there are \(known.joined(separator: ", "))"
        )
    }

    private mutating func set(_ key: String, _ text: String, origin: String) throws {
        guard let definition = SettingDefinition.named(key) else { return }
        let isValid =
            switch definition.kind {
            case .text, .path, .list: true
            case .integer(let range): Int(text).map(range.contains) ?? false
            case .number(let range): Double(text).map(range.contains) ?? false
            case .choice(let values): values.contains(text)
            }
        guard isValid else {
            throw SettingsError(
                description: "\(origin): \(key) is '\(text)', but must be \(definition.kind.allowed)"
            )
        }
        values[key] = SettingValue(text: text, origin: origin)
    }
}

/// Finds the files that come with the program.
enum InstalledFiles {
    /// `Config/NAME` in the working directory, beside the program or in a folder above it, or where packages put it.
    static func find(_ name: String) -> URL? {
        var folders = [URL(fileURLWithPath: FileManager.default.currentDirectoryPath)]
        if let program = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe") {
            var folder = URL(fileURLWithPath: program).deletingLastPathComponent()
            // .build/<triple>/<configuration>/parallax lies four folders below the repository.
            for _ in 0..<5 {
                folders.append(folder)
                folder = folder.deletingLastPathComponent()
            }
        }
        folders.append(URL(fileURLWithPath: "/usr/share/parallax"))
        folders.append(URL(fileURLWithPath: "/usr/local/share/parallax"))
        return folders.map { $0.appendingPathComponent("Config").appendingPathComponent(name) }
            .first { FileManager.default.fileExists(atPath: $0.path) }
    }
}
