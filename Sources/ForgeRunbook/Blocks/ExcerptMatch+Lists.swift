import ForgeDiagnostics
import ForgeYAML

// Lists of excerpts: items are matched by name, by value, or by what they have in common.

extension ExcerptMatch {
  mutating func compare(_ shown: [YAMLNode], _ file: [YAMLNode], _ node: YAMLNode, _ path: [String]) {
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
        fault(.missingItem(in: node), item, inner, node.range)
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
      if best.map({ trial.isBetter(than: $0) }) ?? true { best = trial }
      if trial.faults.isEmpty || budget == 0 { break }
    }
    if let best, best.faults.isEmpty || best.score >= 0 && !best.agreements.isEmpty {
      agreements += best.agreements
      faults += best.faults
    } else {
      let shown = identity ?? item.mapping?.pairs.first?.value ?? item
      fault(.missingItem(in: node), shown.text == nil ? item : shown, path, node.range)
    }
  }
}
