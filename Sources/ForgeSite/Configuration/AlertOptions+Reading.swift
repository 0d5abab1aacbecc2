import ForgeAlerts
import ForgeDiagnostics
import ForgeYAML

/// `alerts`: where runbooks are, and which metrics there are.
extension AlertOptions {
  static let schema = ConfigurationSchema.mapping([
    .key(
      "runbooks", .texts.or(.map(of: .text)).described(as: "an address, a list of addresses or a mapping"),
      "URLs below which the pages are served, besides that of the site; with folders of the docs directory as values"),
    .key("annotations", .texts, "Annotations that lead to runbooks, besides runbook_url and its like"),
    .key("metrics", .texts, "The metrics that there are: names, globs, and files that list them"),
    .key("ignore-files", .texts, "Files whose alerts are not judged, as patterns of paths"),
  ])

  init(_ reader: inout ConfigurationReader) {
    self.init()
    if reader.node("runbooks")?.mapping == nil {
      runbooks = reader.strings("runbooks").filter { Self.isAddress($0.node, &reader) }.map { Prefix(url: $0.text) }
    } else {
      runbooks = reader.pairs("runbooks").filter { Self.isAddress($0.key, &reader) }.map { pair in
        let folder = (pair.value.text ?? "").split(separator: "/").filter { $0 != "." }
        return Prefix(url: pair.key.text ?? "", folder: folder.joined(separator: "/"))
      }
    }
    annotations = reader.strings("annotations").map(\.text)
    metrics = reader.strings("metrics").map { ($0.text, $0.node.range) }
    ignoredFiles = reader.strings("ignore-files").map(\.text)
  }

  private static func isAddress(_ node: YAMLNode, _ reader: inout ConfigurationReader) -> Bool {
    let text = node.text ?? ""
    if text.hasPrefix("https://") || text.hasPrefix("http://") { return true }
    reader.reject(node, "`runbooks` takes addresses that begin with `https://` or `http://`")
    return false
  }
}
