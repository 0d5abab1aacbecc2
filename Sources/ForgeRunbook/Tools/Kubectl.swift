import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeYAML

extension Tool {
  /// kubectl, and those that take its command lines.
  static let kubectl = Tool(names: ["kubectl", "oc", "k", "kubecolor"]) { call, run in
    // `k` is only kubectl where nothing else is called so; every page that uses it means it.
    var command = KubectlCommand(call)
    command.read(&run)
  }
}

extension Tool {
  /// kubens and kubectx, which set the namespace and cluster of what follows.
  static let contexts = Tool(names: ["kubens", "kubectx"]) { call, run in
    guard let name = call.arguments.first(where: { !$0.text.hasPrefix("-") }) else { return }
    guard call.tool == "kubens" else {
      run.world.namespace = nil
      return
    }
    _ = run.scope(name, tool: call.tool)
    run.world.namespace = name
  }
}

/// One command line of kubectl.
struct KubectlCommand {
  static let tool = "kubectl"

  /// With what the help of kubectl 1.33 leaves out, though it is accepted, and what later releases have added.
  private static let grammar = CommandGrammar.kubectl
    .adding(
      """
      .: -h/--help
      annotate: --record
      apply: --record
      autoscale: --record --cpu= --memory=
      create: --record
      edit: --record
      expose: --record
      kustomize: --reorder= --enable-managedby-label
      label: --record
      patch: --record
      scale: --record
      set image: --record
      set resources: --record
      set selector: --record
      set serviceaccount: --record
      top node: --show-swap
      top pod: --show-swap
      """
    )
    .aliasing([
      "top pods": "pod", "top po": "pod", "top nodes": "node", "top no": "node", "create ns": "namespace",
      "create cm": "configmap",
      "create deploy": "deployment", "create dep": "deployment", "create svc": "service", "create sa": "serviceaccount",
      "create cj": "cronjob", "create ing": "ingress", "create pdb": "poddisruptionbudget",
      "create pc": "priorityclass", "set sa": "serviceaccount", "config use": "use-context",
      "create resourcequota": "quota",
    ])

  /// oc takes the command lines of kubectl, and has some of its own (docs.openshift.com, "OpenShift CLI developer command
  /// reference"): only those of which something is read are told apart.
  private static let openShift = grammar.adding(
    """
    adm:
    cancel-build:
    debug:
    expose:
    extract:
    idle:
    import-image:
    login:
    logout:
    new-app:
    new-build:
    new-project: --description= --display-name=
    observe:
    policy:
    process: -f/--filename= -p/--param=* --param-file=* --local -o/--output= -l/--labels= --ignore-unknown-parameters
    project:
    projects:
    registry:
    rollback:
    rollout cancel:
    rollout latest:
    rollout retry:
    rsh: -c/--container= --shell= --timeout= -t/--tty -T/--no-tty
    secrets:
    set build-hook:
    set data:
    set probe:
    set route-backends:
    set triggers:
    set volumes:
    start-build:
    status:
    tag:
    whoami:
    """)

  let line: CommandLine
  private let isOpenShift: Bool

  init(_ call: ToolCall) {
    isOpenShift = call.tool == "oc"
    line = CommandLine(
      call.arguments, isOpenShift ? Self.openShift : Self.grammar, stopsAt: isOpenShift ? ["rsh": 1] : [:],
      takesOperands: ["create", "apply", "cluster-info", "events"])
  }

  var verb: String { line.path.first ?? "" }

  mutating func read(_ run: inout PageRun) {
    if !isOpenShift {
      run.claimFaults(line, tool: Self.tool, removed: ["rolling-update": "rollout", "convert": nil])
    }
    // With a flag or subcommand that does not exist nothing else on the line is sure.
    guard line.faults.allSatisfy({ $0.kind == .flag }) else { return }
    files(&run)
    let scope = run.scope(line.value("--namespace"), tool: Self.tool, everywhere: line.has("--all-namespaces"))
    switch line.path.joined(separator: " ") {
    case "get": get(&run, scope)
    case "describe", "edit": _ = resources(line.operands, &run, scope)
    case "patch": patched(resources(line.operands, &run, scope).kinds, &run)
    case "wait":
      // What is gone already is not waited for, and what does not exist yet may come.
      let mayMiss = line.values("--for").contains { ["delete", "create"].contains($0.text) }
      run.tentativeDepth += mayMiss ? 1 : 0
      let kinds = resources(line.operands, &run, scope).kinds
      run.tentativeDepth -= mayMiss ? 1 : 0
      awaited(kinds, &run)
      conditions(kinds, &run)
    case "explain": explain(&run)
    case "events": fieldSelector([run.repository.kinds.kind(named: "events")].compactMap(\.self), &run)
    case "expose", "autoscale":
      let target = resources(line.operands, &run, scope).first?.name
      let resource = verb == "expose" ? "services" : "horizontalpodautoscalers.autoscaling"
      guard let name = line.value("--name")?.value ?? target else { break }
      if verb == "expose", let port = line.value("--port")?.value {
        add("kind: Service\nmetadata: {name: \(name)}\nspec: {ports: [{port: \(port)}]}", &run, scope)
      } else {
        run.world.cluster.create(resource, name, in: scope.namespace)
      }
    case "scale":
      for reference in resources(line.operands, &run, scope) where reference.kind?.resource == "statefulsets.apps" {
        if let name = reference.name, let count = line.value("--replicas")?.value.flatMap({ Int($0) }) {
          run.world.cluster.replicas[name] = count
        }
      }
    case "cordon", "uncordon", "drain": nodes(line.operands, &run)
    case "taint":
      nodes(Array(line.operands.dropFirst().prefix { !$0.text.contains(":") && !$0.text.contains("=") }), &run)
    case "delete": delete(&run, scope)
    case "label", "annotate": mark(&run, scope)
    case "exec": execute(&run, scope)
    case "logs": logs(&run, scope)
    case "attach", "debug": attach(&run, scope)
    case "port-forward": forward(&run, scope)
    case "cp": copy(&run, scope)
    case "top pod": top(&run, scope)
    case "run":
      made("pods", line.operands.first, &run, scope)
      // What runs there may speak to Services.
      run.inside(.pods([]), line.hasRest ? line.rest : Array(line.operands.dropFirst()))
    case "apply", "create", "replace": apply(&run, scope)
    case "diff", "kustomize": break
    case "rsh": execute(&run, scope)
    case "new-project": made("namespaces", line.operands.first, &run, scope)
    case "project": run.world.namespace = line.operands.first
    case "process": process(&run)
    case "config set-context": if let namespace = line.value("--namespace") { run.world.namespace = namespace }
    case "config use-context": run.world.namespace = nil
    case let path where path.hasPrefix("rollout "): _ = resources(line.operands, &run, scope)
    case let path where path.hasPrefix("set "): set(&run, scope)
    case let path where path.hasPrefix("create "): create(&run, scope)
    default: break
    }
    selector(&run, scope)
    impersonated(&run)
  }

  /// `--as=system:serviceaccount:NAMESPACE:NAME`
  private func impersonated(_ run: inout PageRun) {
    guard let user = line.value("--as"), let text = user.value else { return }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "system", parts[1] == "serviceaccount",
      let kind = run.repository.kinds.kind(named: "serviceaccounts")
    else { return }
    let namespace = user.dropFirst("system:serviceaccount:".utf8.count).prefix(parts[2].utf8.count)
    let scope = run.scope(namespace, tool: Self.tool)
    let name = user.dropFirst(text.utf8.count - parts[3].utf8.count)
    run.claim(
      Self.tool, .resource, "serviceaccount/\(parts[3]) -n \(parts[2])", name,
      run.verdict(kind, String(parts[3]), scope))
  }

  /// `oc process -f FILE`: the objects of a template.
  private func process(_ run: inout PageRun) {
    guard let path = line.value("--filename").flatMap({ run.path($0) }),
      run.repository.fileSystem.kind(path) == .file
    else { return }
    run.output = .objects(PlainManifests.render([path], in: run.repository.fileSystem).objects)
  }

  // MARK: Verbs

  private func get(_ run: inout PageRun, _ scope: ClusterScope) {
    let found = resources(line.operands, &run, scope)
    keys(of: found.flatMap(\.objects), &run)
    let isSure = !line.operands.contains(where: \.isOpen) && !line.has("--watch") && !line.has("--watch-only")
    fields(found.kinds, isOne: isSure ? found.count == 1 && found[0].isNamed : nil, &run)
    fieldSelector(found.kinds, &run)
    // A name of this kind, for what comes after.
    let isName =
      line.value("--output")?.text.hasPrefix("name") == true
      || line.value("--output")?.text.contains(".metadata.name") == true
    if isName, let kind = found.first?.kind, found.count == 1, found[0].name == nil {
      run.symbol = Symbol.object(kind.resource, selector: line.value("--selector")?.value ?? "")
    }
  }

  /// `explain pods.spec.containers`.
  private func explain(_ run: inout PageRun) {
    guard let operand = line.operands.first, operand.isKnown, let (type, rest) = operand.split(at: "."),
      let kind = type.value.flatMap({ run.repository.kinds.kind(named: $0) })
    else { return }
    path(rest, [kind], &run)
  }

  private func delete(_ run: inout PageRun, _ scope: ClusterScope) {
    if line.has("--ignore-not-found") { run.tentativeDepth += 1 }
    let found = resources(line.operands, &run, scope)
    if line.has("--ignore-not-found") { run.tentativeDepth -= 1 }
    guard run.branchDepth == 0, run.tentativeDepth == 0, !line.has("--dry-run") else { return }
    deleteFiles(&run, scope)
    for reference in found {
      guard let kind = reference.kind, let name = reference.name else { continue }
      // Without a namespace it is not known which of several is gone; what makes pods makes them again.
      let isOne = kind.resource == "namespaces" || Set(reference.objects.map(\.namespace)).count <= 1
      let isMade = run.world.cluster.state(kind.resource, name, in: scope.namespace) == true
      if isOne, kind.resource != "pods" || isMade { run.world.cluster.remove(kind.resource, name, in: scope.namespace) }
    }
  }

  private func mark(_ run: inout PageRun, _ scope: ClusterScope) {
    let operands = line.operands.prefix { !$0.text.contains("=") && !($0.text.hasSuffix("-") && $0.text.count > 1) }
    _ = resources(Array(operands), &run, scope)
    for operand in line.operands.dropFirst(operands.count) where verb == "label" {
      if let (key, value) = operand.split(at: "="), let key = key.value, let value = value.value {
        run.world.cluster.madeLabels.append([key: value])
      }
    }
  }

  private func execute(_ run: inout PageRun, _ scope: ClusterScope) {
    let target = podReference(line.operands.first, &run, scope)
    container(line.value("--container"), target, &run)
    let command = line.hasRest || verb == "rsh" ? line.rest : Array(line.operands.dropFirst())
    run.inside(.pods(target?.objects ?? []), command)
  }

  private func logs(_ run: inout PageRun, _ scope: ClusterScope) {
    guard let first = line.operands.first else {
      return container(line.value("--container"), selected(run, scope), &run)
    }
    let target = podReference(first, &run, scope)
    container(line.value("--container") ?? line.operands.dropFirst().first, target, &run)
  }

  private func attach(_ run: inout PageRun, _ scope: ClusterScope) {
    let operand = line.operands.first
    let target = operand.map { isNode($0) } == true ? nil : podReference(operand, &run, scope)
    if verb == "attach" { container(line.value("--container"), target, &run) }
    if verb == "debug" { container(line.value("--target"), target, &run) }
  }

  private func isNode(_ operand: Fragment) -> Bool {
    operand.text.hasPrefix("node/") || operand.text.hasPrefix("nodes/")
  }

  private func forward(_ run: inout PageRun, _ scope: ClusterScope) {
    let target = podReference(line.operands.first, &run, scope)
    for operand in line.operands.dropFirst() {
      let (local, remote) = operand.split(at: ":").map { ($0.before, $0.after) } ?? (operand, operand)
      if let port = local.value { run.world.openedPorts.insert(port) }
      if let target { port(remote, target, &run) }
    }
  }

  private func copy(_ run: inout PageRun, _ scope: ClusterScope) {
    for operand in line.operands {
      guard let (pod, _) = operand.split(at: ":"), pod.text.count > 1 else {
        if operand.text == line.operands.first?.text {
          run.claimFile(operand, tool: Self.tool)
        } else {
          run.createFile(operand)
        }
        continue
      }
      if let (namespace, name) = pod.split(at: "/") {
        let inner = run.scope(namespace, tool: Self.tool)
        container(line.value("--container"), podReference(name, &run, inner), &run)
      } else {
        container(line.value("--container"), podReference(pod, &run, scope), &run)
      }
    }
  }

  private func nodes(_ operands: [Fragment], _ run: inout PageRun) {
    for operand in operands {
      run.claim(Self.tool, .resource, "node/\(operand.text)", operand, .unverifiable("the cluster brings its nodes"))
    }
  }

  private func top(_ run: inout PageRun, _ scope: ClusterScope) {
    for operand in line.operands { _ = podReference(operand, &run, scope) }
  }

  private func set(_ run: inout PageRun, _ scope: ClusterScope) {
    let operands = line.operands.prefix { !$0.text.contains("=") && !($0.text.hasSuffix("-") && $0.text.count > 1) }
    let found = resources(Array(operands), &run, scope)
    if line.path.last == "env", let source = line.value("--from") { _ = resources([source], &run, scope) }
    guard line.path.last == "image", let target = found.first else { return }
    for operand in line.operands.dropFirst(operands.count) {
      if let (name, _) = operand.split(at: "="), name.text != "*" { container(name, target, &run) }
    }
  }
}
