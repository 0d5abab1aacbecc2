/// A pattern of text, `*` and `?` (POSIX 2.13). There is none for brackets and extended patterns.
struct ShellPattern {
  private enum Token: Equatable {
    case scalar(Unicode.Scalar)
    case anyText
    case anyCharacter
  }

  /// Longer values are not searched: the time is the product of the lengths.
  private static let countLimit = 2000

  private var tokens: [Token] = []

  init?(_ word: Word, in expander: WordExpander) {
    for part in word.parts {
      switch part.kind {
      case .glob(.anyText): tokens.append(.anyText)
      case .glob(.anyCharacter): tokens.append(.anyCharacter)
      case .glob: return nil
      default:
        guard let text = expander.expand(Word(range: part.range, parts: [part])).value else { return nil }
        // An unquoted value may hold pattern characters of its own.
        if case .parameter = part.kind, text.contains(where: { "*?[\\".contains($0) }) { return nil }
        tokens += text.unicodeScalars.map(Token.scalar)
      }
    }
  }

  func removing(_ side: ParameterExpansion.Side, isLongest: Bool, from value: String) -> String? {
    let scalars = Array(value.unicodeScalars)
    guard scalars.count <= Self.countLimit else { return nil }
    switch side {
    case .prefix:
      let ends = Self.ends(tokens, scalars[...])
      guard let end = isLongest ? ends.max() : ends.min() else { return value }
      return Self.text(scalars[end...])
    case .suffix:
      let ends = Self.ends(tokens.reversed(), scalars.reversed()[...])
      guard let end = isLongest ? ends.max() : ends.min() else { return value }
      return Self.text(scalars[..<(scalars.count - end)])
    }
  }

  func replacing(_ scope: ParameterExpansion.Scope, by text: String, in value: String) -> String? {
    let scalars = Array(value.unicodeScalars)
    guard scalars.count <= Self.countLimit else { return nil }
    guard !tokens.isEmpty else { return scope == .prefix ? text + value : scope == .suffix ? value + text : value }
    if scope == .suffix {
      guard let end = Self.ends(tokens.reversed(), scalars.reversed()[...]).max() else { return value }
      return Self.text(scalars[..<(scalars.count - end)]) + text
    }
    var result = ""
    var index = 0
    while index < scalars.count {
      if let end = Self.ends(tokens, scalars[index...]).max(), end > index {
        result += text
        index = end
        if scope == .all { continue }
        return result + Self.text(scalars[index...])
      }
      if scope == .prefix { return value }
      result.unicodeScalars.append(scalars[index])
      index += 1
    }
    return result
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return text
  }

  /// Where a match that begins at the start of `scalars` can end.
  private static func ends(_ tokens: [Token], _ scalars: ArraySlice<Unicode.Scalar>) -> Set<Int> {
    var ends: Set = [scalars.startIndex]
    for token in tokens {
      guard let least = ends.min() else { return [] }
      switch token {
      case .anyText: ends = Set(least...scalars.endIndex)
      case .anyCharacter: ends = Set(ends.filter { $0 < scalars.endIndex }.map { $0 + 1 })
      case .scalar(let scalar):
        ends = Set(ends.filter { $0 < scalars.endIndex && scalars[$0] == scalar }.map { $0 + 1 })
      }
    }
    return ends
  }
}
