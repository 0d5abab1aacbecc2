/// The directional class of a character that may stand in a domain name (Unicode's Bidi_Class, as far as RFC 5893 tells
/// the classes apart).
enum DomainDirection {
  case leftToRight, rightToLeft, europeanNumber, arabicNumber, mark, neutral

  init(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x30...0x39, 0x6F0...0x6F9: self = .europeanNumber
    case 0x660...0x669, 0x10D30...0x10D39: self = .arabicNumber
    case 0x2D, 0xB7, 0x2B9...0x2BA, 0x2C6...0x2CF, 0x2EC, 0x375, 0x200C...0x200D, 0x2E2F, 0x30FB, 0xA67F,
      0xA717...0xA71F, 0xA788:
      self = .neutral
    // Marks that the rest of their script carries along.
    case 0xCBF, 0xCC6, 0x11A07...0x11A08, 0x11C3F: self = .leftToRight
    default:
      let category = scalar.properties.generalCategory
      if category == .nonspacingMark || category == .enclosingMark {
        self = .mark
      } else {
        self = Self.rightToLeftBlocks.holds(scalar.value) ? .rightToLeft : .leftToRight
      }
    }
  }

  /// Hebrew to Arabic Extended-A, the presentation forms, and the two areas of the supplementary plane.
  private static let rightToLeftBlocks: [ClosedRange<UInt32>] = [
    0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF,
  ]

  /// Whether a character of this class makes a domain name a bidirectional one (RFC 5893, section 1.4).
  var isRightToLeft: Bool { self == .rightToLeft || self == .arabicNumber }

  /// Whether a label keeps the six rules of RFC 5893, section 2.
  static func isValid(_ label: [Unicode.Scalar]) -> Bool {
    let classes = label.map { DomainDirection($0) }
    let last = classes.last { $0 != .mark }
    switch classes.first {
    case .rightToLeft:
      return !classes.contains(.leftToRight)
        && (last == .rightToLeft || last == .europeanNumber || last == .arabicNumber)
        && !(classes.contains(.europeanNumber) && classes.contains(.arabicNumber))
    case .leftToRight:
      return !classes.contains { $0.isRightToLeft } && (last == .leftToRight || last == .europeanNumber)
    default: return false
    }
  }
}
