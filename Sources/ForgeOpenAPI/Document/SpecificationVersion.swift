/// A version of the OpenAPI Specification that descriptions are written for.
package enum SpecificationVersion: Hashable, Sendable, Comparable {
  case v30, v31

  /// The version that the `openapi` field names: any patch release of 3.0 and 3.1.
  init?(_ text: String) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "3", let patch = parts[2].split(separator: "-").first, Int(patch) != nil else {
      return nil
    }
    switch parts[1] {
    case "0": self = .v30
    case "1": self = .v31
    default: return nil
    }
  }

  /// Where the specification of this version is published.
  package var address: String {
    switch self {
    case .v30: "https://spec.openapis.org/oas/v3.0.4.html"
    case .v31: "https://spec.openapis.org/oas/v3.1.1.html"
    }
  }
}
