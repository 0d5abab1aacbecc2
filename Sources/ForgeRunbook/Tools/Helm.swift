import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeYAML

extension Tool {
  /// helm, releases 3 and 4.
  static let helm = Tool(names: ["helm"]) { call, run in
    HelmCommand(call).read(&run)
  }
}

/// One command line of Helm.
struct HelmCommand {
  private static let tool = "helm"
  private static let grammar = CommandGrammar.helm
    .adding(".: -h/--help\ninstall: --atomic\nupgrade: --atomic --force --recreate-pods\ndiff:\nsecrets:\ntiller:\nls:")
    .aliasing([
      "ls": "list", "un": "uninstall", "del": "uninstall", "delete": "uninstall", "dep": "dependency",
      "dependencies": "dependency",
      "dependency up": "update", "inspect": "show", "hist": "history", "fetch": "pull", "repo up": "update",
      "get all": "all",
    ])

  private let line: CommandLine

  init(_ call: ToolCall) {
    line = CommandLine(call.arguments, Self.grammar)
  }

  func read(_ run: inout PageRun) {
    // Plugins bring subcommands, and flags of their own.
    if ["diff", "secrets", "tiller"].contains(line.path.first ?? line.operands.first?.text ?? "") {
      return plugin(&run)
    }
    run.claimFaults(
      line, tool: Self.tool, removed: ["init": nil, "reset": nil, "serve": nil, "home": "env", "chart": nil])
    guard line.faults.allSatisfy({ $0.kind == .flag }) else { return }
    let values = line.values("--values").flatMap { $0.pieces(",") }
    for file in values where file.value?.contains("://") != true { run.claimFile(file, tool: Self.tool) }
    for file in line.values("--set-file") { run.claimFile(file.split(at: "=")?.after ?? file, tool: Self.tool) }
    let namespace = line.value("--namespace") ?? run.world.namespace
    switch line.path.first {
    case "install": deploy(line.operands, namespace, &run, isRelease: false)
    case "upgrade": deploy(line.operands, namespace, &run, isRelease: !line.has("--install"))
    case "template": template(namespace, &run)
    case "lint", "package": for chart in line.operands { self.chart(chart, &run) }
    case "dependency": for chart in line.operands { self.chart(chart, &run) }
    case "show": for chart in line.operands { self.chart(chart, &run) }
    case "status", "history", "rollback", "uninstall", "test", "get":
      _ = run.scope(line.value("--namespace"), tool: Self.tool)
      if let release = line.operands.first { self.release(release, namespace, &run) }
      if line.path.first == "uninstall", let name = line.operands.first?.value, run.branchDepth == 0,
        !line.has("--dry-run")
      {
        uninstall(name, namespace?.value, &run)
      }
    case "list": _ = run.scope(line.value("--namespace"), tool: Self.tool)
    case "repo":
      if line.path.last == "add", let name = line.operands.first?.value { run.world.chartRepositories.insert(name) }
    default: break
    }
  }

  private func plugin(_ run: inout PageRun) {
    for file in line.values("--values") { run.claimFile(file, tool: Self.tool) }
  }

  // MARK: Charts

  private func deploy(_ operands: [Fragment], _ namespace: Fragment?, _ run: inout PageRun, isRelease: Bool) {
    if !line.has("--create-namespace") {
      _ = run.scope(line.value("--namespace"), tool: Self.tool)
    } else if let option = line.value("--namespace"), let name = option.value,
      case .verified = run.namespaceVerdict(name)
    {
      _ = run.scope(option, tool: Self.tool)
    }
    let hasName = !line.has("--generate-name")
    if hasName, isRelease, let release = operands.first { self.release(release, namespace, &run) }
    guard let chart = hasName ? operands.dropFirst().first : operands.first else { return }
    let path = self.chart(chart, &run)
    if let path { settings(path, &run) }
    guard !line.has("--dry-run"), hasName, let name = operands.first?.value else { return }
    if line.has("--create-namespace"), let created = namespace?.value {
      run.world.cluster.create("namespaces", created, in: nil)
    }
    let objects = install(path, name, namespace?.value, &run)
    run.world.releases.append(.init(name: name, namespace: namespace?.value, isRemoved: false, objects: objects))
  }

  /// What the release brought is gone, save what says that it stays.
  private func uninstall(_ name: String, _ namespace: String?, _ run: inout PageRun) {
    let made = run.world.releases.last {
      $0.name == name && !$0.isRemoved && ($0.namespace == nil || namespace == nil || $0.namespace == namespace)
    }
    let environments = run.clusters.filter { environment in
      guard case .helm(let release) = environment.declaration.source, environment.declaration.range != nil else {
        return false
      }
      return release.name == name && (namespace == nil || environment.declaration.namespace == namespace)
    }
    for object in (made?.objects ?? []) + environments.flatMap(\.objects) {
      // Helm does not count hooks among what a release has (Helm, "Chart Hooks").
      let annotations = object.root["metadata"]?["annotations"]
      guard annotations?["helm.sh/resource-policy"]?.text != "keep", annotations?["helm.sh/hook"] == nil,
        let kind = run.repository.kinds.kind(object.kind, group: object.group), kind.resource != "namespaces"
      else { continue }
      run.world.cluster.remove(kind.resource, object.name, in: object.namespace)
    }
    run.world.releases.append(.init(name: name, namespace: namespace, isRemoved: true))
  }

  private func template(_ namespace: Fragment?, _ run: inout PageRun) {
    guard let operand = line.operands.last, line.operands.count <= 2 else { return }
    _ = run.scope(line.value("--namespace"), tool: Self.tool)
    guard let path = chart(operand, &run) else { return }
    settings(path, &run)
    for file in line.values("--show-only") { shown(file, path, &run) }
    let name = line.operands.count == 2 ? line.operands[0].value : nil
    if let objects = rendered(path, name ?? "release-name", namespace?.value, &run) { run.output = .objects(objects) }
  }

  /// Claims a template of the chart, by its path in it.
  private func shown(_ file: Fragment, _ chart: String, _ run: inout PageRun) {
    guard let name = file.value, !file.isPattern else { return }
    let path = TreePath.join(chart, name)
    if run.repository.fileSystem.kind(path) == .file {
      return run.claim(Self.tool, .path, path, file, .verified([.file(path)]))
    }
    let folder = TreePath.folder(of: path)
    let siblings = ((try? run.repository.fileSystem.list(folder)) ?? []).map(\.name)
    let nearest = Suggestion.nearest(to: TreePath.name(of: path), among: siblings).map {
      TreePath.join(TreePath.folder(of: name), $0)
    }
    run.claim(Self.tool, .path, path, file, .contradicted("the chart has no `\(name)`", nearest: nearest))
  }

  /// Claims a chart; its folder where it is one of the repository.
  @discardableResult
  private func chart(_ chart: Fragment, _ run: inout PageRun) -> String? {
    let text = chart.text
    guard chart.isKnown else {
      run.claim(Self.tool, .chart, text, chart, .unverifiable("the value is unknown"))
      return nil
    }
    if text.contains("://") || text.hasSuffix(".tgz") || line.value("--repo") != nil {
      run.claim(Self.tool, .chart, text, chart, .unverifiable("the chart is not in this repository"))
      return nil
    }
    let path = run.path(chart)
    if let path, run.repository.fileSystem.kind(TreePath.join(path, "Chart.yaml")) == .file {
      run.claim(Self.tool, .chart, path, chart, .verified([.file(TreePath.join(path, "Chart.yaml"))]))
      return path
    }
    // `name/chart` is one of a repository of charts, whether this page adds it or another.
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let isNamed = parts.count == 2 && !text.hasPrefix(".") && !parts[1].isEmpty
    let isFolder =
      path.map { run.repository.fileSystem.kind($0) == .folder || run.world.files.state(of: $0) == .made } ?? false
    let hasFolder =
      path.map {
        run.repository.fileSystem.kind(TreePath.folder(of: $0)) == .folder && !TreePath.folder(of: $0).isEmpty
      } ?? false
    let charts = run.repository.clusters.compactMap { environment -> String? in
      guard case .helm(let release) = environment.declaration.source else { return nil }
      return release.chart
    }
    // A path from the root, given where the reader no longer stands there.
    let fromRoot = TreePath.resolve(text, from: "").map { TreePath.join($0, "Chart.yaml") }
    if path != nil, run.world.directory != "", !isFolder, !run.world.chartRepositories.contains(String(parts[0])),
      let fromRoot, run.repository.fileSystem.kind(fromRoot) == .file
    {
      let place = run.world.directory ?? ""
      run.claim(
        Self.tool, .chart, text, chart,
        .contradicted("there is no chart `\(text)` in `\(place)`, where the reader stands"))
    } else if isNamed, !isFolder, !run.world.chartRepositories.contains(String(parts[0])), run.world.directory == "",
      let nearest = Suggestion.nearest(to: text, among: Set(charts).sorted()), Self.isPath(text, like: nearest)
    {
      run.claim(Self.tool, .chart, text, chart, .contradicted("there is no chart `\(text)`", nearest: nearest))
    } else if isNamed, !isFolder, run.world.chartRepositories.contains(String(parts[0])) || !hasFolder {
      run.claim(Self.tool, .chart, text, chart, .unverifiable("the chart is in a repository of charts"))
    } else if path.map({ [.made, .open].contains(run.world.files.state(of: $0)) }) == true {
      run.claim(Self.tool, .chart, text, chart, .unverifiable("the page makes this folder"))
    } else if isFolder, let path {
      run.claim(
        Self.tool, .chart, path, chart,
        .contradicted("`\(path.isEmpty ? "." : path)` is no chart: it has no Chart.yaml"))
    } else {
      run.claimFile(chart, tool: Self.tool)
    }
    return nil
  }

  /// Whether `FOLDER/NAME` is meant for a path: its folder is that of a chart which is there, or is called as folders of charts
  /// are. `bitnami/redis` is one of a repository of charts, whether or not there is a `charts/redis`.
  private static func isPath(_ text: String, like chart: String) -> Bool {
    let (folder, known) = (TreePath.folder(of: text), TreePath.folder(of: chart))
    return folder == known || folders.contains(folder) || Suggestion.certain(for: folder, among: [known]) != nil
  }

  private static let folders: Set<String> = [
    "chart", "charts", "helm", "deploy", "deployment", "infra", "infrastructure", "k8s", "kubernetes", "ops",
  ]

  /// Claims the keys of `--set` and its relatives.
  private func settings(_ path: String, _ run: inout PageRun) {
    let options = ["--set", "--set-string", "--set-json", "--set-literal"].flatMap { line.values($0) }
    guard !options.isEmpty, let values = ChartKeys(path, run.repository.fileSystem) else { return }
    for option in options {
      for assignment in option.pieces(",") {
        guard let (key, _) = assignment.split(at: "="), key.isKnown, !key.text.isEmpty, !key.text.hasPrefix("{") else {
          continue
        }
        let text = key.text
        switch values.find(text) {
        case .found(let range): run.claim(Self.tool, .value, text, key, .verified([range].compactMap(\.self)))
        case .open: run.claim(Self.tool, .value, text, key, .unverifiable("the chart takes any key here"))
        case .missing(let nearest):
          run.claim(Self.tool, .value, text, key, .contradicted("the chart has no value `\(text)`", nearest: nearest))
        }
      }
    }
  }

  /// What the chart renders to with the values of this command; nil where not all of that is known.
  private func rendered(_ chart: String, _ name: String, _ namespace: String?, _ run: inout PageRun)
    -> [KubernetesObject]?
  {
    let files = line.values("--values").compactMap { run.path($0) }.filter {
      run.repository.fileSystem.kind($0) == .file
    }
    let flags: [HelmRelease.SetFlag] = line.options.compactMap { option in
      // An unknown value may be any: what it stands for is left as the chart has it.
      guard let text = option.value?.value else { return nil }
      switch option.name {
      case "--set": return .set(text)
      case "--set-string": return .setString(text)
      case "--set-json": return .setJSON(text)
      case "--set-literal": return .setLiteral(text)
      default: return nil
      }
    }
    let release = HelmRelease(
      chart: chart, name: name, namespace: namespace ?? "default", valuesFiles: files, flags: flags,
      includesDefinitions: true)
    let declaration = EnvironmentDeclaration(name: name, source: .helm(release), namespace: namespace ?? "default")
    let environment = run.rendering(declaration)
    return environment.isComplete ? environment.objects : nil
  }

  /// What the release brings exists from here on; the objects of which that is known.
  private func install(_ path: String?, _ name: String, _ namespace: String?, _ run: inout PageRun)
    -> [KubernetesObject]
  {
    guard let path else {
      if let namespace { run.world.cluster.openNamespaces.insert(namespace) } else { run.world.cluster.isOpen = true }
      return []
    }
    // A release that an environment is brings what that environment has.
    let isEnvironment = run.clusters.contains { environment in
      guard case .helm(let release) = environment.declaration.source else { return false }
      return release.chart == path && release.name == name
        && (namespace == nil || environment.declaration.namespace == namespace)
    }
    guard !isEnvironment else {
      for environment in run.clusters where namespace == nil || environment.declaration.namespace == namespace {
        run.world.cluster.restore(environment.objects, run.repository.kinds)
      }
      return []
    }
    guard let objects = rendered(path, name, namespace, &run) else {
      run.world.cluster.isOpen = true
      return []
    }
    for object in objects {
      let resource = run.repository.kinds.kind(object.kind, group: object.group)?.resource ?? object.kind
      run.world.cluster.create(object, resource)
    }
    return objects
  }

  // MARK: Releases

  private func release(_ release: Fragment, _ namespace: Fragment?, _ run: inout PageRun) {
    guard let name = release.value else {
      return run.claim(Self.tool, .release, release.text, release, .unverifiable("the value is unknown"))
    }
    run.claim(Self.tool, .release, name, release, verdict(name, namespace?.value, run))
  }

  private func verdict(_ name: String, _ namespace: String?, _ run: PageRun) -> CommandClaim.Verdict {
    let change = run.world.releases.last {
      $0.name == name && ($0.namespace == nil || namespace == nil || $0.namespace == namespace)
    }
    if change?.isRemoved == true { return .contradicted("release `\(name)` was uninstalled above") }
    if change != nil { return .verified([]) }
    if let namespace, run.world.cluster.namespaces.contains(namespace), !run.namespaces.contains(namespace) {
      // The page made the namespace: what it installed there is all that is in it.
      let here = Set(run.world.releases.filter { $0.namespace == namespace && !$0.isRemoved }.map(\.name))
      return .contradicted(
        "the page installs no release `\(name)` in namespace `\(namespace)`",
        nearest: here.count == 1 ? here.first : nil)
    }
    let releases = run.clusters.compactMap { environment -> (name: String, namespace: String, range: SourceRange?)? in
      guard case .helm(let release) = environment.declaration.source else { return nil }
      return (release.name, environment.declaration.namespace, environment.declaration.range)
    }
    let same = releases.filter { $0.name == name }
    if same.contains(where: { namespace == nil || $0.namespace == namespace }) {
      return .verified(same.compactMap(\.range))
    }
    // Found environments have made-up names of releases: only those that the configuration declares are known.
    let declared = releases.filter { $0.range != nil }
    guard !declared.isEmpty, declared.count == releases.count else {
      return .unverifiable("which releases there are is not known")
    }
    let nearest = Suggestion.nearest(to: name, among: Set(declared.map(\.name)).sorted())
    // In a namespace of ours the releases are ours.
    let here = namespace.map { namespace in declared.filter { $0.namespace == namespace } } ?? []
    if same.isEmpty, nearest == nil, here.isEmpty { return .unverifiable("no environment here is a release `\(name)`") }
    if !same.isEmpty {
      guard let namespace, run.namespaces.contains(namespace) else {
        return .unverifiable("nothing here says what is in this namespace")
      }
      return .contradicted("release `\(name)` is not in namespace `\(namespace)`")
    }
    return .contradicted(
      "no environment has a release `\(name)`", nearest: nearest ?? (here.count == 1 ? here[0].name : nil))
  }
}
