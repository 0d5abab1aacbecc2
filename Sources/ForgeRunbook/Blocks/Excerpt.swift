import ForgeDiagnostics
import ForgeFiles
import ForgeMarkdown
import ForgeYAML

/// A block that shows a part of a file, beside that file.
struct Excerpt {
  let path: String
  let sample: SampleText
  let block: DataBlock
  let match: ExcerptMatch
  /// How plainly the page says that it quotes the file.
  enum Plainness {
    /// By a sentence that leads to the block, with the whole path.
    case said
    /// By a title or comment with the file's whole path.
    case titled
    /// By a name that other files may have, too: the reader's own, above all.
    case named
  }

  let plainness: Plainness

  private static let budget = 20_000
  private static let mostPlaces = 2_000

  /// Nil where nothing in the block can be compared.
  init?(_ block: DataBlock, _ sample: SampleText, _ file: YAMLStream, path: String, plainness: Plainness) {
    guard !block.documents.isEmpty, block.faults.isEmpty else { return nil }
    self.path = path
    self.sample = sample
    self.block = block
    self.plainness = plainness
    let roots = file.documents.compactMap(\.root)
    var whole: [ExcerptMatch] = []
    for document in block.documents {
      guard let match = Self.best(document, roots, block.bytes) else { return nil }
      whole.append(match)
    }
    var sum = whole[0]
    for match in whole.dropFirst() { sum.add(match) }
    match = sum
  }

  /// The place of the file that a document has most in common with: a document of the file, else a part of one.
  private static func best(_ shown: YAMLNode, _ roots: [YAMLNode], _ bytes: [UInt8]) -> ExcerptMatch? {
    var budget = Self.budget
    func trial(_ node: YAMLNode) -> ExcerptMatch {
      var match = ExcerptMatch(bytes, budget: budget)
      match.compare(shown, with: node, [])
      budget = match.budget
      return match
    }
    var best: ExcerptMatch?
    let keys = (shown.mapping?.pairs ?? []).compactMap(\.key.text)
    // Of documents that agree alike, the one that has the keys is meant.
    var shared = 0
    for root in roots where root.hasSameShape(as: shown) {
      let match = trial(root)
      let common = keys.count { root[$0] != nil }
      if best.map({ (match.score, common) > ($0.score, shared) }) ?? true { (best, shared) = (match, common) }
      if match.faults.isEmpty || budget == 0 { return match }
    }
    // All that is shown begins where the file begins.
    if !keys.isEmpty, roots.contains(where: { root in keys.allSatisfy { root[$0] != nil } }) { return best }
    var count = 0
    for root in roots {
      root.walk { node in
        guard count < mostPlaces, budget > 0, best?.faults.isEmpty != true else { return false }
        guard node != root, node.hasSameShape(as: shown),
          keys.isEmpty || keys.contains(where: { node[$0] != nil })
        else { return true }
        count += 1
        let match = trial(node)
        // Inside of a file only what is surely the same place is one.
        let hasAll = !match.agreements.isEmpty && !keys.isEmpty && keys.allSatisfy { node[$0] != nil }
        guard match.score > 0 || match.score == 0 && hasAll else { return true }
        if best.map({ match.isBetter(than: $0) || $0.agreements.isEmpty }) ?? true { best = match }
        return true
      }
    }
    return best
  }

  /// Whether what differs is told: the block is the file's, and has fallen behind. What has little in common with it is
  /// another file of this name, or a way in which it might look.
  var isOutdated: Bool {
    let faults = match.faults.count
    let agreed = match.agreements.count
    let isTelling = match.faults.allSatisfy(\.isTelling)
    switch plainness {
    case .named: return agreed >= 3 && agreed >= 4 * faults
    // Nothing agrees: then all of it has to stand for something that is there.
    case _ where agreed == 0: return faults <= 3 && isTelling
    case .titled: return agreed >= (isTelling ? faults : 2 * faults)
    case .said: return agreed * 2 >= faults
    }
  }
}

extension ExcerptMatch.Fault {
  /// Whether the file has something in its place.
  fileprivate var isTelling: Bool {
    switch what {
    case .differs(let node): node.text != nil
    case .missingKey, .missingItem: nearest != nil
    case .missingLine: false
    }
  }
}

extension YAMLNode {
  fileprivate func hasSameShape(as other: YAMLNode) -> Bool {
    switch (content, other.content) {
    case (.mapping, .mapping), (.sequence, .sequence): true
    default: false
    }
  }
}
