import ForgeDiagnostics
import ForgeGoTemplate
import ForgeYAML

/// Runs the templates of a release (Helm, engine).
struct HelmTemplates {
  private struct Template {
    let name: String
    let file: SourceFile
    let basePath: String
    let scope: GoMap
  }

  private let release: HelmRelease
  private var templates: [Template] = []
  /// What each template wrote, in the order of their names; the path is the template's file.
  private(set) var texts: [(name: String, path: String, text: OriginText)] = []
  /// The templates as they were parsed; nil where one could not be.
  private(set) var parsed: GoTemplateSet?
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var gaps: [RenderedManifests.Gap] = []

  init(_ chart: ReleaseChart, _ values: GoMap, _ release: HelmRelease) {
    self.release = release
    _ = collect(chart, GoMap(values.entries, typeName: "chartutil.Values"))
    // Deeper files are parsed first, so that those of parents take the place of their subcharts'.
    templates.sort { left, right in
      let depths = (left.name.utf8.count { $0 == 0x2F }, right.name.utf8.count { $0 == 0x2F })
      if depths.0 != depths.1 { return depths.0 > depths.1 }
      return right.name.utf8.lexicographicallyPrecedes(left.name.utf8)
    }
  }

  /// Adds the templates of a chart and of its subcharts; gives what they see as `.`.
  private mutating func collect(_ chart: ReleaseChart, _ values: GoMap) -> GoMap {
    let scope = GoMap([
      "Chart": .object(ChartObject(chart)), "Files": .object(FilesObject(chart.chart.others)),
      "Release": .map(
        GoMap([
          "Name": .string(release.name), "Namespace": .string(release.namespace), "Service": .string("Helm"),
          "Revision": .int(1), "IsInstall": .bool(!release.isUpgrade), "IsUpgrade": .bool(release.isUpgrade),
        ])),
      "Capabilities": .object(CapabilitiesObject(release.capabilities)), "Values": .map(values),
    ])
    let subscopes = GoMap()
    for subchart in chart.subcharts {
      let inner = values.entries[subchart.name]?.value.map ?? GoMap()
      // The map is shared: what a subchart's template sets in its values, its parent's templates see.
      inner.typeName = "chartutil.Values"
      subscopes[subchart.name] = .map(collect(subchart, inner))
    }
    scope["Subcharts"] = .map(subscopes)
    for file in chart.chart.templates {
      let isPartial = file.name.split(separator: "/").last?.hasPrefix("_") == true
      guard !chart.chart.isLibrary || isPartial else { continue }
      templates.append(
        Template(
          name: "\(chart.fullPath)/\(file.name)", file: file.source, basePath: "\(chart.fullPath)/templates",
          scope: scope))
    }
    return scope
  }

  /// Renders every template that is neither a partial nor the notes, in the order of their names.
  mutating func render() {
    let functions = functionTable()
    var set = GoTemplateSet(functions: functions.keys)
    var broken: Set<String> = []
    for template in templates {
      do throws(GoTemplateError) {
        try set.add(template.file, name: template.name)
      } catch {
        report(error, template)
        broken.insert(template.name)
      }
    }
    if broken.isEmpty { parsed = set }
    let evaluation = GoEvaluation(set, functions: functions)
    for template in templates where !broken.contains(template.name) {
      let name = template.name.split(separator: "/").last ?? ""
      guard !name.hasPrefix("_") else { continue }
      template.scope["Template"] = .map(
        GoMap(["Name": .string(template.name), "BasePath": .string(template.basePath)]))
      do throws(GoTemplateError) {
        guard let text = try evaluation.render(template.name, .map(template.scope)), !name.hasSuffix("NOTES.txt")
        else { continue }
        texts.append((template.name, template.file.path, text.withoutMissingValues()))
      } catch {
        // Notes are no part of the release's objects, but Helm fails on them all the same.
        report(error, template)
      }
    }
    texts.sort { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private mutating func report(_ error: GoTemplateError, _ template: Template) {
    let notes = error.includes.map { Note(.included, at: $0) }
    let rule: RuleDescription = error.kind == .refusal ? .manifestsInvalidValues : .manifestsTemplateError
    diagnostics.append(Diagnostic(rule, Message(error.message), at: error.range, notes: notes))
    gaps.append(.init(.broken(template.file.path), at: error.range))
  }
}

extension OriginText {
  /// The text without what Go writes for missing values, as Helm leaves it out.
  fileprivate func withoutMissingValues() -> OriginText {
    var rest = 0
    var text = OriginText()
    let origins = origins
    while let place = bytes.place(of: Self.missing, from: rest) {
      text.append(bytes, rest..<place, origins)
      rest = place + Self.missing.count
    }
    guard rest > 0 else { return self }
    text.append(bytes, rest..<bytes.count, origins)
    return text
  }

  private static let missing = Array("<no value>".utf8)
}

extension [UInt8] {
  /// Where `mark` stands first from `start` on: its first byte is rare in manifests.
  fileprivate func place(of mark: [UInt8], from start: Int) -> Int? {
    withUnsafeBufferPointer { bytes -> Int? in
      var rest = start
      while rest < bytes.count, let place = bytes[rest...].firstIndex(of: mark[0]) {
        if bytes[place...].starts(with: mark) { return place }
        rest = place + 1
      }
      return nil
    }
  }
}

extension Message {
  fileprivate static let included: Message = "called from here"
}
