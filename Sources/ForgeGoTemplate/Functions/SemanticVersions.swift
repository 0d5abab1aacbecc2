/// Sprig's semantic versions (Masterminds/semver 3).
let versionFunctions: [GoFunction] = [
  GoFunction("semver", 1) { call throws(GoFailure) in
    .object(SemanticVersionObject(try SemanticVersion(reading: try call.string(0)), isPointer: true))
  },
  GoFunction("semverCompare", 2) { call throws(GoFailure) in
    let (range, version) = (try call.string(0), try call.string(1))
    return .bool(try VersionRange(reading: range).contains(try SemanticVersion(reading: version)))
  },
]

/// A version as semver.org 2.0.0 defines it, read as leniently as Masterminds/semver does: a `v` in front, and parts left
/// out.
package struct SemanticVersion: Hashable, Sendable, Comparable {
  package let major: Int
  package let minor: Int
  package let patch: Int
  package let prerelease: String
  package let metadata: String
  package let original: String

  /// Nil for a text that is no version.
  package init?(_ text: String) {
    guard let version = try? SemanticVersion(reading: text) else { return nil }
    self = version
  }

  init(reading text: String) throws(GoFailure) {
    let invalid = GoFailure("Invalid Semantic Version")
    var rest = Substring(text)
    if rest.hasPrefix("v") { rest.removeFirst() }
    let plus = rest.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
    let dash = plus[0].split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    let numbers = dash[0].split(separator: ".", omittingEmptySubsequences: false)
    let isNumbers = numbers.allSatisfy { part in !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    guard (1...3).contains(numbers.count), isNumbers, dash.count < 2 || Self.isIdentifiers(dash[1]),
      plus.count < 2 || Self.isIdentifiers(plus[1])
    else { throw invalid }
    var values: [Int] = []
    for part in numbers {
      guard let value = Int(part) else {
        throw GoFailure("Error parsing version segment: strconv.ParseUint: parsing \"\(part)\": value out of range")
      }
      values.append(value)
    }
    let prerelease = dash.count > 1 ? dash[1] : ""
    for part in prerelease.split(separator: ".") where part.utf8.count > 1 && part.hasPrefix("0") {
      if part.utf8.allSatisfy({ (0x30...0x39).contains($0) }) { throw GoFailure("Version segment starts with 0") }
    }
    self.init(
      major: values[0], minor: values.count > 1 ? values[1] : 0, patch: values.count > 2 ? values[2] : 0,
      prerelease: String(prerelease), metadata: plus.count > 1 ? String(plus[1]) : "", original: text)
  }

  private init(major: Int, minor: Int, patch: Int, prerelease: String = "", metadata: String = "", original: String) {
    self.major = major
    self.minor = minor
    self.patch = patch
    self.prerelease = prerelease
    self.metadata = metadata
    self.original = original
  }

  /// A release with these numbers, whose text begins with a `v` where this one's does.
  func release(_ major: Int, _ minor: Int, _ patch: Int) -> SemanticVersion {
    SemanticVersion(
      major: major, minor: minor, patch: patch,
      original: (original.hasPrefix("v") ? "v" : "") + "\(major).\(minor).\(patch)")
  }

  private static func isIdentifiers(_ text: Substring) -> Bool {
    text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { part in
      !part.isEmpty
        && part.utf8.allSatisfy { byte in
          switch byte {
          case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"): true
          default: false
          }
        }
    }
  }

  package var description: String {
    "\(major).\(minor).\(patch)" + (prerelease.isEmpty ? "" : "-\(prerelease)")
      + (metadata.isEmpty ? "" : "+\(metadata)")
  }

  /// semver.org 2.0.0, item 11: metadata does not count.
  package static func < (left: SemanticVersion, right: SemanticVersion) -> Bool {
    let (one, other) = ((left.major, left.minor, left.patch), (right.major, right.minor, right.patch))
    if one != other { return one < other }
    return comparesBelow(left.prerelease, right.prerelease)
  }

  package static func == (left: SemanticVersion, right: SemanticVersion) -> Bool {
    (left.major, left.minor, left.patch, left.prerelease) == (right.major, right.minor, right.patch, right.prerelease)
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(major)
    hasher.combine(minor)
    hasher.combine(patch)
    hasher.combine(prerelease)
  }

  private static func comparesBelow(_ left: String, _ right: String) -> Bool {
    if left.isEmpty || right.isEmpty { return !left.isEmpty && right.isEmpty }
    let (ones, others) = (left.split(separator: "."), right.split(separator: "."))
    for (one, other) in zip(ones, others) where one != other {
      switch (Int(one), Int(other)) {
      case (let one?, let other?): return one < other
      case (nil, nil): return one.utf8.lexicographicallyPrecedes(other.utf8)
      case (let number, _): return number != nil
      }
    }
    return ones.count < others.count
  }
}

/// `semver "1.2.3"` in a template.
final class SemanticVersionObject: GoObject {
  let version: SemanticVersion
  private let isPointer: Bool

  init(_ version: SemanticVersion, isPointer: Bool) {
    self.version = version
    self.isPointer = isPointer
  }

  var typeName: String { isPointer ? "*semver.Version" : "semver.Version" }
  var kindName: String { isPointer ? "ptr" : "struct" }
  var description: String { version.description }

  func method(_ name: String) -> GoFunction? {
    if let value = property(name) { return GoFunction(name, 0) { _ throws(GoFailure) in value() } }
    guard let compare = Self.comparisons[name] else { return nil }
    let version = version
    return GoFunction(name, 1) { call throws(GoFailure) in
      guard case .object(let object) = call[0].content, let other = object as? SemanticVersionObject, other.isPointer
      else { throw call.wrongType("*semver.Version", 0) }
      return compare(version == other.version ? 0 : version < other.version ? -1 : 1)
    }
  }

  private static let comparisons: [String: @Sendable (Int) -> GoValue] = [
    "Compare": { .int($0) }, "Equal": { .bool($0 == 0) }, "LessThan": { .bool($0 < 0) },
    "LessThanEqual": { .bool($0 <= 0) }, "GreaterThan": { .bool($0 > 0) }, "GreaterThanEqual": { .bool($0 >= 0) },
  ]

  private func property(_ name: String) -> (@Sendable () -> GoValue)? {
    let version = version
    func next(_ major: Int, _ minor: Int, _ patch: Int) -> @Sendable () -> GoValue {
      { .object(SemanticVersionObject(version.release(major, minor, patch), isPointer: false)) }
    }
    switch name {
    case "Major": return { .int(version.major, .uint64) }
    case "Minor": return { .int(version.minor, .uint64) }
    case "Patch": return { .int(version.patch, .uint64) }
    case "Prerelease": return { .string(version.prerelease) }
    case "Metadata": return { .string(version.metadata) }
    case "Original": return { .string(version.original) }
    case "String": return { .string(version.description) }
    case "IncMajor": return next(version.major &+ 1, 0, 0)
    case "IncMinor": return next(version.major, version.minor &+ 1, 0)
    // A version before a release becomes that release.
    case "IncPatch": return next(version.major, version.minor, version.patch &+ (version.prerelease.isEmpty ? 1 : 0))
    default: return nil
    }
  }
}
