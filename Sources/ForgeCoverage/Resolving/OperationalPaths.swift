/// Paths that speak of no API in particular: probes, metrics, descriptions, files of a machine, and what the reader is to
/// put in.
enum OperationalPaths {
  private static let names: Set<String> = [
    "health", "healthz", "livez", "readyz", "live", "ready", "liveness", "readiness", "metrics", "ping", "status",
    "openapi.json", "openapi.yaml", "swagger.json", "swagger.yaml", "api-docs", "favicon.ico", "robots.txt", "-",
    ".well-known", "actuator", "debug", "latest", "computeMetadata",
  ]
  /// The top of a file system (Filesystem Hierarchy Standard 3.0, section 3).
  private static let folders: Set<String> = [
    "etc", "var", "usr", "opt", "home", "tmp", "root", "srv", "mnt", "proc", "sys", "dev", "bin", "lib", "run",
  ]

  /// Whether a path that no template fits is none of the API's.
  static func contains(_ segments: [String]) -> Bool {
    guard let first = segments.first else { return true }
    if names.contains(first) { return true }
    if folders.contains(first) { return true }
    return first.lowercased().hasPrefix("your") || ["path", "to", "example"].contains(first)
  }
}
