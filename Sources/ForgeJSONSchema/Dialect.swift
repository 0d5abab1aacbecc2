/// A version of JSON Schema: which keywords it has, and what they mean.
package enum Dialect: String, CaseIterable, Sendable {
  case draft4 = "http://json-schema.org/draft-04/schema"
  case draft7 = "http://json-schema.org/draft-07/schema"
  case draft2020 = "https://json-schema.org/draft/2020-12/schema"
  /// The Schema Object of OpenAPI 3.0 (section 4.7.24): draft 4 as far as 3.0 takes it over, with `nullable`.
  case openAPI30 = "https://spec.openapis.org/oas/3.0/dialect"

  /// The dialect that `$schema` names; nil for any other URI.
  init?(uri: String) {
    let uri = uri.hasSuffix("#") ? String(uri.dropLast()) : uri
    // The dialect of OpenAPI 3.1 and 3.2 adds annotations alone (3.1.1, section 4.8.24).
    if uri.hasPrefix("https://spec.openapis.org/oas/3.") && uri.contains("/dialect/") {
      self = .draft2020
    } else {
      self.init(rawValue: uri)
    }
  }

  /// The keyword that gives a schema its URI; OpenAPI 3.0 has none.
  var identifier: String? {
    switch self {
    case .draft4: "id"
    case .draft7, .draft2020: "$id"
    case .openAPI30: nil
    }
  }

  /// Whether `true` and `false` are schemas.
  var hasBooleanSchemas: Bool { self == .draft7 || self == .draft2020 }

  /// Whether what stands beside `$ref` counts (2020-12 Core, section 8.2.3.1); before, it is passed over.
  var readsBesideReference: Bool { self == .draft2020 }

  /// Whether `exclusiveMinimum` and `exclusiveMaximum` are flags beside the bounds (draft 4, section 5.1.2).
  var hasBooleanBounds: Bool { self == .draft4 || self == .openAPI30 }

  /// Whether 1.0 is an integer (draft 6, section 6.1.1); in draft 4 an integer has no point.
  var countsWholeFloats: Bool { self == .draft7 || self == .draft2020 }
}

/// The vocabularies of 2020-12 whose keywords assert something (Core, section 8.1.2). Other dialects have all.
struct Vocabularies: OptionSet, Sendable {
  let rawValue: UInt8

  static let applicator = Vocabularies(rawValue: 1 << 0)
  static let unevaluated = Vocabularies(rawValue: 1 << 1)
  static let validation = Vocabularies(rawValue: 1 << 2)
  static let formatAssertion = Vocabularies(rawValue: 1 << 3)

  /// Those of the standard meta-schema.
  static let standard: Vocabularies = [.applicator, .unevaluated, .validation]

  private static let uris: [String: Vocabularies] = [
    "https://json-schema.org/draft/2020-12/vocab/applicator": .applicator,
    "https://json-schema.org/draft/2020-12/vocab/unevaluated": .unevaluated,
    "https://json-schema.org/draft/2020-12/vocab/validation": .validation,
    "https://json-schema.org/draft/2020-12/vocab/format-assertion": .formatAssertion,
  ]

  /// The vocabularies that a meta-schema's `$vocabulary` names, required or not.
  init(named uris: some Sequence<String>) {
    self = uris.reduce(into: []) { $0.formUnion(Self.uris[$1] ?? []) }
  }

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }
}
