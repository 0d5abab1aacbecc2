/// Whether a domain label is in Unicode's composed form, NFC (UAX 15).
///
/// The standard library compares by canonical equivalence and offers no normal form: a pair that equals one character is
/// one that composes. Characters that never stand in NFC are disallowed in domain names anyway, as are Hangul's letters.
/// Not seen is a mark that belongs before the mark inside a composite, as a hamza below behind an alef with one above.
enum CanonicalOrder {
  static func isBroken(_ scalars: [Unicode.Scalar]) -> Bool {
    var starter: Unicode.Scalar?
    var lastClass = 0
    for scalar in scalars {
      let combiningClass = Int(scalar.properties.canonicalCombiningClass.rawValue)
      if combiningClass != 0, lastClass > combiningClass { return true }
      let isBlocked = lastClass != 0 && lastClass >= combiningClass
      if let starter, !isBlocked, composes(starter, scalar) { return true }
      if combiningClass == 0 { starter = scalar }
      lastClass = combiningClass
    }
    return false
  }

  private static func composes(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    guard !second.isASCII else { return false }
    var pair = String(first)
    pair.unicodeScalars.append(second)
    return composites.contains(pair)
  }

  /// Every character that could be a composite of two, as strings that equal their decompositions.
  private static let composites: Set<String> = {
    var composites: Set<String> = []
    for block in [0xC0...0x4FF, 0x620...0x6FF, 0x900...0x1FFF, 0x3040...0x30FF, 0x11080...0x11FFF, 0x16D00...0x16DFF] {
      for value in block {
        guard let scalar = Unicode.Scalar(UInt32(value)), !scalar.properties.isFullCompositionExclusion,
          scalar.properties.isGraphemeBase || scalar.properties.isGraphemeExtend
        else { continue }
        composites.insert(String(scalar))
      }
    }
    return composites
  }()
}
