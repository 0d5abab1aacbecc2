import ForgeFiles
import ForgeTestSupport
import Foundation
import Testing

/// What stands below a root is read through links that stay there, and nothing else is.
@Suite struct DiskTests {
  @Test func linksAreFollowedInsideTheRootAlone() throws {
    let outside = try TemporaryFolder()
    outside.write("secret.txt", "secret")
    let folder = try TemporaryFolder()
    folder.write("docs/a.md", "a")
    let manager = FileManager.default
    func link(_ name: String, to target: String) throws {
      try manager.createSymbolicLink(atPath: "\(folder.path)/\(name)", withDestinationPath: target)
    }
    try link("relative.md", to: "docs/a.md")
    try link("absolute.md", to: "\(folder.path)/docs/a.md")
    try link("folder", to: "docs")
    try link("out.md", to: "\(outside.path)/secret.txt")
    try link("outside", to: outside.path)
    try link("nothing.md", to: "gone.md")
    try link("circle.md", to: "circle.md")
    let disk = try FileSystem.disk(folder.path)
    for path in [
      "docs/a.md", "relative.md", "absolute.md", "folder/a.md", "./docs/a.md", "docs/../docs/a.md", "/docs/a.md",
    ] {
      #expect(disk.kind(path) == .file, "\(path)")
      #expect(try disk.read(path) == Array("a".utf8), "\(path)")
    }
    for path in ["", ".", "docs", "folder", "docs/"] {
      #expect(disk.kind(path) == .folder, "\(path)")
      #expect(throws: FileSystem.ReadError.self, "\(path)") { try disk.read(path) }
    }
    let name = (outside.path as NSString).lastPathComponent
    for path in [
      "out.md", "outside/secret.txt", "outside", "nothing.md", "circle.md", "../\(name)/secret.txt", "docs/a.md/b",
      "gone",
    ] {
      #expect(disk.kind(path) == nil, "\(path)")
      #expect(throws: FileSystem.ReadError.self, "\(path)") { try disk.read(path) }
    }
  }

  @Test func aRootThatWasReplacedIsReadAnew() throws {
    let parent = try TemporaryFolder()
    parent.write("root/a.md", "old")
    let disk = try FileSystem.disk("\(parent.path)/root")
    try FileManager.default.removeItem(atPath: "\(parent.path)/root")
    parent.write("root/a.md", "new")
    #expect(try disk.read("a.md") == Array("new".utf8))
    #expect(disk.kind("a.md") == .file)
  }
}
