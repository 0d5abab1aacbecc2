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
  GoFunction("upper", 1) { call throws(GoFailure) in made(try call.string(0).uppercased(), call[0]) },
  GoFunction("lower", 1) { call throws(GoFailure) in made(try call.string(0).lowercased(), call[0]) },
  GoFunction("title", 1) { call throws(GoFailure) in
    var previous: Unicode.Scalar = " "
    var result = ""
    for scalar in try call.string(0).unicodeScalars {
      let startsWord = !isWordScalar(previous)
      result += startsWord ? scalar.properties.titlecaseMapping : String(scalar)
      previous = scalar
    }
    return made(result, call[0])
  },
  GoFunction("untitle", 1) { call throws(GoFailure) in
    var isStart = true
    var result = ""
    for scalar in try call.string(0).unicodeScalars {
      result += isStart ? scalar.properties.lowercaseMapping : String(scalar)
      isStart = scalar.properties.isWhitespace
    }
    return made(result, call[0])
  },
  GoFunction("swapcase", 1) { call throws(GoFailure) in
    var result = ""
    var isStart = true
    for scalar in try call.string(0).unicodeScalars {
      let properties = scalar.properties
      if properties.isUppercase || properties.generalCategory == .titlecaseLetter {
        result += properties.lowercaseMapping
      } else if properties.isLowercase {
        result += isStart ? properties.titlecaseMapping : properties.uppercaseMapping
      } else {
        result.unicodeScalars.append(scalar)
      }
      isStart = properties.isWhitespace
    }
    return made(result, call[0])
  },
  GoFunction("nospace", 1) { call throws(GoFailure) in
    let kept = try call.string(0).unicodeScalars.filter { !$0.properties.isWhitespace }
    return made(String(String.UnicodeScalarView(kept)), call[0])
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
    if start < 0 { return part(call[2], 0..<min(max(end, 0), count)) }
    if end < 0 || end > count { return part(call[2], min(start, count)..<count) }
    guard start <= end else { throw GoFailure("runtime error: slice bounds out of range [\(start):\(end)]") }
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
    // goutils: an offset of up to four keeps the start.
    if left <= 4 { return joined([part(call[2], 0..<right - 3), .string("...")]) }
    let start = min(left, count)
    if start + right - 3 < count {
      return joined([.string("..."), part(call[2], start..<start + right - 6), .string("...")])
    }
    return joined([.string("..."), part(call[2], count - (right - 3)..<count)])
  },
  GoFunction("initials", 1) { call throws(GoFailure) in
    var result = ""
    var isStart = true
    for scalar in try call.string(0).unicodeScalars {
      if scalar.properties.isWhitespace {
        isStart = true
      } else if isStart {
        result.unicodeScalars.append(scalar)
        isStart = false
      }
    }
    return made(result, call[0])
  },
  GoFunction("wrap", 2) { call throws(GoFailure) in
    made(wrapped(try call.string(1), width: try call.int(0), with: "\n", breaksWords: false), call[1])
  },
  GoFunction("wrapWith", 3) { call throws(GoFailure) in
    made(
      wrapped(try call.string(2), width: try call.int(0), with: try call.string(1), breaksWords: true), call[2])
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
    _ = try call.string(0)
    return try call.int(2) == 1 ? call[0] : call[1]
  },
  GoFunction("snakecase", 1) { call throws(GoFailure) in made(delimited(try call.string(0), "_"), call[0]) },
  GoFunction("kebabcase", 1) { call throws(GoFailure) in made(delimited(try call.string(0), "-"), call[0]) },
  GoFunction("camelcase", 1) { call throws(GoFailure) in made(camelCase(try call.string(0)), call[0]) },
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
  for value in call.arguments where !value.isNull {
    if !text.isEmpty { text.append(separator, nil as Origin?) }
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

/// goutils' `WrapCustom`: lines of at most `width` characters, broken at spaces.
private func wrapped(_ text: String, width: Int, with separator: String, breaksWords: Bool) -> String {
  let width = max(1, width)
  let scalars = Array(text.unicodeScalars)
  var result = String.UnicodeScalarView()
  var offset = 0
  func append(_ range: Range<Int>) { result.append(contentsOf: scalars[range]) }
  while scalars.count - offset > width {
    if scalars[offset] == " " {
      offset += 1
      continue
    }
    if let space = scalars[offset..<min(offset + width + 1, scalars.count)].lastIndex(of: " "), space >= offset {
      append(offset..<space)
      result.append(contentsOf: separator.unicodeScalars)
      offset = space + 1
    } else if breaksWords {
      append(offset..<offset + width)
      result.append(contentsOf: separator.unicodeScalars)
      offset += width
    } else if let space = scalars[min(offset + width, scalars.count)...].firstIndex(of: " ") {
      append(offset..<space)
      result.append(contentsOf: separator.unicodeScalars)
      offset = space + 1
    } else {
      append(offset..<scalars.count)
      offset = scalars.count
    }
  }
  append(min(offset, scalars.count)..<scalars.count)
  return String(result)
}

/// xstrings' `ToSnakeCase` and `ToKebabCase`: words of capitals, small letters and digits with `mark` between them.
private func delimited(_ text: String, _ mark: Unicode.Scalar) -> String {
  let scalars = Array(text.unicodeScalars)
  var result = String.UnicodeScalarView()
  // Whether the word that is being written begins with a digit.
  var startsWithDigit = false
  for (place, scalar) in scalars.enumerated() {
    if scalar == "_" || scalar == "-" || scalar.properties.isWhitespace {
      result.append(mark)
      continue
    }
    if place > 0, result.last != mark, !result.isEmpty, needsMark(scalars, place, startsWithDigit) {
      result.append(mark)
    }
    if result.isEmpty || result.last == mark { startsWithDigit = scalar.properties.numericType != nil }
    result.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
  }
  return String(result)
}

/// Whether a word begins at `place`: a capital after a small letter or digit, the last capital of several before a small
/// letter, digits that a small letter follows.
private func needsMark(_ scalars: [Unicode.Scalar], _ place: Int, _ startsWithDigit: Bool) -> Bool {
  let before = scalars[place - 1].properties
  let here = scalars[place].properties
  let isDigit = here.numericType != nil
  let wasDigit = before.numericType != nil
  if here.isUppercase {
    if before.isLowercase || wasDigit { return true }
    return before.isUppercase && place + 1 < scalars.count && scalars[place + 1].properties.isLowercase
  }
  guard isDigit, !wasDigit, !startsWithDigit else { return false }
  let next = scalars[place...].first { $0.properties.numericType == nil }
  return next?.properties.isLowercase ?? false
}

/// xstrings' `ToCamelCase`: the letter after `_`, `-` or a space is a capital and the mark goes; marks at the ends stay, and
/// of several in a row all but one.
private func camelCase(_ text: String) -> String {
  let scalars = Array(text.unicodeScalars)
  func isMark(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || scalar == "-" || scalar.properties.isWhitespace }
  var result = ""
  guard let start = scalars.firstIndex(where: { !isMark($0) }) else {
    // Of marks alone the last one comes out twice.
    return text + (scalars.last.map { String($0) } ?? "")
  }
  result.unicodeScalars.append(contentsOf: scalars[..<start])
  var held = scalars[start].properties.uppercaseMapping
  var isHeldMark = false
  for scalar in scalars[(start + 1)...] {
    if isMark(scalar) {
      result += held
      held = String(scalar)
      isHeldMark = true
    } else if isHeldMark {
      held = scalar.properties.uppercaseMapping
      isHeldMark = false
    } else {
      result += held
      held = scalar.properties.lowercaseMapping
    }
  }
  return result + held
}
