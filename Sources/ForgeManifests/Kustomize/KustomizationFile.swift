import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

/// The file `kustomization.yaml` of a folder.
struct KustomizationFile {
  let file: SourceFile
  let root: YAMLNode

  var isComponent: Bool { root["kind"]?.text == "Component" }
}

extension KustomizationBuild {
  /// Reads the kustomization of a folder; nil, with a finding at `range`, where there is none that can be read.
  mutating func load(_ folder: String, from range: SourceRange) -> KustomizationFile? {
    let present = Kustomization.fileNames.filter { files.kind(TreePath.join(folder, $0)) == .file }
    guard let name = present.first else {
      record(KustomizeFault(.noKustomization(folder), at: range, rule: .missingManifestFile))
      return nil
    }
    guard present.count == 1 else {
      record(KustomizeFault(.manyKustomizations(present), at: range))
      return nil
    }
    let path = TreePath.join(folder, name)
    var result: KustomizationFile?
    attempt { (build) throws(KustomizeFault) in
      let file = try build.source(path, at: range)
      let stream = YAMLStream.parse(file, schema: .go)
      build.diagnostics += stream.diagnostics
      guard !stream.diagnostics.contains(where: { $0.severity == .error }) else {
        build.gaps.append(.init(.broken("`\(path)` cannot be read"), at: range))
        return
      }
      guard let root = stream.root, root.mapping?.pairs.isEmpty == false else {
        throw KustomizeFault("kustomization is empty", at: .file(path))
      }
      build.check(root)
      result = KustomizationFile(file: file, root: root)
    }
    return result
  }

  private mutating func check(_ root: YAMLNode) {
    var found: [Diagnostic] = []
    for pair in root.mapping?.pairs ?? [] {
      found += KustomizationField.check(pair, among: KustomizationField.kustomization)
    }
    if let kind = root["kind"], let text = kind.text, text != "Kustomization", text != "Component" {
      found.append(Diagnostic(.kustomizeError, "kind must be `Kustomization` or `Component`", at: kind.range))
    }
    diagnostics += found
    gaps += found.map { .init(.broken($0.message.text), at: $0.range) }
  }
}

extension Message {
  fileprivate static func noKustomization(_ folder: String) -> Message {
    "`\(folder.isEmpty ? "." : folder)` holds no `kustomization.yaml`"
  }

  fileprivate static func manyKustomizations(_ names: [String]) -> Message {
    "folder holds more than one kustomization, \(names.map { "`\($0)`" }.joined(separator: " and "))"
  }
}
