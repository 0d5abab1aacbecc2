import ArgumentParser
import ForgePublish

/// Options of `publish` for a folder of releases.
struct ReleaseOptions: ParsableArguments {
  @Option(name: .long, help: ArgumentHelp("How many releases stay in a folder.", valueName: "n"))
  var keep = 5

  @Option(
    name: .long, defaultAsFlag: ReleaseOptions.previous,
    help: ArgumentHelp("Show an older release again.", valueName: "release"))
  var rollback: String?

  @Flag(name: .long, help: "List the releases.")
  var list = false

  @Flag(name: .long, help: "Wait for another publisher instead of failing.")
  var wait = false

  static let previous = "previous"

  /// The number of a release; nil for the one before.
  static func number(_ text: String) throws -> Int? {
    if text == previous { return nil }
    guard let number = Int(text), number > 0 else { throw CannotRun("\(text) is no number of a release") }
    return number
  }
}

/// Options of `publish` for several versions side by side.
struct VersionOptions: ParsableArguments {
  @Option(
    name: .customLong("as"),
    help: ArgumentHelp("Publish the site as a version beside others.", valueName: "version"))
  var version: String?

  @Option(
    name: .long, parsing: .singleValue,
    help: ArgumentHelp("A further name for the version; it moves here. Repeatable.", valueName: "name"))
  var alias: [String] = []

  @Flag(name: .long, help: "Lead the root of the site to the version.")
  var `default` = false

  var isGiven: Bool { version != nil || !alias.isEmpty || `default` }

  func request() throws -> VersionRequest? {
    guard let version else {
      if isGiven { throw CannotRun("--alias and --default say more of a version: name it with `--as VERSION`") }
      return nil
    }
    return VersionRequest(
      name: try VersionName(version), aliases: try alias.map { text in try VersionName(text) }, isDefault: `default`)
  }
}

/// Options of `publish` for object storage.
struct StorageOptions: ParsableArguments {
  /// How text is stored.
  enum Encoding: String, CaseIterable, ExpressibleByArgument {
    case gzip, br

    var twin: TwinEncoding { self == .gzip ? .gz : .br }
  }

  @Option(name: .long, help: ArgumentHelp("The storage's address, where it is not AWS.", valueName: "url"))
  var endpoint: String?

  @Option(name: .long, help: ArgumentHelp("Store text compressed, for all readers.", valueName: "encoding"))
  var encoding: Encoding?

  @Flag(name: .long, help: "Leave what the site does not have any more to a later run.")
  var noDelete = false

  /// These mean nothing elsewhere.
  func refuse() throws {
    if endpoint != nil || encoding != nil || noDelete {
      throw CannotRun("--endpoint, --encoding and --no-delete are for `--to s3://BUCKET`")
    }
  }
}
