import ForgeDiagnostics
import ForgeFiles
import ForgeTestSupport
import Foundation
import Testing

/// What a cache answers after it was told what changed is what the disk answers.
@Suite struct FileCacheTests {
  @Test func answersAsTheDiskDoesAfterAnyChange() throws {
    var random = SeededGenerator(seed: 20)
    let folder = try TemporaryFolder()
    let disk = try FileSystem.disk(folder.path)
    let cache = FileCache(disk)
    let names = ["a.md", "b.md", "c", "d", "c/a.md", "c/b.md", "d/a.md", "d/e/a.md", "link.md", "c/link"]
    for step in 0..<400 {
      var changes = FileChanges()
      for _ in 0...Int.random(in: 0..<3, using: &random) {
        folder.change(names.randomElement(using: &random) ?? "a.md", step, &random, &changes)
      }
      _ = cache.forget(changes)
      for path in names + [""] {
        #expect(cache.fileSystem.kind(path) == disk.kind(path), "\(path) in step \(step)")
        #expect((try? cache.fileSystem.read(path)) == (try? disk.read(path)), "\(path) in step \(step)")
        #expect((try? cache.fileSystem.list(path)) == (try? disk.list(path)), "\(path) in step \(step)")
        #expect(cache.fileSystem.lostLinks(path) == disk.lostLinks(path), "\(path) in step \(step)")
        #expect(cache.fileSystem.identity(path) == disk.identity(path), "\(path) in step \(step)")
      }
    }
  }

  @Test func askedTwiceReadsOnce() throws {
    let folder = try TemporaryFolder()
    folder.write("a.md", "old")
    let cache = FileCache(try FileSystem.disk(folder.path))
    #expect(try cache.fileSystem.read("a.md") == Array("old".utf8))
    folder.write("a.md", "new")
    #expect(try cache.fileSystem.read("a.md") == Array("old".utf8))
    _ = cache.forget(FileChanges(contents: ["a.md"]))
    #expect(try cache.fileSystem.read("a.md") == Array("new".utf8))
  }

  @Test func aFileInThePlaceOfAnotherChangesContentAlone() throws {
    let folder = try TemporaryFolder()
    folder.write("a.md", "old")
    let cache = FileCache(try FileSystem.disk(folder.path))
    _ = try cache.fileSystem.list("")
    _ = try cache.fileSystem.read("a.md")
    folder.write("a.md", "new")
    #expect(
      cache.forget(FileChanges(structure: ["a.md", ".a.md.swp"])) == FileChanges(contents: ["a.md"]))
    folder.write("b.md", "another")
    #expect(cache.forget(FileChanges(structure: ["b.md"])) == FileChanges(structure: ["b.md"]))
  }
}

/// What a trace says is affected, and what is not.
@Suite struct ReadTraceTests {
  private let files = FileSystem.memory([
    SourceFile(path: "docs/a.md", text: "a"), SourceFile(path: "docs/b.md", text: "b"),
    SourceFile(path: "chart/values.yaml", text: "x: 1"),
  ])

  @Test func contentsOfWhatWasRead() throws {
    let trace = ReadTrace(files)
    _ = try trace.fileSystem.read("docs/a.md")
    #expect(trace.isAffected(by: FileChanges(contents: ["docs/a.md"])))
    #expect(!trace.isAffected(by: FileChanges(contents: ["docs/b.md"])))
    #expect(!trace.isAffected(by: FileChanges(structure: ["docs/c.md"])))
    #expect(trace.isAffected(by: FileChanges(structure: ["docs"])), "the folder took another name")
    #expect(trace.isAffected(by: .everything))
    #expect(!trace.isAffected(by: FileChanges()))
  }

  @Test func namesInFoldersThatWereListed() throws {
    let trace = ReadTrace(files)
    _ = try trace.fileSystem.list("chart")
    #expect(trace.isAffected(by: FileChanges(structure: ["chart/new.yaml"])))
    #expect(!trace.isAffected(by: FileChanges(contents: ["chart/values.yaml"])))
    #expect(!trace.isAffected(by: FileChanges(structure: ["docs/new.md"])))
  }

  @Test func pathsThatAreNotInTheirShortestForm() throws {
    let folder = try TemporaryFolder()
    folder.write("a.md", "a")
    folder.write("b.md", "b")
    let trace = ReadTrace(try FileSystem.disk(folder.path))
    _ = try trace.fileSystem.read("./a.md")
    _ = trace.fileSystem.kind("x/../gone.md")
    #expect(trace.isAffected(by: FileChanges(contents: ["a.md"])))
    #expect(!trace.isAffected(by: FileChanges(contents: ["b.md"])))
    #expect(trace.isAffected(by: FileChanges(structure: ["gone.md"])))
  }

  @Test func whatWasAskedForAndNotThere() {
    let trace = ReadTrace(files)
    #expect(trace.fileSystem.kind("docs/gone.md") == nil)
    #expect(trace.isAffected(by: FileChanges(structure: ["docs/gone.md"])))
  }
}

extension TemporaryFolder {
  /// Does something to `name`, and notes it as the kernel would tell it.
  func change(_ name: String, _ step: Int, _ random: inout SeededGenerator, _ changes: inout FileChanges) {
    let full = "\(path)/\(name)"
    let parent = "\(path)/\(TreePath.folder(of: name))"
    let files = FileManager.default
    var isFolder: ObjCBool = false
    let exists = files.fileExists(atPath: full, isDirectory: &isFolder) || isLink(full)
    guard files.fileExists(atPath: parent) else { return }
    switch Int.random(in: 0..<5, using: &random) {
    case 0 where !exists:
      try? files.createDirectory(atPath: full, withIntermediateDirectories: false)
      changes.structure.insert(name)
    case 1 where exists:
      try? files.removeItem(atPath: full)
      changes.structure.insert(name)
    case 2 where !exists:
      try? files.createSymbolicLink(atPath: full, withDestinationPath: "\(path)/a.md")
      changes.structure.insert(name)
    case 3 where exists && !isLink(full):
      let other = "\(name).moved"
      try? files.removeItem(atPath: "\(path)/\(other)")
      try? files.moveItem(atPath: full, toPath: "\(path)/\(other)")
      changes.structure.formUnion([name, other])
    default:
      guard !isFolder.boolValue, !isLink(full) else { return }
      write(name, "step \(step)")
      if exists { changes.contents.insert(name) } else { changes.structure.insert(name) }
    }
  }

  private func isLink(_ full: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: full)) != nil
  }
}
