/// What `\p{…}` names: a general category, a script or a binary property, under the exact names that ECMA 262 has for
/// them (section 22.2.1, tables 67 to 70).
struct UnicodeProperty: Sendable {
  let contains: @Sendable (Unicode.Scalar) -> Bool

  private init(contains: @escaping @Sendable (Unicode.Scalar) -> Bool) {
    self.contains = contains
  }

  /// `L`, `gc=Letter`, `Alphabetic`, `Script=Greek`, `scx=Grek`; nil for a name ECMA 262 does not know.
  init?(_ name: String) {
    let parts = name.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first else { return nil }
    let property: UnicodeProperty? =
      switch (first, parts.count) {
      case (_, 1): Self.category(first) ?? Self.binary[first].map { UnicodeProperty(contains: $0) }
      case ("General_Category", _), ("gc", _): Self.category(parts[1])
      case ("Script", _), ("sc", _): Self.script(parts[1], in: [Self.scriptTable])
      case ("Script_Extensions", _), ("scx", _):
        Self.script(parts[1], in: [Self.scriptExtensionTable, Self.scriptTable])
      default: nil
      }
    guard let property else { return nil }
    self = property
  }

  private static func category(_ name: String) -> UnicodeProperty? {
    guard let categories = categories[name] else { return nil }
    return UnicodeProperty { categories.contains($0.properties.generalCategory) }
  }

  /// The script of that name, from the first table that has it.
  static func script(_ name: String, in tables: [String] = [scriptTable]) -> UnicodeProperty? {
    guard let ranges = tables.lazy.compactMap({ Self.ranges(of: name, in: $0) }).first else { return nil }
    return UnicodeProperty { ranges.holds($0.value) && $0.properties.generalCategory != .unassigned }
  }

  /// The ranges of `table` whose line begins with names, one of which is `name`.
  private static func ranges(of name: String, in table: String) -> [ClosedRange<UInt32>]? {
    var ranges: [ClosedRange<UInt32>]?
    for line in table.utf8.split(separator: UInt8(ascii: "\n")) {
      var words = line.split(separator: UInt8(ascii: " "))[...]
      if line.first != UInt8(ascii: " ") {
        if ranges != nil { break }
        let names = words.removeFirst().split(separator: UInt8(ascii: "|"))
        if names.contains(where: { $0.elementsEqual(name.utf8) }) { ranges = [] }
      }
      if ranges != nil { ranges?.append(contentsOf: words.compactMap { range($0) }) }
    }
    return ranges
  }

  private static func range(_ word: Substring.UTF8View) -> ClosedRange<UInt32>? {
    let ends = word.split(separator: UInt8(ascii: "-")).compactMap { UInt32(Substring($0), radix: 16) }
    guard let lower = ends.first, let upper = ends.last, lower <= upper else { return nil }
    return lower...upper
  }

  private static let categories: [String: Set<Unicode.GeneralCategory>] = {
    var named: [String: Set<Unicode.GeneralCategory>] = [:]
    for (names, categories) in categoryTable {
      for name in names.split(separator: " ") { named[String(name)] = Set(categories) }
    }
    return named
  }()

  private static let categoryTable: [(String, [Unicode.GeneralCategory])] = [
    ("LC Cased_Letter", [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter]),
    ("Lu Uppercase_Letter", [.uppercaseLetter]), ("Ll Lowercase_Letter", [.lowercaseLetter]),
    ("Lt Titlecase_Letter", [.titlecaseLetter]), ("Lm Modifier_Letter", [.modifierLetter]),
    ("Lo Other_Letter", [.otherLetter]),
    ("L Letter", [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter]),
    ("Mn Nonspacing_Mark", [.nonspacingMark]), ("Mc Spacing_Mark", [.spacingMark]),
    ("Me Enclosing_Mark", [.enclosingMark]),
    ("M Mark Combining_Mark", [.nonspacingMark, .spacingMark, .enclosingMark]),
    ("Nd Decimal_Number digit", [.decimalNumber]), ("Nl Letter_Number", [.letterNumber]),
    ("No Other_Number", [.otherNumber]), ("N Number", [.decimalNumber, .letterNumber, .otherNumber]),
    ("Pc Connector_Punctuation", [.connectorPunctuation]), ("Pd Dash_Punctuation", [.dashPunctuation]),
    ("Ps Open_Punctuation", [.openPunctuation]), ("Pe Close_Punctuation", [.closePunctuation]),
    ("Pi Initial_Punctuation", [.initialPunctuation]), ("Pf Final_Punctuation", [.finalPunctuation]),
    ("Po Other_Punctuation", [.otherPunctuation]),
    (
      "P Punctuation punct",
      [
        .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
        .finalPunctuation, .otherPunctuation,
      ]
    ),
    ("Sm Math_Symbol", [.mathSymbol]), ("Sc Currency_Symbol", [.currencySymbol]),
    ("Sk Modifier_Symbol", [.modifierSymbol]), ("So Other_Symbol", [.otherSymbol]),
    ("S Symbol", [.mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol]),
    ("Zs Space_Separator", [.spaceSeparator]), ("Zl Line_Separator", [.lineSeparator]),
    ("Zp Paragraph_Separator", [.paragraphSeparator]),
    ("Z Separator", [.spaceSeparator, .lineSeparator, .paragraphSeparator]),
    ("Cc Control cntrl", [.control]), ("Cf Format", [.format]), ("Cs Surrogate", [.surrogate]),
    ("Co Private_Use", [.privateUse]), ("Cn Unassigned", [.unassigned]),
    ("C Other", [.control, .format, .surrogate, .privateUse, .unassigned]),
  ]
}
