import ArgumentParser

struct ManifestsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manifests",
    abstract: "Render what the repository deploys, and list it with its sources.",
    discussion: """
      Helm charts, kustomizations, compose files and plain manifests are rendered in process: no helm, kubectl or docker, \
      no cluster, no network.
      """,
    subcommands: [ManifestsListCommand.self, ManifestsRenderCommand.self])
}
