import ForgeFiles
import Foundation
import Testing

@testable import ForgeServe

/// What a watcher tells of real changes.
@Suite struct FolderWatcherTests {
  /// Runs `change` in a watched folder and returns what was told until `isDone` holds.
  private func watching(
    _ prepare: (URL) throws -> Void = { _ in }, _ change: (URL) throws -> Void,
    until isDone: @Sendable (FileChanges) -> Bool
  ) async throws -> FileChanges {
    let root = FileManager.default.temporaryDirectory.appending(path: "forge-docs-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    try prepare(root)
    let watcher = try await FolderWatcher(root: root.path) { !$0.hasSuffix("ignored") }
    let notes = Task { await watcher.run() }
    try change(root)
    var told = FileChanges()
    let deadline = ContinuousClock.now + .seconds(10)
    let timeout = Task {
      try await Task.sleep(until: deadline)
      notes.cancel()
    }
    while !isDone(told), let next = await watcher.next() { told.formUnion(next) }
    timeout.cancel()
    notes.cancel()
    return told
  }

  private func write(_ text: String, _ root: URL, _ path: String) throws {
    let url = root.appending(path: path)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  @Test func aFileThatIsWrittenAgain() async throws {
    let told = try await watching({ try write("old", $0, "docs/a.md") }, { try write("new", $0, "docs/a.md") }) {
      $0.contents.contains("docs/a.md")
    }
    #expect(told.contents == ["docs/a.md"])
    #expect(told.structure.isEmpty)
  }

  @Test func filesInFoldersThatCameLater() async throws {
    let told = try await watching {
      try write("a", $0, "docs/new/deep/a.md")
    } until: {
      $0.structure.contains("docs")
    }
    #expect(told.structure.contains("docs"))
  }

  @Test func aFolderThatTakesAnotherName() async throws {
    let told = try await watching({ try write("a", $0, "docs/a.md") }) { root in
      try FileManager.default.moveItem(at: root.appending(path: "docs"), to: root.appending(path: "handbook"))
      try write("b", root, "handbook/a.md")
    } until: {
      $0.contents.contains("handbook/a.md") || $0.structure.isSuperset(of: ["docs", "handbook"])
    }
    #expect(told.structure.isSuperset(of: ["docs", "handbook"]))
    #expect(!told.paths.contains("docs/a.md"))
  }

  @Test func whatIsNotWatchedIsNotTold() async throws {
    let told = try await watching({ try write("a", $0, "ignored/a.md") }) { root in
      try write("b", root, "ignored/a.md")
      try write("b", root, "seen.md")
    } until: {
      $0.touches("seen.md")
    }
    #expect(told.paths == ["seen.md"])
  }

  @Test func recordsOfTheKernel() {
    func record(_ folder: Int32, _ mask: UInt32, _ name: String) -> [UInt8] {
      var bytes: [UInt8] = []
      let length = name.isEmpty ? 0 : (name.utf8.count / 16 + 1) * 16
      for value in [UInt32(bitPattern: folder), mask, 0, UInt32(length)] {
        withUnsafeBytes(of: value) { bytes += $0 }
      }
      return bytes + Array(name.utf8) + [UInt8](repeating: 0, count: length - name.utf8.count)
    }
    let bytes =
      record(1, UInt32(IN_CREATE), "a.md") + record(-1, UInt32(IN_Q_OVERFLOW), "") + record(2, 0x4000_0100, "folder")
    let events = WatchEvents.decode(bytes[...])
    #expect(events.map(\.name) == ["a.md", "", "folder"])
    #expect(events.map(\.isOverflow) == [false, true, false])
    #expect(events.map(\.isFolder) == [false, false, true])
    #expect(events.map(\.isStructural) == [true, false, true])
    #expect(WatchEvents.decode(bytes.prefix(20)).count == 1, "a record that is cut off")
  }
}
