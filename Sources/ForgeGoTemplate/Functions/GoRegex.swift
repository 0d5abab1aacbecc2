import CPCRE2

/// A regular expression of Go, which PCRE2 runs. The search for a match is bounded.
package struct GoRegex: ~Copyable {
  private let code: OpaquePointer
  /// Of the groups from the first on.
  private let names: [String]

  package init(_ pattern: String) throws(GoFailure) {
    let translator = try GoRegexTranslator(pattern)
    var error: Int32 = 0
    var offset = 0
    let bytes = Array(translator.pattern.utf8)
    // RE2's `$` matches at the end alone, not before a last line end; `^` behind every line end, the last one's, too.
    let options =
      UInt32(PCRE2_UTF) | UInt32(PCRE2_DOLLAR_ENDONLY) | UInt32(PCRE2_ALT_CIRCUMFLEX)
      | UInt32(PCRE2_NEVER_BACKSLASH_C)
    guard let context = pcre2_compile_context_create_8(nil) else { throw GoFailure("out of memory", kind: .limit) }
    defer { pcre2_compile_context_free_8(context) }
    pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_LF))
    guard let code = pcre2_compile_8(bytes, bytes.count, options, &error, &offset, context) else {
      throw GoFailure("error parsing regexp: \(Self.message(error)): `\(pattern)`")
    }
    self.code = code
    names = translator.names
  }

  deinit { pcre2_code_free_8(code) }

  private static func message(_ error: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 160)
    pcre2_get_error_message_8(error, &buffer, buffer.count)
    return String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
  }

  /// The ranges of the first match and of its groups, in bytes; nil for groups that took no part.
  package func firstMatch(_ text: String) throws(GoFailure) -> [Range<Int>?]? {
    try matches(text, limit: 1).first
  }

  /// The matches that do not overlap, at most `limit` unless it is negative.
  package func matches(_ text: String, limit: Int) throws(GoFailure) -> [[Range<Int>?]] {
    let bytes = Array(text.utf8)
    guard let data = pcre2_match_data_create_from_pattern_8(code, nil) else { return [] }
    defer { pcre2_match_data_free_8(data) }
    guard let context = pcre2_match_context_create_8(nil) else { return [] }
    defer { pcre2_match_context_free_8(context) }
    pcre2_set_match_limit_8(context, 1_000_000)
    var matches: [[Range<Int>?]] = []
    var start = 0
    var lastEnd = -1
    while start <= bytes.count, limit < 0 || matches.count < limit {
      let status = pcre2_match_8(code, bytes, bytes.count, start, UInt32(PCRE2_NO_UTF_CHECK), data, context)
      if status == PCRE2_ERROR_NOMATCH { break }
      guard status > 0 else { throw GoFailure("regular expression takes too long", kind: .limit) }
      let groups = Self.groups(data)
      guard let whole = groups[0] else { break }
      // An empty match right behind another is none in Go.
      if !(whole.isEmpty && whole.lowerBound == lastEnd) { matches.append(groups) }
      lastEnd = whole.upperBound
      start = whole.isEmpty ? Self.next(bytes, whole.upperBound) : whole.upperBound
    }
    return matches
  }

  private static func next(_ bytes: [UInt8], _ place: Int) -> Int {
    var place = place + 1
    while place < bytes.count, bytes[place] & 0xC0 == 0x80 { place += 1 }
    return place
  }

  private static func groups(_ data: OpaquePointer) -> [Range<Int>?] {
    let count = Int(pcre2_get_ovector_count_8(data))
    guard let vector = pcre2_get_ovector_pointer_8(data) else { return [nil] }
    return (0..<count).map { group in
      let (start, end) = (vector[2 * group], vector[2 * group + 1])
      return start == .max || start > end ? nil : start..<end
    }
  }

  /// Adds the parts of a replacement.
  func expand(
    _ replacement: GoRegexReplacement, _ match: [Range<Int>?], _ text: [UInt8], _ origins: Origins,
    into result: inout OriginText
  ) {
    for part in replacement.parts {
      switch part {
      case .text(let bytes): result.append(bytes, nil)
      case .group(let name):
        if let range = range(name, match) { result.append(text, range, origins) }
      }
    }
  }

  /// What the group of this number or name matched; of several with the name, the first that matched anything.
  private func range(_ name: String, _ match: [Range<Int>?]) -> Range<Int>? {
    if let number = Int(name), name.utf8.count == 1 || !name.hasPrefix("0") {
      return match.indices.contains(number) ? match[number] : nil
    }
    for (place, other) in names.enumerated() where other == name && place + 1 < match.count {
      if let range = match[place + 1] { return range }
    }
    return nil
  }
}
