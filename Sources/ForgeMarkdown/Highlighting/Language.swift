/// A language as data: what the one lexer needs to know to colour it. Not a grammar: colours are a hint to the eye, and
/// a wrong one must never change the text.
struct Language: Sendable {
  struct Quote: Sendable {
    let open: String
    let close: String
    var hasEscapes = true
    var spansLines = false
  }

  /// Languages whose lines mean something by how they start.
  enum LineKind: Sendable {
    case none, diff, console
  }

  let names: [String]
  var lineComments: [String] = []
  var blockComments: [(open: String, close: String)] = []
  var quotes: [Quote] = [Quote(open: "\"", close: "\""), Quote(open: "'", close: "'")]
  var keywords: Set<String> = []
  var types: Set<String> = []
  var constants: Set<String> = []
  /// Words count in any case, as in SQL.
  var ignoresCase = false
  /// `$NAME` and `${NAME}` are variables.
  var hasVariables = false
  /// The byte after a word, quoted or not, that makes it a key: a colon in YAML and JSON, an equals sign in TOML.
  var keyMark: UInt8?
  /// A hyphen belongs to words, as in YAML keys and options.
  var hasHyphens = false
  var lineKind = LineKind.none

  private static let byName: [String: Language] = Dictionary(
    allLanguages.flatMap { language in language.names.map { ($0, language) } }, uniquingKeysWith: { first, _ in first })

  /// The language that a fence names, in any case.
  static func named(_ name: String) -> Language? { byName[name] ?? byName[name.lowercased()] }
}
