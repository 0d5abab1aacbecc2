/// The name of a version: a folder of the published site. Orders as people count: 1.9 before 1.10, 2.0-rc.1 before 2.0,
/// and names without a number, `main` or `next`, after all that have one.
package struct VersionName: Hashable, Sendable, Comparable {
  package let text: String

  /// The names that the site has at its root for itself.
  private static let reserved: Set = [
    "404.html", "index.html", Manifest.name, "robots.txt", VersionCatalogue.fileName, "versions",
  ]

  package init(_ text: String) throws(PublishFailure) {
    let isPlain = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard isPlain, let first = text.utf8.first, first != UInt8(ascii: "."), first != UInt8(ascii: "-") else {
      throw PublishFailure(
        "\(text.isEmpty ? "an empty text" : text) is no name for a version: "
          + "use letters, digits, `.`, `_` and `-`, a letter or digit first")
    }
    guard !Self.reserved.contains(text) else {
      throw PublishFailure("\(text) is what the site has at its root for itself; choose another name for the version")
    }
    self.text = text
  }

  package static func < (left: VersionName, right: VersionName) -> Bool {
    let (first, second) = (left.order, right.order)
    if first.isNumbered != second.isNumbered { return first.isNumbered }
    for index in 0..<max(first.numbers.count, second.numbers.count) {
      let (one, other) = (first.number(index), second.number(index))
      if one != other { return one < other }
    }
    // What follows the numbers is a step before them: a candidate, a preview.
    if first.rest.isEmpty != second.rest.isEmpty { return second.rest.isEmpty }
    if let (one, other) = Self.firstDifference(first.rest, second.rest) { return one < other }
    return left.text < right.text
  }

  /// Whether this is older than `other`, as far as numbers can tell.
  func isOutdated(by other: VersionName) -> Bool {
    order.isNumbered && other.order.isNumbered && self < other
  }

  private struct Order {
    var numbers: [Int] = []
    var rest: [Part] = []
    var isNumbered: Bool { !numbers.isEmpty }

    func number(_ index: Int) -> Int { index < numbers.count ? numbers[index] : 0 }
  }

  private enum Part: Comparable {
    case text(String)
    case number(Int)
  }

  private var order: Order {
    var text = text[...]
    if text.first == "v" || text.first == "V", text.dropFirst().first?.isNumber == true { text = text.dropFirst() }
    var order = Order()
    while let end = text.firstIndex(where: { !$0.isNumber }) ?? (text.isEmpty ? nil : text.endIndex),
      let number = Int(text[..<end])
    {
      order.numbers.append(number)
      text = text[end...]
      guard text.first == ".", text.dropFirst().first?.isNumber == true else { break }
      text = text.dropFirst()
    }
    order.rest = Self.parts(text)
    return order
  }

  /// `-rc10` as `-rc` and 10.
  private static func parts(_ text: Substring) -> [Part] {
    var parts: [Part] = []
    var rest = text
    while let first = rest.first {
      let end = rest.firstIndex { $0.isNumber != first.isNumber } ?? rest.endIndex
      let piece = rest[..<end]
      parts.append(Int(piece).map { .number($0) } ?? .text(String(piece)))
      rest = rest[end...]
    }
    return parts
  }

  private static func firstDifference(_ left: [Part], _ right: [Part]) -> (Part, Part)? {
    if let pair = zip(left, right).first(where: { $0 != $1 }) { return pair }
    guard left.count != right.count else { return nil }
    return left.count < right.count
      ? (.number(0), .number(1)) : (.number(1), .number(0))
  }
}
