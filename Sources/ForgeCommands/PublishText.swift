import ForgeDiagnostics
import ForgePublish

/// What `publish` prints: lists and JSON on standard output, what it did on standard error.
enum PublishText {
  static func print(
    _ changes: PublishedChanges, of target: String, _ options: CommonOptions, isDryRun: Bool, release: Int? = nil,
    isNew: Bool = true
  ) {
    if options.format == .json {
      return Console.print(
        json(target) { writer in
          writer.pair("dryRun", isDryRun)
          if let release { writer.pair("release", release) }
          changes.write(&writer)
        })
    }
    if isDryRun { for line in changes.lines { Console.print("\(line)\n") } }
    guard !options.quiet else { return }
    let place = release.map { "\(target), release \($0)" } ?? target
    if isDryRun {
      Console.message("\(place): \(changes.summary); nothing was written")
    } else if !isNew || changes.isEmpty && release == nil {
      Console.message("\(place): nothing changed")
    } else {
      Console.message("\(place): \(changes.summary)")
    }
  }

  static func printStorage(_ target: String, _ outcome: StoragePublisher.Outcome, _ options: CommonOptions) {
    if options.format == .json {
      return Console.print(
        json(target) { writer in
          writer.pair("dryRun", false)
          writer.pair("uploaded", outcome.uploaded)
          writer.pair("deleted", outcome.deleted)
          outcome.changes.write(&writer)
        })
    }
    guard !options.quiet else { return }
    guard outcome.uploaded + outcome.deleted > 0 else { return Console.message("\(target): nothing changed") }
    Console.message(
      "\(target): \(outcome.changes.summary); \(outcome.uploaded) uploaded, \(outcome.deleted) deleted")
  }

  static func printArchive(_ target: String, files: Int, bytes: Int, _ options: CommonOptions) {
    if options.format == .json {
      return Console.print(
        json(target) { writer in
          writer.pair("files", files)
          writer.pair("bytes", bytes)
        })
    }
    if !options.quiet { Console.message("\(target): \(files) files, \(bytes) bytes") }
  }

  static func printRollback(from: Int?, to number: Int, of target: String, _ options: CommonOptions) {
    if options.format == .json {
      return Console.print(
        json(target) { writer in
          writer.pair("release", number)
          if let from { writer.pair("before", from) }
        })
    }
    guard !options.quiet else { return }
    Console.message("\(target): release \(number) is shown again" + (from.map { ", \($0) was before" } ?? ""))
  }

  static func print(_ releases: [DirectoryPublisher.ReleaseSummary], of target: String, _ options: CommonOptions) {
    if options.format == .json {
      return Console.print(
        json(target) { writer in
          writer.key("releases")
          writer.array { writer in for release in releases { write(release, &writer) } }
        })
    }
    for release in releases {
      let mark = release.isCurrent ? "*" : " "
      Console.print("\(mark) \(release.number)  \(release.date)  \(release.files) files, \(release.bytes) bytes\n")
    }
  }

  private static func write(_ release: DirectoryPublisher.ReleaseSummary, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.pair("release", release.number)
      writer.pair("current", release.isCurrent)
      writer.pair("published", release.date)
      writer.pair("files", release.files)
      writer.pair("bytes", release.bytes)
    }
  }

  private static func json(_ target: String, _ body: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.pair("version", 1)
      writer.pair("target", target)
      body(&writer)
    }
    return writer.finish()
  }
}
