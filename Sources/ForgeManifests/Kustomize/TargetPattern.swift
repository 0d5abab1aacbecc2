import ForgeGoTemplate

/// A regular expression of a target, which must match the whole text.
struct TargetPattern: ~Copyable {
  private let regex: GoRegex

  /// Nil where the pattern does not compile.
  init?(_ pattern: String, anchored: Bool = true) {
    guard let regex = try? GoRegex(anchored ? "^(?:\(pattern))$" : pattern) else { return nil }
    self.regex = regex
  }

  /// Whether `text` matches; a pattern that costs more than is allowed does not.
  func matches(_ text: String) -> Bool {
    ((try? regex.firstMatch(text)) ?? nil) != nil
  }
}
