import Foundation
public import Parsing
import Yams

/// Reads `Config/recipes.yaml`.
public enum RecipeFile {
    /// - Throws: ``SourceList/Fault`` that names the file, the recipe and what is wrong with it.
    public static func read(_ text: String, name: String) throws -> Recipes {
        let recipes: Recipes
        do {
            guard try Yams.compose(yaml: text)?.mapping != nil else { return Recipes() }
            recipes = try YAMLDecoder().decode(Recipes.self, from: text)
        } catch {
            throw SourceList.Fault(description: "\(name): \(error)")
        }
        for (identifier, recipe) in recipes.recipes.sorted(by: { $0.key < $1.key }) {
            do {
                try recipe.validate()
            } catch {
                throw SourceList.Fault(description: "\(name): recipe '\(identifier)': \(error)")
            }
        }
        return recipes
    }
}
