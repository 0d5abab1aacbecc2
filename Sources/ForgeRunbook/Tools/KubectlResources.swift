import ForgeDiagnostics
import ForgeManifests
import ForgeYAML

/// What a word of kubectl names.
struct ResourceReference: Sendable {
  /// Nil for a kind that is unknown.
  let kind: KubernetesKind?
  /// Nil where all of a kind are meant, or the name is unknown.
  let name: String?
  /// The objects that it may be.
  let objects: [KubernetesObject]
  /// Whether the command names one object, known or not.
  var isNamed = true
}

extension [ResourceReference] {
  /// The kinds, each once; empty where one of them is unknown.
  var kinds: [KubernetesKind] {
    let kinds = compactMap(\.kind)
    guard kinds.count == count else { return [] }
    return kinds.enumerated().filter { place, kind in !kinds[..<place].contains(kind) }.map(\.element)
  }
}

extension KubectlCommand {
  /// Reads `TYPE NAME…`, `TYPE,TYPE` and `TYPE/NAME…` as kubectl's builder does, and claims each.
  func resources(_ operands: [Fragment], _ run: inout PageRun, _ scope: ClusterScope) -> [ResourceReference] {
    guard let first = operands.first else { return [] }
    if Symbol.object(in: first) != nil || first.text.contains("/") || (!first.isKnown && !first.isOpen) {
      return operands.flatMap { operand -> [ResourceReference] in
        guard operand.text.contains("/") || Symbol.object(in: operand) != nil else { return [] }
        return [object(operand, &run, scope)]
      }
    }
    var kinds: [KubernetesKind] = []
    for word in first.pieces(",") {
      if let kind = kind(word, &run) { kinds.append(kind) }
    }
    let names = operands.dropFirst()
    guard !names.isEmpty else {
      return kinds.map { ResourceReference(kind: $0, name: nil, objects: [], isNamed: false) }
    }
    return names.flatMap { name in kinds.map { named(name, $0, name, &run, scope) } }
  }

  /// A pod, or what makes pods: `POD`, `TYPE/NAME`.
  func podReference(_ operand: Fragment?, _ run: inout PageRun, _ scope: ClusterScope) -> ResourceReference? {
    guard let operand else { return nil }
    if operand.text.contains("/"), Symbol.object(in: operand) == nil { return object(operand, &run, scope) }
    guard let pods = run.repository.kinds.kind(named: "pods") else { return nil }
    return named(operand, pods, operand, &run, scope)
  }

  private func object(_ operand: Fragment, _ run: inout PageRun, _ scope: ClusterScope) -> ResourceReference {
    if Symbol.object(in: operand) != nil, let pods = run.repository.kinds.kind(named: "pods") {
      return named(operand, pods, operand, &run, scope)
    }
    guard let (type, name) = operand.split(at: "/") else { return ResourceReference(kind: nil, name: nil, objects: []) }
    guard type.isKnown else {
      run.claim(Self.tool, .resource, operand.text, operand, .unverifiable("the value is unknown"))
      return ResourceReference(kind: nil, name: nil, objects: [])
    }
    guard let kind = kind(type, &run, at: operand) else { return ResourceReference(kind: nil, name: nil, objects: []) }
    return named(name, kind, operand, &run, scope)
  }

  /// The kind that a word names; claims the word where it names none.
  private func kind(_ word: Fragment, _ run: inout PageRun, at place: Fragment? = nil) -> KubernetesKind? {
    guard let text = word.value, !text.isEmpty else {
      run.claim(Self.tool, .resource, word.text, place ?? word, .unverifiable("the value is unknown"))
      return nil
    }
    if let kind = run.repository.kinds.kind(named: text) {
      // A list of a kind that an operator brings, of which nothing here is one.
      let isForeign = !run.repository.kinds.isBuiltIn(kind) && kind.definition == nil
      if isForeign, place == nil, line.operands.count == 1,
        !run.clusters.contains(where: { !$0.objects(ofKind: kind.kind).isEmpty })
      {
        run.claim(Self.tool, .resource, text, word, .unverifiable("no definition of the kind `\(text)` is here"))
      }
      return kind
    }
    if text == "all" || !run.repository.kinds.inCategory(text).isEmpty { return nil }
    let verdict: CommandClaim.Verdict
    if let nearest = Self.slip(text, run.repository.kinds) {
      verdict = .contradicted("Kubernetes has no kind `\(text)`", nearest: place == nil ? nearest : nil)
    } else {
      verdict = .unverifiable("no definition of the kind `\(text)` is here")
    }
    run.claim(Self.tool, .resource, text, place ?? word, verdict)
    return nil
  }

  /// The kind that `text` is a slip of. Operators bring kinds of their own, with short names of any letters: only a word that
  /// is one or two strokes from a longer name is none of them.
  private static func slip(_ text: String, _ kinds: KubernetesKinds) -> String? {
    guard !text.contains("."), text.utf8.count > 4,
      let nearest = Suggestion.nearest(to: text, among: kinds.names.filter { $0.utf8.count > 4 })
    else { return nil }
    let limit = text.utf8.count > 8 ? 2 : 1
    let distance = Suggestion.distance(Array(text.lowercased().utf8), Array(nearest.utf8), limit: limit)
    return distance > limit ? nil : nearest
  }

  private func named(
    _ name: Fragment, _ kind: KubernetesKind, _ place: Fragment, _ run: inout PageRun, _ scope: ClusterScope
  ) -> ResourceReference {
    if let (resource, selector) = Symbol.object(in: name) {
      let chosen = run.repository.kinds.kind(named: resource) ?? kind
      let query = LabelQuery(selector)
      let objects =
        query.map { query in scope.objects.filter { $0.pods.map { query.matches($0.labelTexts) } ?? false } } ?? []
      return ResourceReference(kind: chosen, name: nil, objects: objects)
    }
    guard let text = name.value else {
      run.claim(Self.tool, .resource, "\(kind.singular)/\(name.text)", place, .unverifiable("the value is unknown"))
      return ResourceReference(kind: kind, name: nil, objects: [])
    }
    if text.isEmpty || name.isPattern { return ResourceReference(kind: kind, name: nil, objects: []) }
    let suffix = scope.namespace.map { " -n \($0)" } ?? ""
    run.adoptRelease(of: text, kind, scope)
    var verdict = run.verdict(kind, text, scope)
    if case .unverifiable = verdict, let option = line.value("--namespace"),
      let contradiction = run.otherNamespace(of: kind, text, scope)
    {
      run.claim(Self.tool, .namespace, scope.namespace ?? "", option, contradiction)
    }
    // The name stands alone in the fix, and the whole of `kind/name` is replaced.
    if case .contradicted(let message, let nearest?, let isCertain) = verdict, place != name,
      let (type, _) = place.split(at: "/")
    {
      verdict = .contradicted(
        message, nearest: nearest.contains("/") ? nearest : "\(type.text)/\(nearest)", isCertain: isCertain)
    }
    run.claim(Self.tool, .resource, "\(kind.singular)/\(text)\(suffix)", place, verdict)
    let objects = scope.objects + run.world.cluster.objects
    let named = objects.filter { $0.kind == kind.kind && $0.group == kind.group && $0.name == text }
    let found = named.isEmpty ? run.world.cluster.models["\(kind.resource)/\(text)"] ?? [] : named
    if found.isEmpty, kind.resource == "pods" {
      let owners = objects.filter { $0.pods != nil && text.hasPrefix("\($0.name)-") }
      let longest = owners.map(\.name.count).max()
      return ResourceReference(kind: kind, name: text, objects: owners.filter { $0.name.count == longest })
    }
    return ResourceReference(kind: kind, name: text, objects: found)
  }

  /// What `-l` selects where no object is named.
  func selected(_ run: PageRun, _ scope: ClusterScope) -> ResourceReference? {
    guard let query = line.value("--selector")?.value.flatMap({ LabelQuery($0) }) else { return nil }
    let objects = scope.objects.filter { $0.pods.map { query.matches($0.labelTexts) } ?? false }
    return ResourceReference(kind: nil, name: nil, objects: objects)
  }

  // MARK: Parts of objects

  /// Claims a container of the pods that `target` is or makes.
  func container(_ name: Fragment?, _ target: ResourceReference?, _ run: inout PageRun) {
    guard let name else { return }
    guard let text = name.value else {
      return run.claim(Self.tool, .container, name.text, name, .unverifiable("the value is unknown"))
    }
    let pods = (target?.objects ?? []).flatMap { self.pods(of: $0, run) }
    guard !pods.isEmpty else {
      return run.claim(Self.tool, .container, text, name, .unverifiable("which pod is meant cannot be known"))
    }
    let found = pods.compactMap { $0.container(named: text)?.name?.range }
    guard found.isEmpty else { return run.claim(Self.tool, .container, text, name, .verified(found)) }
    let all = Set(pods.flatMap(\.containers).compactMap { $0.name?.text }).sorted()
    let nearest = Suggestion.nearest(to: text, among: all) ?? (all.count == 1 ? all[0] : nil)
    let owner = target?.objects.first.map { "\($0.kind) `\($0.name)`" } ?? "the pod"
    run.claim(
      Self.tool, .container, text, name,
      .contradicted("\(Message(owner)) has no container `\(text)`", nearest: nearest, isCertain: all.count == 1))
  }

  /// The pods that an object is, makes, or leads to.
  private func pods(of object: KubernetesObject, _ run: PageRun) -> [PodTemplate] {
    if let pods = object.pods { return [pods] }
    guard object.kind == "Service" else { return [] }
    let selector = LabelSelector(labels: object.root["spec"]?["selector"])
    guard !selector.isEmpty else { return [] }
    return run.clusters.flatMap { $0.workloads(in: object.namespace) }.compactMap(\.pods).filter {
      selector.matches($0.labelTexts)
    }
  }

  /// Claims the remote port of a port-forward.
  func port(_ remote: Fragment, _ target: ResourceReference, _ run: inout PageRun) {
    guard let text = remote.value else {
      return run.claim(Self.tool, .port, remote.text, remote, .unverifiable("the value is unknown"))
    }
    guard !target.objects.isEmpty else {
      return run.claim(Self.tool, .port, text, remote, .unverifiable("what is forwarded to is not known"))
    }
    let services = target.objects.filter { $0.kind == "Service" }
    guard services.isEmpty else {
      let ports = services.flatMap { $0.root["spec"]?["ports"]?.sequence ?? [] }
      let found = ports.compactMap { port in
        port["port"]?.text == text ? port["port"]?.range : port["name"]?.text == text ? port["name"]?.range : nil
      }
      guard found.isEmpty else { return run.claim(Self.tool, .port, text, remote, .verified(found)) }
      let numbers = Set(ports.compactMap { $0["port"]?.text }).sorted()
      return run.claim(
        Self.tool, .port, text, remote,
        .contradicted(
          "Service `\(services[0].name)` has no port `\(text)`",
          nearest: numbers.count == 1 ? numbers[0] : Suggestion.nearest(to: text, among: numbers),
          isCertain: numbers.count == 1))
    }
    let containers = target.objects.flatMap { pods(of: $0, run) }.flatMap(\.containers)
    let found = containers.compactMap { container in
      container.port(text).map { $0.number.text == text ? $0.number.range : ($0.name ?? $0.number).range }
    }
    if !found.isEmpty { return run.claim(Self.tool, .port, text, remote, .verified(found)) }
    let names = Set(containers.flatMap(\.ports).compactMap { $0.name?.text }).sorted()
    let verdict: CommandClaim.Verdict =
      text.allSatisfy(\.isNumber) || containers.isEmpty
      ? .unverifiable("a container may listen on ports that it does not declare")
      : .contradicted("no container has a port called `\(text)`", nearest: Suggestion.nearest(to: text, among: names))
    run.claim(Self.tool, .port, text, remote, verdict)
  }

  /// Claims the keys that `-o jsonpath={.data.KEY}` reads of ConfigMaps and Secrets.
  func keys(of objects: [KubernetesObject], _ run: inout PageRun) {
    guard let output = line.value("--output"), output.text.hasPrefix("jsonpath="), !objects.isEmpty,
      objects.allSatisfy({ $0.kind == "ConfigMap" || $0.kind == "Secret" })
    else { return }
    let bytes = Array(output.text.utf8)
    guard let start = bytes.firstRange(of: Array(".data.".utf8))?.upperBound else { return }
    var end = start
    while end < bytes.count {
      if bytes[end] == UInt8(ascii: "\\"), end + 1 < bytes.count {
        end += 2
        continue
      }
      guard bytes[end] != UInt8(ascii: "}"), bytes[end] != UInt8(ascii: "."), bytes[end] != UInt8(ascii: "[") else {
        break
      }
      end += 1
    }
    let word = output.dropFirst(start).prefix(end - start)
    guard let text = word.value, !text.isEmpty else { return }
    let key = text.replacing("\\", with: "")
    let found = objects.compactMap { $0.dataKey(key)?.range }
    guard found.isEmpty else { return run.claim(Self.tool, .key, key, word, .verified(found)) }
    let names = Set(objects.flatMap(\.dataKeys)).sorted()
    // `KEY` is a name only where others are written so.
    if Placeholder.isOne(key), !names.contains(where: { Placeholder.isOne($0) }) {
      return run.claim(Self.tool, .key, key, word, .unverifiable("it is to be replaced by the reader"))
    }
    run.claim(
      Self.tool, .key, key, word,
      .contradicted(
        "\(objects[0].kind) `\(objects[0].name)` has no key `\(key)`",
        nearest: Suggestion.nearest(to: key, among: names)))
  }
}
