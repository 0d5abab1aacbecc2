/// Sprig's string functions. What keeps text keeps its origins.
let stringFunctions: [GoFunction] = [
  GoFunction("trim", 1) { call throws(GoFailure) in try trimmed(call, 0, start: true, end: true, isSpace) },
  GoFunction("trimAll", 2) { call throws(GoFailure) in try trimmedOf(call, start: true, end: true) },
  GoFunction("trimall", 2) { call throws(GoFailure) in try trimmedOf(call, start: true, end: true) },
  GoFunction("trimPrefix", 2) { call throws(GoFailure) in
    let prefix = try call.string(0)
    let text = try call.string(1)
    guard !prefix.isEmpty, text.utf8.starts(with: prefix.utf8) else { return call[1] }
    return part(call[1], prefix.utf8.count..<text.utf8.count)
  },
  GoFunction("trimSuffix", 2) { call throws(GoFailure) in
    let suffix = try call.string(0)
    let text = try call.string(1)
    guard !suffix.isEmpty, text.utf8.count >= suffix.utf8.count,
      text.utf8.suffix(suffix.utf8.count).elementsEqual(suffix.utf8)
    else { return call[1] }
    return part(call[1], 0..<text.utf8.count - suffix.utf8.count)
  },
  GoFunction("upper", 1) { call throws(GoFailure) in made(LetterCase.upper(try call.string(0)), call[0]) },
  GoFunction("lower", 1) { call throws(GoFailure) in made(LetterCase.lower(try call.string(0)), call[0]) },
  GoFunction("title", 1) { call throws(GoFailure) in
    var previous: Unicode.Scalar = " "
    var result = String.UnicodeScalarView()
    for scalar in try call.string(0).unicodeScalars {
      result.append(isWordScalar(previous) ? scalar : LetterCase.title(scalar))
      previous = scalar
    }
    return made(String(result), call[0])
  },
  GoFunction("untitle", 1) { call throws(GoFailure) in
    var isStart = true
    var result = String.UnicodeScalarView()
    for scalar in try call.string(0).unicodeScalars {
      let isBlank = scalar.properties.isWhitespace
      result.append(isStart && !isBlank ? LetterCase.lower(scalar) : scalar)
      isStart = isBlank
    }
    return made(String(result), call[0])
  },
  GoFunction("swapcase", 1) { call throws(GoFailure) in made(LetterCase.swapped(try call.string(0)), call[0]) },
  GoFunction("nospace", 1) { call throws(GoFailure) in
    let bytes = try call.string(0).utf8
    let kept = bytes.filter { !isSpaceByte($0) }
    return kept.count == bytes.count ? call[0] : made(latin1(kept), call[0])
  },
  GoFunction("repeat", 2) { call throws(GoFailure) in
    let count = try call.int(0)
    let text = try call.string(1)
    guard count >= 0 else { throw GoFailure("strings: negative Repeat count") }
    let (size, overflow) = count.multipliedReportingOverflow(by: text.utf8.count)
    try call.evaluation.spend(bytes: overflow ? .max : size)
    return made(String(repeating: text, count: count), call[1])
  },
  GoFunction("substr", 3) { call throws(GoFailure) in
    let start = try call.int(0)
    let end = try call.int(1)
    let text = try call.string(2)
    let count = text.utf8.count
    if start < 0 {
      guard end >= 0 else { throw outOfRange(":\(end)") }
      guard end <= count else { throw outOfRange(":\(end)", length: count) }
      return part(call[2], 0..<end)
    }
    if end < 0 || end > count {
      guard start <= count else { throw outOfRange("\(start):\(count)") }
      return part(call[2], start..<count)
    }
    guard start <= end else { throw outOfRange("\(start):\(end)") }
    return part(call[2], start..<end)
  },
  GoFunction("trunc", 2) { call throws(GoFailure) in
    let length = try call.int(0)
    let count = try call.string(1).utf8.count
    if length < 0, count + length > 0 { return part(call[1], count + length..<count) }
    if length >= 0, count > length { return part(call[1], 0..<length) }
    return call[1]
  },
  GoFunction("abbrev", 2) { call throws(GoFailure) in
    let width = try call.int(0)
    let count = try call.string(1).utf8.count
    guard width >= 4, count > width else { return call[1] }
    return joined([part(call[1], 0..<width - 3), .string("...")])
  },
  GoFunction("abbrevboth", 3) { call throws(GoFailure) in
    let left = try call.int(0)
    let right = try call.int(1)
    let count = try call.string(2).utf8.count
    guard right >= 4, left <= 0 || right >= 7, count > right else { return call[2] }
    // goutils, `AbbreviateFull`: an offset of up to four keeps the start, and so does one too near to the end.
    var start = min(left, count)
    if count - start < right - 3 { start = count - (right - 3) }
    if start <= 4 { return joined([part(call[2], 0..<right - 3), .string("...")]) }
    guard right >= 7 else { return .string("") }
    if start + right - 3 < count {
      return joined([.string("..."), part(call[2], start..<start + right - 6), .string("...")])
    }
    return joined([.string("..."), part(call[2], count - (right - 3)..<count)])
  },
  GoFunction("initials", 1) { call throws(GoFailure) in
    var result: [UInt8] = []
    var isStart = true
    for byte in try call.string(0).utf8 {
      if !isSpaceByte(byte), isStart { result.append(byte) }
      isStart = isSpaceByte(byte)
    }
    return made(latin1(result), call[0])
  },
  GoFunction("wrap", 2) { call throws(GoFailure) in
    try wrapped(call, 1, with: "\n", breaksWords: false)
  },
  GoFunction("wrapWith", 3) { call throws(GoFailure) in
    let mark = try call.string(1)
    return try wrapped(call, 2, with: mark.isEmpty ? "\n" : mark, breaksWords: true)
  },
  GoFunction("contains", 2) { call throws(GoFailure) in
    .bool(occurs(try call.string(0), in: try call.string(1)))
  },
  GoFunction("hasPrefix", 2) { call throws(GoFailure) in
    .bool(try call.string(1).utf8.starts(with: try call.string(0).utf8))
  },
  GoFunction("hasSuffix", 2) { call throws(GoFailure) in
    let suffix = try call.string(0).utf8
    return .bool(try call.string(1).utf8.suffix(suffix.count).elementsEqual(suffix))
  },
  GoFunction("quote", 0...) { call throws(GoFailure) in
    try listed(call, separator: " ") { GoValueFormatter.quoted($0.stringValue) }
  },
  GoFunction("squote", 0...) { call throws(GoFailure) in try listed(call, separator: " ") { "'\($0.stringValue)'" } },
  GoFunction("cat", 0...) { call throws(GoFailure) in
    try listed(call, separator: " ") { $0.goDescription }
  },
  GoFunction("indent", 2) { call throws(GoFailure) in try indented(call, startsLine: false) },
  GoFunction("nindent", 2) { call throws(GoFailure) in try indented(call, startsLine: true) },
  GoFunction("replace", 3) { call throws(GoFailure) in try replaced(call) },
  GoFunction("plural", 3) { call throws(GoFailure) in
    _ = try (call.string(0), call.string(1))
    return try call.int(2) == 1 ? call[0] : call[1]
  },
  GoFunction("snakecase", 1) { call throws(GoFailure) in made(LetterCase.delimited(try call.string(0), "_"), call[0]) },
  GoFunction("kebabcase", 1) { call throws(GoFailure) in made(LetterCase.delimited(try call.string(0), "-"), call[0]) },
  GoFunction("camelcase", 1) { call throws(GoFailure) in made(LetterCase.pascal(try call.string(0)), call[0]) },
  GoFunction("toString", 1) { call throws(GoFailure) in
    guard call[0].text == nil else { return call[0] }
    var text = OriginText()
    call[0].appendDescription(to: &text)
    return text.value
  },
]

/// The bytes of a text at `range`, with their origins.
func part(_ value: GoValue, _ range: Range<Int>) -> GoValue {
  var text = OriginText()
  text.append(value.text ?? "", range, value.origins)
  return text.bytes.isEmpty ? .string("") : text.value
}

/// Text that was made of another as a whole.
func made(_ text: String, _ value: GoValue) -> GoValue {
  .string(text, text == value.text ? value.origins : value.origins.collapsed)
}

/// Texts one after the other.
func joined(_ values: [GoValue], separator: String = "") -> GoValue {
  var text = OriginText()
  for (place, value) in values.enumerated() {
    if place > 0 { text.append(separator, nil as Origin?) }
    text.append(value.stringValue, value.origins)
  }
  return text.bytes.isEmpty ? .string("") : text.value
}

/// The arguments that are not nil, each in the form that `form` gives it; the text inside it keeps its origins.
private func listed(
  _ call: GoCall, separator: String, _ form: (GoValue) -> String
) throws(GoFailure) -> GoValue {
  var text = OriginText()
  for (place, value) in call.arguments.filter({ !$0.isNull }).enumerated() {
    if place > 0 { text.append(separator, nil as Origin?) }
    let formed = form(value)
    let inner = value.stringValue
    if formed.utf8.count == inner.utf8.count + 2, let mark = formed.utf8.first {
      text.append([mark], nil)
      text.append(inner, value.origins)
      text.append([mark], nil)
    } else {
      text.append(formed, formed == inner ? value.origins : value.origins.collapsed)
    }
  }
  try call.evaluation.spend(bytes: text.bytes.count)
  return text.bytes.isEmpty ? .string("") : text.value
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }

private func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
  // Go's `strings.Title` takes letters, digits and `_` for parts of words, and in ASCII nothing else.
  scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    || !scalar.isASCII && !scalar.properties.isWhitespace
}

private func trimmedOf(_ call: GoCall, start: Bool, end: Bool) throws(GoFailure) -> GoValue {
  let set = Set(try call.string(0).unicodeScalars)
  return try trimmed(call, 1, start: start, end: end) { set.contains($0) }
}

private func trimmed(
  _ call: GoCall, _ place: Int, start: Bool, end: Bool, _ isCut: (Unicode.Scalar) -> Bool
) throws(GoFailure) -> GoValue {
  let text = try call.string(place)
  var rest = text.unicodeScalars[...]
  if start { while let first = rest.first, isCut(first) { rest.removeFirst() } }
  if end { while let last = rest.last, isCut(last) { rest.removeLast() } }
  let lower = text.utf8.distance(from: text.startIndex, to: rest.startIndex)
  let upper = text.utf8.distance(from: text.startIndex, to: rest.endIndex)
  return lower == 0 && upper == text.utf8.count ? call[place] : part(call[place], lower..<upper)
}

private func occurs(_ needle: String, in text: String) -> Bool {
  needle.isEmpty || Array(text.utf8).firstRange(of: Array(needle.utf8)) != nil
}

/// Spaces in front of every line; before them a line end with `startsLine`.
private func indented(_ call: GoCall, startsLine: Bool) throws(GoFailure) -> GoValue {
  let width = try call.int(0)
  let text = try call.string(1)
  guard width >= 0 else { throw GoFailure("strings: negative Repeat count") }
  let lines = text.utf8.count { $0 == 0x0A } + 1
  let (size, overflow) = width.multipliedReportingOverflow(by: lines)
  try call.evaluation.spend(bytes: overflow ? .max : size + text.utf8.count)
  let padding = [UInt8](repeating: 0x20, count: width)
  var result = OriginText()
  if startsLine { result.append([0x0A], nil) }
  let bytes = Array(text.utf8)
  var start = 0
  while true {
    result.append(padding, nil)
    guard let end = bytes[start...].firstIndex(of: 0x0A) else { break }
    result.append(bytes, start..<end + 1, call[1].origins)
    start = end + 1
  }
  result.append(bytes, start..<bytes.count, call[1].origins)
  return result.bytes.isEmpty ? .string("") : result.value
}

/// `replace old new text`: what stays keeps its origins.
private func replaced(_ call: GoCall) throws(GoFailure) -> GoValue {
  let old = Array(try call.string(0).utf8)
  let new = try call.string(1)
  let text = try call.string(2)
  let bytes = Array(text.utf8)
  guard !old.isEmpty else {
    // Go puts the new text before every character and at the end.
    try call.evaluation.spend(bytes: (text.unicodeScalars.count + 1) * new.utf8.count)
    return made(new + text.unicodeScalars.map { String($0) + new }.joined(), call[2])
  }
  var result = OriginText()
  var start = 0
  while let range = bytes[start...].firstRange(of: old) {
    try call.evaluation.spend(bytes: new.utf8.count)
    result.append(bytes, start..<range.lowerBound, call[2].origins)
    result.append(new, call[1].origins)
    start = range.upperBound
  }
  guard start > 0 else { return call[2] }
  result.append(bytes, start..<bytes.count, call[2].origins)
  return result.bytes.isEmpty ? .string("") : result.value
}

/// goutils' `WrapCustom`: lines of at most `width` bytes, broken at spaces; what is kept keeps its origins.
private func wrapped(
  _ call: GoCall, _ place: Int, with separator: String, breaksWords: Bool
) throws(GoFailure) -> GoValue {
  let width = max(1, try call.int(0))
  let bytes = Array(try call.string(place).utf8)
  let origins = call[place].origins
  try call.evaluation.spend(bytes: bytes.count)
  var result = OriginText()
  var offset = 0
  func breakLine(at end: Int, next: Int, _ result: inout OriginText) throws(GoFailure) {
    result.append(bytes, offset..<end, origins)
    try call.evaluation.spend(bytes: separator.utf8.count)
    result.append(separator, nil as Origin?)
    offset = next
  }
  while bytes.count - offset > width {
    if bytes[offset] == 0x20 {
      offset += 1
    } else if let space = bytes[offset...offset + width].lastIndex(of: 0x20) {
      try breakLine(at: space, next: space + 1, &result)
    } else if breaksWords {
      try breakLine(at: offset + width, next: offset + width, &result)
    } else if let space = bytes[(offset + width)...].firstIndex(of: 0x20) {
      try breakLine(at: space, next: space + 1, &result)
    } else {
      break
    }
  }
  result.append(bytes, offset..<bytes.count, origins)
  return result.bytes.isEmpty ? .string("") : result.value
}

/// What Go says of a slice of a text beyond its bounds.
private func outOfRange(_ bounds: String, length: Int? = nil) -> GoFailure {
  GoFailure(
    "runtime error: slice bounds out of range [\(bounds)]" + (length.map { " with length \($0)" } ?? ""))
}

/// goutils takes bytes for characters: white space of Latin-1.
private func isSpaceByte(_ byte: UInt8) -> Bool {
  byte == 0x20 || (0x09...0x0D).contains(byte) || byte == 0x85 || byte == 0xA0
}

/// Each byte as the character of its number, as goutils writes them.
private func latin1(_ bytes: [UInt8]) -> String {
  var result = String.UnicodeScalarView()
  result.append(contentsOf: bytes.lazy.map { Unicode.Scalar($0) })
  return String(result)
}
