import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeYAML

extension KubectlCommand {
  /// Claims `-f` and `-k`, and files that keys are made of.
  func files(_ run: inout PageRun) {
    for file in line.values("--filename").flatMap({ $0.pieces(",") }) where file.text != "-" {
      guard file.value?.contains("://") != true else { continue }
      claimManifests(file, &run)
    }
    if let folder = line.value("--kustomize") { run.claimKustomization(folder, tool: Self.tool) }
    if verb == "kustomize" {
      for operand in line.operands.prefix(1) {
        run.claimKustomization(operand, tool: Self.tool)
        if let path = run.path(operand), run.repository.fileSystem.kind(path) == .folder {
          run.output = .objects(run.rendering(kustomization: path).objects)
        }
      }
    }
    for option in line.values("--from-file") { brought(option.split(at: "=")?.after ?? option, &run) }
    for file in line.values("--patch-file") { run.claimFile(file, tool: Self.tool) }
    for name in ["--from-env-file", "--cert", "--key"] where verb == "create" {
      for file in line.values(name) { brought(file, &run) }
    }
  }

  /// Claims a file that becomes a Secret. Keys and certificates are not kept in a repository: one beside the reader is theirs.
  private func brought(_ file: Fragment, _ run: inout PageRun) {
    let isOwn = line.path.contains("secret") && !file.text.contains("/")
    run.tentativeDepth += isOwn ? 1 : 0
    run.claimFile(file, tool: Self.tool)
    run.tentativeDepth -= isOwn ? 1 : 0
  }

  /// Claims a file of manifests, or a folder that has some: kubectl looks into folders in it only with `-R`.
  private func claimManifests(_ file: Fragment, _ run: inout PageRun) {
    guard let path = run.path(file), run.repository.fileSystem.kind(path) == .folder, !file.isPattern,
      !line.has("--recursive"), !run.world.files.hasMade(in: path)
    else {
      run.claimFile(file, tool: Self.tool)
      return
    }
    let names = ((try? run.repository.fileSystem.list(path)) ?? []).map(\.name)
    let hasManifests = names.contains { name in [".yaml", ".yml", ".json"].contains { name.hasSuffix($0) } }
    run.claim(
      Self.tool, .path, path, file,
      hasManifests ? .verified([.file(path)]) : .contradicted("no manifest lies in `\(path)` itself"))
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
    if ["secrets", "configmaps"].contains(resource), let name = line.operands.first?.value, let keys = givenKeys(run) {
      guard !isDry else { return }
      let kind = resource == "secrets" ? "Secret" : "ConfigMap"
      let data = keys.map { "\"\($0)\": ''" }.joined(separator: ", ")
      return add("kind: \(kind)\nmetadata: {name: \"\(name)\"}\ndata: {\(data)}", &run, scope)
    }
    made(resource, line.operands.first, &run, scope)
  }

  /// The keys that `create secret` and `create configmap` are given; nil where not all of them are known.
  private func givenKeys(_ run: PageRun) -> [String]? {
    var keys: [String] = line.path.last == "tls" ? ["tls.crt", "tls.key"] : []
    if line.path.last == "docker-registry" { keys.append(".dockerconfigjson") }
    for option in line.options {
      switch option.name {
      case "--from-literal", "--from-file":
        let word = option.value?.split(at: "=")?.before ?? option.value
        guard let key = word?.value.map({ TreePath.name(of: $0) }), !key.contains("\""), !key.contains("\\") else {
          return nil
        }
        // A folder gives a key for each of its files.
        if option.name == "--from-file", option.value?.split(at: "=") == nil,
          option.value.flatMap({ run.path($0) }).map({ run.repository.fileSystem.kind($0) == .file }) != true
        {
          return nil
        }
        keys.append(key)
      case "--from-env-file":
        guard case .text(let text)? = option.value.flatMap({ run.path($0) }).flatMap({ run.world.contents[$0] }) else {
          return nil
        }
        keys += text.split(separator: "\n").compactMap { line in
          line.firstIndex(of: "=").map { String(line[..<$0]) }
        }
      default: break
      }
    }
    return keys.isEmpty ? nil : keys
  }

  /// Adds an object of `v1` that a command made, as YAML.
  func add(_ object: String, _ run: inout PageRun, _ scope: ClusterScope) {
    add(objects(.text("apiVersion: v1\n\(object)\n")) ?? [], &run, scope)
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
      if let input = file.text == "-" ? run.input : run.path(file).flatMap({ run.world.contents[$0] }) {
        if let objects = objects(input) { add(objects, &run, scope) } else { open(file, &run, scope) }
        continue
      }
      guard let path = run.path(file), run.repository.fileSystem.kind(path) != nil else {
        // A file of the page, or one from elsewhere; one that is not there applies nothing.
        let isMissing = run.path(file).map { run.world.files.state(of: $0) == nil } ?? false
        if !isMissing { open(file, &run, scope) }
        continue
      }
      add(PlainManifests.render([path], in: run.repository.fileSystem).objects, &run, scope)
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
      add(run.rendering(kustomization: path).objects, &run, scope)
    }
  }

  /// Something is applied that cannot be looked into; into one namespace, where the command names it. What is published for
  /// everybody brings namespaces of its own, and nothing into those of the repository. `replace` takes what is there already.
  private func open(_ file: Fragment, _ run: inout PageRun, _ scope: ClusterScope) {
    guard verb != "replace" else { return }
    if let namespace = scope.namespace, line.value("--namespace") != nil {
      run.world.cluster.openNamespaces.insert(namespace)
    } else if !file.text.contains("://") {
      run.world.cluster.isOpen = true
    }
  }

  /// `delete -f`, `delete -k`: what the files hold is gone.
  func deleteFiles(_ run: inout PageRun, _ scope: ClusterScope) {
    var objects: [KubernetesObject] = []
    for file in line.values("--filename").flatMap({ $0.pieces(",") }) {
      if file.text == "-" {
        objects += self.objects(run.input) ?? []
      } else if let path = run.path(file) {
        objects +=
          run.world.contents[path].map { self.objects($0) ?? [] }
          ?? (run.repository.fileSystem.kind(path) == nil
            ? [] : PlainManifests.render([path], in: run.repository.fileSystem).objects)
      }
    }
    if let path = line.value("--kustomize").flatMap({ run.path($0) }), run.repository.fileSystem.kind(path) != nil {
      objects += run.rendering(kustomization: path).objects
    }
    for object in objects {
      guard let kind = run.repository.kinds.kind(object.kind, group: object.group) else { continue }
      let namespace = kind.isNamespaced ? scope.namespace ?? object.namespace : nil
      run.world.cluster.remove(kind.resource, object.name, in: namespace)
    }
  }

  private func objects(_ input: PageRun.Input) -> [KubernetesObject]? {
    switch input {
    case .objects(let objects): objects
    case .text(let text):
      YAMLStream.parse(SourceFile(path: "", text: text)).documents.compactMap {
        $0.root.flatMap { KubernetesObject($0) }
      }
    case .none, .unknown: nil
    }
  }

  private func add(_ objects: [KubernetesObject], _ run: inout PageRun, _ scope: ClusterScope) {
    for object in objects {
      let resource = run.repository.kinds.kind(object.kind, group: object.group)?.resource ?? object.kind
      let placed =
        resource == "namespaces"
        ? object : KubernetesObject(object.root, namespace: scope.namespace ?? object.namespace) ?? object
      run.world.cluster.create(placed, resource)
      if resource == "statefulsets.apps" { run.world.cluster.replicas[object.name] = nil }
    }
  }
}
