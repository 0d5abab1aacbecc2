import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeYAML

extension KubectlCommand {
  /// Claims `-f` and `-k`, and files that keys are made of.
  func files(_ run: inout PageRun) {
    for file in line.values("--filename").flatMap({ $0.pieces(",") }) where file.text != "-" {
      guard file.value?.contains("://") != true else { continue }
      run.claimFile(file, tool: Self.tool)
    }
    if let folder = line.value("--kustomize") { run.claimKustomization(folder, tool: Self.tool) }
    if verb == "kustomize" {
      for operand in line.operands.prefix(1) {
        run.claimKustomization(operand, tool: Self.tool)
        if let path = run.path(operand), run.repository.fileSystem.kind(path) == .folder {
          run.output = .objects(rendered(path, run))
        }
      }
    }
    for option in line.values("--from-file") {
      run.claimFile(option.split(at: "=")?.after ?? option, tool: Self.tool)
    }
    for name in ["--from-env-file", "--patch-file", "--cert", "--key"] where verb == "create" || verb == "patch" {
      for file in line.values(name) { run.claimFile(file, tool: Self.tool) }
    }
  }

  /// `create KIND NAME`: it exists from here on.
  func create(_ run: inout PageRun, _ scope: ClusterScope) {
    if let source = line.value("--from"), line.path.last == "job" {
      let models = resources([source], &run, scope).flatMap(\.objects)
      if let name = line.operands.first?.value { run.world.cluster.models["jobs.batch/\(name)"] = models }
    }
    let words = Set(line.path)
    // `create secret generic NAME`, `create service clusterip NAME`
    let kind = words.contains("secret") ? "secrets" : words.contains("service") ? "services" : line.path.last ?? ""
    let resource = run.repository.kinds.kind(named: kind == "quota" ? "resourcequotas" : kind)?.resource ?? kind
    made(resource, line.operands.first, &run, scope)
  }

  func made(_ resource: String, _ name: Fragment?, _ run: inout PageRun, _ scope: ClusterScope) {
    guard !isDry else { return }
    run.world.cluster.create(resource, name?.value, prefix: name?.knownPrefix ?? "", in: scope.namespace)
    if let name = name?.value, resource == "deployments.apps" || resource == "pods" {
      run.world.cluster.madeLabels.append([resource == "pods" ? "run" : "app": name])
    }
    if resource == "pods", let name = name?.value { run.world.cluster.create("jobs.batch", name, in: scope.namespace) }
  }

  private var isDry: Bool { line.has("--dry-run") && line.value("--dry-run")?.text != "none" }

  /// `apply -f`, `apply -k`, `create -f`: what the files hold exists from here on.
  func apply(_ run: inout PageRun, _ scope: ClusterScope) {
    guard !isDry else { return }
    for file in line.values("--filename").flatMap({ $0.pieces(",") }) {
      guard file.text != "-" else {
        add(run.input, &run, scope)
        continue
      }
      guard let path = run.path(file), run.repository.fileSystem.kind(path) != nil else {
        // A file of the page, or one from elsewhere; one that is not there applies nothing.
        if let text = run.path(file).flatMap({ run.world.files.text(of: $0) }) {
          add(.text(text), &run, scope)
          continue
        }
        let isMissing = run.path(file).map { run.world.files.state(of: $0) == nil } ?? false
        if !isMissing { run.world.cluster.isOpen = true }
        continue
      }
      add(.objects(PlainManifests.render([path], in: run.repository.fileSystem).objects), &run, scope)
    }
    if let folder = line.value("--kustomize") {
      guard let path = run.path(folder), run.repository.fileSystem.kind(path) != nil else {
        return
      }
      // The environment of this folder says what is there; applying it brings back what was deleted.
      let known = run.repository.environments.filter { $0.declaration.source == .kustomization(path) }
      guard known.isEmpty else {
        for environment in known { run.world.cluster.restore(environment.objects, run.repository.kinds) }
        return
      }
      add(.objects(rendered(path, run)), &run, scope)
    }
  }

  func rendered(_ folder: String, _ run: PageRun) -> [KubernetesObject] {
    let declaration = EnvironmentDeclaration(name: folder, source: .kustomization(folder))
    return EnvironmentRenderer(run.repository.fileSystem).render(declaration).environment.objects
  }

  private func add(_ input: PageRun.Input, _ run: inout PageRun, _ scope: ClusterScope) {
    switch input {
    case .objects(let objects):
      for object in objects {
        let resource = run.repository.kinds.kind(object.kind, group: object.group)?.resource ?? object.kind
        let placed =
          resource == "namespaces"
          ? object : KubernetesObject(object.root, namespace: scope.namespace ?? object.namespace) ?? object
        run.world.cluster.create(placed, resource)
        if resource == "statefulsets.apps" { run.world.cluster.replicas[object.name] = nil }
      }
    case .text(let text):
      let stream = YAMLStream.parse(SourceFile(path: "", text: text))
      add(.objects(stream.documents.compactMap { $0.root.flatMap { KubernetesObject($0) } }), &run, scope)
    case .none, .unknown: run.world.cluster.isOpen = true
    }
  }
}
