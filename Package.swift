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
  targets: [
    // Markdown to a positioned tree, and that tree to HTML.
    .target(
      name: "ForgeMarkdown", dependencies: ["CCmark", "ForgeDiagnostics", "ForgeHTML", "ForgeYAML"],
      swiftSettings: settings),

    // OpenAPI descriptions with ranges: loading, structure, coverage and bundling.
    .target(name: "ForgeOpenAPI", dependencies: ["ForgeDiagnostics", "ForgeYAML"], swiftSettings: settings),

    // YAML and JSON to one positioned tree.
    .target(name: "ForgeYAML", dependencies: ["CLibYAML", "ForgeDiagnostics"], swiftSettings: settings),

    // The one escape-safe HTML writer, over bytes. Imports no other target, so that all can use it.
    .target(name: "ForgeHTML", swiftSettings: settings),

    // Source ranges, rules, findings, fixes, suppressions, baseline and reporters. Imports no other target.
    .target(name: "ForgeDiagnostics", swiftSettings: settings),

    // libcmark, from the system: CommonMark's reference implementation.
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"])]),

    // libyaml, from the system: a YAML parser that gives the start and end of every event.
    .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

    // Marked source text, conformance suites and in-memory folders. Imported by tests alone.
    .target(
      name: "ForgeTestSupport", dependencies: ["ForgeDiagnostics"], path: "Tests/ForgeTestSupport",
      swiftSettings: settings),

    .testTarget(
      name: "ForgeDiagnosticsTests", dependencies: ["ForgeDiagnostics", "ForgeTestSupport"], swiftSettings: settings),
    .testTarget(name: "ForgeHTMLTests", dependencies: ["ForgeHTML"], swiftSettings: settings),
    .testTarget(
      name: "ForgeMarkdownTests", dependencies: ["ForgeDiagnostics", "ForgeHTML", "ForgeMarkdown", "ForgeTestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ForgeYAMLTests", dependencies: ["ForgeDiagnostics", "ForgeTestSupport", "ForgeYAML"],
      swiftSettings: settings),
  ]
)
