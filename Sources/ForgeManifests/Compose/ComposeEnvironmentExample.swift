import ForgeFiles

/// Where projects put the environment file that readers copy and fill in.
enum ComposeEnvironmentExample {
  static func paths(for path: String) -> [String] {
    let folder = TreePath.folder(of: path)
    let name = TreePath.name(of: path)
    let suffixed = ["example", "sample", "template", "dist", "defaults"].map { "\(name).\($0)" }
    let inner =
      name.hasSuffix(".env") && name != ".env" ? ["\(name.dropLast(4)).example.env"] : ["example.env", "env.example"]
    return (suffixed + inner).map { TreePath.join(folder, $0) }
  }
}
