import ForgeCoverage
import ForgeDiagnostics
import ForgeYAML

/// `coverage`: when the API counts as documented.
extension CoverageOptions {
  static let schema = ConfigurationSchema.mapping([
    .key("threshold", .number(from: 0, to: 100), "The share of public operations, in percent, that must be documented"),
    .key(
      "described",
      .mapping(DescribedPart.allCases.map { .key($0.rawValue, .number(from: 0), "Its weight; 0 leaves it out") }),
      "What the parts of a description weigh"),
    .key("mentioned", .flag, "Whether a page must mention an operation"),
    .key("exclude", .list(of: exclusionSchema), "Reviewed exceptions that do not count"),
    .key("ignore-pages", .texts, "Pages whose mentions neither count nor are judged, as patterns of paths"),
    .key("ignore-endpoints", .texts, "Paths that no description is meant to have, as patterns"),
    .key("page", .flag, "Whether the site has a page with the report"),
  ])

  private static let exclusionSchema = ConfigurationSchema.mapping([
    .required("operation", .filledText, "METHOD /path, or an operationId"),
    .required("reason", .filledText, "Why the operation does not count"),
    .key("expires", .text, "The last day of the exception, such as 2026-12-31"),
  ])

  init(_ reader: inout ConfigurationReader) {
    self.init()
    threshold = reader.number("threshold") ?? threshold
    let weights = reader.nested("described") { reader in
      DescribedPart.allCases.map { part in (part, reader.number(part.rawValue)) }
    }
    for case (let part, let weight?) in weights { self.weights[part] = max(0, weight) }
    needsMention = reader.bool("mentioned") ?? true
    exclusions = reader.each("exclude") { Self.exclusion(&$0, $1) }
    ignoredPages = reader.strings("ignore-pages").map { PathPattern($0.text) }
    ignoredEndpoints = reader.strings("ignore-endpoints").map { PathPattern($0.text) }
    hasPage = reader.bool("page") ?? true
  }

  private static func exclusion(_ reader: inout ConfigurationReader, _ item: YAMLNode) -> Exclusion? {
    let operation = reader.string("operation")
    let reason = reader.string("reason")
    let expires = reader.node("expires")
    if let expires, CalendarDate(iso: expires.text ?? "") == nil {
      reader.reject(expires, "`expires` is a day such as 2026-12-31")
      return nil
    }
    guard let operation, let reason else { return nil }
    return Exclusion(operation: operation, reason: reason, expires: expires?.text, range: item.range)
  }
}
