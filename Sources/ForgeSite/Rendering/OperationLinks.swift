import ForgeMarkdown
import ForgeOpenAPI

/// Makes links of inline code that names an operation of the API: `GET /engagements/{id}`, its server's path before it or
/// not.
struct OperationLinks: Sendable {
  private let site: Site
  /// For each spec that has public operations, which of them a method and a path name.
  private let indices: [(spec: Int, index: EndpointIndex, places: [String: String])]

  init(_ site: Site) {
    self.site = site
    indices = site.specs.enumerated().map {
      ($0, EndpointIndex($1.description), ReferencePlaces($1.description).places)
    }
  }

  /// The URLs on a page at `url` for the code of `document` that names an operation, by the code.
  func links(in document: MarkdownDocument, from url: String) -> [String: String] {
    guard !indices.isEmpty, document.syntax.contains(.operationLinks) else { return [:] }
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
    for (spec, index, places) in indices {
      let mentions = EndpointMention.all(in: code, methods: index.methods)
      guard mentions.count == 1, mentions[0].range == 0..<code.count else { continue }
      guard let found = index.operation(for: mentions[0]) else { continue }
      let operation = site.specs[spec].description.operations[found]
      return operation.isInternal ? nil : (site.specs[spec].url, places[operation.name] ?? "")
    }
    return nil
  }
}
