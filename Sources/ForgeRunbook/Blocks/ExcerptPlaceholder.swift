/// Values of excerpts that stand for others, so that nothing can be said of them.
enum ExcerptPlaceholder {
  /// Whether `shown` leaves open what the file has. `found` is what stands there; nil for keys.
  static func isOne(_ shown: String, found: String?) -> Bool {
    let bytes = Array(shown.utf8)
    if marks.contains(where: { Placeholder.isIn(bytes, $0) }) { return true }
    if bytes.contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "[") }),
      shown.firstMatch(of: /<[A-Za-z][^<>]*>|\[[A-Z][A-Z _-]+\]/) != nil
    {
      return true
    }
    let small = shown.lowercased()
    let smallBytes = Array(small.utf8)
    if stems.contains(where: { Placeholder.isIn(smallBytes, $0) }) { return true }
    guard let found, found != shown else { return false }
    // A template makes the value, or an address is one of those that are kept for documentation.
    if found.contains("{{") { return true }
    if small.contains("example.") != found.lowercased().contains("example.") { return true }
    // `VERSION`, `MY_HOST`: shouted at the reader, where the file does not shout.
    return isLoud(shown) && !isLoud(found)
  }

  private static let marks = ["...", "…", "{{", "***"].map { Array($0.utf8) }
  private static let stems = [
    "your-", "your_", "path/to", "xxx", "changeme", "change-me", "change_me", "replace-me", "replace_me", "placeholder",
    "redacted",
  ].map { Array($0.utf8) }

  private static func isLoud(_ text: String) -> Bool {
    text.utf8.count > 2 && text.contains { $0.isUppercase } && !text.contains { $0.isLowercase }
  }

  /// Whether a key holds what pages do not show: they write another in its place.
  static func isSecret(_ key: String) -> Bool {
    let small = key.lowercased().filter { $0 != "-" && $0 != "_" }
    return small == "secret"
      || ["password", "passwd", "token", "apikey", "secretkey", "accesskey"].contains { small.hasSuffix($0) }
  }
}
