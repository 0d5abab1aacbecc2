/// What a place of the configuration takes: one value that gives the published JSON Schema, the check of what is read,
/// and the words of its findings. Each feature's options keep theirs beside what reads them.
package struct ConfigurationSchema: Sendable {
  /// A key of a mapping.
  package struct Key: Sendable {
    let name: String
    let schema: ConfigurationSchema
    /// What it is for, as editors show it: a sentence without its full stop.
    let text: String
    let isRequired: Bool

    static func key(_ name: String, _ schema: ConfigurationSchema, _ text: String) -> Key {
      Key(name: name, schema: schema, text: text, isRequired: false)
    }

    static func required(_ name: String, _ schema: ConfigurationSchema, _ text: String) -> Key {
      Key(name: name, schema: schema, text: text, isRequired: true)
    }
  }

  /// The types of JSON; a key without a value is the same as no key, so that null goes everywhere.
  private(set) var types: [String] = []
  /// What belongs here, as findings say it: "a number from 0 to 100".
  private(set) var phrase = ""
  private(set) var words: [String] = []
  /// Texts match this regular expression.
  private(set) var pattern: String?
  private(set) var minimum: Int?
  private(set) var maximum: Int?
  /// What a list holds, in an array of one.
  private(set) var items: [ConfigurationSchema] = []
  /// The keys of a mapping; nil where its keys are free.
  private(set) var keys: [Key]?
  /// What the values of a mapping with free keys are, in an array of one.
  private(set) var values: [ConfigurationSchema] = []
  /// Whether a mapping has exactly one pair.
  private(set) var isSinglePair = false
  /// The definition that says what belongs here: the one way for a schema to hold itself.
  private(set) var definition: String?

  private init(_ types: [String], _ phrase: String) {
    self.types = types
    self.phrase = phrase
  }

  private init(_ types: [String], _ phrase: String, _ minimum: Int, _ maximum: Int?) {
    self.init(types, maximum.map { "\(phrase) from \(minimum) to \($0)" } ?? "\(phrase), \(minimum) or more")
    self.minimum = minimum
    self.maximum = maximum
  }

  /// Anything: what others read.
  static let any = ConfigurationSchema([], "anything")
  /// A scalar, whatever YAML takes it for: `version: 1.0` is the text `1.0`.
  static let text = ConfigurationSchema(["string", "number", "boolean"], "text")
  /// A text that is not empty.
  static let filledText: ConfigurationSchema = {
    var schema = text
    schema.pattern = "\\S"
    return schema
  }()
  static let path = ConfigurationSchema(["string"], "a path")
  static let flag = ConfigurationSchema(["boolean"], "`true` or `false`")
  /// A list of texts, or one text alone.
  static let texts = text.or(.list(of: text))

  /// A text, `phrase` in words, that the regular expression `pattern` matches.
  static func text(matching pattern: String, _ phrase: String) -> ConfigurationSchema {
    var schema = ConfigurationSchema(["string"], phrase)
    schema.pattern = pattern
    return schema
  }

  /// A number that is `lower` or more, and not above `upper` where there is one.
  static func number(from lower: Int, to upper: Int? = nil) -> ConfigurationSchema {
    ConfigurationSchema(["number"], "a number", lower, upper)
  }

  static func wholeNumber(from lower: Int, to upper: Int? = nil) -> ConfigurationSchema {
    ConfigurationSchema(["integer"], "a whole number", lower, upper)
  }

  /// One of a few words; `false` is written for `off` where an editor takes it for a boolean of YAML 1.1.
  static func words(_ words: [String]) -> ConfigurationSchema {
    let quoted = words.map { "`\($0)`" }
    var schema = ConfigurationSchema(
      ["string"] + (words.contains("off") ? ["boolean"] : []),
      quoted.dropLast().joined(separator: ", ") + " or " + (quoted.last ?? ""))
    schema.words = words
    return schema
  }

  static func list(of item: ConfigurationSchema) -> ConfigurationSchema {
    var schema = ConfigurationSchema(["array"], "a list")
    schema.items = [item]
    return schema
  }

  static func mapping(_ keys: [Key]) -> ConfigurationSchema {
    var schema = ConfigurationSchema(["object"], "a mapping")
    schema.keys = keys
    return schema
  }

  /// A mapping whose keys are names of the author's own; `suggested` are some that editors offer.
  static func map(of value: ConfigurationSchema, suggested: [Key] = []) -> ConfigurationSchema {
    var schema = ConfigurationSchema(["object"], "a mapping")
    schema.values = [value]
    schema.keys = suggested.isEmpty ? nil : suggested
    return schema
  }

  /// A mapping of one pair, as lists of titled things write them.
  static func pair(of value: ConfigurationSchema) -> ConfigurationSchema {
    var schema = map(of: value)
    schema.isSinglePair = true
    return schema
  }

  /// What the definition of this name says; `phrase` has it in words.
  static func definition(_ name: String, _ phrase: String) -> ConfigurationSchema {
    var schema = ConfigurationSchema([], phrase)
    schema.definition = name
    return schema
  }

  /// What either takes. The two are of different types, so that one schema says it without alternatives.
  func or(_ other: ConfigurationSchema) -> ConfigurationSchema {
    var schema = self
    schema.types += other.types.filter { !types.contains($0) }
    schema.phrase = "\(phrase) or \(other.phrase)"
    schema.pattern = pattern ?? other.pattern
    schema.items += other.items
    schema.values += other.values
    schema.keys = keys ?? other.keys
    schema.isSinglePair = isSinglePair || other.isSinglePair
    return schema
  }

  /// This schema, described by `phrase` in findings.
  func described(as phrase: String) -> ConfigurationSchema {
    var schema = self
    schema.phrase = phrase
    return schema
  }
}
