/// A regular expression as a tree (ECMA-262, section 22.2.1).
indirect enum RegexNode: Sendable {
  case empty
  case set(RegexSet)
  case sequence([RegexNode])
  case alternatives([RegexNode])
  /// `most` is nil for any number. Whether a quantifier is lazy does not change what matches.
  case repetition(RegexNode, least: Int, most: Int?)
  /// A capturing group, by its number from 1.
  case group(Int, RegexNode)
  case backreference(Int)
  case assertion(RegexAssertion)
  case look(RegexNode, isAhead: Bool, isNegative: Bool)
}

enum RegexAssertion: Sendable {
  case start, end, wordBoundary, notWordBoundary
}

/// A set of code points: ranges and properties, or all others.
struct RegexSet: Hashable, Sendable {
  /// A property of characters as `\p{…}` names it (ECMA-262, section 22.2.1.8).
  struct Property: Hashable, Sendable {
    let kind: Kind
    let isNegated: Bool

    enum Kind: Hashable, Sendable {
      case categories(Set<Unicode.GeneralCategory>)
      case alphabetic, uppercase, lowercase, whitespace, emoji, hexDigit, identifierStart, identifierContinue, math, any
      case ascii
    }
  }

  var ranges: [ClosedRange<UInt32>] = []
  var properties: [Property] = []
  var isNegated = false

  static let digits = RegexSet(ranges: [0x30...0x39])
  static let word = RegexSet(ranges: [0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  /// ECMA-262's white space and line terminators (sections 12.2 and 12.3).
  static let space = RegexSet(ranges: [
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029, 0x202F...0x202F,
    0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
  /// What `.` matches.
  static let anyButLineEnds = RegexSet(ranges: [0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029], isNegated: true)

  init(ranges: [ClosedRange<UInt32>] = [], properties: [Property] = [], isNegated: Bool = false) {
    self.ranges = ranges
    self.properties = properties
    self.isNegated = isNegated
  }

  var negated: RegexSet { RegexSet(ranges: ranges, properties: properties, isNegated: !isNegated) }

  func contains(_ scalar: UInt32) -> Bool {
    let isMember =
      ranges.contains { $0.contains(scalar) } || properties.contains { $0.kind.contains(scalar) != $0.isNegated }
    return isMember != isNegated
  }

  /// Adds the members of another set; a negated one becomes ranges.
  mutating func formUnion(_ other: RegexSet) {
    guard other.isNegated else {
      ranges += other.ranges
      properties += other.properties
      return
    }
    if let property = other.properties.first {
      properties.append(Property(kind: property.kind, isNegated: !property.isNegated))
      return
    }
    var start: UInt32 = 0
    for range in other.ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if range.lowerBound > start { ranges.append(start...range.lowerBound - 1) }
      start = max(start, range.upperBound + 1)
    }
    ranges.append(start...0x10FFFF)
  }
}

extension RegexSet.Property.Kind {
  func contains(_ scalar: UInt32) -> Bool {
    guard let scalar = Unicode.Scalar(scalar) else { return false }
    let properties = scalar.properties
    switch self {
    case .categories(let categories): return categories.contains(properties.generalCategory)
    case .alphabetic: return properties.isAlphabetic
    case .uppercase: return properties.isUppercase
    case .lowercase: return properties.isLowercase
    case .whitespace: return properties.isWhitespace
    case .emoji: return properties.isEmoji
    case .hexDigit: return properties.isHexDigit
    case .identifierStart: return properties.isIDStart
    case .identifierContinue: return properties.isIDContinue
    case .math: return properties.isMath
    case .any: return true
    case .ascii: return scalar.value < 0x80
    }
  }

  /// The property that a name stands for; nil for scripts and all that is not known here.
  init?(name: String) {
    let parts = name.split(separator: "=", maxSplits: 1)
    let value = String(parts.last ?? "")
    if parts.count == 2 {
      guard parts[0] == "General_Category" || parts[0] == "gc" else { return nil }
    } else if let binary = Self.binary[value] {
      self = binary
      return
    }
    guard let categories = Self.categories(value) else { return nil }
    self = .categories(Set(categories))
  }

  private static let binary: [String: Self] = [
    "Alphabetic": .alphabetic, "Alpha": .alphabetic, "Uppercase": .uppercase, "Upper": .uppercase,
    "Lowercase": .lowercase, "Lower": .lowercase, "White_Space": .whitespace, "space": .whitespace, "Emoji": .emoji,
    "Hex_Digit": .hexDigit, "Hex": .hexDigit, "ID_Start": .identifierStart, "IDS": .identifierStart,
    "ID_Continue": .identifierContinue, "IDC": .identifierContinue, "Math": .math, "Any": .any, "ASCII": .ascii,
  ]

  /// General categories by their short and long names (Unicode Standard Annex 44, table 12).
  private static func categories(_ name: String) -> [Unicode.GeneralCategory]? {
    if let single = single[name] { return [single] }
    switch name {
    case "L", "Letter": return [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter]
    case "LC", "Cased_Letter": return [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]
    case "M", "Mark", "Combining_Mark": return [.nonspacingMark, .spacingMark, .enclosingMark]
    case "N", "Number": return [.decimalNumber, .letterNumber, .otherNumber]
    case "P", "Punctuation", "punct":
      return [
        .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation,
      ]
    case "S", "Symbol": return [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol]
    case "Z", "Separator": return [.spaceSeparator, .lineSeparator, .paragraphSeparator]
    case "C", "Other": return [.control, .format, .surrogate, .privateUse, .unassigned]
    default: return nil
    }
  }

  private static let single: [String: Unicode.GeneralCategory] = [
    "Lu": .uppercaseLetter, "Uppercase_Letter": .uppercaseLetter, "Ll": .lowercaseLetter,
    "Lowercase_Letter": .lowercaseLetter, "Lt": .titlecaseLetter, "Titlecase_Letter": .titlecaseLetter,
    "Lm": .modifierLetter, "Modifier_Letter": .modifierLetter, "Lo": .otherLetter, "Other_Letter": .otherLetter,
    "Mn": .nonspacingMark, "Nonspacing_Mark": .nonspacingMark, "Mc": .spacingMark, "Spacing_Mark": .spacingMark,
    "Me": .enclosingMark, "Enclosing_Mark": .enclosingMark, "Nd": .decimalNumber, "Decimal_Number": .decimalNumber,
    "digit": .decimalNumber, "Nl": .letterNumber, "Letter_Number": .letterNumber, "No": .otherNumber,
    "Other_Number": .otherNumber, "Pc": .connectorPunctuation, "Connector_Punctuation": .connectorPunctuation,
    "Pd": .dashPunctuation, "Dash_Punctuation": .dashPunctuation, "Ps": .openPunctuation,
    "Open_Punctuation": .openPunctuation, "Pe": .closePunctuation, "Close_Punctuation": .closePunctuation,
    "Pi": .initialPunctuation, "Initial_Punctuation": .initialPunctuation, "Pf": .finalPunctuation,
    "Final_Punctuation": .finalPunctuation, "Po": .otherPunctuation, "Other_Punctuation": .otherPunctuation,
    "Sm": .mathSymbol, "Math_Symbol": .mathSymbol, "Sc": .currencySymbol, "Currency_Symbol": .currencySymbol,
    "Sk": .modifierSymbol, "Modifier_Symbol": .modifierSymbol, "So": .otherSymbol, "Other_Symbol": .otherSymbol,
    "Zs": .spaceSeparator, "Space_Separator": .spaceSeparator, "Zl": .lineSeparator,
    "Line_Separator": .lineSeparator, "Zp": .paragraphSeparator, "Paragraph_Separator": .paragraphSeparator,
    "Cc": .control, "Control": .control, "cntrl": .control, "Cf": .format, "Format": .format, "Cs": .surrogate,
    "Surrogate": .surrogate, "Co": .privateUse, "Private_Use": .privateUse, "Cn": .unassigned,
    "Unassigned": .unassigned,
  ]
}
