import ForgeYAML

/// What may stand at a place of a Compose file.
indirect enum ComposeType: Sendable {
  struct Scalars: OptionSet, Sendable {
    let rawValue: Int

    static let string = Scalars(rawValue: 1)
    static let integer = Scalars(rawValue: 2)
    static let number = Scalars(rawValue: 6)
    static let boolean = Scalars(rawValue: 8)
    static let null = Scalars(rawValue: 16)
  }

  /// The keys of a mapping. Those that begin with `x-` are free wherever `isExtensible` says so.
  struct Object: Sendable {
    let keys: [String: ComposeType]
    let required: [String]
    let isExtensible: Bool
  }

  case any
  case scalar(Scalars)
  /// One of a few words.
  case word([String])
  /// A scalar that Compose turns into an integer, a boolean or a number, whether or not it is in quotes or comes from a
  /// variable.
  case count
  case flag
  case amount
  case list(ComposeType)
  /// A mapping whose keys are free, but for what a name may be made of.
  case map(ComposeType, isNamed: Bool)
  case object(Object)
  case either([ComposeType])

  static let string = ComposeType.scalar(.string)
  static let strings = ComposeType.list(.string)
  static let stringOrList = ComposeType.either([.string, .strings])
  /// `KEY: value` pairs, or a list of `KEY=value`.
  static let pairs = ComposeType.either([
    .map(.scalar([.string, .number, .boolean, .null]), isNamed: false), .strings,
  ])
  static let options = ComposeType.map(.scalar([.string, .number]), isNamed: false)
  static let size = ComposeType.scalar([.string, .number])

  static func object(
    _ keys: [String: ComposeType], required: [String] = [], isExtensible: Bool = true
  ) -> ComposeType {
    .object(Object(keys: keys, required: required, isExtensible: isExtensible))
  }

  static func named(_ type: ComposeType) -> ComposeType {
    .map(type, isNamed: true)
  }

  /// How a finding calls it.
  var title: String {
    switch self {
    case .any: return "anything"
    case .scalar(let kinds): return kinds.title
    case .word(let words): return "one of " + words.map { "`\($0)`" }.joined(separator: ", ")
    case .count: return "an integer"
    case .flag: return "true or false"
    case .amount: return "a number"
    case .list: return "a list"
    case .map, .object: return "a mapping"
    case .either(let types):
      var titles: [String] = []
      for title in types.map(\.title) where !titles.contains(title) { titles.append(title) }
      return titles.joined(separator: " or ")
    }
  }
}

extension ComposeType.Scalars {
  fileprivate var title: String {
    var titles: [String] = []
    if contains(.string) { titles.append("a string") }
    if contains(.number) { titles.append("a number") } else if contains(.integer) { titles.append("an integer") }
    if contains(.boolean) { titles.append("a boolean") }
    return titles.joined(separator: titles.count > 2 ? ", " : " or ")
  }

  /// Whether a scalar of this value may stand here.
  func admits(_ value: YAMLScalar.Value) -> Bool {
    switch value {
    case .string: contains(.string)
    case .int: contains(.integer)
    case .float(let double): contains(.number) || contains(.integer) && double == double.rounded()
    case .bool: contains(.boolean)
    case .null: contains(Self.null)
    }
  }
}
