/// Parameters (POSIX 2.6.2, bash manual 3.5.3). What cannot be said for sure is unknown.
extension WordExpander {
  mutating func append(_ expansion: ParameterExpansion, _ range: Range<Int>) {
    let name = "$\(expansion.name)"
    guard let value = value(of: expansion) else { return unknown(name, range) }
    guard let operation = expansion.operation else {
      if !expansion.isLength { return add(value, orUnknown: name, range) }
      return add(value.value.map { ExpandedWord("\($0.unicodeScalars.count)") }, orUnknown: name, range)
    }
    switch operation {
    case .fallback(let kind, let countsEmpty, let word):
      let isEmpty = countsEmpty && value.text.isEmpty
      switch kind {
      case .use, .assign: isEmpty ? appendOperand(word) : add(value, orUnknown: name, range)
      case .fail: add(isEmpty ? nil : value, orUnknown: name, range)
      case .alternative: if !isEmpty { appendOperand(word) }
      }
    default:
      add(value.value.flatMap { result($0, operation) }.map { ExpandedWord($0) }, orUnknown: name, range)
    }
  }

  private func value(of expansion: ParameterExpansion) -> ExpandedWord? {
    var name = expansion.name
    if let index = expansion.index {
      guard let index = expand(index).value else { return nil }
      name += "[\(index)]"
    }
    guard let value = values(name) else { return nil }
    return expansion.isIndirect ? value.value.flatMap(values) : value
  }

  private func result(_ value: String, _ operation: ParameterExpansion.Operation) -> String? {
    switch operation {
    case .remove(let side, let isLongest, let pattern):
      return ShellPattern(pattern, in: self)?.removing(side, isLongest: isLongest, from: value)
    case .replace(let scope, let pattern, let word):
      // `&` stands for what matched since bash 5.2.
      guard let text = word.map({ expand($0) })?.value ?? (word == nil ? "" : nil), !text.contains("&") else {
        return nil
      }
      return ShellPattern(pattern, in: self)?.replacing(scope, by: text, in: value)
    case .substring(let offset, let length): return substring(value, offset, length)
    case .changeCase(let letter, let isAll, let pattern):
      guard pattern.parts.isEmpty, letter != "~" else { return nil }
      let end = isAll ? value.endIndex : value.index(value.startIndex, offsetBy: 1, limitedBy: value.endIndex)
      let changed = value[..<(end ?? value.endIndex)]
      return (letter == "^" ? changed.uppercased() : changed.lowercased()) + value[changed.endIndex...]
    case .transform("U"): return value.uppercased()
    case .transform("L"): return value.lowercased()
    case .fallback, .transform, .names: return nil
    }
  }

  private func substring(_ value: String, _ offset: Word, _ length: Word?) -> String? {
    let scalars = Array(value.unicodeScalars)
    guard let offset = integer(offset) else { return nil }
    let start = offset < 0 ? scalars.count + offset : offset
    guard start >= 0, start <= scalars.count else { return "" }
    var end = scalars.count
    if let length {
      guard let length = integer(length) else { return nil }
      end = length < 0 ? scalars.count + length : min(scalars.count, start + min(length, scalars.count))
      guard end >= start else { return nil }
    }
    var result = ""
    result.unicodeScalars.append(contentsOf: scalars[start..<end])
    return result
  }

  /// A number of few enough digits to reckon with.
  private func integer(_ word: Word) -> Int? {
    guard let text = expand(word).value?.filter({ $0 != " " }), text.utf8.count < 10 else { return nil }
    return Int(text)
  }
}
