import ForgeFiles
import ForgeManifests
import ForgeYAML

extension Tool {
  /// kustomize: `build FOLDER`.
  static let kustomize = Tool(names: ["kustomize"]) { call, run in
    guard call.arguments.first?.text == "build" else { return }
    let folders = call.arguments.dropFirst().filter { !$0.text.hasPrefix("-") }
    guard let folder = folders.first else { return }
    run.claimKustomization(folder, tool: call.tool)
    guard let path = run.path(folder), run.repository.fileSystem.kind(path) == .folder else { return }
    run.output = .objects(run.rendering(kustomization: path).objects)
  }
}
