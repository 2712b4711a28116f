// swift-tools-version: 6.2
import PackageDescription

let package = Package(
    name: "parsing-benchmarks",
    dependencies: [.package(name: "parallax", path: "../..")],
    targets: [
        // Parses a folder over and over and says how long it took.
        .executableTarget(
            name: "parsing-bench",
            dependencies: [.product(name: "ParallaxParsing", package: "parallax")],
            swiftSettings: [.swiftLanguageMode(.v6)]
        ),
        // libFuzzer's entry point; built by scripts/fuzz-parsing only, because libFuzzer brings its own main.
        .target(
            name: "ParsingFuzz",
            dependencies: [.product(name: "ParallaxParsing", package: "parallax")],
            path: "Sources/parsing-fuzz",
            swiftSettings: [.swiftLanguageMode(.v6)]
        ),
    ]
)
