import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeYAML
import Synchronization

/// What objects of found charts are called under other names of the release. A chart that nothing declares is installed as its
/// reader likes: `my-redis-0` is no fault where the chart is `redis`. Renderings with a name that stands for any tell how
/// templates make names from it.
final class ReleaseNames: Sendable {
  /// What a name is of.
  enum Subject: Hashable, Sendable {
    case object(kind: String, group: String)
    case label(key: String)
  }

  /// How a template makes a name from that of the release.
  private struct Pattern: Hashable, Sendable {
    let subject: Subject
    let prefix: String
    let suffix: String
    /// Whether it holds only for releases whose name has the chart's in it: templates then leave the chart's name out.
    let holdsChart: Bool
  }

  private struct Chart: Sendable {
    let name: String
    let declarations: [EnvironmentDeclaration]
    var patterns: [Pattern]?
    /// Objects by the name of the release.
    var objects: [String: [KubernetesObject]] = [:]
  }

  private let fileSystem: FileSystem
  private let charts: Mutex<[Chart]>
  /// Whether there is no such chart.
  let isEmpty: Bool

  /// No more names of releases than these are tried for a chart.
  private static let maximumReleases = 32
  /// What stands for any name.
  private static let anyName = "qzx"
  /// Labels that hold the release's name, whatever it is.
  private static let releaseLabels: Set<String> = ["app.kubernetes.io/instance", "release", "instance"]
  /// Words that tell one release of a chart from another.
  private static let deploymentWords: Set<String> = [
    "prod", "production", "staging", "stage", "dev", "development", "test", "testing", "qa", "uat", "demo", "canary",
    "blue", "green", "local", "sandbox", "preview", "ha", "home",
  ]

  init(_ environments: [Environment], _ fileSystem: FileSystem) {
    self.fileSystem = fileSystem
    let declarations = environments.filter(\.isChosenByReader).map(\.declaration)
    let folders = declarations.map(\.source.path).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let charts = folders.map { folder in
      let own = declarations.filter { $0.source.path == folder }
      return Chart(name: own.compactMap(\.release).first?.name ?? "", declarations: own)
    }
    isEmpty = charts.isEmpty
    self.charts = Mutex(charts)
  }

  /// What a chart brings where `name` is one of `subject` under another name of its release; nil where it is none. `known` are
  /// names that the page gives to releases.
  func objects(naming name: String, _ subject: Subject, known: Set<String>, in namespace: String) -> [KubernetesObject]?
  {
    charts.withLock { charts in
      for place in charts.indices {
        guard let release = release(naming: name, subject, known, &charts[place]) else { continue }
        return objects(&charts[place], release, namespace)
      }
      return nil
    }
  }

  // MARK: Patterns

  private func release(naming name: String, _ subject: Subject, _ known: Set<String>, _ chart: inout Chart) -> String? {
    let patterns = chart.patterns ?? patterns(chart)
    chart.patterns = patterns
    for pattern in patterns where pattern.subject == subject {
      guard name.count > pattern.prefix.count + pattern.suffix.count, name.hasPrefix(pattern.prefix),
        name.hasSuffix(pattern.suffix)
      else { continue }
      let release = String(name.dropFirst(pattern.prefix.count).dropLast(pattern.suffix.count))
      guard Self.isName(release), !pattern.holdsChart || release.contains(chart.name) else { continue }
      if known.contains(release) || isLikely(release, pattern, chart) { return release }
    }
    return nil
  }

  /// Whether a part of a name is more likely a release than a slip: where it stands alone, it has to look like one.
  private func isLikely(_ release: String, _ pattern: Pattern, _ chart: Chart) -> Bool {
    if case .label(let key) = pattern.subject, Self.releaseLabels.contains(key) { return true }
    if !pattern.holdsChart, !(pattern.prefix.isEmpty && pattern.suffix.isEmpty) { return true }
    if release.hasSuffix("-\(chart.name)") { return true }
    guard release.hasPrefix("\(chart.name)-") else { return false }
    let word = String(release.dropFirst(chart.name.count + 1))
    return word.allSatisfy(\.isNumber) || Self.deploymentWords.contains(word)
      || chart.declarations.contains { $0.name == word }
  }

  private static func isName(_ text: String) -> Bool {
    text.count <= 53 && text.first != "-" && text.last != "-"
      && text.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "-")
      }
  }

  private func patterns(_ chart: Chart) -> [Pattern] {
    var patterns: [Pattern] = []
    for (mark, holdsChart) in [(Self.anyName, false), ("\(Self.anyName)-\(chart.name)", true)] {
      for object in rendered(chart, mark, "default") {
        for (subject, text) in Self.names(of: object) {
          guard let place = text.firstRange(of: mark) else { continue }
          let pattern = Pattern(
            subject: subject, prefix: String(text[..<place.lowerBound]), suffix: String(text[place.upperBound...]),
            holdsChart: holdsChart)
          if !patterns.contains(pattern) { patterns.append(pattern) }
        }
      }
    }
    return patterns
  }

  /// The names that an object has, and gives to others.
  private static func names(of object: KubernetesObject) -> [(Subject, String)] {
    var names: [(Subject, String)] = [(.object(kind: object.kind, group: object.group), object.name)]
    if object.kind == "Service" { names.append((.object(kind: "Endpoints", group: ""), object.name)) }
    if object.kind == "StatefulSet" {
      names.append((.object(kind: "Pod", group: ""), "\(object.name)-0"))
      for claim in object.root["spec"]?["volumeClaimTemplates"]?.sequence ?? [] {
        guard let name = claim["metadata"]?["name"]?.text else { continue }
        names.append((.object(kind: "PersistentVolumeClaim", group: ""), "\(name)-\(object.name)-0"))
      }
    }
    let labels = [object.root["metadata"]?["labels"], object.pods?.metadata?["labels"]]
    for pair in labels.flatMap({ $0?.mapping?.pairs ?? [] }) {
      guard let key = pair.key.text, let value = pair.value.text else { continue }
      names.append((.label(key: key), value))
    }
    return names
  }

  // MARK: Renderings

  private func objects(_ chart: inout Chart, _ release: String, _ namespace: String) -> [KubernetesObject]? {
    let key = "\(namespace)/\(release)"
    if let known = chart.objects[key] { return known }
    guard chart.objects.count < Self.maximumReleases else { return nil }
    let objects = rendered(chart, release, namespace)
    chart.objects[key] = objects
    return objects
  }

  /// What the chart renders to with the values of each environment that was found for it.
  private func rendered(_ chart: Chart, _ name: String, _ namespace: String) -> [KubernetesObject] {
    chart.declarations.flatMap { declaration -> [KubernetesObject] in
      guard var release = declaration.release else { return [] }
      (release.name, release.namespace) = (name, namespace)
      let renamed = EnvironmentDeclaration(name: name, source: .helm(release), namespace: namespace)
      return EnvironmentRenderer(fileSystem).render(renamed).environment.objects
    }
  }
}

extension PageRun {
  /// Where `name` is what a found chart calls an object when its release is called otherwise, what that release brings is there
  /// from here on.
  mutating func adoptRelease(of name: String, _ kind: KubernetesKind, _ scope: ClusterScope) {
    guard !repository.releaseNames.isEmpty else { return }
    let same = (scope.objects + world.cluster.objects).filter { $0.kind == kind.kind && $0.group == kind.group }
    guard !same.contains(where: { $0.name == name }),
      world.cluster.state(kind.resource, name, in: scope.namespace) == nil,
      // A slip away from what is there under the name that is known.
      Suggestion.certain(for: name, among: Set(same.map(\.name))) == nil
    else { return }
    let isNumbered = ["pods", "persistentvolumeclaims"].contains(kind.resource)
    let asked = isNumbered ? name.replacing(/-\d+$/, with: "-0") : name
    adopt(asked, .object(kind: kind.kind, group: kind.group), scope)
  }

  /// The same for the label of a selector.
  mutating func adoptRelease(labelled query: LabelQuery, _ scope: ClusterScope) {
    guard !repository.releaseNames.isEmpty else { return }
    for term in query.terms {
      guard case .among(let values) = term.test else { continue }
      let known = Set(
        (scope.objects + world.cluster.objects).flatMap { object in
          [object.root["metadata"]?["labels"]?[term.key]?.text, object.pods?.labelTexts[term.key]].compactMap(\.self)
        })
      for value in values where !known.contains(value) && Suggestion.certain(for: value, among: known) == nil {
        adopt(value, .label(key: term.key), scope)
      }
    }
  }

  private mutating func adopt(_ name: String, _ subject: ReleaseNames.Subject, _ scope: ClusterScope) {
    let known = Set(world.releases.filter { !$0.isRemoved }.map(\.name))
    let namespace = scope.namespace ?? "default"
    let objects = repository.releaseNames.objects(naming: name, subject, known: known, in: namespace) ?? []
    for object in objects {
      let resource = repository.kinds.kind(object.kind, group: object.group)?.resource ?? object.kind
      if world.cluster.state(resource, object.name, in: object.namespace) == nil {
        world.cluster.create(object, resource)
      }
    }
  }
}

extension Environment {
  /// Whether it is a chart that was found, and not declared: its release has the name and the namespace that the reader
  /// chooses.
  var isChosenByReader: Bool { declaration.release != nil && declaration.range == nil }
}

extension EnvironmentDeclaration {
  fileprivate var release: HelmRelease? {
    guard case .helm(let release) = source else { return nil }
    return release
  }
}
