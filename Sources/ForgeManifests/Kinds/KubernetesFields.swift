/// The fields that objects of Kubernetes' own kinds have, as its API describes their types.
package struct KubernetesFields: Sendable {
  /// What a field holds.
  package indirect enum Shape: Hashable, Sendable {
    /// Text, a number or a boolean.
    case value
    case list(Shape)
    case map(Shape)
    /// An object of a type in the table, by its name without version: `PodSpec`.
    case type(String)
    /// The answer to a query of several objects: `items`, and what a list says of itself.
    case answer(Shape)
    /// What the API does not describe.
    case any
  }

  package static let known = KubernetesFields(table)

  private let types: [Substring: [Substring: Shape]]

  /// `table` has a line a type, `PodSpec: hostname containers:[]Container nodeSelector:{}`; lines that begin with two blanks
  /// more go on with the line before.
  init(_ table: String) {
    var types: [Substring: [Substring: Shape]] = [:]
    var type: Substring = ""
    for line in table.split(separator: "\n") {
      var words = line.split(separator: " ")[...]
      if !line.hasPrefix(" "), let first = words.popFirst() { type = first.dropLast() }
      for word in words {
        let parts = word.split(separator: ":", maxSplits: 1)
        types[type, default: [:]][parts[0]] = parts.count > 1 ? Self.shape(parts[1]) : .value
      }
    }
    self.types = types
  }

  private static func shape(_ text: Substring) -> Shape {
    if text.hasPrefix("[]") { return .list(shape(text.dropFirst(2))) }
    if text.hasPrefix("{}") { return .map(shape(text.dropFirst(2))) }
    return text.isEmpty ? .value : text == "*" ? .any : .type(String(text))
  }

  /// Objects of a kind; anything for kinds that are not Kubernetes' own.
  package func shape(of kind: KubernetesKind, in kinds: KubernetesKinds) -> Shape {
    kinds.isBuiltIn(kind) && types[kind.kind[...]] != nil ? .type(kind.kind) : .any
  }

  /// What the field `name` of an object of this shape holds; nil where it has none.
  package func field(_ name: Substring, of shape: Shape) -> Shape? {
    switch shape {
    case .any: .any
    case .value, .list: nil
    case .map(let inner): inner
    case .type(let type): types[type[...]].map { $0[name] } ?? .any
    case .answer(let inner):
      ["items": .list(inner), "metadata": .type("ListMeta"), "kind": .value, "apiVersion": .value][name]
    }
  }

  /// The names of the fields that an object of this shape has, in order; empty where it may have others.
  package func names(of shape: Shape) -> [String] {
    switch shape {
    case .type(let type): (types[type[...]] ?? [:]).keys.map(String.init).sorted()
    case .answer: ["items", "metadata"]
    default: []
    }
  }
}
