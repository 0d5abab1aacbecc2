/// A path with `*`, `?`, `**` and `{a,b}`, as linters name files with.
struct GlobPattern: Sendable {
  /// The parts between slashes of every alternative that the braces spell out.
  private let alternatives: [[[UInt8]]]

  /// More alternatives than a person writes are left out.
  private static let maximumAlternatives = 256

  init(_ text: String) {
    var expanded: [String] = []
    var pending = [text]
    while let next = pending.popLast(), expanded.count + pending.count < Self.maximumAlternatives {
      guard let open = next.firstIndex(of: "{"), let close = next[open...].firstIndex(of: "}") else {
        expanded.append(next)
        continue
      }
      for choice in next[next.index(after: open)..<close].split(separator: ",", omittingEmptySubsequences: false) {
        pending.append("\(next[..<open])\(choice)\(next[next.index(after: close)...])")
      }
    }
    alternatives = expanded.map { pattern in
      let path = pattern.hasPrefix("./") ? pattern.dropFirst(2) : pattern[...]
      return path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    }
  }

  /// Whether the pattern names `path` as a whole.
  func matches(_ path: String) -> Bool {
    let parts = path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
    return alternatives.contains { pattern in
      Self.fits(parts, pattern, isRun: { $0 == Array("**".utf8) }, isOne: Self.fits)
    }
  }

  private static func fits(_ part: [UInt8], _ pattern: [UInt8]) -> Bool {
    fits(part, pattern, isRun: { $0 == UInt8(ascii: "*") }, isOne: { $1 == UInt8(ascii: "?") || $0 == $1 })
  }

  /// Whether elements fit a pattern in which some stand for any run: the last of these takes one more where the rest does
  /// not fit.
  private static func fits<Element>(
    _ elements: [Element], _ pattern: [Element], isRun: (Element) -> Bool, isOne: (Element, Element) -> Bool
  ) -> Bool {
    var (element, place) = (0, 0)
    var retry: (element: Int, place: Int)?
    while element < elements.count {
      if place < pattern.count, isRun(pattern[place]) {
        retry = (element, place)
        place += 1
      } else if place < pattern.count, isOne(elements[element], pattern[place]) {
        element += 1
        place += 1
      } else if let last = retry {
        retry = (last.element + 1, last.place)
        (element, place) = (last.element + 1, last.place + 1)
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy(isRun)
  }
}
