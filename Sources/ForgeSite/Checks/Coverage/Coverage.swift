package import ForgeDiagnostics
import ForgeMarkdown
package import ForgeOpenAPI

/// Which public operations the pages mention.
package struct Coverage: Sendable {
  package struct Entry: Sendable {
    package let spec: Int
    package let operation: APIOperation
    /// The first mention, in the order of the pages; nil for an operation that no page mentions.
    package let mention: SourceRange?
    /// Why a reviewer left the operation out; nil where it counts.
    package let exclusion: String?
  }

  package let entries: [Entry]
  /// Exclusions that name no public operation.
  package let unknownExclusions: [CoverageOptions.Exclusion]

  package init(_ site: Site) {
    let options = site.configuration.coverage
    var entries: [Entry] = []
    var used: Set<SourceRange> = []
    for (spec, api) in site.specs.enumerated() {
      let mentions = Self.mentions(of: api.description, in: site)
      for (index, operation) in api.description.operations.enumerated() where !operation.isInternal {
        let exclusion = options.exclusions.first {
          $0.operation == operation.name || $0.operation == operation.operationID
        }
        if let exclusion { used.insert(exclusion.range) }
        entries.append(
          Entry(spec: spec, operation: operation, mention: mentions[index], exclusion: exclusion?.reason))
      }
    }
    self.entries = entries
    unknownExclusions = options.exclusions.filter { !used.contains($0.range) }
  }

  /// The entries that count.
  package var counted: [Entry] { entries.filter { $0.exclusion == nil } }

  package var undocumented: [Entry] { counted.filter { $0.mention == nil } }

  package var documentedCount: Int { counted.count - undocumented.count }

  /// The share of documented operations; 100 where there are none.
  package var percent: Double {
    counted.isEmpty ? 100 : Double(documentedCount) * 100 / Double(counted.count)
  }

  package var summary: CoverageSummary {
    CoverageSummary(
      operations: counted.count, documented: documentedCount, percent: percent,
      undocumented: undocumented.map(\.operation.name))
  }

  /// The first mention of each operation of `api`, by the operation's index.
  private static func mentions(of api: APIDescription, in site: Site) -> [Int: SourceRange] {
    let index = EndpointIndex(api)
    var mentions: [Int: SourceRange] = [:]
    for (document, page, links) in site.readDocuments where page != nil {
      for mention in document.operationMentions(index, links) where mentions[mention.operation] == nil {
        mentions[mention.operation] = document.blockRange(of: mention.node)
      }
    }
    return mentions
  }
}

extension MarkdownDocument {
  /// The operations that code, code blocks and `operation:` links of the page name.
  func operationMentions(
    _ index: EndpointIndex, _ links: [PageLink]
  ) -> [(operation: Int, node: MarkdownNode.ID)] {
    var mentions: [(Int, MarkdownNode.ID)] = []
    for link in links where link.link.destination.hasPrefix("operation:") {
      if let operation = index.operation(id: String(link.link.destination.dropFirst("operation:".count))) {
        mentions.append((operation, link.link.node))
      }
    }
    for (id, node) in tree.nodes.enumerated() where node.kind == .code || node.kind == .codeBlock {
      let text = tree.bytes(node.literal)
      let id = MarkdownNode.ID(id)
      if node.kind == .code, let operation = index.operation(id: String(decoding: text, as: UTF8.self)) {
        mentions.append((operation, id))
      }
      for mention in EndpointMention.all(in: text, methods: index.methods) {
        if let operation = index.operation(for: mention) { mentions.append((operation, id)) }
      }
    }
    return mentions
  }
}
