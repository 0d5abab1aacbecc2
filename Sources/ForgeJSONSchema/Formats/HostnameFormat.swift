/// Names of hosts: RFC 1123, section 2.1, with labels of RFC 5890; in other scripts RFC 5891 and the rules that depend on
/// context of RFC 5892, appendix A.
enum HostnameFormat {
  static func isHostname(_ text: ArraySlice<UInt8>, isInternational: Bool) -> Bool {
    let scalars = Array(String(decoding: text, as: UTF8.self).unicodeScalars)
    // The other full stops separate labels too (RFC 3490, section 3.1).
    let dots: Set<Unicode.Scalar> = isInternational ? [".", "\u{3002}", "\u{FF0E}", "\u{FF61}"] : ["."]
    let labels = scalars.split(omittingEmptySubsequences: false) { dots.contains($0) }
    let length = labels.reduce(labels.count - 1) { $0 + Self.length(Array($1)) }
    guard !scalars.isEmpty, length <= 253 else { return false }
    return labels.allSatisfy { isLabel(Array($0), isInternational: isInternational) }
  }

  /// How long a label is as it is sent.
  private static func length(_ label: [Unicode.Scalar]) -> Int {
    label.allSatisfy(\.isASCII) ? label.count : 4 + (Punycode.encoded(label)?.count ?? 64)
  }

  private static func isLabel(_ label: [Unicode.Scalar], isInternational: Bool) -> Bool {
    guard let first = label.first, let last = label.last, first != "-", last != "-" else { return false }
    guard label.allSatisfy(\.isASCII) else {
      return isInternational && isUnicodeLabel(label)
    }
    guard label.count <= 63, label.allSatisfy({ $0 == "-" || UInt8($0.value).isASCIIAlphanumeric }) else {
      return false
    }
    guard label.count >= 4, label[2] == "-", label[3] == "-" else { return true }
    // Two dashes here are for labels in another encoding (RFC 5890, section 2.3.1).
    guard String(String.UnicodeScalarView(label.prefix(2))).lowercased() == "xn",
      let decoded = Punycode.decoded(label.dropFirst(4)),
      Punycode.encoded(decoded)?.elementsEqual(
        label.dropFirst(4), by: { $0.properties.lowercaseMapping == $1.properties.lowercaseMapping }) == true
    else { return false }
    return isUnicodeLabel(decoded)
  }

  private static func isUnicodeLabel(_ label: [Unicode.Scalar]) -> Bool {
    guard !label.isEmpty, label.contains(where: { !$0.isASCII }), label.first != "-", label.last != "-" else {
      return false
    }
    if label.count >= 4, label[2] == "-", label[3] == "-" { return false }
    guard length(label) <= 63 else { return false }
    switch label[0].properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return false
    default: break
    }
    return label.indices.allSatisfy { isAllowed(label, at: $0) }
  }

  /// Whether RFC 5892 allows the character where it stands.
  private static func isAllowed(_ label: [Unicode.Scalar], at index: Int) -> Bool {
    let before = index > 0 ? label[index - 1] : nil
    let after = index + 1 < label.count ? label[index + 1] : nil
    switch label[index].value {
    case 0x00B7: return before == "l" && after == "l"
    case 0x0375:
      return after.map { (0x0370...0x03FF).contains($0.value) || (0x1F00...0x1FFF).contains($0.value) } ?? false
    case 0x05F3, 0x05F4: return before.map { (0x0590...0x05FF).contains($0.value) } ?? false
    case 0x30FB:
      return label.contains {
        (0x3041...0x309F).contains($0.value) || (0x30A1...0x30FA).contains($0.value)
          || (0x30FC...0x30FF).contains($0.value) || (0x3400...0x9FFF).contains($0.value) || $0.value == 0x3005
      }
    case 0x0660...0x0669: return !label.contains { (0x06F0...0x06F9).contains($0.value) }
    case 0x06F0...0x06F9: return !label.contains { (0x0660...0x0669).contains($0.value) }
    case 0x200C, 0x200D: return before?.properties.canonicalCombiningClass == .virama || isJoined(label, at: index)
    // Exceptions that are never allowed (RFC 5892, section 2.6).
    case 0x0640, 0x07FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return false
    case 0x00DF, 0x03C2, 0x06FD, 0x06FE, 0x0F0B, 0x3007: return true
    default: return isLetterOrDigit(label[index])
    }
  }

  /// A zero width non-joiner between two Arabic letters that would join.
  private static func isJoined(_ label: [Unicode.Scalar], at index: Int) -> Bool {
    guard label[index].value == 0x200C, index > 0, index + 1 < label.count else { return false }
    return [label[index - 1], label[index + 1]].allSatisfy { (0x0620...0x08FF).contains($0.value) }
  }

  /// Lower-case letters, digits and marks that normalisation leaves as they are (RFC 5892, section 2.1 and 2.2).
  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    if scalar == "-" { return true }
    switch scalar.properties.generalCategory {
    case .lowercaseLetter, .otherLetter, .modifierLetter, .nonspacingMark, .spacingMark, .decimalNumber:
      return scalar.properties.lowercaseMapping == String(scalar)
    default: return false
    }
  }
}
