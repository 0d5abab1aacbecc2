import CPCRE2

/// A regular expression in Go's syntax (RE2), which PCRE2 takes but for a few spellings. The search for a match is bounded.
package struct GoRegex: ~Copyable {
  private let code: OpaquePointer
  private let names: [String: Int]

  package init(_ pattern: String) throws(GoFailure) {
    var error: Int32 = 0
    var offset = 0
    let bytes = Array(Self.translated(pattern).utf8)
    // RE2's `$` matches at the end alone, not before a last line end.
    let options = UInt32(PCRE2_UTF) | UInt32(PCRE2_DOLLAR_ENDONLY) | UInt32(PCRE2_NEVER_BACKSLASH_C)
    guard let code = pcre2_compile_8(bytes, bytes.count, options, &error, &offset, nil) else {
      throw GoFailure("error parsing regexp: `\(pattern)`: \(Self.message(error))")
    }
    self.code = code
    var names: [String: Int] = [:]
    var count: UInt32 = 0
    var size: UInt32 = 0
    var table: UnsafePointer<UInt8>?
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMECOUNT), &count)
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &size)
    pcre2_pattern_info_8(code, UInt32(PCRE2_INFO_NAMETABLE), &table)
    if let table {
      for entry in 0..<Int(count) {
        let start = table + entry * Int(size)
        names[String(cString: start + 2)] = Int(start[0]) << 8 | Int(start[1])
      }
    }
    self.names = names
  }

  deinit { pcre2_code_free_8(code) }

  /// `\z` and `\A` are the same in both; `(?P<name>…)` too. RE2's `\Q…\E`, classes and properties are PCRE2's.
  private static func translated(_ pattern: String) -> String {
    // PCRE2 takes lookaround and back references, which RE2 has not: a pattern with them is an error in Go.
    pattern
  }

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

  /// Adds `template` with `$1`, `${1}`, `$name` and `${name}` replaced (Go, regexp `Expand`).
  func expand(
    _ template: String, _ match: [Range<Int>?], _ text: [UInt8], _ origins: Origins, into result: inout OriginText
  ) {
    let bytes = Array(template.utf8)
    var place = 0
    while place < bytes.count {
      guard bytes[place] == UInt8(ascii: "$"), let (name, end) = Self.reference(bytes, place) else {
        if bytes[place] == UInt8(ascii: "$"), place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: "$") {
          place += 1
        }
        result.append([bytes[place]], nil)
        place += 1
        continue
      }
      let group = Int(name) ?? names[name]
      if let group, match.indices.contains(group), let range = match[group] { result.append(text, range, origins) }
      place = end
    }
  }

  private static func reference(_ bytes: [UInt8], _ dollar: Int) -> (name: String, end: Int)? {
    var start = dollar + 1
    let isBraced = start < bytes.count && bytes[start] == UInt8(ascii: "{")
    if isBraced { start += 1 }
    var end = start
    while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
    guard end > start, !isBraced || end < bytes.count && bytes[end] == UInt8(ascii: "}") else { return nil }
    return (String(decoding: bytes[start..<end], as: UTF8.self), isBraced ? end + 1 : end)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
    default: false
    }
  }
}
