import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

/// The values that a chart takes: those of its values files, and those that its templates ask for.
struct ChartKeys: Sendable {
  enum Answer: Sendable {
    case found(SourceRange?)
    /// Below a map that is used as a whole, or is empty by default.
    case open
    case missing(nearest: String?)
  }

  private let root: YAMLNode?
  private let templates: String

  /// Nil for a chart without values.
  init?(_ folder: String, _ files: FileSystem) {
    guard let file = try? files.readFile(TreePath.join(folder, "values.yaml")) else { return nil }
    root = YAMLStream.parse(file).root
    var text = ""
    Self.collect(folder, files, &text, depth: 0)
    templates = text
  }

  /// The text of all templates and schemas, of subcharts too; what a README says is not asked.
  private static func collect(_ folder: String, _ files: FileSystem, _ text: inout String, depth: Int) {
    guard depth < 8, text.utf8.count < 4_000_000 else { return }
    for entry in (try? files.list(folder)) ?? [] {
      let path = TreePath.join(folder, entry.name)
      if entry.kind == .folder {
        collect(path, files, &text, depth: depth + 1)
      } else if TreePath.pathExtension(of: path) != "md", let bytes = try? files.read(path) {
        text += String(decoding: bytes, as: UTF8.self)
      }
    }
  }

  /// Whether a template names a field so: of the values themselves for a key of the first level, else whatever it belongs to.
  /// What a template names from the values on is another field, unless it is this one.
  private func isAsked(_ name: String, behind path: Substring) -> Bool {
    let isFirst = path.isEmpty
    // Templates that go through all values may read any.
    if isFirst, templates.firstMatch(of: /\.Values\s*[|)}]|(?:with|range|index|dig|get|hasKey)[^}\n]*\.Values\s/) != nil
    {
      return true
    }
    return templates.ranges(of: isFirst ? "Values.\(name)" : ".\(name)").contains { range in
      let ends = range.upperBound == templates.endIndex || !Self.isName(templates[range.upperBound])
      guard ends, !isFirst else { return ends }
      let chain = templates[..<range.lowerBound].reversed().prefix { Self.isName($0) || $0 == "." }.reversed()
      guard let values = String(chain).firstRange(of: "Values.") else { return true }
      return String(chain)[values.upperBound...] == path
    }
  }

  private static func isName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }

  func find(_ path: String) -> Answer {
    var node = root
    var shown = ""
    for (place, part) in path.split(separator: ".").enumerated() {
      let name = part.prefix { $0 != "[" }
      guard let mapping = node?.mapping else { return place == 0 ? .missing(nearest: nil) : .open }
      guard let pair = mapping.pairs.first(where: { $0.key.text == String(name) }) else {
        if mapping.pairs.isEmpty { return .open }
        // A key that only templates know has no default.
        if isAsked(String(name), behind: shown.dropLast()) { return .open }
        let nearest = Suggestion.nearest(to: String(name), among: mapping.pairs.compactMap(\.key.text))
        return .missing(nearest: nearest.map { shown + $0 + path.dropFirst(shown.count + name.count) })
      }
      shown += "\(part)."
      node = pair.value
      if name.count != part.count { return .found(pair.key.range) }
    }
    return .found(node?.range)
  }
}
