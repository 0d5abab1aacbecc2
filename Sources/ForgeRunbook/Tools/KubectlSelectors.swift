import ForgeDiagnostics
import ForgeManifests
import ForgeYAML

extension KubectlCommand {
  /// Labels that controllers put on pods and other objects; which values they have is not known.
  private static let madeLabels: Set<String> = [
    "pod-template-hash", "controller-revision-hash", "job-name", "controller-uid", "batch.kubernetes.io/job-name",
    "batch.kubernetes.io/controller-uid", "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index",
    "kubernetes.io/hostname",
    "kubernetes.io/metadata.name", "kubernetes.io/service-name", "topology.kubernetes.io/zone",
    "topology.kubernetes.io/region",
  ]
  /// Labels of the Secrets that Helm keeps releases in.
  private static let releaseLabels: Set<String> = ["owner", "name", "status", "version"]

  /// Claims `-l`: something that the command lists has these labels.
  func selector(_ run: inout PageRun, _ scope: ClusterScope) {
    guard let selector = line.value("--selector"), verb != "label", verb != "apply" else { return }
    guard let text = selector.value else {
      return run.claim(Self.tool, .selector, selector.text, selector, .unverifiable("the value is unknown"))
    }
    guard let query = LabelQuery(text) else {
      return run.claim(Self.tool, .selector, text, selector, .contradicted("`\(text)` is no label selector"))
    }
    let kinds = listed(run)
    run.adoptRelease(labelled: query, scope)
    run.claim(Self.tool, .selector, text, selector, verdict(query, kinds, run, scope))
  }

  /// The Job whose pods `job-name=NAME` selects.
  private func jobName(_ query: LabelQuery) -> String? {
    query.terms.lazy.compactMap { term -> String? in
      guard term.key == "job-name" || term.key == "batch.kubernetes.io/job-name", case .among(let values) = term.test
      else {
        return nil
      }
      return values.count == 1 ? values[0] : nil
    }.first
  }

  /// The kinds that the command lists; empty for kinds that are unknown.
  private func listed(_ run: PageRun) -> [KubernetesKind] {
    if ["logs", "top", "exec", "port-forward", "attach"].contains(verb) {
      return [run.repository.kinds.kind(named: "pods")].compactMap(\.self)
    }
    return (line.operands.first?.pieces(",") ?? []).flatMap { word -> [KubernetesKind] in
      guard let text = word.value else { return [] }
      if let kind = run.repository.kinds.kind(named: text) { return [kind] }
      return run.repository.kinds.inCategory(text)
    }
  }

  private func verdict(_ query: LabelQuery, _ kinds: [KubernetesKind], _ run: PageRun, _ scope: ClusterScope)
    -> CommandClaim.Verdict
  {
    let objects = scope.objects + run.world.cluster.objects
    let candidates = objects.flatMap { labelled($0, kinds) }
    let found = candidates.filter { query.matches($0.labels) }
    if !found.isEmpty {
      return slip(in: query, candidates.map(\.labels), objects, run, scope) ?? .verified(found.map(\.object.place))
    }
    if run.world.cluster.madeLabels.contains(where: { query.matches($0) }) { return .verified([]) }
    if kinds.isEmpty { return .unverifiable("no definition of the kind is here") }
    if let job = jobName(query) {
      let state = run.world.cluster.state("jobs.batch", job, in: scope.namespace)
      if state == true || objects.contains(where: { $0.kind == "Job" && $0.name == job }) { return .verified([]) }
    }
    if let doubt = doubt(query, kinds, objects, run, scope) { return .unverifiable(doubt) }
    let operators = kinds.contains { $0.resource == "pods" } ? run.maker(among: scope.objects) : nil
    return missing(query, candidates.map(\.labels), kinds, objects, operators)
  }

  /// Why something may have the labels though no manifest shows it; nil where nothing can.
  private func doubt(
    _ query: LabelQuery, _ kinds: [KubernetesKind], _ objects: [KubernetesObject], _ run: PageRun, _ scope: ClusterScope
  ) -> Message? {
    let mayBeRelease = kinds.contains { ["secrets", "configmaps"].contains($0.resource) }
    if query.terms.contains(where: { term in
      Self.madeLabels.contains(term.key) || term.key.hasPrefix("node")
        || (mayBeRelease && Self.releaseLabels.contains(term.key))
    }) {
      return "controllers set these labels"
    }
    if scope.isForeign { return "nothing here says what is in this namespace" }
    guard scope.isComplete else { return "not everything that is deployed is known" }
    // Pods that no manifest makes, which a policy or a Service of the repository still speaks of.
    if isNamed(query, in: objects) { return "something makes these pods that no manifest shows" }
    return speaker(of: query, objects, run).map { "\(Message($0.kind)) `\($0.name)` speaks of these labels" }
  }

  /// The first term that nothing matches, among the `labels` of what the command would list. `operators` may make pods of
  /// their own.
  private func missing(
    _ query: LabelQuery, _ labels: [[String: String]], _ kinds: [KubernetesKind], _ objects: [KubernetesObject],
    _ operators: KubernetesObject?
  ) -> CommandClaim.Verdict {
    let keys = Set(labels.flatMap(\.keys))
    for term in query.terms {
      if case .absent = term.test { continue }
      if case .notAmong = term.test { continue }
      if !keys.contains(term.key) {
        guard let nearest = nearestKey(term, keys, labels) else {
          // One that manifests use, only not here, is surely missing; others may come from anywhere.
          let isUsed = objects.contains {
            texts($0.root["metadata"]?["labels"])[term.key] != nil || $0.pods?.labelTexts[term.key] != nil
          }
          let kind = kinds.first?.plural ?? "objects"
          let meant = meant(term, labels, objects)
          guard isUsed && operators == nil || meant != nil else {
            return .unverifiable("no manifest sets the label `\(term.key)`")
          }
          return .contradicted(
            "no \(Message(kind)) have the label `\(term.key)`",
            nearest: meant.flatMap { $0 }.flatMap { whole(query, term, key: $0.key, value: $0.value) })
        }
        return .contradicted(
          "nothing has the label `\(term.key)`", nearest: whole(query, term, key: nearest, value: nil))
      }
      guard case .among(let values) = term.test else { continue }
      let known = Set(labels.compactMap { $0[term.key] })
      if let value = values.first(where: { !known.contains($0) }), Set(values).isDisjoint(with: known) {
        let nearest = Suggestion.nearest(to: value, among: known.sorted())
        if nearest == nil, let operators {
          return .unverifiable("\(Message(operators.kind)) `\(operators.name)` may make pods that no manifest shows")
        }
        return .contradicted(
          "nothing has the label `\(term.key)=\(value)`",
          nearest: nearest.flatMap { whole(query, term, key: term.key, value: $0) })
      }
    }
    return .contradicted("nothing has all of these labels")
  }

  /// A value of `key in (a,b)` that nothing has while something has nearly that: the others hide the slip.
  private func slip(
    in query: LabelQuery, _ labels: [[String: String]], _ objects: [KubernetesObject], _ run: PageRun,
    _ scope: ClusterScope
  ) -> CommandClaim.Verdict? {
    guard scope.isComplete, !scope.isForeign else { return nil }
    for term in query.terms {
      guard case .among(let values) = term.test, values.count > 1 else { continue }
      let known = Set(labels.compactMap { $0[term.key] })
      let isSpokenOf = { value in objects.contains { $0.root.hasLabel(term.key, value) } }
      for value in values where !known.contains(value) && !isSpokenOf(value) {
        // What another word of the list means already is no slip.
        let others = known.subtracting(values).sorted()
        guard let nearest = Suggestion.nearest(to: value, among: others) else { continue }
        return .contradicted("nothing has the label `\(term.key)=\(value)`, but `\(term.key)=\(nearest)`")
      }
    }
    return nil
  }

  /// A key that is nearly this one and has the value that is asked for. Those that Kubernetes recommends are each other's
  /// neighbours, and no slips.
  private func nearestKey(_ term: LabelQuery.Term, _ keys: Set<String>, _ labels: [[String: String]]) -> String? {
    guard !term.key.hasPrefix("app.kubernetes.io/") || !keys.contains(where: { $0.hasPrefix("app.kubernetes.io/") }),
      let nearest = Suggestion.nearest(to: term.key, among: keys.sorted())
    else {
      let slips = keys.filter {
        !$0.hasPrefix("app.kubernetes.io/") || Suggestion.certain(for: term.key, among: [$0]) != nil
      }
      return Suggestion.certain(for: term.key, among: slips.sorted())
    }
    guard case .among(let values) = term.test else { return nearest }
    return labels.contains { $0[nearest].map(values.contains) ?? false } ? nearest : nil
  }

  /// An object of an operator's kind that has the labels asked for: in a template of pods that only the operator reads.
  private func speaker(of query: LabelQuery, _ objects: [KubernetesObject], _ run: PageRun) -> KubernetesObject? {
    let pairs = query.terms.compactMap { term -> (String, String)? in
      guard case .among(let values) = term.test, values.count == 1 else { return nil }
      return (term.key, values[0])
    }
    guard !pairs.isEmpty, pairs.count == query.terms.count else { return nil }
    return objects.first { object in
      guard object.group.contains("."), object.pods == nil,
        !(run.repository.kinds.kind(object.kind, group: object.group).map(run.repository.kinds.isBuiltIn) ?? false)
      else { return false }
      return pairs.allSatisfy { object.root.hasLabel($0.0, $0.1) }
    }
  }

  /// What a term whose key nothing has stands for, where its value is the name of something here: labels of another key with
  /// this value, nil where there are none or several. Without such a value the term may speak of what is not from here.
  private func meant(
    _ term: LabelQuery.Term, _ labels: [[String: String]], _ objects: [KubernetesObject]
  ) -> (key: String, value: String)?? {
    guard case .among(let values) = term.test, let value = values.first else { return nil }
    let keys = Set(labels.flatMap { $0.filter { $0.value == value }.keys }).sorted()
    if !keys.isEmpty {
      let names = keys.filter { $0 == "app" || $0.hasSuffix("/name") || $0.hasSuffix("/component") }
      return .some((keys.count == 1 ? keys[0] : names.count == 1 ? names[0] : nil).map { ($0, value) })
    }
    let isName = objects.contains { $0.pods != nil && ($0.name == value || $0.name.hasSuffix("-\(value)")) }
    return isName ? .some(nil) : nil
  }

  /// The selector with one term mended, where it has no other.
  private func whole(_ query: LabelQuery, _ term: LabelQuery.Term, key: String, value: String?) -> String? {
    guard query.terms.count == 1 else { return nil }
    switch term.test {
    case .among(let values) where values.count == 1: return "\(key)=\(value ?? values[0])"
    case .exists: return key
    default: return nil
    }
  }

  /// What of `object` the command would list, with its labels.
  private func labelled(
    _ object: KubernetesObject, _ kinds: [KubernetesKind]
  ) -> [(object: KubernetesObject, labels: [String: String])] {
    kinds.flatMap { kind -> [(object: KubernetesObject, labels: [String: String])] in
      switch kind.resource {
      case "pods": return object.pods.map { [(object, $0.labelTexts)] } ?? []
      case "replicasets.apps" where object.kind == "Deployment":
        return object.pods.map { [(object, $0.labelTexts)] } ?? []
      case "jobs.batch" where object.kind == "CronJob" || object.kind == "Job":
        let own = texts(
          (object.kind == "Job" ? object.root : object.root["spec"]?["jobTemplate"])?["metadata"]?["labels"])
        // A Job without labels takes those of its pods (batch/v1, defaults).
        return [(object, own.isEmpty ? object.pods?.labelTexts ?? [:] : own)]
      case "persistentvolumeclaims" where object.kind == "StatefulSet":
        return [(object, texts(object.root["spec"]?["selector"]?["matchLabels"]))]
      case "endpoints" where object.kind == "Service", "endpointslices.discovery.k8s.io" where object.kind == "Service":
        return [(object, texts(object.root["metadata"]?["labels"]))]
      default:
        guard object.kind == kind.kind, object.group == kind.group else { return [] }
        return [(object, texts(object.root["metadata"]?["labels"]))]
      }
    }
  }

  private func texts(_ node: YAMLNode?) -> [String: String] {
    Dictionary(
      (node?.mapping?.pairs ?? []).compactMap { pair in
        pair.key.text.flatMap { key in pair.value.text.map { (key, $0) } }
      }
    ) { _, last in last }
  }

  /// Whether a selector of the repository speaks of the same labels.
  private func isNamed(_ query: LabelQuery, in objects: [KubernetesObject]) -> Bool {
    objects.contains { object in
      let spec = object.root["spec"]
      let selectors = [
        spec?["podSelector"]?["matchLabels"], spec?["selector"]?["matchLabels"],
        object.kind == "Service" ? spec?["selector"] : nil,
      ]
      return selectors.contains { node in
        let labels = texts(node)
        return !labels.isEmpty && query.matches(labels)
      }
    }
  }
}
