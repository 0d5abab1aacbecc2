import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

extension ComposeLoader {
  /// One entry of `include`.
  private struct Inclusion {
    let paths: [YAMLNode]
    let environment: [YAMLNode]
    let folder: YAMLNode?

    init(_ node: YAMLNode) {
      func list(_ node: YAMLNode?) -> [YAMLNode] {
        guard let node else { return [] }
        return node.sequence ?? [node]
      }
      paths = node.mapping == nil ? [node] : list(node["path"])
      environment = list(node["env_file"])
      folder = node["project_directory"]
    }
  }

  mutating func included(_ layer: YAMLNode, path: String, _ scope: Scope) -> YAMLNode {
    guard let entries = layer["include"]?.sequence else { return layer.removingCompose("include") }
    var result = layer.removingCompose("include")
    for entry in entries where !entry.isNull {
      includes += 1
      guard includes <= Self.mostIncludes else {
        reader.report(.composeError, .tooManyIncludes, at: entry.range)
        reader.gap(.broken(path), at: entry.range, hidesParts: true)
        return result
      }
      guard let (inclusion, inner, files) = opened(entry, path: path, scope) else { continue }
      guard !inclusion.paths.isEmpty, let model = self.model(files, inner) else { continue }
      result = imported(model, into: result)
    }
    return result
  }

  /// The files of an entry and the scope they are read in; nil where they cannot be read from here.
  private mutating func opened(
    _ entry: YAMLNode, path: String, _ scope: Scope
  ) -> (Inclusion, Scope, [(path: String, place: SourceRange)])? {
    let inclusion = Inclusion(entry)
    if inclusion.paths.isEmpty { reader.report(.composeError, .noIncludePath, at: entry.range) }
    let chain = scope.chain + [path]
    var files: [(path: String, place: SourceRange)] = []
    for node in inclusion.paths {
      guard let text = node.text, !node.isNull else { continue }
      guard let file = inside(text, at: node.range, scope.folder) else { return nil }
      guard !chain.contains(file), chain.count < Self.deepestInclude else {
        reader.report(.composeError, .includeCycle(file, chain), at: node.range)
        return nil
      }
      files.append((file, node.range))
    }
    guard let first = files.first else { return nil }
    var folder = TreePath.folder(of: first.path)
    if let node = inclusion.folder, let text = node.text {
      folder = ComposePath.inside(ComposePath.resolve(text, from: scope.folder)) ?? folder
    }
    var variables = scope.variables
    if inclusion.environment.isEmpty {
      variables = self.variables(adding: TreePath.join(folder, ".env"), to: variables)
    }
    for node in inclusion.environment {
      guard let text = node.text, let file = inside(text, at: node.range, scope.folder) else { continue }
      if let environment = reader.environment(file, variables) {
        variables = variables.adding(environment)
      } else {
        missingEnvironment(file, at: node.range)
      }
    }
    return (inclusion, Scope(folder: folder, variables: variables, chain: chain), files)
  }

  /// `variables`, those of the environment file at `path`, and the names that an example of it promises.
  mutating func variables(adding path: String, to variables: ComposeVariables) -> ComposeVariables {
    var result = variables
    if let environment = reader.environment(path, variables) { result = result.adding(environment) }
    for example in ComposeEnvironmentExample.paths(for: path) {
      guard let file = reader.file(example) else { continue }
      result.promised.formUnion(DotEnv.parse(file, lookup: variables).entries.map(\.name))
    }
    return result
  }

  mutating func missingEnvironment(_ path: String, at range: SourceRange) {
    reader.gap(.missing(path), at: range)
    let hasExample = ComposeEnvironmentExample.paths(for: path).contains { reader.fileSystem.kind($0) == .file }
    if !hasExample { reader.report(.composeMissingFile, .composeMissing("environment file", path), at: range) }
  }

  /// The path inside the root that `text` leads to; nil, with a gap, where it leads out.
  mutating func inside(_ text: String, at range: SourceRange, _ folder: String) -> String? {
    let resolved = ComposePath.isRemote(text) ? text : ComposePath.resolve(text, from: folder)
    guard let path = ComposePath.inside(resolved) else {
      reader.gap(.remote(text), at: range, hidesParts: true)
      return nil
    }
    return path
  }

  /// The resources of `source` beside those of `target`: Compose wants every name once, unless both say the same.
  private mutating func imported(_ source: YAMLNode, into target: YAMLNode) -> YAMLNode {
    var result = target
    for section in ["services", "volumes", "networks", "secrets", "configs", "models"] {
      guard let entries = source[section], entries.mapping != nil else { continue }
      guard let own = result[section], own.mapping != nil else {
        result = result.settingCompose(section, to: entries)
        continue
      }
      var pairs = own.mapping?.pairs ?? []
      for (key, name, value) in entries.composePairs {
        guard let conflict = own.mapping?.pair(name) else {
          pairs.append(ComposeNode.pair(key, value))
          continue
        }
        if !conflict.value.hasSameValue(as: value) {
          let note = Note("it is also defined here", at: key.range)
          reader.report(.composeError, .conflict(section, name), at: conflict.key.range, notes: [note])
        }
      }
      result = result.settingCompose(section, to: ComposeNode.mapping(pairs, at: own.range, tag: own.tag))
    }
    return result
  }
}

extension Message {
  fileprivate static let noIncludePath: Message = "entry of `include` has no `path`"

  fileprivate static let tooManyIncludes: Message = "more than 1000 includes, those from here on are not read"

  fileprivate static func includeCycle(_ path: String, _ chain: [String]) -> Message {
    "`\(path)` includes itself, by way of \((chain + [path]).map { "`\($0)`" }.joined(separator: ", "))"
  }

  fileprivate static func conflict(_ section: String, _ name: String) -> Message {
    "`\(section).\(name)` is defined here and, in another way, in a file that is included"
  }
}
