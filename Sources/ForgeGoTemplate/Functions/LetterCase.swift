/// Letters in another case, as Go's unicode package maps them: one character for one, no language's own rules.
enum LetterCase {
  static func upper(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let properties = scalar.properties
    // A mapping to several characters is not the simple one, which the titlecase mapping may still be.
    return single(properties.uppercaseMapping) ?? single(properties.titlecaseMapping) ?? scalar
  }

  static func lower(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar == "\u{130}" ? "i" : single(scalar.properties.lowercaseMapping) ?? scalar
  }

  static func title(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    single(scalar.properties.titlecaseMapping) ?? scalar
  }

  private static func single(_ mapping: String) -> Unicode.Scalar? {
    let scalars = mapping.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }

  static func upper(_ text: String) -> String { mapped(text, upper) }

  static func lower(_ text: String) -> String { mapped(text, lower) }

  private static func mapped(_ text: String, _ map: (Unicode.Scalar) -> Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: text.unicodeScalars.lazy.map(map))
    return String(result)
  }

  /// goutils' `SwapCase`: small letters that begin a word become titles.
  static func swapped(_ text: String) -> String {
    var isStart = true
    return mapped(text) { scalar in
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .titlecaseLetter:
        isStart = false
        return lower(scalar)
      case .lowercaseLetter:
        defer { isStart = false }
        return isStart ? title(scalar) : upper(scalar)
      default:
        isStart = scalar.properties.isWhitespace
        return scalar
      }
    }
  }

  private static func isConnector(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || scalar == "-" || scalar.properties.isWhitespace
  }

  private static func isUpper(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .uppercaseLetter
  }

  /// xstrings' `ToPascalCase`: the letter after a connector is a capital and the connector goes; at the start all of them
  /// stay, and of several in a row all but one. The capitals that follow a first capital become small.
  static func pascal(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    guard let last = scalars.last else { return "" }
    var result = String.UnicodeScalarView()
    guard let start = scalars.firstIndex(where: { !isConnector($0) }) else {
      // Of connectors alone the last one comes out twice.
      result.append(contentsOf: scalars + [last])
      return String(result)
    }
    result.append(contentsOf: scalars[..<start])
    var isInCapitals = isUpper(scalars[start])
    var held = upper(scalars[start])
    for scalar in scalars[(start + 1)...] {
      switch (isConnector(held), isConnector(scalar)) {
      case (true, true):
        result.append(held)
        held = scalar
      case (true, false):
        isInCapitals = isUpper(scalar)
        held = upper(scalar)
      case (false, _):
        result.append(held)
        held = scalar
        if isInCapitals, isUpper(scalar) { held = lower(scalar) } else { isInCapitals = false }
      }
    }
    result.append(held)
    return String(result)
  }
}
