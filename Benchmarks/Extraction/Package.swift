// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "extraction-benchmarks",
    dependencies: [.package(name: "parallax", path: "../..")],
    targets: [
        // Analyses a file of articles over and over and says how long each step took.
        .executableTarget(
            name: "extraction-bench",
            dependencies: [.product(name: "ParallaxExtraction", package: "parallax")],
            swiftSettings: [.swiftLanguageMode(.v6)]
        )
    ]
)
