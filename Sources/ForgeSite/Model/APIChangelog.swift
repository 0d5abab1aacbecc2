import ForgeDiagnostics
package import ForgeOpenAPI

/// What changed in a description since the revision that the configuration names.
package struct APIChangelog: Sendable {
  package let title: String
  package let report: ChangeReport

  /// The page, from the URL of the reference.
  static let folder = "changes/"

  /// Compares a description with what it was; nil, with a finding if it is the old one's fault, where that cannot be.
  static func compare(
    _ former: APIFiles, _ present: APIDescription, _ options: OpenAPIOptions.Changelog
  ) -> (changelog: APIChangelog?, finding: Diagnostic?) {
    // What does not parse now has findings of its own, and would look like a description with parts removed.
    guard present.files.syntaxFaults.isEmpty, present.version != nil else { return (nil, nil) }
    func fail(_ message: Message) -> (APIChangelog?, Diagnostic?) {
      (nil, Diagnostic(.unreadableRevision, message, at: options.range))
    }
    if let fault = former.syntaxFaults.first {
      return fail("`\(fault.range.path)` in revision `\(options.from)` cannot be read: \(fault.message.text)")
    }
    do throws(APIDiff.Failure) {
      let diff = try APIDiff(old: former, new: present.files).withoutEditorial
      let report = ChangeReport(
        diff, old: ChangeReport.Side(name: options.from, files: former),
        new: ChangeReport.Side(name: present.path, files: present.files))
      return (APIChangelog(title: options.title, report: report), nil)
    } catch {
      switch error {
      case .notADescription(let path):
        return fail("`\(path)` in revision `\(options.from)` has no `openapi` or `swagger` field")
      case .tooManySchemas: return fail("the schemas since `\(options.from)` combine in more ways than can be compared")
      }
    }
  }
}
