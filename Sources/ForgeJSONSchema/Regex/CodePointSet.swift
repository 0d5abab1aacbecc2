/// The characters that a class, a class escape, a property or `.` matches.
struct CodePointSet: Sendable {
  enum Item: Sendable {
    case range(ClosedRange<UInt32>)
    case property(UnicodeProperty, isNegated: Bool)
  }

  private var ranges: [ClosedRange<UInt32>] = []
  private var properties: [(property: UnicodeProperty, isNegated: Bool)] = []
  private let isNegated: Bool
  /// The answers for ASCII, a bit each.
  private var low: UInt64 = 0
  private var high: UInt64 = 0

  init(_ items: [Item], isNegated: Bool = false) {
    self.isNegated = isNegated
    var found: [ClosedRange<UInt32>] = []
    for item in items {
      switch item {
      case .range(let range): found.append(range)
      case .property(let property, let isNegated): properties.append((property, isNegated))
      }
    }
    ranges = Self.merged(found)
    for codePoint in UInt32(0)..<64 {
      if search(codePoint) { low |= 1 << UInt64(codePoint) }
      if search(codePoint + 64) { high |= 1 << UInt64(codePoint) }
    }
  }

  func contains(_ codePoint: UInt32) -> Bool {
    if codePoint < 64 { return low >> UInt64(codePoint) & 1 == 1 }
    if codePoint < 128 { return high >> UInt64(codePoint - 64) & 1 == 1 }
    return search(codePoint)
  }

  private func search(_ codePoint: UInt32) -> Bool {
    (ranges.holds(codePoint) || hasProperty(codePoint)) != isNegated
  }

  private func hasProperty(_ codePoint: UInt32) -> Bool {
    guard !properties.isEmpty, let scalar = Unicode.Scalar(codePoint) else { return false }
    return properties.contains { $0.property.contains(scalar) != $0.isNegated }
  }

  private static func merged(_ ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    var merged: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
    return merged
  }
}

extension [ClosedRange<UInt32>] {
  /// Whether one of these ranges, which are in order and apart, holds `value`.
  func holds(_ value: UInt32) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].upperBound < value { low = middle + 1 } else { high = middle }
    }
    return low < count && self[low].lowerBound <= value
  }
}

// The escapes and the dot (ECMA 262, sections 12.2, 12.3 and 22.2.2).
extension CodePointSet {
  static let digits: [Item] = [.range(0x30...0x39)]
  static let wordCharacters: [Item] = digits + [.range(0x41...0x5A), .range(0x5F...0x5F), .range(0x61...0x7A)]
  static let whiteSpace: [Item] = [
    .range(0x09...0x0D), .range(0x20...0x20), .range(0xA0...0xA0), .range(0x1680...0x1680), .range(0x2000...0x200A),
    .range(0x2028...0x2029), .range(0x202F...0x202F), .range(0x205F...0x205F), .range(0x3000...0x3000),
    .range(0xFEFF...0xFEFF),
  ]
  /// `.`: all but the line terminators.
  static let dot = CodePointSet(
    [.range(0x0A...0x0A), .range(0x0D...0x0D), .range(0x2028...0x2029)], isNegated: true)

  /// All that `items` do not hold, which must be ranges in order.
  static func complement(of items: [Item]) -> [Item] {
    var rest: [Item] = []
    var next: UInt32 = 0
    for case .range(let range) in items {
      if range.lowerBound > next { rest.append(.range(next...(range.lowerBound - 1))) }
      next = range.upperBound + 1
    }
    return rest + [.range(next...0x10FFFF)]
  }
}
