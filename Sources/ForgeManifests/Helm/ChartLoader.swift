import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

/// Reads a chart and its subcharts, from folders and archives (Helm, chart loader).
struct ChartLoader {
  private let fileSystem: FileSystem
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var gaps: [RenderedManifests.Gap] = []

  init(_ fileSystem: FileSystem) {
    self.fileSystem = fileSystem
  }

  /// How deep charts may stand in the `charts/` of charts.
  private static let deepest = 32

  /// The chart in the folder, or packed in the file, at `path`; nil where none can be read, with a finding.
  mutating func load(_ path: String) -> Chart? {
    switch fileSystem.kind(path) {
    case .folder: return chart(folderFiles(path), folder: path, depth: 0)
    case .file: return archive(path, depth: 0)
    case nil:
      diagnostics.append(Diagnostic(.missingManifestFile, .noChart(path), at: .file(path)))
      return nil
    }
  }

  // MARK: Files

  private mutating func folderFiles(_ folder: String) -> [Chart.File] {
    let rules = try? fileSystem.readFile(TreePath.join(folder, ".helmignore"))
    let ignore = ChartIgnore(rules.map { String(decoding: $0.bytes, as: UTF8.self) })
    var files: [Chart.File] = []
    var seen: Set<String> = []
    var pending = [""]
    while let inner = pending.popLast() {
      let path = TreePath.join(folder, inner)
      guard seen.insert(fileSystem.identity(path)).inserted else { continue }
      for entry in entries(of: path) {
        let name = TreePath.join(inner, entry.name)
        guard !ignore.ignores(name, isFolder: entry.kind == .folder) else { continue }
        if entry.kind == .folder {
          pending.append(name)
        } else {
          do throws(FileSystem.ReadError) {
            files.append(Chart.File(name: name, source: try fileSystem.readFile(TreePath.join(folder, name))))
          } catch {
            diagnostics.append(
              Diagnostic(.missingManifestFile, Message("cannot be read: \(error.reason)"), at: .file(error.path)))
          }
        }
      }
    }
    return files
  }

  /// What a folder holds; one that cannot be read is a finding, and holds nothing.
  private mutating func entries(of folder: String) -> [FileSystem.Entry] {
    do throws(FileSystem.ReadError) { return try fileSystem.list(folder) } catch {
      diagnostics.append(
        Diagnostic(.missingManifestFile, Message("cannot be read: \(error.reason)"), at: .file(folder)))
      return []
    }
  }

  private mutating func archive(_ path: String, depth: Int) -> Chart? {
    do throws(FileSystem.ReadError) {
      return archive(try fileSystem.readFile(path), depth: depth)
    } catch {
      diagnostics.append(
        Diagnostic(.missingManifestFile, Message("cannot be read: \(error.reason)"), at: .file(path)))
      return nil
    }
  }

  private mutating func archive(_ file: SourceFile, depth: Int) -> Chart? {
    do throws(ChartArchive.Fault) {
      let entries = try ChartArchive.unpack(file.bytes)
      guard let root = entries.first?.path.split(separator: "/").first.map(String.init) else {
        throw ChartArchive.Fault(reason: "archive without a file")
      }
      let files = entries.compactMap { entry -> Chart.File? in
        guard entry.path.hasPrefix("\(root)/") else { return nil }
        let source = SourceFile(path: "\(file.path)/\(entry.path)", bytes: entry.bytes)
        return Chart.File(name: String(entry.path.dropFirst(root.utf8.count + 1)), source: source)
      }
      return chart(files, folder: "\(file.path)/\(root)", depth: depth)
    } catch {
      diagnostics.append(Diagnostic(.manifestsChartError, .badArchive(error.reason), at: .file(file.path)))
      return nil
    }
  }

  // MARK: Charts

  private mutating func chart(_ all: [Chart.File], folder: String, depth: Int) -> Chart? {
    guard depth <= Self.deepest else {
      diagnostics.append(Diagnostic(.manifestsChartError, .tooDeep, at: .file(folder)))
      return nil
    }
    let files = all.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    guard let metadataFile = files.first(where: { $0.name == "Chart.yaml" })?.source else {
      let path = TreePath.join(folder, "Chart.yaml")
      diagnostics.append(Diagnostic(.missingManifestFile, .noMetadata, at: .file(path)))
      return nil
    }
    guard let metadata = root(of: metadataFile), metadata.mapping != nil else {
      diagnostics.append(Diagnostic(.manifestsChartError, .metadataNotMapping, at: .file(metadataFile.path)))
      return nil
    }
    guard let name = metadata["name"]?.text, !name.isEmpty else {
      diagnostics.append(Diagnostic(.manifestsChartError, .noName, at: metadata.range))
      return nil
    }
    let valuesFile = files.first { $0.name == "values.yaml" }?.source
    let requirements = files.first { $0.name == "requirements.yaml" }.flatMap { root(of: $0.source) }
    let declared = metadata["dependencies"] ?? requirements?["dependencies"]
    let dependencies = (declared?.sequence ?? []).compactMap(Self.dependency)
    var chart = Chart(
      folder: folder, metadata: metadata, metadataFile: metadataFile, name: name, dependencies: dependencies,
      values: valuesFile.map { values($0) } ?? [], valuesFile: valuesFile,
      schema: files.first { $0.name == "values.schema.json" }?.source,
      templates: files.filter { $0.name.hasPrefix("templates/") },
      definitions: files.filter { $0.name.hasPrefix("crds/") && Self.isManifest($0.name) },
      others: files.filter { Self.isOther($0.name) })
    chart.isLocked = files.contains { $0.name == "Chart.lock" || $0.name == "requirements.lock" }
    chart.subcharts = subcharts(files.filter { $0.name.hasPrefix("charts/") }, of: chart, depth: depth)
    return chart
  }

  private static func isManifest(_ name: String) -> Bool {
    ["yaml", "yml", "json"].contains(TreePath.pathExtension(of: name))
  }

  private static func isOther(_ name: String) -> Bool {
    let known = [
      "Chart.yaml", "Chart.lock", "values.yaml", "values.schema.json", "requirements.yaml", "requirements.lock",
    ]
    return !known.contains(name) && !name.hasPrefix("templates/") && !name.hasPrefix("charts/")
  }

  private mutating func root(of file: SourceFile) -> YAMLNode? {
    let stream = YAMLStream.parse(file, schema: .go)
    diagnostics += stream.diagnostics
    return stream.root
  }

  /// The documents of a values file, each a mapping; anything else is a finding.
  mutating func values(_ file: SourceFile) -> [YAMLNode] {
    let stream = YAMLStream.parse(file, schema: .go)
    diagnostics += stream.diagnostics
    return stream.documents.compactMap { document in
      guard let root = document.root, !root.isNull else { return nil }
      guard root.mapping != nil else {
        diagnostics.append(Diagnostic(.manifestsInvalidValues, .valuesNotMapping, at: root.range))
        return nil
      }
      return root
    }
  }

  private static func dependency(_ node: YAMLNode) -> Chart.Dependency? {
    guard let name = node["name"]?.text else { return nil }
    let conditions = node["condition"]?.text ?? ""
    return Chart.Dependency(
      name: name, alias: node["alias"]?.text.flatMap { $0.isEmpty ? nil : $0 }, version: node["version"]?.text ?? "",
      conditions: conditions.split(separator: ",").map { String($0.filter { $0 != " " }) },
      tags: (node["tags"]?.sequence ?? []).compactMap(\.text), importValues: node["import-values"]?.sequence ?? [],
      repository: node["repository"]?.text, range: node["name"]?.range ?? node.range)
  }

  /// The charts in `charts/`: folders with a `Chart.yaml`, and archives.
  private mutating func subcharts(_ files: [Chart.File], of chart: Chart, depth: Int) -> [Chart] {
    var byName: [String: [Chart.File]] = [:]
    var names: [String] = []
    for file in files {
      let rest = file.name.dropFirst("charts/".utf8.count)
      let name = String(rest.prefix { $0 != "/" })
      guard !name.hasPrefix("_"), !name.hasPrefix(".") else { continue }
      if byName[name] == nil { names.append(name) }
      byName[name, default: []].append(
        Chart.File(name: String(rest.dropFirst(name.count + 1)), source: file.source))
    }
    var subcharts: [Chart] = []
    for name in names {
      let files = byName[name] ?? []
      if let archive = files.first, archive.name.isEmpty {
        guard name.hasSuffix(".tgz") else { continue }
        self.archive(archive.source, depth: depth + 1).map { subcharts.append($0) }
      } else if files.contains(where: { $0.name == "Chart.yaml" }) {
        let folder = TreePath.join(chart.folder, "charts/\(name)")
        self.chart(files, folder: folder, depth: depth + 1).map { subcharts.append($0) }
      }
    }
    return subcharts + linked(chart, present: subcharts, depth: depth)
  }

  /// Dependencies that name a folder of the repository, where `helm dependency build` has not packed them.
  private mutating func linked(_ chart: Chart, present: [Chart], depth: Int) -> [Chart] {
    var found: [Chart] = []
    for dependency in chart.dependencies where !(present + found).contains(where: { $0.name == dependency.name }) {
      if let repository = dependency.repository, repository.hasPrefix("file://"),
        let path = TreePath.resolve(String(repository.dropFirst(7)), from: chart.folder),
        fileSystem.kind(TreePath.join(path, "Chart.yaml")) == .file
      {
        self.chart(folderFiles(path), folder: path, depth: depth + 1).map { found.append($0) }
      }
    }
    return found
  }
}

extension Message {
  fileprivate static func noChart(_ path: String) -> Message { "no chart at `\(path)`" }

  fileprivate static let noMetadata: Message = "`Chart.yaml` is missing"

  fileprivate static let metadataNotMapping: Message = "`Chart.yaml` describes no chart"

  fileprivate static let noName: Message = "chart has no `name`"

  fileprivate static let tooDeep: Message = "charts stand too deep inside each other"

  fileprivate static func badArchive(_ reason: String) -> Message { Message("chart cannot be unpacked: \(reason)") }

  fileprivate static let valuesNotMapping: Message = "values are a mapping, and this is none"
}
