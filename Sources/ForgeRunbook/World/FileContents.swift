import ForgeFiles
import ForgeManifests

/// What stands in the files that commands of a page wrote, by path from the root, where that is known.
struct FileContents: Sendable {
  private var known: [String: PageRun.Input] = [:]

  /// Nil for a file that the page did not write.
  subscript(path: String) -> PageRun.Input? { known[path] }

  mutating func write(_ content: PageRun.Input, to path: String) { known[path] = content }

  /// What is in the file when `content` is appended to it.
  func sum(_ path: String, _ content: PageRun.Input) -> PageRun.Input {
    switch (known[path], content) {
    case (nil, _): .unknown
    case (.text(let before), .text(let after)): .text(before + after)
    case (.objects(let before), .objects(let after)): .objects(before + after)
    default: .unknown
    }
  }
}
