package import ForgeDiagnostics
import ForgeOpenAPI
import ForgeYAML

/// What somebody else knows of the endpoints of a service: a spec that it exported, routes, recorded requests.
package struct Inventory: Sendable {
  /// One endpoint, as far as it is known.
  package struct Endpoint: Hashable, Sendable {
    /// Nil for every method.
    package let method: String?
    /// A path, or the beginning of paths.
    package let path: String
    package let isPrefix: Bool
    package let host: String?
    package let range: SourceRange
  }

  package let path: String
  package let endpoints: [Endpoint]
  /// The hosts that routes name, where the inventory is one of routes.
  package let hosts: [String]?
  /// What of the file cannot be read.
  package let diagnostics: [Diagnostic]

  init(path: String, endpoints: [Endpoint], hosts: [String]? = nil, diagnostics: [Diagnostic] = []) {
    self.path = path
    self.endpoints = endpoints
    self.hosts = hosts
    self.diagnostics = diagnostics
  }

  /// Reads a file as what its content says it is. `read` gives the files that a spec refers to.
  package init(_ file: SourceFile, read: @escaping (String) -> SourceFile?) {
    // A log may just have been begun anew.
    guard file.bytes.contains(where: { $0 > 0x20 }) else {
      self.init(path: file.path, endpoints: [])
      return
    }
    self = InventoryFormat.all.lazy.compactMap { $0.read(file, read) }.first ?? .unknown(file)
  }

  private static func unknown(_ file: SourceFile) -> Inventory {
    let finding = Diagnostic(.unreadableInventory, .unknownInventory, at: .file(file.path))
    return Inventory(path: file.path, endpoints: [], diagnostics: [finding])
  }
}

/// A kind of inventory: nil for a file that is not of the kind.
struct InventoryFormat: Sendable {
  let read: @Sendable (SourceFile, (String) -> SourceFile?) -> Inventory?

  /// In the order in which they are tried.
  static let all: [InventoryFormat] = [.archive, .accessLog, .spec, .routes]
}

extension RuleDescription {
  package static let unreadableInventory = RuleDescription(
    "coverage/unreadable-inventory", .error, "Inventory of endpoints that cannot be read",
    why: """
      The gate was told to compare with this file. It takes OpenAPI descriptions, manifests with Ingresses or Gateway API \
      routes, access logs in nginx's combined format or Caddy's JSON, and HAR archives.
      """,
    examples: [
      .good(
        "openapi:\n  specs: openapi.yaml\n  inventory: access.log\n", file: "forge-docs.yaml",
        among: [
          "openapi.yaml": ExampleSpec.text, "docs/index.md": "`GET /ships`\n",
          "access.log": "192.0.2.1 - - [01/Jan/2026:00:00:00 +0000] \"GET /ships HTTP/1.1\" 200 12 \"-\" \"-\"\n",
        ]),
      .bad(
        "«»two lines\nof prose\n", file: "routes.txt",
        among: [
          "forge-docs.yaml": "openapi:\n  specs: openapi.yaml\n  inventory: routes.txt\n",
          "openapi.yaml": ExampleSpec.text, "docs/index.md": "`GET /ships`\n",
        ]),
    ])
}

extension Message {
  fileprivate static let unknownInventory: Message =
    "is no OpenAPI description, manifest of routes, access log or HAR archive"
}
