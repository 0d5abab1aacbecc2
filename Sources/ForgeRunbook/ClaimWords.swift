extension CommandClaim.Kind {
  /// What is claimed, as readers of the site are told: a noun before the target.
  package var noun: String {
    switch self {
    case .command: "subcommand"
    case .flag: "flag"
    case .resource, .inlineResource: "object"
    case .namespace: "namespace"
    case .selector: "label selector"
    case .container: "container"
    case .port: "port"
    case .key: "key"
    case .field: "field"
    case .release: "release"
    case .chart: "chart"
    case .value: "chart value"
    case .service: "Compose service"
    case .profile: "Compose profile"
    case .path, .inlinePath: "path"
    case .target, .inlineTarget: "target"
    case .database: "database or user"
    case .bucket: "bucket"
    case .input: "input"
    case .environment: "environment"
    case .excerpt: "excerpt"
    case .document: "document"
    case .syntax: "block"
    case .variable, .inlineVariable: "variable"
    }
  }

  /// What proves a claim that is verified without a place in the repository.
  package var proofWithoutPlace: String {
    switch self {
    case .command, .flag, .field: "built in"
    default: "made on this page, or built in"
    }
  }
}
