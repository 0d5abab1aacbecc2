import ForgeDiagnostics
package import ForgeFiles
import ForgeYAML

/// Manifests as they are, without a tool: `kubectl apply -f`.
package enum PlainManifests {
  /// The objects in files and, where a path is a folder, in all files below it, in the order of their paths.
  package static func render(_ paths: [String], in fileSystem: FileSystem) -> RenderedManifests {
    var result = RenderedManifests()
    for path in paths {
      switch fileSystem.kind(path) {
      case .file: add(path, isNamed: true, fileSystem, to: &result)
      case .folder:
        for file in files(below: path, fileSystem, &result) { add(file, isNamed: false, fileSystem, to: &result) }
      case nil:
        result.diagnostics.append(Diagnostic(.missingManifestFile, .missing(path), at: .file(path)))
        result.gaps.append(.init(.missing(path), at: .file(path)))
      }
    }
    return result
  }

  /// Whether a file has an object of Kubernetes at the top of one of its documents.
  static func holdsObjects(_ file: SourceFile) -> Bool {
    hasKey("apiVersion", file) && hasKey("kind", file) && !isTemplate(file)
  }

  private static func hasKey(_ key: StaticString, _ file: SourceFile) -> Bool {
    let count = key.utf8CodeUnitCount
    let bytes = file.bytes
    var line = 0
    while line + count < bytes.count {
      var start = line
      while start < bytes.count, bytes[start] == 0x20 || bytes[start] == UInt8(ascii: "{") { start += 1 }
      if start < bytes.count, bytes[start] == UInt8(ascii: "\"") { start += 1 }
      if start + count < bytes.count, (0..<count).allSatisfy({ bytes[start + $0] == key.utf8Start[$0] }),
        bytes[start + count] == UInt8(ascii: ":") || bytes[start + count] == UInt8(ascii: "\"")
      {
        return true
      }
      guard let end = bytes[line...].firstIndex(of: 0x0A) else { return false }
      line = end + 1
    }
    return false
  }

  /// Whether the file is text for another program that makes a manifest of it: actions of a template in what is no YAML as
  /// it stands. Braces in a quoted text or a comment leave the file valid; then it is a manifest that speaks of templates.
  private static func isTemplate(_ file: SourceFile) -> Bool {
    guard file.bytes.contains(text: "{{") else { return false }
    return !YAMLStream.parse(file, schema: .go).diagnostics.isEmpty
  }

  /// The files that may be manifests; a folder that cannot be read is a finding.
  private static func files(
    below folder: String, _ fileSystem: FileSystem, _ result: inout RenderedManifests
  ) -> [String] {
    var files: [String] = []
    var seen: Set<String> = []
    var pending = [folder]
    while let folder = pending.popLast() {
      guard seen.insert(fileSystem.identity(folder)).inserted else { continue }
      let entries: [FileSystem.Entry]
      do throws(FileSystem.ReadError) { entries = try fileSystem.list(folder) } catch {
        result.diagnostics.append(
          Diagnostic(.missingManifestFile, Message("cannot be read: \(error.reason)"), at: .file(folder)))
        result.gaps.append(.init(.missing(folder), at: .file(folder)))
        continue
      }
      for entry in entries where !entry.name.hasPrefix(".") {
        let path = TreePath.join(folder, entry.name)
        if entry.kind == .folder {
          pending.append(path)
        } else if ["yaml", "yml", "json"].contains(TreePath.pathExtension(of: path)) {
          files.append(path)
        }
      }
    }
    return files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private static func add(
    _ path: String, isNamed: Bool, _ fileSystem: FileSystem, to result: inout RenderedManifests
  ) {
    do throws(FileSystem.ReadError) {
      let file = try fileSystem.readFile(path)
      // Folders hold other YAML too: values, configuration, templates of other tools.
      guard isNamed || holdsObjects(file) else {
        if hasKey("apiVersion", file), hasKey("kind", file) {
          result.gaps.append(.init(.template(path), at: .file(path)))
        }
        return
      }
      result.files.append(file)
      let stream = YAMLStream.parse(file, schema: .go)
      result.diagnostics += stream.diagnostics
      for document in stream.documents {
        guard let root = document.root, !root.isNull else { continue }
        add(root, isNamed: isNamed, to: &result)
      }
      if stream.diagnostics.contains(where: { $0.severity == .error }) {
        result.gaps.append(.init(.broken(path), at: .file(path)))
      }
    } catch {
      result.diagnostics.append(
        Diagnostic(.missingManifestFile, Message("cannot be read: \(error.reason)"), at: .file(path)))
      result.gaps.append(.init(.missing(path), at: .file(path)))
    }
  }

  /// An object, or those of a `List`.
  private static func add(_ root: YAMLNode, isNamed: Bool, to result: inout RenderedManifests) {
    guard let object = KubernetesObject(root) else {
      if isNamed || root["apiVersion"] != nil || root["kind"] != nil {
        result.diagnostics.append(
          Diagnostic(.manifestsUnreadable, .noObject, at: root.mapping?.pairs.first?.key.range ?? root.range))
      }
      return
    }
    if object.group == "template.openshift.io" || object.apiVersion == "v1", object.kind == "Template",
      let items = root["objects"]?.sequence
    {
      return add(items, of: object, to: &result)
    }
    guard object.kind.hasSuffix("List"), let items = root["items"]?.sequence else {
      result.objects.append(object)
      return
    }
    for item in items { add(item, isNamed: true, to: &result) }
  }

  /// The objects of a Template of OpenShift whose names are given; where a parameter makes a name, the template stands for
  /// what cannot be known.
  private static func add(_ items: [YAMLNode], of template: KubernetesObject, to result: inout RenderedManifests) {
    func isGiven(_ node: YAMLNode?) -> Bool { node?.text?.contains(text: "${") != true }
    for item in items where isGiven(item["metadata"]?["name"]) && isGiven(item["metadata"]?["namespace"]) {
      add(item, isNamed: true, to: &result)
    }
    let areAllGiven = items.allSatisfy { isGiven($0["metadata"]?["name"]) && isGiven($0["metadata"]?["namespace"]) }
    if !areAllGiven { result.objects.append(template) }
  }
}

extension Message {
  fileprivate static func missing(_ path: String) -> Message { "no file or folder at `\(path)`" }

  fileprivate static let noObject: Message = "document is no object: it needs an `apiVersion` and a `kind`"
}
