/// `runbooks`: what the site shows of the check of its commands.
package struct RunbookOptions: Sendable {
  /// Whether blocks of commands carry what was checked, and the site has a report of it.
  package var showsEvidence = true

  static let schema = ConfigurationSchema.mapping([
    .key("evidence", .flag, "Whether pages show what was checked of their commands, with links to what proves it")
  ])

  init() {}

  init(_ reader: inout ConfigurationReader) {
    showsEvidence = reader.bool("evidence") ?? true
  }
}
