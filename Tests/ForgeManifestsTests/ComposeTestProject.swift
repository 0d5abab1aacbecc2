import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

@testable import ForgeManifests

/// A project of files in memory; `compose.yaml` is read unless others are named.
func composeProject(
  _ files: [String: String], reading names: [String] = ["compose.yaml"], profiles: Set<String> = [],
  environment: [String: String] = [:], projectName: String? = nil
) -> ComposeProject {
  let sources = files.sorted { $0.key < $1.key }.map { SourceFile(path: $0.key, text: $0.value) }
  return ComposeProject.load(
    names, in: .memory(sources), profiles: profiles, environment: environment, projectName: projectName)
}

/// A service named `web` whose body is `text`, in a project of its own.
func composeService(_ text: String, _ files: [String: String] = [:]) throws -> ComposeService {
  let body = text.split(separator: "\n", omittingEmptySubsequences: false).map { "    \($0)" }.joined(separator: "\n")
  var all = files
  all["compose.yaml"] = "services:\n  web:\n    image: nginx:1\n\(body)\n"
  let project = composeProject(all)
  guard let service = project.service("web") else { throw MissingComposeService() }
  return service
}

struct MissingComposeService: Error {}

/// A node as text on one line, for comparing.
func composeFlow(_ node: YAMLNode?) -> String {
  guard let node else { return "-" }
  switch node.content {
  case .scalar(let scalar):
    switch scalar.value {
    case .string: return "'\(scalar.text)'"
    case .null: return "null"
    default: return scalar.text
    }
  case .sequence(let items): return "[\(items.map { composeFlow($0) }.joined(separator: ", "))]"
  case .mapping(let mapping):
    return "{\(mapping.pairs.map { "\($0.key.text ?? "?"): \(composeFlow($0.value))" }.joined(separator: ", "))}"
  }
}
