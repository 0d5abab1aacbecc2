/// Anchors as GitHub makes them of headings: lower case, letters, marks, digits, `-` and `_` stay, spaces become `-`.
package struct Slugger: Sendable {
  private var occurrences: [String: Int] = [:]

  package init() {}

  /// The anchor of the next heading with this text; a repeated one gets `-1`, `-2` and so on.
  package mutating func slug(for heading: String) -> String {
    let base = Self.slug(heading)
    guard var count = occurrences[base] else {
      occurrences[base] = 0
      return base
    }
    var slug = base
    repeat {
      count += 1
      slug = "\(base)-\(count)"
    } while occurrences[slug] != nil
    occurrences[base] = count
    occurrences[slug] = 0
    return slug
  }

  /// Takes `anchor`: a heading whose text would give it gets another.
  package mutating func reserve(_ anchor: String) {
    if occurrences[anchor] == nil { occurrences[anchor] = 0 }
  }

  /// The anchor of a heading that no other heading shares its text with.
  package static func slug(_ heading: String) -> String {
    var slug: [UInt8] = []
    slug.reserveCapacity(heading.utf8.count)
    var isASCII = true
    for byte in heading.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): slug.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"),
        UInt8(ascii: "-"):
        slug.append(byte)
      case UInt8(ascii: " "): slug.append(UInt8(ascii: "-"))
      case 0x80...: isASCII = false
      default: break
      }
      if !isASCII { return unicodeSlug(heading) }
    }
    return String(decoding: slug, as: UTF8.self)
  }

  private static func unicodeSlug(_ heading: String) -> String {
    var slug = ""
    for scalar in heading.lowercased().unicodeScalars {
      switch scalar {
      case " ": slug.unicodeScalars.append("-")
      case "-", "_": slug.unicodeScalars.append(scalar)
      default:
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
          .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
          slug.unicodeScalars.append(scalar)
        default: break
        }
      }
    }
    return slug
  }
}
