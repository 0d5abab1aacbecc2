package import ForgeDiagnostics
package import ForgeFiles

/// Renders environments as their tools would, in process.
package struct EnvironmentRenderer: Sendable {
  package struct Result: Sendable {
    package let environment: Environment
    package let diagnostics: [Diagnostic]
    /// The files that were read, so that ranges can be shown.
    package let files: [SourceFile]

    /// Where the environment is described: its entry in the configuration, or the file that it was found by.
    package var place: SourceRange {
      let declaration = environment.declaration
      if let range = declaration.range { return range }
      let path = declaration.source.path
      let names = Kustomization.fileNames + ["Chart.yaml"]
      let described = names.map { TreePath.join(path, $0) }.first { name in files.contains { $0.path == name } }
      return .file(described ?? (files.contains { $0.path == path } ? path : files.first?.path ?? path))
    }
  }

  private let fileSystem: FileSystem

  package init(_ fileSystem: FileSystem) {
    self.fileSystem = fileSystem
  }

  /// The objects of `declaration`, each in its namespace.
  package func render(_ declaration: EnvironmentDeclaration) -> Result {
    var compose: ComposeProject?
    var rendered: RenderedManifests
    switch declaration.source {
    case .kustomization(let folder): rendered = kustomization(folder)
    case .helm(let release): rendered = release.render(in: fileSystem)
    case .manifests(let paths): rendered = PlainManifests.render(paths, in: fileSystem)
    case .compose(let files, let profiles):
      let project = ComposeProject.load(files, in: fileSystem, profiles: Set(profiles))
      compose = project
      rendered = RenderedManifests(gaps: project.gaps, diagnostics: project.diagnostics, files: project.files)
    }
    if !declaration.companions.isEmpty { rendered += PlainManifests.render(declaration.companions, in: fileSystem) }
    let kinds = KubernetesKinds.known.learning(from: rendered.objects)
    let objects = rendered.objects.map { $0.placed(in: declaration.namespace, kinds) }
    return Result(
      environment: Environment(declaration, objects: objects, gaps: rendered.gaps, compose: compose),
      diagnostics: rendered.diagnostics, files: rendered.files)
  }

  private func kustomization(_ folder: String) -> RenderedManifests {
    Kustomization.render(folder, in: fileSystem) { request in request.release.render(in: fileSystem) }
  }
}

extension HelmChartRequest {
  /// The release that Kustomize asks `helm template` for.
  fileprivate var release: HelmRelease {
    var release = HelmRelease(
      chart: folder, name: releaseName ?? name, namespace: namespace ?? "default",
      valuesFiles: [valuesFile].compactMap(\.self) + additionalValuesFiles,
      capabilities: Capabilities(kubeVersion: kubeVersion ?? Capabilities().kubeVersion, apiVersions: apiVersions),
      includesDefinitions: includeCRDs, includesHooks: !skipHooks)
    if let valuesInline {
      // Inline values win over the files, unless they are to fill what the files leave open, or take their place.
      switch valuesMerge {
      case "merge": release.inlineValues = .init(valuesInline, winsOverFiles: false)
      case "replace":
        release.valuesFiles = additionalValuesFiles
        release.inlineValues = .init(valuesInline, winsOverFiles: true)
      default: release.inlineValues = .init(valuesInline, winsOverFiles: true)
      }
    }
    return release
  }
}

extension KubernetesObject {
  /// The object in `namespace`, unless it names one itself or its kind stands in none.
  fileprivate func placed(in namespace: String, _ kinds: KubernetesKinds) -> KubernetesObject {
    guard self.namespace == nil, kinds.kind(kind, group: group)?.isNamespaced != false else { return self }
    return KubernetesObject(root, namespace: namespace) ?? self
  }
}
