import ForgeDiagnostics
import ForgeYAML

/// What `buildMetadata` of the outermost kustomization writes into every object.
struct BuildMetadata {
  private let options: [String: SourceRange]
  /// The folder that paths are written from.
  private let folder: [Substring]

  init(_ node: YAMLNode?, folder: String) {
    let pairs = (node?.sequence ?? []).compactMap { item in item.text.map { ($0, item.range) } }
    options = Dictionary(pairs) { first, _ in first }
    self.folder = folder.split(separator: "/")
  }

  var isWanted: Bool { !options.isEmpty }

  /// The origin of an object that stands in a file.
  func origin(path: String) -> String? {
    isWanted ? "path: \(relative(path))\n" : nil
  }

  /// What made or changed an object, configured in a file.
  func author(_ kind: String, name: String? = nil, in path: String) -> String? {
    guard isWanted else { return nil }
    let text = "configuredIn: \(relative(path))\nconfiguredBy:\n  apiVersion: builtin\n  kind: \(kind)\n"
    return text + (name.map { "  name: \($0)\n" } ?? "")
  }

  private func relative(_ path: String) -> String {
    let parts = path.split(separator: "/")
    let common = zip(folder, parts).prefix { $0 == $1 }.count
    let up = Array(repeating: Substring(".."), count: folder.count - common)
    return (up + parts.dropFirst(common)).joined(separator: "/")
  }

  /// Writes them. The version is the one that `kubectl` gives.
  func write(into resource: inout KustomizedResource) {
    if let place = options["originAnnotations"], let origin = resource.origin {
      set("annotations", "config.kubernetes.io/origin", origin, place, &resource)
    }
    if let place = options["transformerAnnotations"], !resource.transformations.isEmpty {
      let items = resource.transformations.map { "- " + $0.dropLast().replacing("\n", with: "\n  ") + "\n" }
      set("annotations", "alpha.config.kubernetes.io/transformations", items.joined(), place, &resource)
    }
    if let place = options["managedByLabel"] {
      set("labels", "app.kubernetes.io/managed-by", "kustomize-(devel)", place, &resource)
    }
  }

  private func set(
    _ field: String, _ key: String, _ text: String, _ place: SourceRange, _ resource: inout KustomizedResource
  ) {
    resource.root = resource.root.updating(["metadata", field, key], at: place) { _ in .string(text, at: place) }
  }
}
