// swift-tools-version: 6.2

import PackageDescription

/// One set of rules for every target: Swift 6 mode (the default of these tools), no silent existentials, imports
/// internal unless said otherwise, and no warning survives.
let settings: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "forge-docs",
  products: [
    .executable(name: "forge-docs", targets: ["forge-docs"])
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
  ],
  targets: [
    // The command line and nothing else: it hands over to ForgeCommands.
    .executableTarget(name: "forge-docs", dependencies: ["ForgeCommands"], swiftSettings: settings),

    // One file per subcommand: options become values, results become output and exit codes.
    .target(
      name: "ForgeCommands",
      dependencies: [
        "CSystemCalls", "ForgeAlerts", "ForgeCoverage", "ForgeDiagnostics", "ForgeFiles", "ForgeHTML", "ForgeManifests",
        "ForgeMarkdown", "ForgeOpenAPI", "ForgePublish", "ForgeRunbook", "ForgeServe", "ForgeSite", "ForgeYAML",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings
    ),

    // The preview server: HTTP, watching of folders, live reload. What it shows is handed in.
    .target(
      name: "ForgeServe",
      dependencies: [
        "ForgeFiles",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      exclude: ["Client"],
      swiftSettings: settings,
      plugins: ["EmbedFiles"]
    ),

    // A built site to where readers find it: a folder of releases, an archive or object storage, in one version or several.
    .target(
      name: "ForgePublish",
      dependencies: [
        "CBrotli", "CSystemCalls", "CZlib", "CZstd", "ForgeDiagnostics", "ForgeFiles", "ForgeHTML", "ForgeSite",
        "ForgeYAML",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      swiftSettings: settings),

    // The stages load, model, check, render and write of one documentation site.
    .target(
      name: "ForgeSite",
      dependencies: [
        "CSystemCalls", "ForgeAlerts", "ForgeCoverage", "ForgeDiagnostics", "ForgeFiles", "ForgeHTML",
        "ForgeJSONSchema", "ForgeManifests", "ForgeMarkdown", "ForgeOpenAPI", "ForgeSearch", "ForgeShell", "ForgeYAML",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: settings,
      plugins: ["EmbedFiles"]
    ),

    // Which operations pages mention and descriptions describe, and what pages say of endpoints that is not so.
    .target(
      name: "ForgeCoverage",
      dependencies: [
        "ForgeDiagnostics", "ForgeHTML", "ForgeMarkdown", "ForgeOpenAPI", "ForgeShell", "ForgeYAML", "ForgeJSONSchema",
      ],
      swiftSettings: settings),

    // Kubernetes objects with provenance: plain manifests, Helm charts, kustomizations and compose files, rendered.
    .target(
      name: "ForgeManifests",
      dependencies: [
        "CZlib", "ForgeDiagnostics", "ForgeFiles", "ForgeGoTemplate", "ForgeJSONSchema", "ForgeYAML",
        .product(name: "Crypto", package: "swift-crypto"),
      ],
      swiftSettings: settings),

    // Go's text/template with the functions of Sprig and Helm; values know where their text was written.
    .target(
      name: "ForgeGoTemplate",
      dependencies: [
        "CPCRE2", "ForgeDiagnostics", "ForgeYAML",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      swiftSettings: settings),

    // OpenAPI descriptions with ranges: loading, structure, coverage and bundling.
    .target(
      name: "ForgeOpenAPI", dependencies: ["ForgeDiagnostics", "ForgeJSONSchema", "ForgeYAML"], swiftSettings: settings),

    // JSON Schema, its drafts and OpenAPI's dialects of it: schemas compiled once, violations with ranges.
    .target(name: "ForgeJSONSchema", dependencies: ["ForgeDiagnostics", "ForgeYAML"], swiftSettings: settings),

    // Markdown to a positioned tree, and that tree to HTML. Shell in code blocks is coloured by what ForgeShell reads.
    .target(
      name: "ForgeMarkdown",
      dependencies: ["CCmark", "ForgeDiagnostics", "ForgeHTML", "ForgeShell", "ForgeYAML"],
      swiftSettings: settings
    ),

    // YAML and JSON to one positioned tree.
    .target(name: "ForgeYAML", dependencies: ["CLibYAML", "ForgeDiagnostics"], swiftSettings: settings),

    // What the commands of pages claim, judged against what the repository deploys.
    .target(
      name: "ForgeRunbook",
      dependencies: ["ForgeDiagnostics", "ForgeFiles", "ForgeManifests", "ForgeMarkdown", "ForgeShell", "ForgeYAML"],
      swiftSettings: settings),

    // The index that the site's search reads: words, what they lead to, and the files that hold it. Imports no other target.
    .target(name: "ForgeSearch", swiftSettings: settings),

    // The alerts that rules define, the runbooks they lead to, and the metrics they ask for.
    .target(
      name: "ForgeAlerts",
      dependencies: ["ForgeDiagnostics", "ForgeFiles", "ForgeManifests", "ForgeMarkdown", "ForgeYAML"],
      swiftSettings: settings),

    // Bash and console sessions to a positioned tree.
    .target(name: "ForgeShell", dependencies: ["ForgeDiagnostics"], swiftSettings: settings),

    // Reading folders on disk or in memory, and arithmetic on their paths.
    .target(name: "ForgeFiles", dependencies: ["CSystemCalls", "ForgeDiagnostics"], swiftSettings: settings),

    // The one escape-safe HTML writer, over bytes. Imports no other target, so that all can use it.
    .target(name: "ForgeHTML", swiftSettings: settings),

    // Source ranges, rules, findings, fixes, suppressions, baseline and reporters. Imports no other target.
    .target(name: "ForgeDiagnostics", swiftSettings: settings),

    // What Swift's Glibc module leaves out: two folders change names at once, a file system is synced, and freed memory goes
    // back to the system.
    .target(name: "CSystemCalls"),

    // libcmark, from the system: CommonMark's reference implementation.
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),

    // libyaml, from the system: a YAML parser that gives the start and end of every event.
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

    // PCRE2, from the system: regular expressions as Go, Perl and Helm's users write them.
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),

    // zlib, from the system: packed charts are gzip, and so are published files.
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    // Brotli's encoder, from the system: published files have a twin in it.
    .systemLibrary(name: "CBrotli", pkgConfig: "libbrotlienc", providers: [.apt(["libbrotli-dev"])]),

    // Zstandard, from the system: archives of a site.
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),

    // What `make bench` measures rendering with: our passes and bare libcmark, in one process.
    .executableTarget(
      name: "forge-bench", dependencies: ["CCmark", "ForgeDiagnostics", "ForgeHTML", "ForgeMarkdown"],
      swiftSettings: settings),

    // Writes the files of `site/` and of the preview's client into the binary as Swift literals.
    .executableTarget(name: "embed-files", swiftSettings: settings),
    .plugin(name: "EmbedFiles", capability: .buildTool(), dependencies: ["embed-files"]),

    // Marked source text, conformance suites and in-memory folders. Imported by tests alone.
    .target(
      name: "ForgeTestSupport", dependencies: ["ForgeDiagnostics"], path: "Tests/ForgeTestSupport",
      swiftSettings: settings),

    // What is true of every page, whatever its bytes. Imported by tests and the fuzzer alone.
    .target(
      name: "ForgePageProperties", dependencies: ["ForgeDiagnostics", "ForgeHTML", "ForgeMarkdown", "ForgeYAML"],
      path: "Tests/ForgePageProperties", swiftSettings: settings),

    // What is true of every script and console session, whatever its bytes, and trees as text. For tests and the fuzzer.
    .target(
      name: "ForgeShellProperties", dependencies: ["ForgeDiagnostics", "ForgeShell"],
      path: "Tests/ForgeShellProperties", swiftSettings: settings),

    // What is true of every page that is read as a runbook. For tests and the fuzzer.
    .target(
      name: "ForgeRunbookProperties",
      dependencies: ["ForgeDiagnostics", "ForgeFiles", "ForgeManifests", "ForgeMarkdown", "ForgeRunbook"],
      path: "Tests/ForgeRunbookProperties", swiftSettings: settings),

    .testTarget(
      name: "ForgeDiagnosticsTests", dependencies: ["ForgeDiagnostics", "ForgeTestSupport"],
      swiftSettings: settings),
    .testTarget(name: "ForgeHTMLTests", dependencies: ["ForgeHTML"], swiftSettings: settings),
    .testTarget(
      name: "ForgeYAMLTests", dependencies: ["ForgeDiagnostics", "ForgeTestSupport", "ForgeYAML"],
      swiftSettings: settings),
    .testTarget(
      name: "ForgeMarkdownTests",
      dependencies: ["ForgeDiagnostics", "ForgeHTML", "ForgeMarkdown", "ForgePageProperties", "ForgeTestSupport"],
      exclude: ["Corpus"], swiftSettings: settings),
    .testTarget(
      name: "ForgeFilesTests", dependencies: ["ForgeDiagnostics", "ForgeFiles", "ForgeTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ForgeServeTests", dependencies: ["ForgeFiles", "ForgeServe"], swiftSettings: settings),
    .testTarget(
      name: "ForgeSearchTests", dependencies: ["ForgeSearch", "ForgeTestSupport"], swiftSettings: settings),
    .testTarget(
      name: "ForgeShellTests",
      dependencies: ["ForgeDiagnostics", "ForgeMarkdown", "ForgeShell", "ForgeShellProperties", "ForgeTestSupport"],
      exclude: ["shell-spellings.txt"], swiftSettings: settings),
    .testTarget(
      name: "ForgeJSONSchemaTests",
      dependencies: ["ForgeDiagnostics", "ForgeJSONSchema", "ForgeTestSupport", "ForgeYAML"],
      swiftSettings: settings),
    .testTarget(
      name: "ForgeOpenAPITests", dependencies: ["ForgeDiagnostics", "ForgeOpenAPI", "ForgeTestSupport", "ForgeYAML"],
      swiftSettings: settings),
    .testTarget(
      name: "ForgeCoverageTests",
      dependencies: ["ForgeCoverage", "ForgeDiagnostics", "ForgeMarkdown", "ForgeOpenAPI", "ForgeTestSupport"],
      exclude: ["Mentions"], swiftSettings: settings),
    .testTarget(
      name: "ForgeGoTemplateTests",
      dependencies: ["ForgeDiagnostics", "ForgeGoTemplate", "ForgeTestSupport", "ForgeYAML"],
      exclude: ["Functions", "templates.json"], swiftSettings: settings),
    .testTarget(
      name: "ForgeManifestsTests",
      dependencies: [
        "CZlib", "ForgeDiagnostics", "ForgeFiles", "ForgeGoTemplate", "ForgeManifests", "ForgeTestSupport", "ForgeYAML",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ForgeRunbookTests",
      dependencies: [
        "ForgeDiagnostics", "ForgeFiles", "ForgeManifests", "ForgeMarkdown", "ForgeRunbook", "ForgeRunbookProperties",
        "ForgeShell", "ForgeTestSupport",
      ],
      exclude: ["Runbooks"], swiftSettings: settings),
    .testTarget(
      name: "ForgeAlertsTests",
      dependencies: [
        "ForgeAlerts", "ForgeDiagnostics", "ForgeFiles", "ForgeManifests", "ForgeMarkdown", "ForgeTestSupport",
        "ForgeYAML",
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ForgePublishTests",
      dependencies: ["CZlib", "ForgeDiagnostics", "ForgePublish", "ForgeTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ForgeSiteTests",
      dependencies: [
        "ForgeAlerts", "ForgeCoverage", "ForgeDiagnostics", "ForgeFiles", "ForgeHTML", "ForgeMarkdown", "ForgeOpenAPI",
        "ForgeSearch", "ForgeSite", "ForgeTestSupport", "ForgeYAML",
        .product(name: "Mustache", package: "swift-mustache"),
      ],
      swiftSettings: settings),
    .testTarget(
      name: "ForgeCommandsTests",
      dependencies: [
        "ForgeCommands", "ForgeCoverage", "ForgeDiagnostics", "ForgeFiles", "ForgeManifests", "ForgeMarkdown",
        "ForgeOpenAPI", "ForgeRunbook", "ForgeSite", "ForgeTestSupport", "ForgeYAML",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),
  ]
)

// `scripts/fuzz` builds what it fuzzes and nothing else: the sanitizers' flags reach every target that is left.
let readers = ["CLibYAML", "ForgeDiagnostics", "ForgeYAML"]
switch Context.environment["FORGE_FUZZ"] {
case "markdown":
  let fuzzed = readers + ["CCmark", "ForgeHTML", "ForgeMarkdown", "ForgePageProperties", "ForgeShell"]
  package.targets.removeAll { !fuzzed.contains($0.name) }
  package.products = []
  package.dependencies = []
  package.targets.append(
    .executableTarget(
      name: "forge-fuzz", dependencies: ["ForgeMarkdown", "ForgePageProperties"], path: "Tests/Fuzz",
      exclude: ["markdown.dict"], swiftSettings: settings))
case "manifests":
  let fuzzed =
    readers + ["CPCRE2", "CSystemCalls", "CZlib", "ForgeFiles", "ForgeGoTemplate", "ForgeJSONSchema", "ForgeManifests"]
  package.targets.removeAll { !fuzzed.contains($0.name) }
  package.products = []
  package.dependencies = [.package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")]
  package.targets.append(
    .executableTarget(
      name: "forge-fuzz",
      dependencies: ["ForgeDiagnostics", "ForgeFiles", "ForgeGoTemplate", "ForgeManifests", "ForgeYAML"],
      path: "Tests/FuzzManifests", exclude: ["manifests.dict"], swiftSettings: settings))
case "shell":
  let fuzzed = ["ForgeDiagnostics", "ForgeShell", "ForgeShellProperties"]
  package.targets.removeAll { !fuzzed.contains($0.name) }
  package.products = []
  package.dependencies = []
  package.targets.append(
    .executableTarget(
      name: "forge-fuzz", dependencies: ["ForgeShellProperties"], path: "Tests/FuzzShell", exclude: ["shell.dict"],
      swiftSettings: settings))
case "runbooks":
  let fuzzed =
    readers + [
      "CCmark", "CPCRE2", "CSystemCalls", "CZlib", "ForgeFiles", "ForgeGoTemplate", "ForgeHTML", "ForgeJSONSchema",
      "ForgeManifests", "ForgeMarkdown", "ForgeRunbook", "ForgeRunbookProperties", "ForgeShell",
    ]
  package.targets.removeAll { !fuzzed.contains($0.name) }
  package.products = []
  package.dependencies = [.package(url: "https://github.com/apple/swift-crypto", from: "4.5.2")]
  package.targets.append(
    .executableTarget(
      name: "forge-fuzz", dependencies: ["ForgeDiagnostics", "ForgeFiles", "ForgeRunbookProperties"],
      path: "Tests/FuzzRunbooks", exclude: ["runbooks.dict"], swiftSettings: settings))
default: break
}
