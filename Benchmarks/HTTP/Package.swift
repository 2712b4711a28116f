// swift-tools-version: 6.2
import PackageDescription

// The server beside the one a Swift engineer would otherwise take. A package of its own, so that no peer is ever a
// dependency of the program; the server's sources are links to the real ones.

let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
    name: "http-benchmarks",
    platforms: [.macOS(.v14)],
    dependencies: [
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    ],
    targets: [
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .target(name: "CEpoll"),
        .target(
            name: "HTTP",
            dependencies: ["CEpoll", "CZlib", .product(name: "HTTPTypes", package: "swift-http-types")],
            swiftSettings: strict
        ),
        .executableTarget(name: "own", dependencies: ["HTTP"], swiftSettings: strict),
        .executableTarget(
            name: "hummingbird",
            dependencies: [.product(name: "Hummingbird", package: "hummingbird")],
            swiftSettings: strict
        ),
    ]
)
