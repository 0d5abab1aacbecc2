import ForgeDiagnostics
package import ForgeFiles
import ForgeYAML

/// Finds what a repository deploys, by the files that deployments are described in.
package struct EnvironmentSearch {
  private let fileSystem: FileSystem
  /// The files below the root that may be manifests, by folder.
  private var folders: [String: [String]] = [:]
  /// `Chart.yaml` by the folder it is in.
  private var charts: [String: YAMLNode] = [:]
  /// Kustomizations by their folders.
  private var kustomizations: [String: YAMLNode] = [:]
  /// Files and folders that kustomizations build on, and what charts of other folders depend on.
  private var used: Set<String> = []
  /// The folders of those files.
  private var usedFolders: Set<String> = []

  /// `paths` are the files of the repository without those that are ignored, vendored or generated.
  package init(_ fileSystem: FileSystem, paths: [String]) {
    self.fileSystem = fileSystem
    for path in paths {
      let name = TreePath.name(of: path)
      let folder = TreePath.folder(of: path)
      folders[folder, default: []].append(name)
      if name == "Chart.yaml" { charts[folder] = text(path) }
      if Kustomization.fileNames.contains(name) { kustomizations[folder] = text(path) }
    }
    for (folder, root) in kustomizations {
      for key in ["resources", "bases", "components"] {
        for entry in root[key]?.sequence ?? [] {
          if let path = entry.text.flatMap({ TreePath.resolve($0, from: folder) }), path != folder { used.insert(path) }
        }
      }
    }
    for (folder, root) in kustomizations {
      let home = root["helmGlobals"]?["chartHome"]?.text ?? "charts"
      for entry in root["helmCharts"]?.sequence ?? [] {
        guard let name = entry["name"]?.text else { continue }
        TreePath.resolve("\(home)/\(name)", from: folder).map { _ = used.insert($0) }
      }
    }
    for (folder, chart) in charts {
      for entry in chart["dependencies"]?.sequence ?? [] {
        guard let repository = entry["repository"]?.text, repository.hasPrefix("file://") else { continue }
        TreePath.resolve(String(repository.dropFirst(7)), from: folder).map { _ = used.insert($0) }
      }
    }
    usedFolders = Set(used.map { TreePath.folder(of: $0) })
  }

  /// Every deployment that was found, under names of their own: the overlay's folder, the values file's environment, the
  /// chart's, the folder's.
  package func declarations() -> [EnvironmentDeclaration] {
    let found = overlays() + releases() + projects() + plain()
    let counts = Dictionary(grouping: found, by: \.name).mapValues(\.count)
    var taken: Set<String> = []
    return found.map { declaration in
      var declaration = declaration
      if counts[declaration.name, default: 0] > 1 { declaration.name = Self.longName(declaration) }
      let name = declaration.name
      var number = 2
      while !taken.insert(declaration.name).inserted {
        declaration.name = "\(name)-\(number)"
        number += 1
      }
      return declaration
    }
  }

  /// For names that several would have: the kind of deployment comes first.
  private static func longName(_ declaration: EnvironmentDeclaration) -> String {
    switch declaration.source {
    case .kustomization: "kustomize-\(declaration.name)"
    case .helm: "helm-\(declaration.name)"
    case .manifests: "manifests-\(declaration.name)"
    case .compose: "compose-\(declaration.name)"
    }
  }

  private func text(_ path: String) -> YAMLNode? {
    guard fileSystem.kind(path) == .file, let file = try? fileSystem.readFile(path) else { return nil }
    return YAMLStream.parse(file, schema: .go).root
  }

  // MARK: Kustomize

  /// Kustomizations that no other one builds on; components are parts of others and stand for nothing alone.
  private func overlays() -> [EnvironmentDeclaration] {
    kustomizations.keys.sorted().filter { folder in
      !used.contains(folder) && kustomizations[folder]?["kind"]?.text != "Component"
    }.map { EnvironmentDeclaration(name: Self.name(of: $0), source: .kustomization($0)) }
  }

  /// The last part of a folder that tells something: `prod` of `kustomize/overlays/prod`.
  private static func name(of folder: String) -> String {
    let parts = folder.split(separator: "/").map(String.init)
    let generic: Set<String> = ["kustomize", "overlays", "overlay", "base", "manifests", "k8s", "kubernetes", "deploy"]
    return parts.last { !generic.contains($0) } ?? parts.last ?? "default"
  }

  // MARK: Helm

  /// Charts that are not part of other charts, once for each environment that has values of its own.
  private func releases() -> [EnvironmentDeclaration] {
    charts.keys.sorted().filter(isDeployed).flatMap { folder -> [EnvironmentDeclaration] in
      let name = charts[folder]?["name"]?.text ?? TreePath.name(of: folder)
      let environments = environmentValues(folder)
      guard !environments.isEmpty else {
        let release = HelmRelease(chart: folder, name: Self.releaseName(name))
        return [EnvironmentDeclaration(name: name, source: .helm(release))]
      }
      return environments.map { environment, path in
        let release = HelmRelease(chart: folder, name: Self.releaseName(name), valuesFiles: [path])
        return EnvironmentDeclaration(name: environment, source: .helm(release))
      }
    }
  }

  /// Whether a chart is installed on its own: no library, not in another chart, and nothing that a neighbour depends on.
  private func isDeployed(_ folder: String) -> Bool {
    charts[folder]?["type"]?.text != "library" && !used.contains(folder) && !isInside(folder, charts.keys)
  }

  /// Whether one of `owners` is a folder above this one.
  private func isInside(_ folder: String, _ owners: some Collection<String>) -> Bool {
    owners.contains { owner in owner != folder && folder.hasPrefix(owner.isEmpty ? "" : "\(owner)/") }
  }

  private static func releaseName(_ name: String) -> String {
    String(name.lowercased().prefix(53))
  }

  /// Values files beside `values.yaml` that are named after an environment: `values-prod.yaml`, `prod.values.yaml`,
  /// `values/prod.yaml`, `environments/prod/values.yaml`.
  private func environmentValues(_ folder: String) -> [(environment: String, path: String)] {
    var found: [(String, String)] = []
    for name in folders[folder] ?? [] {
      guard let stem = Self.stem(name), stem != "values" else { continue }
      for mark in ["values-", "values.", "values_"] where stem.hasPrefix(mark) {
        found.append((String(stem.dropFirst(mark.count)), TreePath.join(folder, name)))
      }
      for mark in ["-values", ".values", "_values"] where stem.hasSuffix(mark) {
        found.append((String(stem.dropLast(mark.count)), TreePath.join(folder, name)))
      }
    }
    for inner in ["values", "environments", "envs"] {
      let values = TreePath.join(folder, inner)
      for name in folders[values] ?? [] {
        if let stem = Self.stem(name) { found.append((stem, TreePath.join(values, name))) }
      }
      for (path, names) in folders where TreePath.folder(of: path) == values && names.contains("values.yaml") {
        found.append((TreePath.name(of: path), TreePath.join(path, "values.yaml")))
      }
    }
    return found.sorted { $0.1 < $1.1 }
  }

  private static func stem(_ name: String) -> String? {
    for ending in [".yaml", ".yml"] where name.hasSuffix(ending) { return String(name.dropLast(ending.count)) }
    return nil
  }

  // MARK: Compose

  /// The compose file of each folder, with its override, as `docker compose` finds them.
  private func projects() -> [EnvironmentDeclaration] {
    folders.keys.sorted().compactMap { folder in
      let names = folders[folder] ?? []
      let base = ["compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml"].first(
        where: names.contains)
      guard let base, let stem = Self.stem(base) else { return nil }
      let override = ["\(stem).override.yaml", "\(stem).override.yml"].first(where: names.contains)
      let files = ([base] + [override].compactMap(\.self)).map { TreePath.join(folder, $0) }
      let name = Self.name(of: folder)
      return EnvironmentDeclaration(
        name: folder.isEmpty ? "compose" : name, source: .compose(files, profiles: []))
    }
  }

  // MARK: Plain manifests

  /// Folders of manifests that belong to no chart and to no kustomization: the highest folder of each group.
  private func plain() -> [EnvironmentDeclaration] {
    let owners = Array(charts.keys) + kustomizations.keys
    let candidates = folders.keys.sorted().filter { folder in
      !owners.contains(folder) && !isInside(folder, owners) && !isUsed(folder)
        && (folders[folder] ?? []).contains { isManifest(TreePath.join(folder, $0)) }
    }
    var roots: [String] = []
    for folder in candidates where !roots.contains(where: { folder.hasPrefix($0.isEmpty ? "" : "\($0)/") }) {
      roots.append(folder)
    }
    return roots.map { folder in
      guard !folder.isEmpty else {
        let files = (folders[""] ?? []).filter(isManifest).sorted()
        return EnvironmentDeclaration(name: "manifests", source: .manifests(files))
      }
      return EnvironmentDeclaration(name: TreePath.name(of: folder), source: .manifests([folder]))
    }
  }

  /// Whether a kustomization names the folder or a file in it.
  private func isUsed(_ folder: String) -> Bool {
    used.contains(folder) || usedFolders.contains(folder)
  }

  /// Whether a file holds an object of Kubernetes: a look at its beginning tells, whole files are read later.
  private func isManifest(_ path: String) -> Bool {
    guard ["yaml", "yml", "json"].contains(TreePath.pathExtension(of: path)),
      let file = try? fileSystem.readFile(path)
    else { return false }
    return PlainManifests.holdsObjects(file)
  }
}
