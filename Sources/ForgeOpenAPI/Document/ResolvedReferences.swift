import ForgeDiagnostics
import ForgeYAML

/// What the walk has resolved, so that no text is resolved twice.
struct ResolvedReferences: Sendable {
  private let files: APIFiles
  let uses: [APIReferenceUse]
  private let fileNumbers: [String: Int]
  private let usesByPlace: [Int: Int]

  init(_ files: APIFiles, _ walk: DescriptionWalk?) {
    self.files = files
    uses = walk?.references ?? []
    fileNumbers = walk?.fileNumbers ?? [:]
    usesByPlace = walk?.referencesByPlace ?? [:]
  }

  /// `node`, or what its `$ref` leads to after at most sixty-four steps; nil where a reference leads nowhere.
  func resolved(_ node: YAMLNode) -> YAMLNode? {
    var node = node
    for _ in 0..<APIFiles.maximumSteps {
      guard let reference = node["$ref"], reference.string != nil else { return node }
      guard let file = fileNumbers[reference.range.path],
        let use = usesByPlace[DescriptionWalk.number(of: reference, in: file)]
      else { return files.resolved(node) }
      guard let target = uses[use].target else { return nil }
      node = target
    }
    return nil
  }

  /// The Parameter Objects of `own`, then those of `shared` that are not among them by name and place ("Operation Object").
  func parameters(_ own: YAMLNode?, _ shared: YAMLNode?) -> [YAMLNode] {
    var parameters = (own?.sequence ?? []).compactMap { resolved($0) }.filter { $0.mapping != nil }
    let ownCount = parameters.count
    for node in shared?.sequence ?? [] {
      guard let parameter = resolved(node), parameter.mapping != nil else { continue }
      let isReplaced = parameters[..<ownCount].contains {
        $0["name"]?.text == parameter["name"]?.text && $0["in"]?.text == parameter["in"]?.text
      }
      if !isReplaced { parameters.append(parameter) }
    }
    return parameters
  }
}
