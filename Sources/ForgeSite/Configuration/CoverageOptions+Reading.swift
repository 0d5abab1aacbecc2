import ForgeCoverage
import ForgeDiagnostics
import ForgeYAML

extension CoverageOptions {
  /// `coverage`: when the API counts as documented.
  init(_ reader: inout ConfigurationReader) {
    self.init()
    if let node = reader.node("threshold"), let number = reader.number("threshold") {
      threshold = number
      if !(0...100).contains(number) { reader.reject(node, "`threshold` is a percentage from 0 to 100") }
    }
    hasPage = reader.bool("page") ?? true
    needsMention = reader.bool("mentioned") ?? true
    let own = reader.nested("described") { reader in
      DescribedPart.allCases.map { part -> (DescribedPart, Double?) in
        let weight = reader.number(part.rawValue)
        if let weight, weight < 0, let node = reader.node(part.rawValue) {
          reader.reject(node, "a weight is 0 or more")
        }
        return (part, weight)
      }
    }
    for case (let part, let weight?) in own { weights[part] = max(0, weight) }
    ignoredPages = reader.strings("ignore-pages").map { PathPattern($0.text) }
    ignoredEndpoints = reader.strings("ignore-endpoints").map { PathPattern($0.text) }
    for item in reader.sequence("exclude") {
      if let exclusion = Self.exclusion(item, &reader) { exclusions.append(exclusion) }
    }
  }

  private static func exclusion(_ item: YAMLNode, _ reader: inout ConfigurationReader) -> Exclusion? {
    let operation = item["operation"]?.string ?? ""
    let reason = item["reason"]?.string ?? ""
    guard !operation.isEmpty, !reason.isEmpty else {
      reader.reject(item, "an exclusion has an `operation` and a `reason`")
      return nil
    }
    for pair in item.mapping?.pairs ?? [] where !["operation", "reason", "expires"].contains(pair.key.text) {
      reader.reject(pair.key, "an exclusion has `operation`, `reason` and `expires`, nothing else")
    }
    if let expires = item["expires"], CalendarDate(iso: expires.text ?? "") == nil {
      reader.reject(expires, "`expires` is a day such as 2026-12-31")
      return nil
    }
    return Exclusion(operation: operation, reason: reason, expires: item["expires"]?.text, range: item.range)
  }
}
