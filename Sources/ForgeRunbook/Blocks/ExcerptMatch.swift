import ForgeDiagnostics
import ForgeYAML

/// How far a part of a block is a part of a file: every key and value that is shown has to stand there, others may too.
struct ExcerptMatch {
  struct Fault {
    enum What {
      /// A key, or an item of a list, that the file does not have there.
      case missingKey(in: YAMLNode), missingItem(in: YAMLNode)
      /// Another value.
      case differs(from: YAMLNode)
      /// A line of a text that the text in the file does not have.
      case missingLine
    }

    let what: What
    /// In the block's text.
    let range: Range<Int>
    /// What stands there.
    let shown: String
    let path: [String]
    /// Where the file says otherwise, or would say it.
    let place: SourceRange

    /// What the file has that may be meant by a key or an item that is missing.
    var nearest: String? {
      switch what {
      case .missingKey(let node):
        Suggestion.nearest(to: shown, among: (node.mapping?.pairs ?? []).prefix(500).compactMap(\.key.text))
      case .missingItem(let node):
        Suggestion.nearest(to: shown, among: (node.sequence ?? []).prefix(500).compactMap(\.text))
      case .differs, .missingLine: nil
      }
    }
  }

  struct Agreement {
    let range: Range<Int>
    let path: [String]
    let place: SourceRange
  }

  var agreements: [Agreement] = []
  var faults: [Fault] = []
  /// How many nodes may still be looked at: lists are tried item by item.
  var budget: Int
  let block: [UInt8]

  init(_ block: [UInt8], budget: Int) {
    self.block = block
    self.budget = budget
  }

  /// Whether it was given up: then what was found is not all.
  var isExhausted: Bool { budget <= 0 }

  var score: Int { agreements.count - faults.count }

  /// Whether more agrees; of two with as much, where less is missing.
  func isBetter(than other: ExcerptMatch) -> Bool {
    score != other.score ? score > other.score : otherValues > other.otherValues
  }

  /// How many faults are other values of what is there.
  private var otherValues: Int {
    faults.count { fault in
      if case .differs = fault.what { true } else { false }
    }
  }

  mutating func compare(_ shown: YAMLNode, with file: YAMLNode, _ path: [String]) {
    guard budget > 0, path.count < 64, !Self.isAction(file) else { return }
    budget -= 1
    switch (shown.content, file.content) {
    case (.mapping(let pairs), .mapping(let known)): compare(pairs, known, file, path)
    case (.sequence(let items), .sequence(let known)): compare(items, known, file, path)
    case (.scalar(let text), .scalar(let known)): compare(shown, text, file, known, path)
    case (.scalar(let text), _):
      // A key without a value says that there is something below it.
      if text.value == .null || ExcerptPlaceholder.isOne(text.text, found: nil) { return }
      fault(.differs(from: file), shown, path, file.range)
    case (.mapping(let pairs), _):
      guard let first = pairs.pairs.first?.key, !isGap(first) else { return }
      fault(.differs(from: file), first, path, file.range)
    case (.sequence(let items), _):
      if let first = items.first { fault(.differs(from: file), first, path, file.range) }
    }
  }

  /// Whether a template makes the value: `{{ .Values.name }}` is a mapping with a mapping for its key.
  private static func isAction(_ node: YAMLNode) -> Bool { node.mapping?.pairs.first?.key.mapping != nil }

  private func isGap(_ key: YAMLNode) -> Bool {
    key.text.map { ExcerptPlaceholder.isOne($0, found: nil) || $0 == "<<" } ?? true
  }

  private mutating func compare(_ shown: YAMLMapping, _ file: YAMLMapping, _ node: YAMLNode, _ path: [String]) {
    for pair in shown.pairs where !isGap(pair.key) {
      guard let key = pair.key.text else { continue }
      guard let known = file.pair(key) else {
        fault(.missingKey(in: node), pair.key, path, node.mapping?.pairs.first?.key.range ?? node.range)
        continue
      }
      if pair.value.isNull, !known.value.isNull || pair.value.range.bytes.isEmpty {
        agree(pair.key, path + [key], known.key.range)
        continue
      }
      compare(pair.value, with: known.value, path + [key])
    }
  }

  /// Adds what another part of the block has in common with the file.
  mutating func add(_ other: ExcerptMatch) {
    agreements += other.agreements
    faults += other.faults
    budget = min(budget, other.budget)
  }

  // MARK: Scalars

  private mutating func compare(
    _ shown: YAMLNode, _ text: YAMLScalar, _ file: YAMLNode, _ known: YAMLScalar, _ path: [String]
  ) {
    let isBlock = text.style == .literal || text.style == .folded
    if text.text == known.text || text.value == known.value { return agree(shown, path, file.range) }
    if isBlock { return compareLines(shown, known.text, file, path) }
    if ExcerptPlaceholder.isOne(text.text, found: known.text) { return }
    if let key = path.last, ExcerptPlaceholder.isSecret(key) { return }
    // The tail of a text over several lines is no business of an excerpt.
    if text.text.trimmingLines() == known.text.trimmingLines() { return agree(shown, path, file.range) }
    fault(.differs(from: file), shown, path, file.range)
  }

  /// The lines of a text have to stand in the file's, in their order.
  private mutating func compareLines(_ shown: YAMLNode, _ known: String, _ file: YAMLNode, _ path: [String]) {
    var rest = known.split(separator: "\n").map { String($0).trimmingBlanks() }[...]
    // The range begins with the `|`.
    var start = (block[shown.range.bytes].firstIndex(of: 0x0A) ?? shown.range.bytes.upperBound) + 1
    while start < shown.range.bytes.upperBound {
      let end = block[start..<shown.range.bytes.upperBound].firstIndex(of: 0x0A) ?? shown.range.bytes.upperBound
      let line = String(decoding: block[start..<end], as: UTF8.self).trimmingBlanks()
      let indent = block[start..<end].prefix { $0 == 0x20 }.count
      let range = start + indent..<start + indent + line.utf8.count
      start = end + 1
      if line.isEmpty || line.hasPrefix("#") || ExcerptPlaceholder.isOne(line, found: nil) { continue }
      if let place = rest.firstIndex(of: line) {
        rest = rest[(place + 1)...]
        agreements.append(Agreement(range: range, path: path, place: file.range))
      } else {
        faults.append(Fault(what: .missingLine, range: range, shown: line, path: path, place: file.range))
      }
    }
  }

  // MARK: Results

  mutating func agree(_ node: YAMLNode, _ path: [String], _ place: SourceRange) {
    agreements.append(Agreement(range: inner(node), path: path, place: place))
  }

  mutating func fault(_ what: Fault.What, _ node: YAMLNode, _ path: [String], _ place: SourceRange) {
    faults.append(Fault(what: what, range: inner(node), shown: node.text ?? "", path: path, place: place))
  }

  /// Without quotes; the first line of what runs over several.
  private func inner(_ node: YAMLNode) -> Range<Int> {
    var bytes = node.range.bytes
    let style = node.scalar?.style
    if style == .singleQuoted || style == .doubleQuoted, bytes.count >= 2 {
      bytes = bytes.lowerBound + 1..<bytes.upperBound - 1
    }
    let end = block[bytes].firstIndex(of: 0x0A) ?? bytes.upperBound
    return bytes.lowerBound..<end
  }
}

extension String {
  fileprivate func trimmingLines() -> String {
    split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
