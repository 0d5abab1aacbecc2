/// `.helmignore`: which files of a chart's folder do not belong to it (Helm, "The .helmignore file").
struct ChartIgnore {
  private struct Pattern {
    let isNegated: Bool
    let isFolder: Bool
    /// Matched with the whole path rather than with the name.
    let isRooted: Bool
    let glob: [UInt8]
  }

  private var patterns: [Pattern] = []

  /// Without rules of its own a chart leaves out hidden files in `templates/`.
  init(_ text: String?) {
    let lines = (text ?? "").split(whereSeparator: \.isNewline).map { $0.trimmed() }
    for line in lines + ["templates/.?*"] {
      guard !line.isEmpty, !line.hasPrefix("#"), !line.contains("**") else { continue }
      var rest = Substring(line)
      let isNegated = rest.hasPrefix("!")
      if isNegated { rest.removeFirst() }
      let isFolder = rest.hasSuffix("/")
      if isFolder { rest.removeLast() }
      let isRooted = rest.contains("/")
      if rest.hasPrefix("/") { rest.removeFirst() }
      patterns.append(Pattern(isNegated: isNegated, isFolder: isFolder, isRooted: isRooted, glob: Array(rest.utf8)))
    }
  }

  /// Whether the file or folder at `path`, from the chart's folder, is left out.
  func ignores(_ path: String, isFolder: Bool) -> Bool {
    let whole = Array(path.utf8)
    let name = whole.lastIndex(of: UInt8(ascii: "/")).map { Array(whole[($0 + 1)...]) } ?? whole
    for pattern in patterns {
      if pattern.isFolder, !isFolder { continue }
      let matches = Self.matches(pattern.glob[...], (pattern.isRooted ? whole : name)[...])
      // A negated rule leaves out whatever it does not match, and nothing after it counts.
      if pattern.isNegated ? !matches : matches { return true }
    }
    return false
  }

  /// Go's `filepath.Match`: `*` and `?` stop at `/`, `[a-z]` is one character.
  static func matches(_ pattern: ArraySlice<UInt8>, _ text: ArraySlice<UInt8>) -> Bool {
    var (pattern, text) = (pattern, text)
    var retry: (pattern: ArraySlice<UInt8>, text: ArraySlice<UInt8>)?
    while true {
      if let first = pattern.first, first == UInt8(ascii: "*") {
        pattern = pattern.dropFirst()
        retry = (pattern, text)
        continue
      }
      if pattern.isEmpty, text.isEmpty { return true }
      if let byte = text.first, let rest = one(pattern, byte) {
        (pattern, text) = (rest, text.dropFirst())
        continue
      }
      guard let (after, from) = retry, let skipped = from.first, skipped != UInt8(ascii: "/") else { return false }
      retry = (after, from.dropFirst())
      (pattern, text) = (after, from.dropFirst())
    }
  }

  /// What is left of the pattern after one character of it has matched `byte`.
  private static func one(_ pattern: ArraySlice<UInt8>, _ byte: UInt8) -> ArraySlice<UInt8>? {
    guard let first = pattern.first else { return nil }
    switch first {
    case UInt8(ascii: "?"): return byte == UInt8(ascii: "/") ? nil : pattern.dropFirst()
    case UInt8(ascii: "\\"):
      let rest = pattern.dropFirst()
      return rest.first == byte ? rest.dropFirst() : nil
    case UInt8(ascii: "["):
      guard let end = pattern.dropFirst(2).firstIndex(of: UInt8(ascii: "]")) else { return nil }
      var set = pattern[pattern.startIndex + 1..<end]
      let isNegated = set.first == UInt8(ascii: "^")
      if isNegated { set = set.dropFirst() }
      var isIn = false
      while let low = set.popFirst() {
        if set.first == UInt8(ascii: "-"), set.count > 1 {
          set = set.dropFirst()
          let high = set.removeFirst()
          if low <= byte, byte <= high { isIn = true }
        } else if low == byte {
          isIn = true
        }
      }
      return isIn != isNegated ? pattern[(end + 1)...] : nil
    default: return first == byte ? pattern.dropFirst() : nil
    }
  }
}

extension Substring {
  fileprivate func trimmed() -> String {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
