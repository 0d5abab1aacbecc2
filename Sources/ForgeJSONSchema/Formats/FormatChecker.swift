/// What `format` names (2020-12 Validation, section 7.3; the OpenAPI Initiative's format registry).
package enum FormatChecker {
  /// The formats of strings: one line each.
  private static let strings: [String: @Sendable (ArraySlice<UInt8>) -> Bool] = [
    "date": DateFormats.isDate, "time": DateFormats.isTime, "date-time": DateFormats.isDateTime,
    "duration": DurationFormat.isDuration,
    "email": { EmailFormat.isAddress($0, isInternational: false) },
    "idn-email": { EmailFormat.isAddress($0, isInternational: true) },
    "hostname": { HostnameFormat.isHostname($0, isInternational: false) },
    "idn-hostname": { HostnameFormat.isHostname($0, isInternational: true) },
    "ipv4": AddressFormats.isIPv4, "ipv6": AddressFormats.isIPv6,
    "uri": { URIFormats.isURI($0, isInternational: false) },
    "uri-reference": { URIFormats.isReference($0, isInternational: false) },
    "iri": { URIFormats.isURI($0, isInternational: true) },
    "iri-reference": { URIFormats.isReference($0, isInternational: true) },
    "uri-template": URITemplateFormat.isTemplate,
    "uuid": IdentifierFormats.isUUID, "json-pointer": IdentifierFormats.isJSONPointer,
    "relative-json-pointer": IdentifierFormats.isRelativeJSONPointer, "regex": IdentifierFormats.isRegularExpression,
    "byte": IdentifierFormats.isBase64,
  ]

  /// Whether `text` is of the format; nil for a format that says nothing about strings here.
  package static func isValid(_ text: String, format: String) -> Bool? {
    strings[format]?(Array(text.utf8)[...])
  }

  /// Whether a number is of the format; nil for a format that says nothing about numbers here.
  static func isValid(_ number: ExactNumber, format: String) -> Bool? {
    switch format {
    case "int32": number.isInteger && number.isBetween(-2_147_483_648, 2_147_483_647)
    case "int64": number.isInteger && number.isBetween(Int.min, Int.max)
    case "uint8": number.isInteger && number.isBetween(0, 255)
    case "int8": number.isInteger && number.isBetween(-128, 127)
    case "int16": number.isInteger && number.isBetween(-32_768, 32_767)
    case "uint16": number.isInteger && number.isBetween(0, 65_535)
    case "uint32": number.isInteger && number.isBetween(0, 4_294_967_295)
    case "float": number.hasMagnitude(below: 39)
    case "double": number.hasMagnitude(below: 309)
    default: nil
    }
  }
}

extension ExactNumber {
  fileprivate func isBetween(_ least: Int, _ most: Int) -> Bool {
    !(self < ExactNumber(least)) && !(ExactNumber(most) < self)
  }

  /// Whether the number has at most so many places before its point.
  fileprivate func hasMagnitude(below places: Int) -> Bool { digits.count + exponent <= places }
}
