import ForgeDiagnostics
import ForgeYAML

/// How far a part of a block is a part of a file: every key and value that is shown has to stand there, others may too.
struct ExcerptMatch {
  struct Fault {
    enum What {
      /// A key, or an item of a list, that the file does not have there.
      case missingKey(nearest: String?), missingItem(nearest: String?)
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
  }

  struct Agreement {
    let range: Range<Int>
    let path: [String]
    let place: SourceRange
  }

  private(set) var agreements: [Agreement] = []
  private(set) var faults: [Fault] = []
  /// How many nodes may still be looked at: lists are tried item by item.
  private(set) var budget: Int
  private let block: [UInt8]

  init(_ block: [UInt8], budget: Int) {
    self.block = block
    self.budget = budget
  }

  var score: Int { agreements.count - faults.count }

  mutating func compare(_ shown: YAMLNode, with file: YAMLNode, _ path: [String]) {
    guard budget > 0, path.count < 64 else { return }
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

  private func isGap(_ key: YAMLNode) -> Bool {
    key.text.map { ExcerptPlaceholder.isOne($0, found: nil) || $0 == "<<" } ?? true
  }

  private mutating func compare(_ shown: YAMLMapping, _ file: YAMLMapping, _ node: YAMLNode, _ path: [String]) {
    for pair in shown.pairs where !isGap(pair.key) {
      guard let key = pair.key.text else { continue }
      guard let known = file.pair(key) else {
        let nearest = Suggestion.nearest(to: key, among: file.pairs.compactMap(\.key.text))
        let place = nearest.flatMap { file.pair($0)?.key.range } ?? file.pairs.first?.key.range ?? node.range
        fault(.missingKey(nearest: nearest), pair.key, path, place)
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

  // MARK: Lists

  private mutating func compare(_ shown: [YAMLNode], _ file: [YAMLNode], _ node: YAMLNode, _ path: [String]) {
    for (place, item) in shown.enumerated() {
      let inner = path + ["\(place)"]
      guard let text = item.text else {
        compareItem(item, file, node, inner)
        continue
      }
      if item.isNull || ExcerptPlaceholder.isOne(text, found: nil) { continue }
      if let known = file.first(where: { $0.text == text }) {
        agree(item, inner, known.range)
      } else if let known = counterpart(of: text, place, shown.count, file) {
        compare(item, with: known, inner)
      } else {
        let nearest = Suggestion.nearest(to: text, among: file.compactMap(\.text))
        fault(.missingItem(nearest: nearest), item, inner, node.range)
      }
    }
  }

  /// The scalar item of the file that `text` must be meant for: the one with the same name before `=`, or the one at the same
  /// place of a list that is as long.
  private func counterpart(of text: String, _ place: Int, _ count: Int, _ file: [YAMLNode]) -> YAMLNode? {
    if let equals = text.firstIndex(of: "=") {
      return file.first { $0.text?.hasPrefix(text[...equals]) == true }
    }
    guard count == file.count, file[place].text != nil else { return nil }
    return file[place]
  }

  private static let identities = [
    "name", "key", "id", "alert", "record", "job_name", "uses", "host", "path", "mountPath", "containerPort", "port",
  ]

  /// An item that is a mapping or a list: the file's of the same name, or the one that it has most in common with.
  private mutating func compareItem(_ item: YAMLNode, _ file: [YAMLNode], _ node: YAMLNode, _ path: [String]) {
    var candidates = file
    var identity: YAMLNode?
    for key in Self.identities {
      guard let value = item[key], let text = value.text, file.contains(where: { $0[key] != nil }) else { continue }
      identity = value
      let same = file.filter { $0[key]?.text == text }
      if !same.isEmpty { candidates = same }
      break
    }
    var best: ExcerptMatch?
    for candidate in candidates {
      var trial = ExcerptMatch(block, budget: budget)
      trial.compare(item, with: candidate, path)
      budget = trial.budget
      if best.map({ trial.score > $0.score }) ?? true { best = trial }
      if trial.faults.isEmpty || budget == 0 { break }
    }
    if let best, best.faults.isEmpty || best.score >= 0 && !best.agreements.isEmpty {
      agreements += best.agreements
      faults += best.faults
    } else {
      let shown = identity ?? item.mapping?.pairs.first?.value ?? item
      fault(.missingItem(nearest: nil), shown.text == nil ? item : shown, path, node.range)
    }
  }

  // MARK: Results

  private mutating func agree(_ node: YAMLNode, _ path: [String], _ place: SourceRange) {
    agreements.append(Agreement(range: inner(node), path: path, place: place))
  }

  private mutating func fault(_ what: Fault.What, _ node: YAMLNode, _ path: [String], _ place: SourceRange) {
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
