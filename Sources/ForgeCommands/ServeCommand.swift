import ArgumentParser
import ForgeDiagnostics
import ForgeFiles
import ForgeServe
import ForgeSite
import Glibc

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Show the site in a browser while you write.",
    discussion: """
      Pages are made when they are asked for, and nothing is written to disk. Whatever changes in the repository, the \
      pages that are open show it at once, and findings are shown on them and in the terminal. \
      What is served are the bytes that `build` would write; pages get a script of the preview, which keeps them up to date.

      Only this machine can connect, unless `--host` says otherwise. End it with Ctrl-C.
      """)

  @OptionGroup var options: CommonOptions

  @Option(name: .long, help: ArgumentHelp("The address to listen on.", valueName: "host"))
  var host = "127.0.0.1"

  @Option(
    name: .long, help: ArgumentHelp("The port; the next free one where it is in use, 0 for any.", valueName: "port"))
  var port = 8000

  @Flag(name: .long, help: "Open the site in the browser.")
  var open = false

  @Flag(name: .long, help: "Show pages that are marked as drafts.")
  var drafts = false

  func validate() throws {
    guard (0...65_535).contains(port) else { throw ValidationError("--port is a number from 0 to 65535.") }
  }

  func run() async throws {
    try await reportingFailure(options) {
      let fileSystem: FileSystem
      do { fileSystem = try FileSystem.disk(options.root) } catch { throw CannotRun("cannot open the root \(error)") }
      // Before anything is read, so that no change is missed.
      let watcher = try await Self.watcher(fileSystem)
      let builder = PreviewBuilder(fileSystem, options, hasDrafts: drafts)
      let progress = Progress(isQuiet: options.quiet)
      progress.show("Reading")
      let first = try await builder.make(.everything)
      progress.finish()
      let state = PreviewState(first.preview)
      let base = first.workspace.configuration.site.basePath
      let session = PreviewSession(options: options, builder: builder, state: state)
      let opens = open
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask { await watcher.run() }
        group.addTask { await session.follow(watcher, from: first) }
        do {
          try await PreviewServer(state, host: host, port: port, base: base).run { address in
            Console.message("Serving \(first.workspace.site.pages.count) pages at \(address) (Ctrl-C ends it)")
            if opens { await Browser.open(address) }
          }
        } catch let failure as PreviewServer.Failure {
          throw CannotRun(failure.description)
        }
        group.cancelAll()
      }
    }
  }

  /// Watches what a site is made of: not what git ignores, unless pages lie there, nor what others put into the repository.
  private static func watcher(_ fileSystem: FileSystem) async throws -> FolderWatcher {
    let files = await RepositoryFiles.find(fileSystem)
    let docs = SourceTree.usual(fileSystem).docs
    do {
      return try await FolderWatcher(root: fileSystem.root ?? ".") { path in
        WatchedPaths.contains(path) && (!files.isIgnored(path) || path == docs || path.hasPrefix("\(docs)/"))
      }
    } catch let failure as FolderWatcher.Failure {
      throw CannotRun(failure.description)
    }
  }
}
