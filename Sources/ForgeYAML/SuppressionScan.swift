package import ForgeDiagnostics

/// Finds the suppressions in comments: `# forge-docs allow: rule — reason`.
///
/// One that follows something on its line covers that line; one on a line of its own covers the node that starts on the
/// next line with content.
struct SuppressionScan {
  let file: SourceFile
  let range: Range<Int>
  /// In the order of the file.
  let scalars: [Range<Int>]

  func suppressions() -> [Suppression] {
    var found: [Suppression] = []
    var offset = range.lowerBound
    // Where the last comment on a line of its own led: comments between it and the node lead there too.
    var latest: (comment: Int, node: Range<Int>)?
    while let marker = file.bytes.firstRange(of: Suppression.marker, in: offset..<range.upperBound) {
      offset = lineEnd(marker.upperBound)
      guard let hash = commentStart(before: marker.lowerBound) else { continue }
      let covered: Range<Int>
      if let latest, latest.comment < hash, hash < latest.node.lowerBound {
        covered = latest.node
      } else if isAlone(hash) {
        covered = nodeLines(after: hash)
        latest = (hash, covered)
      } else {
        covered = lineStart(hash)..<nextLine(hash)
      }
      if let suppression = Suppression(in: file, comment: hash..<offset, covering: covered) {
        found.append(suppression)
      }
    }
    return found
  }

  /// The first `#` of the line before `offset` that starts a comment.
  private func commentStart(before offset: Int) -> Int? {
    let bytes = file.bytes
    return (lineStart(offset)..<offset).first { place in
      bytes[place] == UInt8(ascii: "#")
        && (place == range.lowerBound || bytes[place - 1].isBlankOrBreak)
        && !isInScalar(place)
    }
  }

  private func isInScalar(_ offset: Int) -> Bool {
    var low = 0
    var high = scalars.count
    while low < high {
      let middle = (low + high) / 2
      if scalars[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < scalars.count && scalars[low].contains(offset)
  }

  private func isAlone(_ hash: Int) -> Bool {
    !file.bytes[lineStart(hash)..<hash].contains { !$0.isBlankOrBreak }
  }

  /// The lines of the node that starts on the next line with content.
  private func nodeLines(after hash: Int) -> Range<Int> {
    var first = nextLine(hash)
    while first < range.upperBound, isBlankOrComment(first) { first = nextLine(first) }
    guard first < range.upperBound else { return range.upperBound..<range.upperBound }
    let indent = indentation(first)
    let isItem = startsWithDash(first, at: indent)
    var end = nextLine(first)
    var line = end
    while line < range.upperBound {
      let isBelow = indentation(line) > indent
      let isOwnItem = indentation(line) == indent && !isItem && startsWithDash(line, at: indent)
      let isBlank = isBlankOrComment(line)
      guard isBlank || isBelow || isOwnItem || closes(line, at: indent) else { break }
      line = nextLine(line)
      if !isBlank { end = line }
    }
    return first..<end
  }

  private func startsWithDash(_ line: Int, at indent: Int) -> Bool {
    let place = line + indent
    guard place < range.upperBound, file.bytes[place] == UInt8(ascii: "-") else { return false }
    return place + 1 == range.upperBound || file.bytes[place + 1].isBlankOrBreak
  }

  private func closes(_ line: Int, at indent: Int) -> Bool {
    let place = line + indent
    guard indentation(line) == indent, place < range.upperBound else { return false }
    return file.bytes[place] == UInt8(ascii: "}") || file.bytes[place] == UInt8(ascii: "]")
  }

  private func isBlankOrComment(_ line: Int) -> Bool {
    let text = file.bytes[line..<lineEnd(line)]
    guard let first = text.first(where: { !$0.isBlankOrBreak }) else { return true }
    return first == UInt8(ascii: "#") && !isInScalar(line + indentation(line))
  }

  private func indentation(_ line: Int) -> Int {
    file.bytes[line..<lineEnd(line)].prefix { $0 == 0x20 }.count
  }

  private func lineStart(_ offset: Int) -> Int {
    var start = offset
    while start > range.lowerBound, !file.bytes[start - 1].isBreak { start -= 1 }
    return start
  }

  /// The end of the line of `offset` without its line ending.
  private func lineEnd(_ offset: Int) -> Int {
    file.bytes[offset..<max(offset, range.upperBound)].firstIndex { $0.isBreak } ?? range.upperBound
  }

  private func nextLine(_ offset: Int) -> Int {
    let end = lineEnd(offset)
    guard end < range.upperBound else { return end }
    let isCRLF = file.bytes[end] == 0x0D && end + 1 < range.upperBound && file.bytes[end + 1] == 0x0A
    return end + (isCRLF ? 2 : 1)
  }
}

extension Suppression {
  /// The suppressions in the comments of a file that need not be YAML as it stands, such as a template of YAML.
  package static func inTemplate(_ file: SourceFile) -> [Suppression] {
    let range = 0..<file.bytes.count
    guard file.bytes.firstRange(of: Suppression.marker, in: range) != nil else { return [] }
    let stream = YAMLStream.parse(file)
    guard stream.diagnostics.isEmpty else {
      return SuppressionScan(file: file, range: range, scalars: []).suppressions()
    }
    return stream.suppressions
  }
}
