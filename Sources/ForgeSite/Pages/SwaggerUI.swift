package import ForgeFiles

/// The files of `swagger-ui-dist` as set-up put them on this machine.
package struct SwaggerUI: Sendable {
  let script: OutputFile
  let stylesheet: OutputFile
  /// The pictures of the stylesheet.
  let pictures: [OutputFile]

  var files: [OutputFile] { [script, stylesheet] + pictures }

  /// Where the files are looked for, from the root, after the folder that configuration names.
  package static let folders = ["build/vendor/swagger-ui", "node_modules/swagger-ui-dist"]

  /// Reads the files; nil where no folder has both.
  package static func load(_ fileSystem: FileSystem, folder: String?) -> SwaggerUI? {
    for folder in folder.map({ [$0] }) ?? folders {
      guard let script = try? fileSystem.read("\(folder)/swagger-ui-bundle.js"),
        let stylesheet = try? fileSystem.read("\(folder)/swagger-ui.css")
      else { continue }
      let (style, pictures) = EmbeddedPictures.extract(from: stylesheet, as: "assets/swagger-ui")
      return SwaggerUI(
        script: OutputFile(path: ContentHash.name("assets/swagger-ui-bundle.js", of: script), bytes: script),
        stylesheet: OutputFile(path: ContentHash.name("assets/swagger-ui.css", of: style), bytes: style),
        pictures: pictures)
    }
    return nil
  }
}
