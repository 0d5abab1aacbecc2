package import ForgeDiagnostics
import ForgeMarkdown
package import ForgeOpenAPI
import ForgeShell
import ForgeYAML

/// Which public operations are documented: described by their specs, and mentioned by pages; and what pages say of
/// endpoints that is not so.
package struct Coverage: Sendable {
  /// A page that was read.
  package struct Page: Sendable {
    /// From the root.
    package let path: String
    package let reading: PageReading
    /// Whether a mention on it documents an operation.
    package let counts: Bool
    /// Whether what it says must be so.
    package let isJudged: Bool

    package init(path: String, reading: PageReading, counts: Bool, isJudged: Bool) {
      self.path = path
      self.reading = reading
      self.counts = counts
      self.isJudged = isJudged
    }
  }

  /// A public operation.
  package struct Entry: Sendable {
    package let endpoint: Endpoint
    package let operation: APIOperation
    /// What its description lacks, of the parts that count.
    package let lacks: [DescribedPart]
    /// The share of its description that is there, by weight, from 0 to 1.
    package let score: Double
    /// The places that mention it, in the order of the pages.
    package let mentions: [Mention]
    /// Why a reviewer left the operation out; nil where it counts.
    package let exclusion: String?
    /// Who is responsible: `x-owner`, or the owners of its file; empty where nobody is named.
    package let owners: [String]

    package var isDescribed: Bool { lacks.isEmpty }
    package var isMentioned: Bool { !mentions.isEmpty }
  }

  package private(set) var options: CoverageOptions
  package let specs: [APIDescription]
  package let entries: [Entry]
  /// Every mention of an operation, public or not, on a page that counts.
  package let mentions: [Mention]
  package let faults: [MentionFault]
  /// Endpoints that others know and no spec describes.
  package let strays: [Stray]
  /// Server URLs whose hosts no inventory of routes has.
  package let unroutedServers: [UnroutedServer]
  /// Exclusions that name no public operation.
  package let unknownExclusions: [CoverageOptions.Exclusion]
  /// Exclusions whose last day is over.
  package let expiredExclusions: [CoverageOptions.Exclusion]

  package init(
    _ specs: [APIDescription], _ index: EndpointIndex, pages: [Page], options: CoverageOptions,
    inventories: [Inventory] = [], owners: CodeOwners? = nil
  ) {
    self.options = options
    self.specs = specs
    var mentions: [Mention] = []
    for (place, page) in pages.enumerated() where page.counts {
      for found in page.reading.places {
        guard case .endpoint(let endpoint) = found.resolution else { continue }
        mentions.append(Mention(endpoint: endpoint, page: place, range: found.range))
      }
    }
    self.mentions = mentions
    faults = Self.faults(specs, index, pages, options)
    let comparison = InventoryComparison(specs, index, options)
    strays = comparison.strays(inventories)
    unroutedServers = comparison.unroutedServers(inventories)
    let builder = EntryBuilder(specs: specs, options: options, mentions: mentions, owners: owners)
    entries = builder.entries
    let valid = options.exclusions.filter { !options.isExpired($0) }
    expiredExclusions = options.exclusions.filter(options.isExpired)
    unknownExclusions = valid.filter { exclusion in
      !builder.entries.contains { exclusion.names($0.operation) }
    }
  }

  private static func faults(
    _ specs: [APIDescription], _ index: EndpointIndex, _ pages: [Page], _ options: CoverageOptions
  ) -> [MentionFault] {
    var judges = specs.map(RequestJudge.init)
    var samples = SampleJudge(specs)
    var faults: [MentionFault] = []
    for page in pages where page.isJudged {
      for place in page.reading.places { faults += Self.faults(place, index, &judges, options) }
      for sample in page.reading.samples { faults += samples.faults(sample) }
    }
    return faults
  }

  private static func faults(
    _ place: PageReading.Place, _ index: EndpointIndex, _ judges: inout [RequestJudge], _ options: CoverageOptions
  ) -> [MentionFault] {
    switch place.resolution {
    case .foreign: return []
    case .unknownEndpoint(let nearest):
      guard let request = place.request, !place.isWarned, !isIgnored(request, options) else { return [] }
      let name = "\(request.method) \(request.target.text)"
      return [
        MentionFault(
          .unknownEndpoint(name: name, nearest: nearest.map { index.operation($0).name }), at: place.range)
      ]
    case .unknownMethod(let known):
      guard let request = place.request, !place.isWarned, !isIgnored(request, options) else { return [] }
      let range = request.methodRange.map { request.sample.range($0) } ?? place.range
      let operation = index.operation(known)
      return [
        MentionFault(.unknownMethod(method: request.method, path: operation.path, known: operation.name), at: range)
      ]
    case .endpoint(let endpoint):
      let all = place.alternatives.count > 1 ? place.alternatives : [endpoint]
      var best: [MentionFault]?
      for endpoint in all {
        let faults = faults(place, of: endpoint, index, &judges)
        if faults.count < best?.count ?? .max { best = faults }
      }
      return best ?? []
    }
  }

  /// What is wrong with a place if it means `endpoint`.
  private static func faults(
    _ place: PageReading.Place, of endpoint: Endpoint, _ index: EndpointIndex, _ judges: inout [RequestJudge]
  ) -> [MentionFault] {
    let operation = index.operation(endpoint)
    var faults: [MentionFault] = []
    if operation.isInternal { faults.append(MentionFault(.internalOperation(operation.name), at: place.range)) }
    if operation.isDeprecated, !place.isWarned {
      faults.append(MentionFault(.deprecatedOperation(operation.name), at: place.range))
    }
    if let request = place.request { faults += judges[endpoint.spec].faults(request, operation) }
    return faults
  }

  private static func isIgnored(_ request: SampleRequest, _ options: CoverageOptions) -> Bool {
    guard let segments = request.address?.segments else { return false }
    let path = "/\(segments.joined(separator: "/"))"
    return options.ignoredEndpoints.contains { $0.matches(path) }
  }

  /// The same with another threshold, where one is given.
  package func asking(for threshold: Double?) -> Coverage {
    var coverage = self
    if let threshold { coverage.options.threshold = threshold }
    return coverage
  }

  // MARK: Figures

  /// The entries that count.
  package var counted: [Entry] { entries.filter { $0.exclusion == nil } }

  package func isDocumented(_ entry: Entry) -> Bool {
    entry.isDescribed && (entry.isMentioned || !options.needsMention)
  }

  package var undocumented: [Entry] { counted.filter { !isDocumented($0) } }

  package var figures: CoverageFigures { CoverageFigures(counted, isDocumented: isDocumented) }

  package var summary: CoverageSummary {
    let figures = figures
    return CoverageSummary(
      operations: figures.operations, documented: figures.documented, described: figures.described,
      mentioned: figures.mentioned, percent: figures.percent, undocumented: undocumented.map(\.operation.name))
  }
}

/// How many of some operations are documented, and by which half.
package struct CoverageFigures: Hashable, Sendable {
  package let operations: Int
  package let documented: Int
  package let described: Int
  package let mentioned: Int
  /// The mean share of the descriptions that is there, in percent.
  package let describedShare: Double

  init(_ entries: [Coverage.Entry], isDocumented: (Coverage.Entry) -> Bool) {
    operations = entries.count
    documented = entries.count(where: isDocumented)
    described = entries.count(where: \.isDescribed)
    mentioned = entries.count(where: \.isMentioned)
    describedShare = entries.isEmpty ? 100 : entries.reduce(0) { $0 + $1.score } * 100 / Double(entries.count)
  }

  /// The share of documented operations; 100 where there are none.
  package var percent: Double { operations == 0 ? 100 : Double(documented) * 100 / Double(operations) }
}

/// Makes the entries of all public operations.
private struct EntryBuilder {
  let entries: [Coverage.Entry]

  init(specs: [APIDescription], options: CoverageOptions, mentions: [Mention], owners: CodeOwners?) {
    let byEndpoint = Dictionary(grouping: mentions, by: \.endpoint)
    let parts = DescribedPart.allCases.compactMap { part in
      options.weights[part].flatMap { $0 > 0 ? (part: part, weight: $0) : nil }
    }
    entries = specs.enumerated().flatMap { spec, api -> [Coverage.Entry] in
      let described = DescribedParts(api)
      return api.operations.enumerated().compactMap { place, operation -> Coverage.Entry? in
        guard !operation.isInternal else { return nil }
        var lacks: [DescribedPart] = []
        var (total, present) = (0.0, 0.0)
        for (part, weight) in parts {
          guard let isThere = described.has(part, operation) else { continue }
          total += weight
          if isThere { present += weight } else { lacks.append(part) }
        }
        let endpoint = Endpoint(spec: spec, operation: place)
        let exclusion = options.exclusions.first { $0.names(operation) && !options.isExpired($0) }
        return Coverage.Entry(
          endpoint: endpoint, operation: operation, lacks: lacks, score: total == 0 ? 1 : present / total,
          mentions: byEndpoint[endpoint] ?? [], exclusion: exclusion?.reason,
          owners: Self.owners(operation, api, owners))
      }
    }
  }

  /// The nearest `x-owner`: of the operation, its path, its tag, the description; else who owns the file.
  private static func owners(_ operation: APIOperation, _ api: APIDescription, _ files: CodeOwners?) -> [String] {
    let holders = [operation.node, operation.item] + api.tags(of: operation) + [api.files.root].compactMap { $0 }
    for holder in holders {
      if let owner = holder["x-owner"] { return owner.sequence?.compactMap(\.string) ?? [owner.text].compactMap { $0 } }
    }
    return files?.owners(of: operation.range.path) ?? []
  }
}

extension CoverageOptions.Exclusion {
  func names(_ operation: APIOperation) -> Bool {
    self.operation == operation.name || self.operation == operation.operationID
  }
}
