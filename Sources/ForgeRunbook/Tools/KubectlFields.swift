import ForgeDiagnostics
import ForgeManifests
import ForgeYAML

extension KubectlCommand {
  /// Claims the fields that `-o jsonpath`, `-o custom-columns`, `--sort-by` and `--for=jsonpath` read of objects of one of
  /// these kinds. A field that is not there prints nothing, and kubectl exits with 0.
  ///
  /// `isOne`: whether the answer is one object, not a list of them; nil where that cannot be known.
  func fields(_ kinds: [KubernetesKind], isOne: Bool?, _ run: inout PageRun) {
    let shapes = kinds.map { KubernetesFields.known.shape(of: $0, in: run.repository.kinds) }
    guard !shapes.isEmpty, !shapes.contains(.any) else { return }
    let output = line.value("--output")
    if let output, output.isKnown {
      if output.text.hasPrefix("jsonpath=") || output.text.hasPrefix("jsonpath-as-json=") {
        guard let isOne else { return }
        let template = output.dropFirst(output.text.prefix { $0 != "=" }.utf8.count + 1)
        self.template(template, isOne ? shapes : shapes.map { .answer($0) }, &run)
      } else if output.text.hasPrefix("custom-columns=") {
        columns(output.dropFirst("custom-columns=".utf8.count), shapes, &run)
      }
    }
    if let order = line.value("--sort-by"), order.isKnown, let path = FieldPath.relaxed(order.text[...], at: 0) {
      claim(path, in: order, shapes, &run)
    }
  }

  /// Claims the fields of `wait --for=jsonpath='{.status.phase}'=Running`.
  func awaited(_ kinds: [KubernetesKind], _ run: inout PageRun) {
    let shapes = kinds.map { KubernetesFields.known.shape(of: $0, in: run.repository.kinds) }
    for goal in line.values("--for") where goal.isKnown && goal.text.hasPrefix("jsonpath=") {
      guard !shapes.contains(.any) else { continue }
      template(goal.dropFirst("jsonpath=".utf8.count), shapes, &run)
    }
  }

  /// Claims the keys of `patch -p`, and the paths of a JSON patch.
  func patched(_ kinds: [KubernetesKind], _ run: inout PageRun) {
    guard let patch = line.value("--patch"), patch.isKnown, kinds.count == 1 else { return }
    let shape = KubernetesFields.known.shape(of: kinds[0], in: run.repository.kinds)
    guard shape != .any, let root = YAMLStream.parse(SourceFile(path: "", text: patch.text)).root else { return }
    guard line.value("--type")?.text == "json" else { return keys(root, in: patch, shape, &run) }
    for operation in root.sequence ?? [] {
      guard let path = operation["path"], let text = path.text, path.range.bytes.count == text.utf8.count + 2 else {
        continue
      }
      pointer(patch.dropFirst(path.range.bytes.lowerBound + 1).prefix(text.utf8.count), shape, &run)
    }
  }

  /// Claims a path of fields of `explain`, which steps into the elements of lists by itself.
  func path(_ words: Fragment, _ kinds: [KubernetesKind], _ run: inout PageRun) {
    var shape = KubernetesFields.known.shape(of: kinds[0], in: run.repository.kinds)
    for word in words.pieces(".") {
      while case .list(let inner) = shape { shape = inner }
      guard let inner = KubernetesFields.known.field(word.text[...], of: shape) else {
        return deny(Missing(name: word.text[...], range: 0..<0, owner: shape), at: word, &run)
      }
      shape = inner
    }
    run.claim(Self.tool, .field, words.text, words, .verified([]))
  }

  // MARK: Walks

  private func template(_ text: Fragment, _ roots: [KubernetesFields.Shape], _ run: inout PageRun) {
    var stack = [roots]
    for use in FieldPath.template(text.text) {
      let current = stack[stack.count - 1]
      switch use {
      case .prints(let path): claim(path, in: text, path.start == .root ? roots : current, &run)
      case .opens(let path):
        let start = path.start == .root ? roots : current
        claim(path, in: text, start, &run)
        stack.append(start.compactMap { walk(path, $0) })
      case .closes: if stack.count > 1 { stack.removeLast() }
      }
    }
  }

  private func columns(_ text: Fragment, _ shapes: [KubernetesFields.Shape], _ run: inout PageRun) {
    var start = text
    for column in text.text.split(separator: ",", omittingEmptySubsequences: false) {
      defer { start = start.dropFirst(column.utf8.count + 1) }
      guard let colon = column.firstIndex(of: ":") else { continue }
      let offset = column[...colon].utf8.count
      guard let path = FieldPath.relaxed(column[column.index(after: colon)...], at: offset) else { continue }
      claim(path, in: start, shapes, &run)
    }
  }

  private struct Missing {
    let name: Substring
    let range: Range<Int>
    let owner: KubernetesFields.Shape
  }

  /// What `path` leads to; nil where it leads nowhere.
  private func walk(_ path: FieldPath, _ shape: KubernetesFields.Shape, missing: ((Missing) -> Void)? = nil)
    -> KubernetesFields.Shape?
  {
    var shape = shape
    for step in path.steps {
      switch step {
      case .descent: return .any
      case .field(let name, let range):
        guard let inner = KubernetesFields.known.field(name, of: shape) else {
          missing?(Missing(name: name, range: range, owner: shape))
          return nil
        }
        shape = inner
      case .elements(let filter):
        switch shape {
        case .list(let inner), .map(let inner): shape = inner
        default: shape = .any
        }
        for inner in filter { _ = walk(inner, shape, missing: missing) }
      }
    }
    return shape
  }

  /// Claims a path from objects of several kinds: right where one of them has it.
  private func claim(
    _ path: FieldPath, in text: Fragment, _ shapes: [KubernetesFields.Shape], _ run: inout PageRun
  ) {
    guard !shapes.isEmpty else { return }
    var missing: [Missing] = []
    for shape in shapes {
      var first: Missing?
      _ = walk(path, shape) { fault in if first == nil { first = fault } }
      if let first { missing.append(first) }
    }
    let whole = text.dropFirst(path.range.lowerBound).prefix(path.range.count)
    guard missing.count == shapes.count, let fault = missing.first else {
      // `.data.password`: whether the key is there is another claim, and `data` alone says nothing.
      if shapes.contains(where: { $0 == .type("Secret") || $0 == .type("ConfigMap") }), path.steps.count > 1 { return }
      return run.claim(Self.tool, .field, whole.text, whole, .verified([]))
    }
    deny(fault, at: text.dropFirst(fault.range.lowerBound).prefix(fault.range.count), &run)
  }

  private func deny(_ fault: Missing, at word: Fragment, _ run: inout PageRun) {
    let names = KubernetesFields.known.names(of: fault.owner)
    let owner: Message
    switch fault.owner {
    case .type(let name): owner = "\(Message(name))"
    case .answer: owner = "the answer of several objects"
    case .list: owner = "a list"
    default: owner = "a plain value"
    }
    run.claim(
      Self.tool, .field, String(fault.name), word,
      .contradicted("\(owner) has no field `\(String(fault.name))`", nearest: nearest(String(fault.name), names)))
  }

  /// The field that is nearly this one, or that has the same words in another order: `replicasReady`.
  private func nearest(_ name: String, _ names: [String]) -> String? {
    if let nearest = Suggestion.nearest(to: name, among: names) { return nearest }
    let words = Self.words(name)
    return words.count > 1 ? names.first { Self.words($0) == words } : nil
  }

  private static func words(_ name: String) -> [String] {
    var words = [""]
    for letter in name {
      if letter.isUppercase { words.append("") }
      words[words.count - 1] += letter.lowercased()
    }
    return words.filter { !$0.isEmpty }.sorted()
  }

  /// The keys of a merge patch. `$patch` and its like are directives.
  private func keys(_ node: YAMLNode, in patch: Fragment, _ shape: KubernetesFields.Shape, _ run: inout PageRun) {
    if case .list(let inner) = shape {
      for item in node.sequence ?? [] { keys(item, in: patch, inner, &run) }
      return
    }
    for pair in node.mapping?.pairs ?? [] {
      guard let name = pair.key.text, !name.hasPrefix("$") else { continue }
      let quoted = pair.key.range.bytes.count == name.utf8.count + 2 ? 1 : 0
      let word = patch.dropFirst(pair.key.range.bytes.lowerBound + quoted).prefix(name.utf8.count)
      guard let inner = KubernetesFields.known.field(name[...], of: shape) else {
        deny(Missing(name: name[...], range: 0..<0, owner: shape), at: word, &run)
        continue
      }
      if pair.value.mapping == nil, pair.value.sequence == nil, shape != .any {
        if case .map = shape { continue }
        run.claim(Self.tool, .field, name, word, .verified([]))
      }
      keys(pair.value, in: patch, inner, &run)
    }
  }

  /// The path of an operation of a JSON patch (RFC 6901, RFC 6902).
  private func pointer(_ path: Fragment, _ shape: KubernetesFields.Shape, _ run: inout PageRun) {
    var shape = shape
    for piece in path.pieces("/").dropFirst() {
      let name = piece.text.replacing("~1", with: "/").replacing("~0", with: "~")
      if case .list(let inner) = shape {
        shape = inner
        continue
      }
      guard let inner = KubernetesFields.known.field(name[...], of: shape) else {
        return deny(Missing(name: name[...], range: 0..<0, owner: shape), at: piece, &run)
      }
      shape = inner
    }
    run.claim(Self.tool, .field, path.text, path, .verified([]))
  }
}
