package import ForgeDiagnostics
import ForgeYAML

/// The references to other hosts that a description may have.
package enum AllowedReferences: Hashable, Sendable {
  case all
  /// Those to one of these addresses, or to what is below it.
  case below([String])

  package static let none = AllowedReferences.below([])

  func contains(_ uri: String) -> Bool {
    switch self {
    case .all: true
    case .below(let addresses):
      addresses.contains { address in
        guard uri.hasPrefix(address) else { return false }
        // `https://example.org` is no part of `https://example.org.net`.
        let rest = uri.dropFirst(address.count)
        return rest.isEmpty || address.hasSuffix("/") || "/?#".contains(rest[rest.startIndex])
      }
    }
  }
}

extension Rule<APIDescription> {
  /// References that are `allowed` are no findings.
  package static func externalReference(allowing allowed: AllowedReferences) -> Rule<APIDescription> {
    Rule(
      "openapi/external-reference", .error, "Reference to another host",
      why: """
        The description cannot be built without the network, and means something else when the other host changes. Copy \
        the file into the repository, or name the host in `openapi.allow-external`.
        """,
      examples: [
        .good(minimal("paths: {}\ncomponents:\n  schemas:\n    A: {type: string}"), file: specFile),
        .good(
          minimal("paths: {}\ncomponents:\n  schemas:\n    A: {$ref: https://example.org/a.yaml}"), file: specFile,
          among: [
            "forge-docs.yaml": "openapi:\n  specs: \(specFile)\n  allow-external: https://example.org/\n"
          ]),
        .bad(
          minimal("paths: {}\ncomponents:\n  schemas:\n    A: {$ref: «https://example.org/a.yaml»}"), file: specFile),
      ]
    ) { api, report in
      for use in api.references where use.form != .link {
        guard case .failure(.external(let uri)) = use.place, !allowed.contains(uri) else { continue }
        report("`\(uri.prefix(200))` is on another host", at: use.node.range)
      }
    }
  }
}
