import ForgeDiagnostics
import ForgeGoTemplate

/// `.Files` in a template: the chart's files that are neither templates nor of other charts.
final class FilesObject: GoObject {
  private let files: [Chart.File]

  init(_ files: [Chart.File]) {
    self.files = files
  }

  var typeName: String { "engine.files" }
  var kindName: String { "map" }
  var description: String { content.goDescription }
  var isTrue: Bool { !files.isEmpty }
  var plain: GoValue? { content }

  private var content: GoValue {
    .map(
      GoMap(
        Dictionary(files.map { ($0.name, GoMap.Entry(Self.text($0))) }) { first, _ in first }))
  }

  /// A file's text, each byte of it at its place.
  private static func text(_ file: Chart.File) -> GoValue {
    let source = file.source
    let origin = Origin(.verbatimValue, source.range(0..<source.bytes.count))
    return .string(String(decoding: source.bytes, as: UTF8.self), .whole(origin))
  }

  func field(_ name: String) throws(GoFailure) -> GoValue? {
    files.first { $0.name == name }.map(Self.text) ?? .string("")
  }

  func method(_ name: String) -> GoFunction? {
    let files = files
    switch name {
    case "Get", "GetBytes":
      return GoFunction(name, 1) { call throws(GoFailure) in
        let path = try call.string(0)
        return files.first { $0.name == path }.map(Self.text) ?? .string("")
      }
    case "Glob":
      return GoFunction(name, 1) { call throws(GoFailure) in
        let pattern = FileGlob(try call.string(0)) ?? FileGlob("**")
        return .object(FilesObject(files.filter { pattern?.matches($0.name) == true }))
      }
    case "Lines":
      return GoFunction(name, 1) { call throws(GoFailure) in
        let path = try call.string(0)
        guard let file = files.first(where: { $0.name == path }) else { throw GoFailure("must pass files") }
        let text = Self.text(file)
        return .list(Self.lines(text), .string)
      }
    case "AsConfig", "AsSecrets":
      let isSecret = name == "AsSecrets"
      return GoFunction(name, 0) { call throws(GoFailure) in
        guard !files.isEmpty else { throw GoFailure("must pass files") }
        let map = GoMap([:], .string)
        for file in files {
          let name = file.name.split(separator: "/").last.map(String.init) ?? file.name
          let text = Self.text(file)
          let value = isSecret ? try call.evaluation.calling("b64enc", [text]) : text
          map.entries[name] = .init(value, keyOrigin: Origin(.value, file.source.range(0..<0)))
        }
        return try call.evaluation.calling("toYaml", [.map(map)])
      }
    default: return nil
    }
  }

  private static func lines(_ text: GoValue) -> [GoValue] {
    let content = text.text ?? ""
    var start = 0
    return content.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      var part = OriginText()
      part.append(content, start..<start + line.count, text.origins)
      start += line.count + 1
      return part.bytes.isEmpty ? .string("") : part.value
    }
  }
}
