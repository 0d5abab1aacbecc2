import ForgeCoverage
import ForgeMarkdown
import ForgeOpenAPI

/// Makes links of inline code that names an operation of the API: `GET /engagements/{id}`, its server's path before it or
/// not.
struct OperationLinks: Sendable {
  private let site: Site
  /// Where each spec's reference has its operations.
  private let places: [[String: String]]

  init(_ site: Site) {
    self.site = site
    places = site.specs.map { ReferencePlaces($0.description).places }
  }

  /// The URLs on a page at `url` for the code of `document` that names an operation, by the code.
  func links(in document: MarkdownDocument, from url: String) -> [String: String] {
    guard !site.specs.isEmpty, document.syntax.contains(.operationLinks) else { return [:] }
    var links: [String: String] = [:]
    for node in document.tree.nodes where node.kind == .code && node.literal.range.count > 5 {
      let code = document.tree.bytes(node.literal)
      guard let first = code.first, first >= UInt8(ascii: "A"), first <= UInt8(ascii: "Z"),
        let target = target(of: code)
      else { continue }
      links[String(decoding: code, as: UTF8.self)] = SitePath.link(to: target.url, from: url) + target.place
    }
    return links
  }

  private func target(of code: ArraySlice<UInt8>) -> (url: String, place: String)? {
    guard let endpoint = site.endpoints.endpoint(code: code) else { return nil }
    let operation = site.endpoints.operation(endpoint)
    guard !operation.isInternal else { return nil }
    return (site.specs[endpoint.spec].url, places[endpoint.spec][operation.name] ?? "")
  }
}
