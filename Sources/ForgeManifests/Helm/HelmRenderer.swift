import ForgeDiagnostics
import ForgeFiles
import ForgeGoTemplate
import ForgeYAML

/// Renders one release, and collects what is wrong on the way.
struct HelmRenderer {
  let release: HelmRelease
  let fileSystem: FileSystem
  var result = RenderedManifests()
  /// The documents of the values files that the release names.
  private var valuesDocuments: [YAMLNode] = []

  init(_ release: HelmRelease, _ fileSystem: FileSystem) {
    self.release = release
    self.fileSystem = fileSystem
  }

  mutating func render() {
    if let fault = Self.nameFault(release.name) {
      result.diagnostics.append(Diagnostic(.manifestsChartError, fault, at: .file(release.chart)))
      result.gaps.append(.init(.broken(release.name), at: .file(release.chart)))
      return
    }
    var loader = ChartLoader(fileSystem)
    let loaded = loader.load(release.chart)
    let given = givenValues(&loader)
    result.diagnostics += loader.diagnostics
    guard let loaded else {
      result.gaps.append(.init(.broken(release.chart), at: .file(release.chart)))
      return
    }
    result.files += loaded.files
    let chart = ReleaseChart(loaded)
    do throws(ReleaseChart.ValuesConflict) {
      try chart.processDependencies(given)
      reportMissing(chart)
      let values = try chart.coalescedValues(given)
      validate(values, chart)
      if release.includesDefinitions { definitions(loaded) }
      manifests(chart, values)
    } catch {
      let range = error.range ?? .file(loaded.valuesFile?.path ?? loaded.folder)
      result.diagnostics.append(Diagnostic(.manifestsInvalidValues, .conflict(error.name), at: range))
      result.gaps.append(.init(.broken(loaded.name), at: range))
    }
  }

  /// Why Helm takes no release of this name (action, `ValidateReleaseName`): a DNS name of at most 53 characters.
  private static func nameFault(_ name: String) -> Message? {
    let parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isValid = parts.allSatisfy { part in
      guard let first = part.first, let last = part.last else { return false }
      return first != UInt8(ascii: "-") && last != UInt8(ascii: "-")
        && part.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == UInt8(ascii: "-") }
    }
    return isValid && name.utf8.count <= 53 ? nil : .releaseName(name)
  }

  // MARK: Values

  private mutating func givenValues(_ loader: inout ChartLoader) -> GoMap {
    let values = GoMap()
    let inline = release.inlineValues.flatMap { inline in GoValue(inline.root).map }
    if let inline, release.inlineValues?.winsOverFiles == false { values.override(with: inline) }
    for path in release.valuesFiles {
      do throws(FileSystem.ReadError) {
        let file = try fileSystem.readFile(path)
        result.files.append(file)
        let documents = loader.values(file)
        valuesDocuments += documents
        values.override(with: GoMap.values(documents, in: file.bytes))
      } catch {
        result.diagnostics.append(Diagnostic(.missingManifestFile, .noValues(path), at: .file(path)))
        result.gaps.append(.init(.missing(path), at: .file(path)))
      }
    }
    if let inline, release.inlineValues?.winsOverFiles == true { values.override(with: inline) }
    for flag in release.flags.sorted(by: { $0.precedence < $1.precedence }) {
      do throws(SetValues.Fault) {
        try apply(flag, to: values)
      } catch {
        result.diagnostics.append(
          Diagnostic(.manifestsInvalidValues, .badFlag(flag.text, error.reason), at: .file(release.chart)))
      }
    }
    return values
  }

  private func apply(_ flag: HelmRelease.SetFlag, to values: GoMap) throws(SetValues.Fault) {
    func split(_ text: String) throws(SetValues.Fault) -> (String, String) {
      guard let equals = text.firstIndex(of: "=") else {
        throw SetValues.Fault(reason: "key \"\(text)\" has no value")
      }
      return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
    switch flag {
    case .set(let text): try SetValues.apply(text, to: values, isString: false)
    case .setString(let text): try SetValues.apply(text, to: values, isString: true)
    case .setLiteral(let text):
      let (path, value) = try split(text)
      try SetValues.apply(path, value: .string(value), to: values)
    case .setFile(let text):
      let (path, name) = try split(text)
      guard let file = try? fileSystem.readFile(name) else {
        throw SetValues.Fault(reason: "`\(name)` cannot be read")
      }
      let origin = Origin(.verbatimValue, file.range(0..<file.bytes.count))
      try SetValues.apply(
        path, value: .string(String(decoding: file.bytes, as: UTF8.self), .whole(origin)), to: values)
    case .setJSON(let text) where text.hasPrefix("{"):
      guard let map = Self.json(text)?.map else { throw SetValues.Fault(reason: "no JSON object") }
      values.override(with: map)
    case .setJSON(let text):
      let (path, json) = try split(text)
      guard let value = Self.json(json) else { throw SetValues.Fault(reason: "`\(json)` is no JSON") }
      try SetValues.apply(path, value: value, to: values)
    }
  }

  private static func json(_ text: String) -> GoValue? {
    let stream = YAMLStream.parse(SourceFile(path: "set.json", text: text))
    return stream.diagnostics.isEmpty ? stream.root.map { GoValue($0).withoutOrigins() } : nil
  }

  // MARK: Dependencies

  private mutating func reportMissing(_ chart: ReleaseChart) {
    for dependency in chart.missing {
      let remote = dependency.repository.flatMap { $0.isEmpty || $0.hasPrefix("file:") ? nil : $0 }
      if remote == nil || !chart.chart.isLocked {
        result.diagnostics.append(
          Diagnostic(.manifestsMissingDependency, .missing(dependency.name, of: chart.name), at: dependency.range))
      }
      let cause: RenderedManifests.Gap.Cause =
        remote.map { .remote("\($0)/\(dependency.name)") } ?? .missing(dependency.name)
      result.gaps.append(.init(cause, at: dependency.range))
    }
    for subchart in chart.subcharts { reportMissing(subchart) }
  }

  // MARK: Manifests

  private mutating func definitions(_ chart: Chart) {
    for file in chart.definitions {
      var text = OriginText()
      text.append(
        file.source.bytes, 0..<file.source.bytes.count,
        .whole(Origin(.literal, file.source.range(0..<file.source.bytes.count))))
      for document in RenderedText(text, path: file.source.path).documents() {
        result.diagnostics += document.diagnostics
        if let object = KubernetesObject(document.root) { result.objects.append(object) }
      }
    }
    for subchart in chart.subcharts { definitions(subchart) }
  }

  private mutating func manifests(_ chart: ReleaseChart, _ values: GoMap) {
    var rendering = HelmTemplates(chart, values, release)
    rendering.render()
    if let parsed = rendering.parsed, chart.missing.isEmpty {
      result.diagnostics += UnusedValues(parsed, chart, files: valuesDocuments)?.diagnostics ?? []
    }
    result.diagnostics += rendering.diagnostics
    result.gaps += rendering.gaps
    var objects: [KubernetesObject] = []
    var hooks: [KubernetesObject] = []
    for (_, path, text) in rendering.texts {
      for document in RenderedText(text, path: path).documents() {
        result.diagnostics += document.diagnostics
        guard let object = KubernetesObject(document.root) else {
          if document.diagnostics.isEmpty { reportNoObject(document.root) }
          continue
        }
        if let events = object.hookEvents {
          if release.includesTests || !events.contains("test") { hooks.append(object) }
        } else {
          objects.append(object)
        }
      }
    }
    result.objects += InstallOrder.sorted(objects, kind: \.kind)
    if release.includesHooks { result.objects += hooks }
  }

  private mutating func reportNoObject(_ root: YAMLNode) {
    let message: Message = root.mapping == nil ? .notMapping : .noKind
    result.diagnostics.append(Diagnostic(.manifestsUnreadable, message, at: root.range))
  }
}

extension KubernetesObject {
  /// The events at which Helm creates the object, where it is a hook.
  package var hookEvents: [String]? {
    root["metadata"]?["annotations"]?["helm.sh/hook"]?.text?.split(separator: ",").map { part in
      part.filter { $0 != " " } == "test-success" ? "test" : String(part.filter { $0 != " " })
    }
  }
}

extension HelmRelease.SetFlag {
  /// Helm applies JSON first, then values, strings, files and literals, whatever their order on the command line.
  fileprivate var precedence: Int {
    switch self {
    case .setJSON: 0
    case .set: 1
    case .setString: 2
    case .setFile: 3
    case .setLiteral: 4
    }
  }

  fileprivate var text: String {
    switch self {
    case .set(let text), .setString(let text), .setJSON(let text), .setFile(let text), .setLiteral(let text): text
    }
  }
}

extension Message {
  fileprivate static func releaseName(_ name: String) -> Message {
    """
    release name `\(name)` is invalid: lower-case letters, digits, `-` and `.`, a letter or digit at both ends, at most \
    53 characters
    """
  }

  fileprivate static func conflict(_ name: String) -> Message {
    "`\(name)` holds the values of a subchart and must be a mapping"
  }

  fileprivate static func noValues(_ path: String) -> Message { "values file `\(path)` is not there" }

  fileprivate static func badFlag(_ text: String, _ reason: String) -> Message {
    Message("`\(text)` sets no value: \(reason)")
  }

  fileprivate static func missing(_ name: String, of chart: String) -> Message {
    "dependency `\(name)` of chart `\(chart)` is not in its `charts/`"
  }

  fileprivate static let notMapping: Message = "template writes text that is no mapping"

  fileprivate static let noKind: Message = "template writes an object without `apiVersion` and `kind`"
}
