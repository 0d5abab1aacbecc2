package import ForgeDiagnostics
import ForgeOpenAPI

/// Coverage as people and programs read it: figures in all, by tag and by owner, and a row for each operation.
package struct CoverageReport: Sendable {
  /// A line of a file.
  package struct Place: Hashable, Sendable {
    package let path: String
    package let line: Int
  }

  /// The operations of one tag or owner.
  package struct Group: Hashable, Sendable {
    package let name: String
    package let figures: CoverageFigures
  }

  /// One public operation.
  package struct Row: Sendable {
    package let entry: Coverage.Entry
    package let isDocumented: Bool
    package let place: Place
    /// The pages that mention it, each once, at the first place there.
    package let pages: [Place]

    package var name: String { entry.operation.name }
    package var tag: String { entry.operation.tags.first ?? CoverageReport.noTag }

    /// What is missing, in words; empty for a documented operation.
    package var gaps: [String] {
      (entry.isMentioned ? [] : ["not mentioned"]) + entry.lacks.map(\.lack)
    }
  }

  package let figures: CoverageFigures
  package let threshold: Double
  /// In the order of the specs.
  package let tags: [Group]
  /// By name; empty where no operation has an owner.
  package let owners: [Group]
  package let rows: [Row]
  /// What changed since another revision; nil where none was asked for.
  package let change: CoverageChange?

  static let noTag = "untagged"

  /// `sources` are the files that ranges lie in, by path. Without `hasPages`, rows do not say which pages mention them.
  package init(
    _ coverage: Coverage, sources: [String: SourceFile], hasPages: Bool = true,
    since base: (name: String, coverage: Coverage)? = nil
  ) {
    var locator = Locator(sources: sources)
    figures = coverage.figures
    threshold = coverage.options.threshold
    rows = coverage.entries.map { entry in
      var seen: Set<String> = []
      let pages = (hasPages ? entry.mentions : []).filter { seen.insert($0.range.path).inserted }.map { mention in
        Place(path: mention.range.path, line: locator.positions(of: mention.range).start.line)
      }
      let range = entry.operation.range
      return Row(
        entry: entry, isDocumented: coverage.isDocumented(entry),
        place: Place(path: range.path, line: locator.positions(of: range).start.line), pages: pages)
    }
    func groups(_ names: (Coverage.Entry) -> [String]) -> [Group] {
      var order: [String] = []
      var members: [String: [Coverage.Entry]] = [:]
      for entry in coverage.counted {
        for name in names(entry) {
          if members[name] == nil { order.append(name) }
          members[name, default: []].append(entry)
        }
      }
      return order.map {
        Group(name: $0, figures: CoverageFigures(members[$0] ?? [], isDocumented: coverage.isDocumented))
      }
    }
    tags = groups { [$0.operation.tags.first ?? Self.noTag] }
    let owned = coverage.counted.contains { !$0.owners.isEmpty }
    owners = owned ? groups { $0.owners.isEmpty ? ["nobody"] : $0.owners }.sorted { $0.name < $1.name } : []
    change = base.map { CoverageChange(from: $0.coverage, $0.name, to: coverage) }
  }

  /// The operations that count and are not documented.
  package var missing: [Row] { rows.filter { !$0.isDocumented && $0.entry.exclusion == nil } }

  /// A share as it is shown: whole percents without decimals, and 100 only where all is there.
  package static func percent(_ share: Double) -> String {
    let tenths = Int((share * 10).rounded(.down))
    return tenths % 10 == 0 ? "\(tenths / 10) %" : "\(tenths / 10).\(tenths % 10) %"
  }
}

/// What became of coverage since another revision.
package struct CoverageChange: Sendable {
  /// The revision that is compared with.
  package let base: String
  package let figures: CoverageFigures
  /// Operations that were not there.
  package let added: [String]
  /// Operations that are gone, or no longer public.
  package let removed: [String]
  /// Operations that were there, and are documented now.
  package let gained: [String]
  /// Operations that were documented, and are no longer.
  package let lost: [String]

  init(from old: Coverage, _ base: String, to new: Coverage) {
    self.base = base
    figures = old.figures
    let before = Dictionary(old.counted.map { ($0.operation.name, old.isDocumented($0)) }) { first, _ in first }
    let now = Dictionary(new.counted.map { ($0.operation.name, new.isDocumented($0)) }) { first, _ in first }
    added = now.keys.filter { before[$0] == nil }.sorted()
    removed = before.keys.filter { now[$0] == nil }.sorted()
    gained = now.filter { $0.value && before[$0.key] == false }.map(\.key).sorted()
    lost = now.filter { !$0.value && before[$0.key] == true }.map(\.key).sorted()
  }
}
