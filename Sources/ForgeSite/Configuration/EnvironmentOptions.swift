import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeYAML

/// `environments`: named deployments, each from one of a kustomization, a chart, plain manifests and compose
/// files. Plain manifests may stand beside a kustomization or a chart too.
enum EnvironmentOptions {
  static let schema = ConfigurationSchema.map(
    of: .mapping([
      .key("kustomization", .text, "The folder of a kustomization"),
      .key("chart", .text, "The folder or archive of a Helm chart"),
      .key("values", .texts, "The values files of the release, in their order"),
      .key("set", .map(of: .text), "Values given on the command line, by their paths"),
      .key("release", .text, "The name of the release; the environment's name unless given"),
      .key(
        "manifests", .texts,
        "Files and folders of plain manifests: all that is deployed, or what is applied beside a chart or kustomization"
      ),
      .key("compose", .texts, "Compose files, merged in their order"),
      .key("profiles", .texts, "The profiles of the compose files that are active"),
      .key("namespace", .text, "The namespace of objects that name none; default unless given"),
      .key("kube-version", .text, "The version of Kubernetes that charts see"),
      .key("api-versions", .texts, "API versions that charts see besides Kubernetes' own"),
    ]))

  /// The declarations below `environments`; nil where the key is absent.
  static func read(_ reader: inout ConfigurationReader) -> [EnvironmentDeclaration]? {
    guard reader.node("environments") != nil else { return nil }
    var declarations: [EnvironmentDeclaration] = []
    for pair in reader.pairs("environments") {
      guard let name = pair.key.text, pair.value.mapping != nil else { continue }
      declaration(name, pair, &reader).map { declarations.append($0) }
    }
    return declarations
  }

  private static func declaration(
    _ name: String, _ pair: YAMLMapping.Pair, _ outer: inout ConfigurationReader
  ) -> EnvironmentDeclaration? {
    var reader = ConfigurationReader(pair.value.mapping)
    let chart = reader.string("chart").map(trimmed)
    let kustomization = reader.string("kustomization").map(trimmed)
    let manifests = reader.strings("manifests").map { trimmed($0.text) }
    let compose = reader.strings("compose").map { trimmed($0.text) }
    let namespace = reader.string("namespace") ?? "default"
    let release = HelmRelease(
      chart: chart ?? "", name: reader.string("release") ?? name, namespace: namespace,
      valuesFiles: reader.strings("values").map { trimmed($0.text) },
      flags: reader.pairs("set").compactMap { pair in
        guard let path = pair.key.text, let value = pair.value.text else { return nil }
        return .set("\(path)=\(value.replacing(",", with: "\\,"))")
      },
      capabilities: Capabilities(
        kubeVersion: reader.string("kube-version") ?? Capabilities().kubeVersion,
        apiVersions: reader.strings("api-versions").map(\.text)),
      includesDefinitions: true)
    let profiles = reader.strings("profiles").map(\.text)
    var sources: [DeploymentSource] =
      [
        chart.map { _ in .helm(release) }, kustomization.map { .kustomization($0) },
        compose.isEmpty ? nil : .compose(compose, profiles: profiles),
      ].compactMap(\.self)
    // Beside a release or a kustomization they are what is applied with it; beside compose files there is no cluster.
    let areCompanions = sources.count == 1 && compose.isEmpty
    if !manifests.isEmpty, !areCompanions { sources.append(.manifests(manifests)) }
    guard sources.count == 1 else {
      outer.reject(pair.key, sources.isEmpty ? .noSource(name) : .manySources(name))
      return nil
    }
    return EnvironmentDeclaration(
      name: name, source: sources[0], companions: areCompanions ? manifests : [], namespace: namespace,
      range: pair.key.range)
  }

  private static func trimmed(_ path: String) -> String {
    var path = path[...]
    while path.hasPrefix("./") { path = path.dropFirst(2) }
    while path.hasSuffix("/") { path.removeLast() }
    return path == "." ? "" : String(path)
  }
}

extension Message {
  fileprivate static func noSource(_ name: String) -> Message {
    "environment `\(name)` needs one of `kustomization`, `chart`, `manifests` and `compose`"
  }

  fileprivate static func manySources(_ name: String) -> Message {
    "environment `\(name)` can have only one of `kustomization`, `chart` and `compose`; `manifests` may stand beside the first two"
  }
}
