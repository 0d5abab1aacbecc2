import Foundation
import PackagePlugin

/// Runs `embed-files` over the folder that belongs to a target whenever one of its files changed: `Client` in the target's
/// own folder where there is one, else the theme, `site/`.
@main
struct EmbedFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let own = target.directoryURL.appending(path: "Client")
    let isOwn = FileManager.default.fileExists(atPath: own.path)
    let folder = isOwn ? own : context.package.directoryURL.appending(path: "site")
    let type = isOwn ? "EmbeddedClient" : "EmbeddedTheme"
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
      .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      .map { folder.appending(path: $0) }
      .filter { !$0.hasDirectoryPath && FileManager.default.isRegularFile($0) }
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "\(type).swift")
    return [
      .buildCommand(
        displayName: "Embedding the files of \(folder.lastPathComponent)",
        executable: try context.tool(named: "embed-files").url,
        arguments: [output.path, type, folder.path] + files.map(\.path),
        inputFiles: files,
        outputFiles: [output])
    ]
  }
}

extension FileManager {
  fileprivate func isRegularFile(_ url: URL) -> Bool {
    var isFolder: ObjCBool = false
    return fileExists(atPath: url.path, isDirectory: &isFolder) && !isFolder.boolValue
  }
}
