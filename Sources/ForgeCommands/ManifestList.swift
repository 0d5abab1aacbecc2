import ForgeDiagnostics
import ForgeManifests

/// The objects of environments as rows.
struct ManifestList {
  private struct Row {
    let environment: String
    let kind: String
    let namespace: String
    let name: String
    let file: String
    let line: Int?
  }

  private let rows: [Row]
  private let gaps: [(environment: String, text: String, file: String, line: Int?)]

  init(_ results: [EnvironmentRenderer.Result]) {
    var rows: [Row] = []
    var gaps: [(String, String, String, Int?)] = []
    for result in results {
      let lines = LineNumbers(result.files)
      let environment = result.environment
      for object in environment.objects {
        rows.append(
          Row(
            environment: environment.name, kind: object.kind, namespace: object.namespace ?? "", name: object.name,
            file: object.place.path, line: lines.line(object.place)))
      }
      for service in environment.compose?.services ?? [] {
        rows.append(
          Row(
            environment: environment.name, kind: "service", namespace: "", name: service.name, file: service.place.path,
            line: lines.line(service.place)))
      }
      for gap in environment.gaps {
        gaps.append((environment.name, gap.cause.description, gap.range.path, lines.line(gap.range)))
      }
    }
    self.rows = rows
    self.gaps = gaps
  }

  /// Columns as wide as their widest cell.
  var table: String {
    let header = ["ENVIRONMENT", "KIND", "NAMESPACE", "NAME", "SOURCE"]
    let cells = rows.map { row in
      [
        row.environment, row.kind, row.namespace.isEmpty ? "-" : row.namespace, row.name,
        Self.place(row.file, row.line),
      ]
    }
    let widths = header.indices.map { column in ([header] + cells).map { $0[column].count }.max() ?? 0 }
    let lines = ([header] + cells).map { row in
      zip(row, widths).enumerated().map { column, cell in
        column == row.count - 1 ? cell.0 : cell.0 + String(repeating: " ", count: cell.1 - cell.0.count)
      }.joined(separator: "  ")
    }
    let notes = gaps.map { "# \($0.environment): unknown: \($0.text), \(Self.place($0.file, $0.line))" }
    return (lines + notes).map { "\($0)\n" }.joined()
  }

  private static func place(_ file: String, _ line: Int?) -> String {
    line.map { "\(file):\($0)" } ?? file
  }

  /// `{"version": 1, "objects": […], "unknown": […]}`.
  var json: String {
    var json = JSONWriter()
    json.object { json in
      json.pair("version", 1)
      json.key("objects")
      json.array { json in
        for row in rows {
          json.object { json in
            json.pair("environment", row.environment)
            json.pair("kind", row.kind)
            if !row.namespace.isEmpty { json.pair("namespace", row.namespace) }
            json.pair("name", row.name)
            json.pair("file", row.file)
            if let line = row.line { json.pair("line", line) }
          }
        }
      }
      json.key("unknown")
      json.array { json in
        for gap in gaps {
          json.object { json in
            json.pair("environment", gap.environment)
            json.pair("reason", gap.text)
            json.pair("file", gap.file)
            if let line = gap.line { json.pair("line", line) }
          }
        }
      }
    }
    return json.finish()
  }
}

extension RenderedManifests.Gap.Cause {
  fileprivate var description: String {
    switch self {
    case .remote(let address): "\(address) is outside the repository"
    case .missing(let name): "\(name) is not there"
    case .broken(let name): "\(name) does not render"
    case .template(let name): "\(name) is a template of another tool"
    }
  }
}
