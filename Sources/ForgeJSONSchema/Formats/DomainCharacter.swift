/// What a character is to internationalized domain names: the derived property of RFC 5892, section 3.
enum DomainCharacter {
  case valid, contextual, disallowed

  init(_ scalar: Unicode.Scalar) {
    let properties = scalar.properties
    switch scalar.value {
    case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: self = .valid
    case 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x660...0x669, 0x6F0...0x6F9, 0x200C, 0x200D: self = .contextual
    case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: self = .disallowed
    case 0x2D, 0x30...0x39, 0x61...0x7A: self = .valid
    // Hangul letters that combine, combining marks for symbols, musical symbols.
    case 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7FB, 0x20D0...0x20FF, 0x1D100...0x1D24F: self = .disallowed
    default:
      let isUnstable = properties.changesWhenNFKCCaseFolded
      let isIgnorable =
        properties.isDefaultIgnorableCodePoint || properties.isWhitespace || properties.isNoncharacterCodePoint
      self = !isUnstable && !isIgnorable && scalar.isLetterOrDigit ? .valid : .disallowed
    }
  }
}

extension Unicode.Scalar {
  /// Section 2.1: LetterDigits.
  fileprivate var isLetterOrDigit: Bool {
    switch properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .otherLetter, .decimalNumber, .modifierLetter, .nonspacingMark,
      .spacingMark:
      true
    default: false
    }
  }
}

/// The rules for characters that are only right beside certain others (RFC 5892, appendix A).
enum DomainContext {
  static func isValid(_ index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let before = index > 0 ? scalars[index - 1] : nil
    let after = index + 1 < scalars.count ? scalars[index + 1] : nil
    switch scalars[index].value {
    case 0x200C: return isVirama(before) || DomainJoining.joins(around: index, in: scalars)
    case 0x200D: return isVirama(before)
    case 0xB7: return before == "l" && after == "l"
    case 0x375: return after.map(greek.contains) ?? false
    case 0x5F3, 0x5F4: return before.map(hebrew.contains) ?? false
    case 0x30FB: return scalars.contains { hiragana.contains($0) || katakana.contains($0) || han.contains($0) }
    case 0x660...0x669: return !scalars.contains { (0x6F0...0x6F9).contains($0.value) }
    case 0x6F0...0x6F9: return !scalars.contains { (0x660...0x669).contains($0.value) }
    default: return false
    }
  }

  private static func isVirama(_ scalar: Unicode.Scalar?) -> Bool {
    scalar?.properties.canonicalCombiningClass == .virama
  }

  private static let greek = script("Greek")
  private static let hebrew = script("Hebrew")
  private static let hiragana = script("Hiragana")
  private static let katakana = script("Katakana")
  private static let han = script("Han")

  private static func script(_ name: String) -> CodePointSet {
    CodePointSet(UnicodeProperty.script(name).map { [.property($0, isNegated: false)] } ?? [])
  }
}

extension CodePointSet {
  fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool { contains(scalar.value) }
}
