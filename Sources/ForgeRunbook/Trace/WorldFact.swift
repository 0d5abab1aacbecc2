import ForgeShell

/// One thing that is known of the world, in words.
package struct WorldFact: Hashable, Sendable {
  /// `variable VERSION`, `file out/dump.sql`.
  package let subject: String
  package let value: String

  /// A fact that is not the same before and after; nil for what was or is not there.
  package struct Change: Hashable, Sendable {
    package let subject: String
    package let before: String?
    package let after: String?
  }
}

extension PageTrace.Step {
  /// All that is known before the command.
  package var known: [WorldFact] { before.facts }

  /// What has changed since the command that ran before: loops, conditions and headings change the world too.
  package var changesBefore: [WorldFact.Change] { Self.changes(former, before) }

  /// What is not the same after it.
  package var changes: [WorldFact.Change] { Self.changes(before, after) }

  private static func changes(_ before: World, _ after: World) -> [WorldFact.Change] {
    let (old, new) = (before.facts, after.facts)
    guard old != new else { return [] }
    let values = Dictionary(new.map { ($0.subject, $0.value) }) { _, last in last }
    let former = Dictionary(old.map { ($0.subject, $0.value) }) { _, last in last }
    let gone = old.filter { values[$0.subject] == nil }.map {
      WorldFact.Change(subject: $0.subject, before: $0.value, after: nil)
    }
    return new.filter { former[$0.subject] != $0.value }.map {
      WorldFact.Change(subject: $0.subject, before: former[$0.subject], after: $0.value)
    } + gone
  }
}

extension World {
  /// What is known, each subject once, in a fixed order.
  var facts: [WorldFact] {
    var facts = [WorldFact("directory", directory.map { $0.isEmpty ? "." : $0 } ?? "not known")]
    if let namespace { facts.append(WorldFact("namespace of the context", Self.words(namespace.expanded))) }
    facts += sorted(variables) { WorldFact("variable \($0)", Self.words($1)) }
    facts += sorted(aliases) { WorldFact("alias \($0)", $1.text) }
    facts += functions.keys.sorted().map { WorldFact("function \($0)", "declared") }
    facts += sorted(files.changes) { WorldFact("file \($0)", $1 ? "made" : "removed") }
    facts += files.openFolders.sorted().map { WorldFact("files in \($0.isEmpty ? "." : $0)", "any may be there") }
    facts += clones.sorted().map { WorldFact("clone \($0)", "of this repository") }
    facts += otherClones.sorted().map { WorldFact("clone \($0)", "of this or another repository") }
    facts += cluster.facts
    var latest: [String: String] = [:]
    for release in releases {
      let place = release.namespace.map { " -n \($0)" } ?? ""
      latest["release \(release.name)\(place)"] = release.isRemoved ? "removed" : "made"
    }
    facts += sorted(latest) { WorldFact($0, $1) }
    let made: [(String, Set<String>, String)] = [
      ("chart repository", chartRepositories, "added"), ("database", databases, "made"),
      ("container", containers, "started"), ("bucket", buckets, "made"), ("port", openedPorts, "opened"),
    ]
    for (noun, names, verb) in made { facts += names.sorted().map { WorldFact("\(noun) \($0)", verb) } }
    return facts
  }

  private func sorted<Value>(_ values: [String: Value], _ fact: (String, Value) -> WorldFact) -> [WorldFact] {
    values.sorted { $0.key < $1.key }.map { fact($0.key, $0.value) }
  }

  /// A value with what is unknown in it called so.
  private static func words(_ word: ExpandedWord) -> String {
    if let (resource, selector) = Symbol.object(in: Fragment(word)) {
      return "the name of one of \(resource) -l \(selector)"
    }
    let text = word.text.replacing(Symbol.root, with: "(root)")
    return word.isKnown ? text : "\(text) (not known)"
  }
}

extension ClusterChanges {
  fileprivate var facts: [WorldFact] {
    var order: [String] = []
    var latest: [String: String] = [:]
    for change in changes {
      let kind = change.resource ?? "any object"
      let name = change.name ?? "\(change.prefix)*"
      let subject = "\(kind) \(name)\(change.namespace.map { " -n \($0)" } ?? "")"
      if latest[subject] == nil { order.append(subject) }
      latest[subject] = change.isRemoved ? "removed" : "made"
    }
    var facts = order.map { WorldFact($0, latest[$0] ?? "") }
    facts += replicas.sorted { $0.key < $1.key }.map { WorldFact("replicas of \($0.key)", String($0.value)) }
    facts += openNamespaces.sorted().map { WorldFact("objects in \($0)", "any may be there") }
    if isOpen { facts.append(WorldFact("objects", "any may be there")) }
    return facts
  }
}

extension WorldFact {
  fileprivate init(_ subject: String, _ value: String) {
    self.init(subject: subject, value: value)
  }
}
