import ForgeDiagnostics
import ForgeOpenAPI
import ForgeYAML

/// The operations of one description by their paths, and the addresses that they may be called at.
struct SpecIndex: Sendable {
  let operations: [APIOperation]
  private let templates: [[[String]]]
  private let trie: PathTrie
  private let servers: [ServerAddress]
  /// Those of operations or path items that name servers of their own.
  private let ownServers: [Int: [ServerAddress]]
  /// Every base path, longest first; the empty one last.
  private let bases: [[String]]

  init(_ api: APIDescription) {
    operations = api.operations
    servers = ServerAddress.all(of: api)
    var trie = PathTrie()
    var own: [Int: [ServerAddress]] = [:]
    for (index, operation) in operations.enumerated() {
      trie.insert(operation.path, method: operation.method, operation: index)
      guard operation.ownBasePaths != nil else { continue }
      own[index] = api.servers(of: operation).flatMap(ServerAddress.all)
    }
    self.trie = trie
    ownServers = own
    templates = operations.map { $0.path.split(separator: "/").map { PathTrie.pieces(of: $0) } }
    let all = Set((servers + own.values.flatMap(\.self)).map(\.base)).union([[]])
    bases = all.sorted { $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1) }
  }

  /// How sure it is that an address is one of this API.
  private enum Speaker {
    case certain, open, foreign
  }

  func resolve(
    _ method: String, _ target: RequestTarget, _ form: SampleRequest.Form, spec: Int
  ) -> EndpointIndex.Resolution {
    let speaker = speaker(target.host, form)
    guard speaker != .foreign else { return .foreign }
    let paths = paths(target)
    for path in paths {
      let methods = trie.operations(path.segments)
      // HEAD is answered wherever GET is (RFC 9110 section 9.1).
      guard let found = methods[method] ?? (method == "HEAD" ? methods["GET"] : nil),
        isServed(found, at: path.base, target.host), isTelling(found, path.segments, speaker)
      else { continue }
      return .endpoint(Endpoint(spec: spec, operation: found))
    }
    guard form != .listing, target.segments.contains(where: { !Self.isWild($0) }) else { return .foreign }
    // Preflights are answered wherever the API is called from a browser (Fetch standard, "CORS protocol").
    guard method != "OPTIONS" else { return .foreign }
    for path in paths where isEnough(path.base, target.host) {
      let others = trie.operations(path.segments).values.sorted()
      guard let first = others.first(where: { isServed($0, at: path.base, target.host) }),
        isTelling(first, path.segments, speaker)
      else { continue }
      return .unknownMethod(Endpoint(spec: spec, operation: first))
    }
    guard !OperationalPaths.contains(target.segments), paths.contains(where: { !$0.segments.isEmpty }) else {
      return .foreign
    }
    let isPossible = paths.contains { !trie.operations($0.segments, .possible).isEmpty }
    guard !isPossible || speaker == .certain && !target.segments.contains(where: Self.isWild) else { return .foreign }
    let nearest = nearest(method, paths).map { Endpoint(spec: spec, operation: $0) }
    // A server hosts files as well.
    if nearest == nil, target.host != .none, method == "GET", target.segments.last?.contains(".") == true {
      return .foreign
    }
    return nearest == nil && speaker == .open ? .foreign : .unknownEndpoint(nearest: nearest)
  }

  /// Whether a path below `base` can be wrong at a host of a name that any service may have: only where it begins as those
  /// of this API do.
  private func isEnough(_ base: [String], _ host: RequestTarget.Host) -> Bool {
    guard case .named(let name) = host, !servers.contains(where: { $0.isNamed(name) }) else { return true }
    return !base.isEmpty
  }

  private static func isWild(_ segment: String) -> Bool { segment.contains(RequestTarget.wildcard) }

  private func speaker(_ host: RequestTarget.Host, _ form: SampleRequest.Form) -> Speaker {
    switch host {
    case .none: return form == .endpoint ? .certain : .open
    case .unknown: return .open
    case .named(let name):
      let all = servers + ownServers.values.flatMap(\.self)
      if all.contains(where: { $0.isNamed(name) }) { return .certain }
      return ServerAddress.isLocal(name) || all.contains { $0.isNear(name) } ? .open : .foreign
    }
  }

  /// The ways to read a path: below a base path, or as a template has it.
  private func paths(_ target: RequestTarget) -> [(base: [String], segments: ArraySlice<String>)] {
    bases.compactMap { base in
      guard target.segments.starts(with: base) else { return nil }
      return (base, target.segments.dropFirst(base.count))
    }
  }

  /// Whether an operation may be called below `base`. Text that names no host, or a host that may be a proxy's, may leave
  /// the base path out.
  private func isServed(_ operation: Int, at base: [String], _ host: RequestTarget.Host) -> Bool {
    let servers = ownServers[operation] ?? servers
    if case .named(let name) = host, servers.contains(where: { $0.isNamed(name) }) {
      return servers.contains { $0.isNamed(name) && $0.base == base }
    }
    return base.isEmpty || servers.contains { $0.base == base }
  }

  /// Whether a path says enough to be taken for that of `operation`: at an address that may be anybody's, a path of
  /// nothing but identifiers does not.
  private func isTelling(_ operation: Int, _ segments: ArraySlice<String>, _ speaker: Speaker) -> Bool {
    speaker == .certain || templates[operation].contains { $0.count == 1 }
  }

  /// Whether an operation's full path begins with `prefix`, or `prefix` with the base path of a server.
  func hasOperation(below prefix: [String]) -> Bool {
    if bases.contains(where: { !$0.isEmpty && $0.starts(with: prefix) }) || prefix.isEmpty { return true }
    return bases.contains { base in
      guard prefix.starts(with: base) else { return false }
      let rest = prefix.dropFirst(base.count)
      return templates.contains { template in
        template.count >= rest.count && zip(template, rest).allSatisfy { $0.count > 1 || $0[0] == $1 }
      }
    }
  }

  /// The operation whose path is a slip or two away.
  private func nearest(_ method: String, _ paths: [(base: [String], segments: ArraySlice<String>)]) -> Int? {
    var best: (operation: Int, cost: Int)?
    for path in paths {
      for (index, template) in templates.enumerated() where !operations[index].isInternal {
        guard let cost = Self.cost(Array(path.segments), template) else { continue }
        let total = cost + (operations[index].method == method ? 0 : 1)
        if total < best?.cost ?? .max { best = (index, total) }
      }
    }
    return best?.operation
  }

  /// How far a path is from a template; nil where it is not near.
  private static func cost(_ segments: [String], _ template: [[String]]) -> Int? {
    guard abs(segments.count - template.count) <= 1, !segments.isEmpty else { return nil }
    var cost = abs(segments.count - template.count) * 4
    var isTelling = false
    for (segment, pieces) in zip(segments, template) {
      guard pieces.count == 1 else { continue }
      isTelling = true
      if segment == pieces[0] { continue }
      guard !isWild(segment) else { return nil }
      let limit = max(1, pieces[0].utf8.count / 3)
      let distance = Suggestion.distance(Array(segment.utf8), Array(pieces[0].utf8), limit: limit)
      guard distance <= limit else { return nil }
      cost += distance
    }
    return isTelling ? cost : nil
  }
}
