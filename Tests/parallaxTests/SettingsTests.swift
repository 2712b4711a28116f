import Foundation
import TestSupport
import Testing
import Yams

@testable import parallax

struct SettingsTests {
    @Test func `the settings file that comes with the program holds every setting at its default`() throws {
        let file = Repository.root.appendingPathComponent("Config/parallax.yaml")
        let text = try String(contentsOf: file, encoding: .utf8)
        // A setting without a useful default is shown commented out.
        let complete = text.replacing("  # unix_socket:", with: "  unix_socket:")
            .replacing("  # token:", with: "  token:").replacing("  # allowed_hosts:", with: "  allowed_hosts:")
            .replacing("  # directory:", with: "  directory:").replacing("  # sources:", with: "  sources:")
            .replacing("  # recipes:", with: "  recipes:").replacing("  # contact:", with: "  contact:")
            .replacing("  # allowed_paths:", with: "  allowed_paths:")
        let sections = try #require(try Yams.load(yaml: complete) as? [String: [String: Any]])
        for definition in SettingDefinition.all {
            let parts = definition.key.split(separator: ".").map(String.init)
            let value = try #require(sections[parts[0]]?[parts[1]], "\(definition.key) is not in the file")
            #expect("\(value)" == definition.standard, "\(definition.key)")
        }
        let keys = sections.flatMap { section, entries in entries.keys.map { section + "." + $0 } }
        #expect(Set(keys) == Set(SettingDefinition.all.map(\.key)))
    }

    @Test func `every default is a value that its setting allows`() async throws {
        let folder = try TemporaryFolder()
        let lines = SettingDefinition.all.filter { !$0.standard.isEmpty }.map { definition -> String in
            let parts = definition.key.split(separator: ".")
            return "\(parts[0]):\n  \(parts[1]): \"\(definition.standard)\"\n"
        }
        for text in lines {
            let file = try folder.write("one.yaml", text)
            _ = try await Settings.load(path: file, flags: [:], environment: [:])
        }
    }

    @Test func `names of the environment follow from the keys and are distinct`() {
        let names = SettingDefinition.all.map(\.environmentName)
        #expect(Set(names).count == names.count)
        #expect(SettingDefinition.named("server.port")?.environmentName == "PARALLAX_SERVER_PORT")
    }
}
