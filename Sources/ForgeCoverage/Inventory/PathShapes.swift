/// Makes templates of recorded paths, so that each is told once: `{id}` stands for what looks like an identifier, and for
/// segments of which there are many in one place.
struct PathShapes {
  /// More siblings than this are values, not names.
  private static let maximumSiblings = 30
  private let crowded: Set<String>

  init(_ paths: [String]) {
    var crowded: Set<String> = []
    let split = Set(paths).map { $0.split(separator: "/").map { Self.isIdentifier($0) ? "{id}" : String($0) } }
    let depth = split.map(\.count).max() ?? 0
    // From the top down: what is below a crowded place is looked at together.
    for level in 0..<min(depth, 32) {
      var siblings: [String: Set<String>] = [:]
      for segments in split where segments.count > level {
        let parent = Self.folded(segments[..<level], crowded)
        if siblings[parent]?.count ?? 0 <= Self.maximumSiblings {
          siblings[parent, default: []].insert(segments[level])
        }
      }
      crowded.formUnion(siblings.filter { $0.value.count > Self.maximumSiblings }.keys)
    }
    self.crowded = crowded
  }

  func shape(of path: String) -> String {
    let segments = path.split(separator: "/").map { Self.isIdentifier($0) ? "{id}" : String($0) }
    return "/\(Self.folded(segments[...], crowded))"
  }

  private static func folded(_ segments: ArraySlice<String>, _ crowded: Set<String>) -> String {
    var path = ""
    for segment in segments {
      let name = crowded.contains(path) ? "{id}" : segment
      path += path.isEmpty ? name : "/\(name)"
    }
    return path
  }

  private static func isIdentifier(_ segment: Substring) -> Bool {
    if segment.allSatisfy(\.isNumber) { return true }
    return segment.count >= 12 && segment.allSatisfy { $0.isHexDigit || $0 == "-" }
      && segment.contains(where: \.isNumber)
  }
}
