import ForgeDiagnostics
import ForgeManifests
import ForgeYAML

/// Rendered objects as text.
struct ManifestText {
  private let result: EnvironmentRenderer.Result
  private let showsSources: Bool

  init(_ result: EnvironmentRenderer.Result, showsSources: Bool) {
    self.result = result
    self.showsSources = showsSources
  }

  /// YAML documents, or a list in JSON.
  func text(isJSON: Bool) -> String {
    let roots = result.environment.compose.map { [$0.root] } ?? result.environment.objects.map(\.root)
    if isJSON {
      guard result.environment.compose == nil else { return roots.map { JSONEmitter.emit($0) }.joined() }
      let list = YAMLNode(.sequence(roots), range: .file(""))
      return JSONEmitter.emit(list)
    }
    guard result.environment.compose == nil else { return roots.map { YAMLEmitter.emit($0) }.joined() }
    let lines = LineNumbers(result.files)
    return zip(result.environment.objects, roots).map { object, root in
      let source = showsSources ? "# \(lines.place(object.place))\n" : ""
      return "---\n\(source)\(YAMLEmitter.emit(root))"
    }.joined()
  }
}

/// Places as `path:line`.
struct LineNumbers {
  private let indexes: [String: LineIndex]

  init(_ files: [SourceFile]) {
    indexes = Dictionary(files.map { ($0.path, LineIndex(bytes: $0.bytes)) }) { first, _ in first }
  }

  /// `path:line`; the path alone for a file that was not read.
  func place(_ range: SourceRange) -> String {
    guard let line = line(range) else { return range.path }
    return "\(range.path):\(line)"
  }

  /// The number of the line that a range begins in.
  func line(_ range: SourceRange) -> Int? {
    indexes[range.path].map { $0.position(of: range.bytes.lowerBound).line }
  }
}
