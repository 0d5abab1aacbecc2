/// Sprig's semantic versions (Masterminds/semver 3).
let versionFunctions: [GoFunction] = [
  GoFunction("semver", 1) { call throws(GoFailure) in
    guard let version = SemanticVersion(try call.string(0)) else { throw GoFailure("Invalid Semantic Version") }
    return .object(SemanticVersionObject(version))
  },
  GoFunction("semverCompare", 2) { call throws(GoFailure) in
    let text = try call.string(0)
    guard let range = VersionRange(text) else { throw GoFailure("improper constraint: \(text)") }
    guard let version = SemanticVersion(try call.string(1)) else { throw GoFailure("Invalid Semantic Version") }
    return .bool(range.contains(version))
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

  package init?(_ text: String) {
    var rest = Substring(text)
    if rest.hasPrefix("v") { rest.removeFirst() }
    let plus = rest.split(separator: "+", maxSplits: 1, omittingEmptySubsequences: false)
    metadata = plus.count > 1 ? String(plus[1]) : ""
    let dash = (plus.first ?? "").split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    prerelease = dash.count > 1 ? String(dash[1]) : ""
    let numbers = (dash.first ?? "").split(separator: ".", omittingEmptySubsequences: false)
    let values = numbers.compactMap { part in
      part.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(part) : nil
    }
    guard (1...3).contains(numbers.count), values.count == numbers.count,
      dash.count < 2 || Self.isIdentifiers(prerelease), plus.count < 2 || Self.isIdentifiers(metadata)
    else { return nil }
    major = values[0]
    minor = values.count > 1 ? values[1] : 0
    patch = values.count > 2 ? values[2] : 0
    original = text
  }

  private static func isIdentifiers(_ text: String) -> Bool {
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

  init(_ version: SemanticVersion) {
    self.version = version
  }

  var typeName: String { "*semver.Version" }
  var kindName: String { "ptr" }
  var description: String { version.description }

  func method(_ name: String) -> GoFunction? {
    let version = version
    switch name {
    case "Major": return GoFunction(name, 0) { _ throws(GoFailure) in .int(version.major, .uint64) }
    case "Minor": return GoFunction(name, 0) { _ throws(GoFailure) in .int(version.minor, .uint64) }
    case "Patch": return GoFunction(name, 0) { _ throws(GoFailure) in .int(version.patch, .uint64) }
    case "Prerelease": return GoFunction(name, 0) { _ throws(GoFailure) in .string(version.prerelease) }
    case "Metadata": return GoFunction(name, 0) { _ throws(GoFailure) in .string(version.metadata) }
    case "Original": return GoFunction(name, 0) { _ throws(GoFailure) in .string(version.original) }
    case "String": return GoFunction(name, 0) { _ throws(GoFailure) in .string(version.description) }
    case "Compare":
      return GoFunction(name, 1) { call throws(GoFailure) in
        guard case .object(let object) = call[0].content, let other = object as? SemanticVersionObject else {
          throw call.wrongType("*semver.Version", 0)
        }
        return .int(version == other.version ? 0 : version < other.version ? -1 : 1)
      }
    default: return nil
    }
  }
}
