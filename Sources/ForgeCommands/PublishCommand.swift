import ArgumentParser
import ForgeDiagnostics
import ForgePublish
import Glibc

struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: "Put a built site where readers find it.",
    discussion: """
      Publishes what `forge-docs build` wrote; it builds nothing itself. Readers see the old site or the new one, whole, \
      whatever happens in between.

        --to DIR               DIR/releases/N, and DIR/current, a link to what readers see
        --to FILE.tar.gz       an archive, or .tar.zst: the same site gives the same bytes
        --to s3://BUCKET/PATH  object storage, with rclone; credentials as the tools of AWS find them
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: ArgumentHelp("Where to publish to; a path is from the root.", valueName: "target"))
  var to: String

  @Option(name: .long, help: ArgumentHelp("The built site, from the root.", valueName: "dir"))
  var site = "build/site"

  @Flag(name: .long, help: "Print what would change, and write nothing.")
  var dryRun = false

  @Flag(name: .long, help: "Write no compressed files beside those that gain by it.")
  var noCompression = false

  @OptionGroup var releases: ReleaseOptions
  @OptionGroup var versions: VersionOptions
  @OptionGroup var storage: StorageOptions

  func validate() throws {
    guard options.format == .text || options.format == .json else {
      throw ValidationError("--format of publish is text or json.")
    }
    if releases.rollback != nil || releases.list, dryRun || versions.isGiven {
      throw ValidationError("--rollback and --list stand alone: they publish nothing.")
    }
    if releases.keep < 1 { throw ValidationError("--keep is a number from 1 up.") }
  }

  func run() async throws {
    try await reportingFailure(options) {
      do {
        try await publish()
      } catch let failure as PublishFailure {
        throw CannotRun(failure.description)
      }
    }
  }

  private func publish() async throws {
    if to.hasPrefix(StorageTarget.scheme) {
      try refuseDirectoryOptions("object storage")
      try await publishToStorage()
    } else if let format = ArchiveFormat(path: to) {
      try refuseDirectoryOptions("an archive")
      try storage.refuse()
      try await publishToArchive(format)
    } else {
      try storage.refuse()
      try await publishToDirectory()
    }
  }

  /// A path from the root, where it is relative.
  private func path(_ path: String) -> String { path.hasPrefix("/") ? path : "\(options.root)/\(path)" }

  private func builtSite() throws(PublishFailure) -> BuiltSite {
    try BuiltSite(path(site), command: "forge-docs build" + (site == "build/site" ? "" : " --output \(site)"))
  }

  private func refuseDirectoryOptions(_ what: String) throws {
    if releases.rollback != nil || releases.list {
      throw CannotRun("\(what) keeps no releases: publish the older site again")
    }
    if versions.isGiven {
      throw CannotRun(
        "versions are put together in a folder: publish with `--to DIR --as VERSION`, "
          + "then what it made with `--site DIR/current --to \(to)`")
    }
  }

  // MARK: Targets

  private func publishToDirectory() async throws {
    var publisher = DirectoryPublisher(path(to))
    publisher.keptReleases = releases.keep
    publisher.hasTwins = !noCompression
    publisher.waits = releases.wait
    publisher.jobs = options.jobCount
    if releases.list { return PublishText.print(try publisher.list(), of: to, options) }
    if let rollback = releases.rollback {
      let (from, to) = try await publisher.rollBack(to: try ReleaseOptions.number(rollback))
      return PublishText.printRollback(from: from, to: to, of: self.to, options)
    }
    let request = try versions.request()
    let site = try builtSite()
    if let request, !options.quiet { note(site, request) }
    let outcome =
      dryRun
      ? try await publisher.compare(site, as: request) : try await publisher.publish(site, as: request)
    PublishText.print(
      outcome.changes, of: to, options, isDryRun: dryRun, release: outcome.release, isNew: outcome.isNew)
  }

  /// Says what the build of a version lacks.
  private func note(_ site: BuiltSite, _ request: VersionRequest) {
    if !site.hasPlacesForVersions {
      Console.message(
        "note: the pages have no place for a switch between versions; set `publish.versions: true` and build again")
    }
    if let address = site.addressWithout(request) {
      Console.message(
        "note: site.url is \(address), without `\(request.name.text)/` at its end: the sitemap, the feed and the page "
          + "for unknown addresses name addresses of another version")
    }
  }

  private func publishToArchive(_ format: ArchiveFormat) async throws {
    var publisher = ArchivePublisher(path(to), format)
    publisher.hasTwins = !noCompression
    publisher.jobs = options.jobCount
    if let text = getenv("SOURCE_DATE_EPOCH").map({ String(cString: $0) }), !text.isEmpty {
      guard let time = Int(text), (0..<(1 << 33)).contains(time) else {
        throw CannotRun("SOURCE_DATE_EPOCH is \(text), which is no number of seconds since 1970")
      }
      publisher.time = time
    }
    let site = try builtSite()
    if dryRun {
      return PublishText.print(try await publisher.compare(site), of: to, options, isDryRun: true)
    }
    let outcome = try await publisher.publish(site)
    PublishText.printArchive(to, files: outcome.files, bytes: outcome.bytes, options)
  }

  private func publishToStorage() async throws {
    var publisher = StoragePublisher(try StorageTarget(to, endpoint: storage.endpoint))
    publisher.jobs = options.jobCount
    publisher.encoding = storage.encoding?.twin
    publisher.deletes = !storage.noDelete
    let site = try builtSite()
    if dryRun {
      return PublishText.print(try await publisher.compare(site), of: to, options, isDryRun: true)
    }
    PublishText.printStorage(to, try await publisher.publish(site), options)
  }
}
