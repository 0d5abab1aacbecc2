import ForgeDiagnostics
import ForgeMarkdown

/// Finds names in the documentation that stand among those of alerts, and that no alert has.
struct GoneAlerts {
  struct Gone {
    let name: String
    let range: SourceRange
  }

  private let catalogue: AlertCatalogue
  private let known: Set<String>
  private let sorted: [String]
  /// The first words of the names of alerts.
  private let beginnings: Set<String>
  private let targets: Set<String>

  init(_ catalogue: AlertCatalogue) {
    self.catalogue = catalogue
    known = Set(catalogue.alerts.map(\.name))
    sorted = known.sorted()
    beginnings = Set(known.map(Self.beginning))
    targets = Set(catalogue.claims.compactMap(\.document))
  }

  /// In the order of the pages.
  func found() -> [Gone] {
    let named = known.count { DocumentedNames.isName($0) }
    // Where alerts are called otherwise, names in CamelCase are of something else.
    guard named * 2 > known.count else { return [] }
    let documents = catalogue.documentation.pages.map(\.document) + catalogue.documentation.furtherDocuments
    var found: [Gone] = []
    for document in documents {
      var places = PlaceFinder(in: document)
      for group in DocumentedNames(document).groups {
        for member in gone(in: group, isTarget: targets.contains(document.file.path)) {
          found.append(Gone(name: member.name, range: Self.range(of: member, in: document, &places)))
        }
      }
    }
    return found + titles(documents)
  }

  /// The members that no alert is called as, where the others say clearly that alerts are meant. `isTarget` says that
  /// alerts lead to the page.
  private func gone(in group: NameGroup, isTarget: Bool) -> [NameGroup.Member] {
    let names = Set(group.members.map(\.name))
    let alerts = names.count { catalogue.names.contains($0) }
    let others = names.count - alerts
    guard others > 0 else { return [] }
    let isMost = alerts >= 2 && others < alerts
    let isClear: Bool =
      switch (isTarget, group.isOfAlerts) {
      case (true, true): alerts >= 1 && others <= alerts
      case (true, false), (false, true): isMost
      case (false, false): isMost && alerts >= 3 && others * 3 <= alerts
      }
    guard isClear else { return [] }
    return group.members.filter { !catalogue.names.contains($0.name) && isOwn($0.name) }
  }

  /// Whether a name that no alert has can only be meant for one of the repository's.
  private func isOwn(_ name: String) -> Bool {
    guard !catalogue.kinds.contains(name), !Self.conditions.contains(name) else { return false }
    let isNear = Suggestion.nearest(to: name, among: sorted) != nil
    if isNear { return true }
    // Others may define more alerts: charts from elsewhere, and the rules that clusters come with.
    return !catalogue.isOpen && !Self.isOfClusters(name, beginnings)
  }

  /// The rules that kube-prometheus installs, which few repositories hold themselves.
  private static func isOfClusters(_ name: String, _ beginnings: Set<String>) -> Bool {
    if ["Watchdog", "InfoInhibitor", "DeadMansSwitch", "CPUThrottlingHigh"].contains(name) { return true }
    let first = beginning(name)
    return ["Kube", "Kubernetes", "Node", "Prometheus", "Alertmanager", "Etcd", "Config", "Kubelet", "Core"].contains(
      first)
      && !beginnings.contains(first)
  }

  private static func beginning(_ name: String) -> String {
    guard let first = name.first else { return "" }
    return String(first) + name.dropFirst().prefix { !$0.isUppercase }
  }

  /// Reasons and states of Kubernetes that pages list beside alerts.
  private static let conditions: Set<String> = [
    "CrashLoopBackOff", "ImagePullBackOff", "ErrImagePull", "CreateContainerConfigError", "CreateContainerError",
    "RunContainerError", "OOMKilled", "ContainerCreating", "PodInitializing", "NotReady", "FailedScheduling",
    "FailedMount", "FailedAttachVolume", "BackOff", "Unhealthy", "MemoryPressure", "DiskPressure", "PIDPressure",
    "NetworkUnavailable", "DeadlineExceeded", "BackoffLimitExceeded", "InvalidImageName", "ScalingDisabled",
  ]

  // MARK: Pages

  /// Pages of one folder that are called after alerts, as is the custom with one page for each.
  private func titles(_ documents: [MarkdownDocument]) -> [Gone] {
    var groups: [String: [(name: String, document: MarkdownDocument, node: MarkdownNode.ID)]] = [:]
    for document in documents {
      guard let heading = document.headings.first(where: { $0.level == 1 }) else { continue }
      let name = DocumentedNames.alert(in: heading.text)
      guard DocumentedNames.isName(name) else { continue }
      let path = document.file.path
      let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
      groups[folder, default: []].append((name, document, heading.node))
    }
    var found: [Gone] = []
    for folder in groups.keys.sorted() {
      let members = groups[folder] ?? []
      let group = NameGroup(members: members.map { NameGroup.Member(name: $0.name, node: $0.node) })
      let gone = Set(gone(in: group, isTarget: true).map(\.name))
      for member in members where gone.contains(member.name) {
        var places = PlaceFinder(in: member.document)
        let named = NameGroup.Member(name: member.name, node: member.node)
        found.append(Gone(name: member.name, range: Self.range(of: named, in: member.document, &places)))
      }
    }
    return found
  }

  /// The name itself, without the marks of code or of a heading around it.
  private static func range(
    of member: NameGroup.Member, in document: MarkdownDocument, _ places: inout PlaceFinder
  ) -> SourceRange {
    let whole = places.range(of: member.node)
    guard whole.path == document.file.path else { return whole }
    let bounds = whole.bytes.clamped(to: 0..<document.file.bytes.count)
    return document.file.bytes.firstRange(of: Array(member.name.utf8), in: bounds).map { document.file.range($0) }
      ?? whole
  }
}
