import Extraction
import Foundation
import TestSupport

/// The knowledge of the checkout, read once for all tests: an unoptimised build takes a second for it.
enum SharedKnowledge {
    static let loaded = Result<Knowledge, any Error> {
        try Knowledge.load(fromDirectory: Repository.root.appendingPathComponent("Config/knowledge"))
    }
}
