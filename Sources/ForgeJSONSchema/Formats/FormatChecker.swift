package import ForgeYAML

/// Whether strings and numbers have the form that `format` names (JSON Schema Validation 2020-12, section 7.3, and the
/// formats of OpenAPI's data types).
package enum FormatChecker {
  /// Whether `text` has the format; nil for a format that is unknown, or says nothing of strings.
  package static func isValid(_ text: String, format: String) -> Bool? {
    stringFormats[format].map { $0(Array(text.utf8)) }
  }

  /// Whether `number` has the format; nil for a format that is unknown, or says nothing of numbers.
  package static func isValid(number: YAMLScalar, format: String) -> Bool? {
    numberFormats[format].map { $0(number) }
  }

  private static let stringFormats: [String: @Sendable ([UInt8]) -> Bool] = [
    "date-time": isDateTime, "date": isDate, "time": isTime, "duration": isDuration,
    "email": isEmail, "idn-email": isInternationalEmail,
    "hostname": isHostname, "idn-hostname": isInternationalHostname,
    "ipv4": isIPv4, "ipv6": isIPv6,
    "uri": isURI, "uri-reference": isURIReference, "iri": isIRI, "iri-reference": isIRIReference,
    "uri-template": isURITemplate,
    "uuid": isUUID,
    "json-pointer": isJSONPointer, "relative-json-pointer": isRelativeJSONPointer,
    "regex": isRegularExpression,
    "byte": isBase64,
  ]

  private static let numberFormats: [String: @Sendable (YAMLScalar) -> Bool] = [
    "int32": isInt32, "int64": isInt64, "float": isFloat, "double": isDouble,
  ]
}
