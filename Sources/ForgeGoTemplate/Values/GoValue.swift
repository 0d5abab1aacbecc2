/// A value of a template: what Go holds in an `interface{}`, and where its text was written.
///
/// Copies share maps, as in Go: what `set` does to one is seen through all. A value is for one evaluation and never
/// crosses tasks.
package struct GoValue {
  package enum Content {
    /// The nil interface; also what a missing key of a map gives.
    case null
    case bool(Bool)
    case int(Int, GoIntType)
    case float(Double)
    case string(String)
    case list(GoList)
    case map(GoMap)
    case object(any GoObject)
  }

  package var content: Content
  /// For a string, of its parts; for every other value, the place it was written at as a whole.
  package var origins: Origins

  package init(_ content: Content, _ origins: Origins = .unknown) {
    self.content = content
    self.origins = origins
  }

  package init(_ content: Content, _ origin: Origin?) {
    self.content = content
    origins = origin.map { .whole($0) } ?? .unknown
  }

  package static var null: GoValue { GoValue(.null) }

  package static func string(_ text: String, _ origins: Origins = .unknown) -> GoValue {
    GoValue(.string(text), origins)
  }

  package static func bool(_ bool: Bool) -> GoValue { GoValue(.bool(bool)) }

  package static func int(_ int: Int, _ type: GoIntType = .int) -> GoValue { GoValue(.int(int, type)) }

  package static func float(_ double: Double) -> GoValue { GoValue(.float(double)) }

  /// A `[]interface {}`, or a slice of another type.
  package static func list(_ elements: [GoValue], _ type: GoList.ElementType = .any) -> GoValue {
    GoValue(.list(GoList(elements, type)))
  }

  package static func strings(_ texts: [String]) -> GoValue { list(texts.map { .string($0) }, .string) }

  package static func map(_ map: GoMap) -> GoValue { GoValue(.map(map)) }

  package static func object(_ object: any GoObject) -> GoValue { GoValue(.object(object)) }
}

/// Go's type of an integer: what `typeOf` and `%T` name, and what functions with typed parameters accept.
package enum GoIntType: String, Hashable, Sendable {
  case int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64
  /// Nanoseconds; prints as `1h0m0s`.
  case duration = "time.Duration"

  package var isUnsigned: Bool {
    switch self {
    case .uint, .uint8, .uint16, .uint32, .uint64: true
    default: false
    }
  }
}

/// A slice of Go.
package struct GoList {
  /// What the slice is declared to hold.
  package enum ElementType: String, Hashable, Sendable {
    case any = "interface {}"
    case string = "string"
    case int = "int"
    case byte = "uint8"
    case stringMap = "map[string]interface {}"
    /// A slice of slices, as `chunk` gives it.
    case list = "[]interface {}"
  }

  package var elements: [GoValue]
  package var type: ElementType
  /// Whether it is the nil slice: empty like `[]`, but `null` in JSON and YAML.
  package let isNil: Bool

  package init(_ elements: [GoValue], _ type: ElementType = .any) {
    self.elements = elements
    self.type = type
    isNil = false
  }

  private init(nil type: ElementType) {
    elements = []
    self.type = type
    isNil = true
  }

  /// The nil slice of a type.
  package static func none(_ type: ElementType = .any) -> GoList { GoList(nil: type) }
}

/// A map with keys that are strings, shared by all values that hold it.
package final class GoMap {
  package struct Entry {
    package var value: GoValue
    /// Where the key was written.
    package var keyOrigin: Origin?

    package init(_ value: GoValue, keyOrigin: Origin? = nil) {
      self.value = value
      self.keyOrigin = keyOrigin
    }
  }

  package enum ElementType: String, Hashable, Sendable {
    case any = "interface {}"
    case string = "string"
  }

  package var entries: [String: Entry]
  package let type: ElementType
  /// The name of Go's type where it is a named one, such as `chartutil.Values`.
  package var typeName: String?

  package init(_ entries: [String: Entry] = [:], _ type: ElementType = .any, typeName: String? = nil) {
    self.entries = entries
    self.type = type
    self.typeName = typeName
  }

  package convenience init(_ values: [String: GoValue], _ type: ElementType = .any) {
    self.init(values.mapValues { Entry($0) }, type)
  }

  package subscript(key: String) -> GoValue? {
    get { entries[key]?.value }
    set {
      guard let newValue else {
        entries[key] = nil
        return
      }
      entries[key] = Entry(newValue, keyOrigin: entries[key]?.keyOrigin)
    }
  }

  /// The keys in the order of their bytes, in which Go prints and ranges over a map.
  package var sortedKeys: [String] {
    entries.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

/// A value of a Go type with fields or methods of its own: a struct, a time, a semantic version, an error.
package protocol GoObject: AnyObject {
  /// As `%T` and `typeOf` have it: `*semver.Version`.
  var typeName: String { get }
  /// As `kindOf` has it: `struct`, `ptr`, `slice`.
  var kindName: String { get }
  /// How `%v` prints it.
  var description: String { get }
  /// Whether `if` takes it for true.
  var isTrue: Bool { get }
  /// The field or the key of this name; nil where the type has none.
  func field(_ name: String) throws(GoFailure) -> GoValue?
  /// The method of this name; nil where the type has none.
  func method(_ name: String) -> GoFunction?
  /// What `range`, `index`, `len`, `toYaml` and `toJson` see in it; nil where it is opaque to them.
  var plain: GoValue? { get }
}

extension GoObject {
  package var isTrue: Bool { true }
  package func field(_ name: String) throws(GoFailure) -> GoValue? { nil }
  package func method(_ name: String) -> GoFunction? { nil }
  package var plain: GoValue? { nil }
}

/// Why a function could not give a value, in the words Go or the function's author has for it.
package struct GoFailure: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// An error of the function: the template is at fault, or its values are.
    case error
    /// `fail` and `required`: the chart's author refuses the values.
    case refusal
    /// A bound that keeps hostile templates from costing more than they are worth.
    case limit
  }

  package let message: String
  package let kind: Kind

  package init(_ message: String, kind: Kind = .error) {
    self.message = message
    self.kind = kind
  }
}
