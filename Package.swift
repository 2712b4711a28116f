// swift-tools-version: 6.2
import PackageDescription

// What each target may import is the architecture (README, "How it is built"): the build is run with
// `--explicit-target-dependency-import-check error`, so an import that is not declared here does not compile.

var strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
]
// In continuous integration a warning is an error; at the desk it would only be in the way.
if Context.environment["CI"] != nil { strict.append(.treatAllWarnings(as: .error)) }

let package = Package(
    name: "parallax",
    products: [
        .executable(name: "parallax", targets: ["parallax"]),
        // For Benchmarks/Parsing, a package of its own.
        .library(name: "ParallaxParsing", targets: ["Parsing", "Model"]),
        // For Benchmarks/Extraction, likewise.
        .library(name: "ParallaxExtraction", targets: ["Extraction", "Model"]),
    ],
    dependencies: [
        // The commands: the ecosystem's parser, with help, validation and shell completion.
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        // Settings in layers (flags over environment over YAML) with a provider for each.
        .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0", traits: [.defaults, "YAML"]),
        // The logging face that every Swift server library speaks.
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        // SHA-256 of documents, texts and migrations.
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        // The shared currency types of Swift HTTP servers: method, status, field names.
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        // SQLite with safe concurrency (one writer, many readers) and statement caching.
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        // YAML for the source list and recipes, where unknown keys must be seen and named.
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        // Paths, in the type that swift-configuration's file provider takes.
        .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    ],
    targets: [
        // MARK: C libraries of the system
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        // epoll, accept4 and eventfd, which Swift's Glibc module leaves out.
        .target(name: "CEpoll"),
        // An auxiliary function of FTS5, which only C can be.
        .target(name: "CFTS5", linkerSettings: [.linkedLibrary("sqlite3")]),
        // Millions of rows as plain words: row objects cost several times what SQLite takes.
        .target(name: "CRows", linkerSettings: [.linkedLibrary("sqlite3")]),

        // MARK: The stages
        .target(name: "Model", swiftSettings: strict),
        .target(name: "Parsing", dependencies: ["Model", "CLibXML2", "CZlib"], swiftSettings: strict),
        .target(name: "Extraction", dependencies: ["Model"], swiftSettings: strict),
        .target(
            name: "Migrations",
            path: "Migrations",
            resources: [
                .embedInCode("v0001_initial.sql"),
                .embedInCode("v0002_fetching.sql"),
                .embedInCode("v0003_assumed_dates.sql"),
                .embedInCode("v0004_ingestion.sql"),
                .embedInCode("v0005_survivors.sql"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Storage",
            dependencies: [
                "CFTS5", "CRows", "Model", "Migrations",
                .product(name: "GRDB", package: "GRDB.swift"),
                // SQLite's own functions, where GRDB's box around each value is too dear.
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "Ingestion",
            dependencies: [
                "Model", "Parsing", "Extraction", "Storage", "CCurl",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "HTTP",
            dependencies: [
                "CEpoll", "CZlib",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: strict
        ),
        .target(
            name: "API",
            dependencies: [
                "Model", "HTTP", "Storage", "Ingestion",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: strict
        ),
        .executableTarget(
            name: "parallax",
            dependencies: [
                "Model", "Parsing", "Extraction", "Storage", "Ingestion", "HTTP", "API",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "SystemPackage", package: "swift-system"),
                .product(name: "Yams", package: "Yams"),
            ],
            swiftSettings: strict
        ),

        // MARK: Tests, a target for a target
        .target(name: "TestSupport", dependencies: ["Model"], path: "Tests/TestSupport", swiftSettings: strict),
        .testTarget(name: "ModelTests", dependencies: ["Model"], swiftSettings: strict),
        .testTarget(name: "ParsingTests", dependencies: ["Parsing", "Model"], swiftSettings: strict),
        .testTarget(
            name: "ExtractionTests",
            dependencies: ["Extraction", "Model"],
            // Read from the checkout by scorers.
            exclude: ["Gold"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "StorageTests",
            dependencies: [
                "Storage", "Model", "Migrations", "TestSupport", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict
        ),
        .testTarget(
            name: "IngestionTests",
            dependencies: [
                "Ingestion", "Extraction", "Parsing", "Storage", "Model", "HTTP", "TestSupport",
                .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            // Read from the checkout by scorers.
            exclude: ["Stories/held-out.jsonl"],
            swiftSettings: strict
        ),
        .testTarget(
            name: "HTTPTests",
            dependencies: ["HTTP", .product(name: "HTTPTypes", package: "swift-http-types")],
            swiftSettings: strict
        ),
        .testTarget(name: "APITests", dependencies: ["API", "HTTP", "Model", "Storage"], swiftSettings: strict),
        .testTarget(
            name: "parallaxTests",
            dependencies: ["parallax", "TestSupport", .product(name: "Yams", package: "Yams")],
            swiftSettings: strict
        ),
        // Runs the built program as its user would: the dependency has it built.
        .testTarget(
            name: "IntegrationTests",
            dependencies: [
                "parallax", "HTTP", "TestSupport", .product(name: "HTTPTypes", package: "swift-http-types"),
            ],
            swiftSettings: strict
        ),
    ]
)
