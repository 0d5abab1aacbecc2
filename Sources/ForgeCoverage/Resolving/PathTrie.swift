import ForgeOpenAPI

/// Finds path templates by the segments of a path. Concrete segments count before templated ones, from left to right, as
/// the specification has it (OpenAPI 3.2, "Path Templating Matching").
struct PathTrie: Sendable {
  /// How much of a path must be known to match.
  enum Certainty {
    /// A wildcard stands for a parameter only.
    case certain
    /// A wildcard may stand for anything.
    case possible
  }

  private struct Node: Sendable {
    var literals: [String: Int] = [:]
    var patterns: [(pieces: [String], node: Int)] = []
    var parameter: Int?
    /// Operations by method.
    var operations: [String: Int] = [:]
  }

  private var nodes = [Node()]
  /// Deeper paths are not searched for.
  private static let maximumDepth = 64

  mutating func insert(_ path: String, method: String, operation: Int) {
    var node = 0
    for segment in path.split(separator: "/") { node = child(of: node, Self.pieces(of: segment)) }
    if nodes[node].operations[method] == nil { nodes[node].operations[method] = operation }
  }

  private mutating func child(of node: Int, _ pieces: [String]) -> Int {
    let known: Int? =
      if pieces.count == 1 { nodes[node].literals[pieces[0]] } else if pieces == ["", ""] { nodes[node].parameter } else
      { nodes[node].patterns.first { $0.pieces == pieces }?.node }
    if let known { return known }
    let new = nodes.count
    nodes.append(Node())
    if pieces.count == 1 {
      nodes[node].literals[pieces[0]] = new
    } else if pieces == ["", ""] {
      nodes[node].parameter = new
    } else {
      nodes[node].patterns.append((pieces, new))
    }
    return new
  }

  /// What stands around the parameters of a segment: `{a}.json` is an empty piece and `.json`.
  static func pieces(of segment: Substring) -> [String] {
    var pieces = [""]
    var isInside = false
    for character in segment {
      switch character {
      case "{":
        isInside = true
        pieces.append("")
      case "}" where isInside: isInside = false
      default: if !isInside { pieces[pieces.count - 1].append(character) }
      }
    }
    return pieces
  }

  /// The operations of the path that `segments` name, by their methods.
  func operations(_ segments: ArraySlice<String>, _ certainty: Certainty = .certain) -> [String: Int] {
    guard segments.count <= Self.maximumDepth else { return [:] }
    return find(segments, from: 0, certainty) ?? [:]
  }

  private func find(_ segments: ArraySlice<String>, from index: Int, _ certainty: Certainty) -> [String: Int]? {
    let node = nodes[index]
    guard let segment = segments.first else { return node.operations.isEmpty ? nil : node.operations }
    let rest = segments.dropFirst()
    let isWild = segment.contains(RequestTarget.wildcard)
    if let literal = node.literals[segment], let result = find(rest, from: literal, certainty) { return result }
    for pattern in node.patterns where Self.matches(segment, pattern.pieces) {
      if let result = find(rest, from: pattern.node, certainty) { return result }
    }
    if let parameter = node.parameter, let result = find(rest, from: parameter, certainty) { return result }
    guard certainty == .possible, isWild else { return nil }
    for (_, child) in node.literals.sorted(by: { $0.key < $1.key }) {
      if let result = find(rest, from: child, certainty) { return result }
    }
    return nil
  }

  /// Whether `segment` has these pieces in this order, the first at its start and the last at its end.
  private static func matches(_ segment: String, _ pieces: [String]) -> Bool {
    guard let first = pieces.first, let last = pieces.last, segment.hasPrefix(first),
      segment.count > first.count + last.count, segment.hasSuffix(last)
    else { return false }
    var rest = segment.dropFirst(first.count).dropLast(last.count)
    for piece in pieces.dropFirst().dropLast() {
      guard let place = rest.firstRange(of: piece) else { return false }
      rest = rest[place.upperBound...]
    }
    return !rest.isEmpty
  }
}
