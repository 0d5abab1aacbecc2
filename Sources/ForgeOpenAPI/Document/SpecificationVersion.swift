import ForgeYAML

/// A version of the OpenAPI Specification that descriptions are written for; 2.0 is the one that was named Swagger.
package enum SpecificationVersion: UInt8, Hashable, Sendable, Comparable, CaseIterable {
  case v20, v30, v31, v32

  /// The version that the `openapi` field names: any patch release of 3.0, 3.1 and 3.2.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0] == "3", let patch = parts[2].split(separator: "-").first,
      parts.count == 3 || parts[2].contains("-"), Int(patch) != nil
    else { return nil }
    switch parts[1] {
    case "0": self = .v30
    case "1": self = .v31
    case "2": self = .v32
    default: return nil
    }
  }

  /// The version that the root of a description names, by `openapi` or, for 2.0, by `swagger`.
  init?(root: YAMLNode) {
    if let text = root["openapi"]?.string {
      self.init(text)
    } else if root["openapi"] == nil, root["swagger"]?.text == "2.0" {
      self = .v20
    } else {
      return nil
    }
  }

  package static func < (left: SpecificationVersion, right: SpecificationVersion) -> Bool {
    left.rawValue < right.rawValue
  }

  /// `3.1`, without the patch release: those do not change what a description may hold.
  package var name: String {
    switch self {
    case .v20: "2.0"
    case .v30: "3.0"
    case .v31: "3.1"
    case .v32: "3.2"
    }
  }

  /// Where the specification of this version is published.
  package var address: String {
    switch self {
    case .v20: "https://spec.openapis.org/oas/v2.0.html"
    case .v30: "https://spec.openapis.org/oas/v3.0.4.html"
    case .v31: "https://spec.openapis.org/oas/v3.1.2.html"
    case .v32: "https://spec.openapis.org/oas/v3.2.0.html"
    }
  }
}
