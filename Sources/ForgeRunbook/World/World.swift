import ForgeManifests
import ForgeShell
import ForgeYAML

/// What a reader who followed the page so far has: a value, so that a subshell or a branch has its own.
struct World: Sendable {
  /// The working directory from the repository's root; nil where it cannot be known, or lies outside.
  var directory: String? = ""
  var files = WorkingTree()
  var contents = FileContents()
  var variables: [String: ExpandedWord] = [:]
  var functions: [String: Function] = [:]
  var aliases: [String: Alias] = [:]
  /// The namespace of the current context, where a command has set it.
  var namespace: Fragment?
  var cluster = ClusterChanges()
  /// Names that `helm repo add` has given.
  var chartRepositories: Set<String> = []
  /// Releases that commands of the page have made or removed, each with its namespace where one was named.
  var releases: [ReleaseChange] = []
  /// Where `cd -` leads, and what `popd` goes back to.
  var formerDirectory: String?
  var directoryStack: [String?] = []
  /// Folders that `git clone` has made of this repository: they have its files.
  var clones: Set<String> = []
  /// Folders of clones of which it is not known whether they are of this repository.
  var otherClones: Set<String> = []
  /// The one of these that the reader stands in, or a place of another machine that may have a copy.
  var doubtfulClone: String?
  /// Whether the page has cloned from an address that it leaves to the reader: the folder has a name of its own.
  var hasUnnamedClone = false
  /// Where the clone stands that the reader went into, from where they were before: `cd ..` leads out of it.
  var enteredClone: String?
  /// Whether the page has shown objects of Kubernetes without the name of a file for them: the reader gives it one.
  var showsManifest = false
  /// Databases and roles of PostgreSQL that the page has made.
  var databases: Set<String> = []
  var roles: Set<String> = []
  /// Containers that the page has started, by name.
  var containers: Set<String> = []
  /// Buckets that the page has made.
  var buckets: Set<String> = []
  /// Ports of the reader's machine that a port-forward or a container of the page opens.
  var openedPorts: Set<String> = []

  /// A section of its own begins: see ``ClusterChanges/forgetRemovals()``.
  mutating func beginSection() {
    cluster.forgetRemovals()
    releases.removeAll(where: \.isRemoved)
    files.forgetRemovals()
  }

  struct Function: Sendable {
    let definition: FunctionDefinition
    /// The block that declares it: see ``PageRun/block``.
    let block: Int
  }

  struct ReleaseChange: Sendable {
    let name: String
    let namespace: String?
    let isRemoved: Bool
    /// What it brought, where that is known.
    var objects: [KubernetesObject] = []
  }
}

/// What commands of a page did to a cluster.
struct ClusterChanges: Sendable {
  struct Change: Sendable {
    /// `deployments.apps`; nil for every kind.
    let resource: String?
    /// Nil for every name that begins with `prefix`.
    let name: String?
    /// What is known of a name that is not known whole.
    let prefix: String
    /// Nil where it was not said.
    let namespace: String?
    let isRemoved: Bool
  }

  private(set) var changes: [Change] = []
  /// Where those of each name stand among the changes, and those of names that are not known: a page may make thousands.
  private var placesByName: [String: [Int]] = [:]
  private var unnamedPlaces: [Int] = []
  private(set) var objects: [KubernetesObject] = []
  private(set) var namespaces: Set<String> = []
  /// The labels of pods that `create deployment` and `run` of the page make.
  var madeLabels: [[String: String]] = []
  /// Replicas that a `scale` of the page has set, by the names of StatefulSets.
  var replicas: [String: Int] = [:]
  /// What objects that the page made have their pods from: Jobs from CronJobs, by `resource/name`.
  var models: [String: [KubernetesObject]] = [:]
  /// Whether something was applied that cannot be looked into: from then on anything may be there.
  var isOpen = false
  /// Namespaces of which the same holds.
  var openNamespaces: Set<String> = []

  /// Whether anything may be in `namespace`, nil for any.
  func isOpen(in namespace: String?) -> Bool {
    isOpen || (namespace.map(openNamespaces.contains) ?? !openNamespaces.isEmpty)
  }

  mutating func create(_ resource: String?, _ name: String?, prefix: String = "", in namespace: String?) {
    append(Change(resource: resource, name: name, prefix: prefix, namespace: namespace, isRemoved: false))
    if resource == "namespaces", let name { namespaces.insert(name) }
  }

  mutating func create(_ object: KubernetesObject, _ resource: String) {
    objects.append(object)
    create(resource, object.name.isEmpty ? nil : object.name, in: object.namespace)
  }

  /// The names of objects of one kind that the page made.
  func names(of resource: String, in namespace: String?) -> Set<String> {
    Set(
      changes.filter { $0.resource == resource && !$0.isRemoved }.compactMap(\.name).filter {
        state(resource, $0, in: namespace) == true
      })
  }

  /// The same with those that it removed again.
  func everMade(_ resource: String) -> Set<String> {
    Set(changes.filter { $0.resource == resource && !$0.isRemoved }.compactMap(\.name))
  }

  /// A section of its own begins: what another one removed or scaled may be a way that this reader did not go.
  mutating func forgetRemovals() {
    replicas = [:]
    guard changes.contains(where: \.isRemoved) else { return }
    let kept = changes.filter { !$0.isRemoved }
    (changes, placesByName, unnamedPlaces) = ([], [:], [])
    for change in kept { append(change) }
  }

  /// What was removed of these objects is there again: they were applied.
  mutating func restore(_ objects: [KubernetesObject], _ kinds: KubernetesKinds) {
    guard changes.contains(where: \.isRemoved) else { return }
    for object in objects {
      guard let resource = kinds.kind(object.kind, group: object.group)?.resource else { continue }
      if state(resource, object.name, in: object.namespace) == false {
        create(resource, object.name, in: object.namespace)
      }
    }
  }

  mutating func remove(_ resource: String, _ name: String, in namespace: String?) {
    append(Change(resource: resource, name: name, prefix: "", namespace: namespace, isRemoved: true))
    if resource == "namespaces" { removeNamespace(name) }
  }

  /// With a namespace goes what the page made in it.
  private mutating func removeNamespace(_ name: String) {
    namespaces.remove(name)
    openNamespaces.remove(name)
    objects.removeAll { $0.namespace == name }
    for change in changes where change.namespace == name && !change.isRemoved {
      guard let resource = change.resource, let object = change.name else { continue }
      append(Change(resource: resource, name: object, prefix: "", namespace: name, isRemoved: true))
    }
  }

  private mutating func append(_ change: Change) {
    if let name = change.name {
      placesByName[name, default: []].append(changes.count)
    } else {
      unnamedPlaces.append(changes.count)
    }
    changes.append(change)
  }

  /// What the page did last to an object: made it, removed it, or nothing that is known.
  func state(_ resource: String, _ name: String, in namespace: String?) -> Bool? {
    func isMeant(_ place: Int) -> Bool {
      let change = changes[place]
      return (change.resource == nil || change.resource == resource)
        && (change.name != nil || name.hasPrefix(change.prefix))
        && (change.namespace == nil || namespace == nil || change.namespace == namespace)
    }
    let named = placesByName[name]?.last(where: isMeant)
    let unnamed = unnamedPlaces.last { $0 > named ?? -1 && isMeant($0) }
    return (unnamed ?? named).map { !changes[$0].isRemoved }
  }
}
