import Foundation
import PackagePlugin

/// Runs `embed-theme` over the files of `site/` whenever one of them changed.
@main
struct EmbedTheme: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let theme = context.package.directoryURL.appending(path: "site")
    let files = try FileManager.default.subpathsOfDirectory(atPath: theme.path)
      .filter { !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      .map { theme.appending(path: $0) }
      .filter { !$0.hasDirectoryPath && FileManager.default.isRegularFile($0) }
      .sorted { $0.path < $1.path }
    let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTheme.swift")
    return [
      .buildCommand(
        displayName: "Embedding the theme",
        executable: try context.tool(named: "embed-theme").url,
        arguments: [output.path, theme.path] + files.map(\.path),
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
