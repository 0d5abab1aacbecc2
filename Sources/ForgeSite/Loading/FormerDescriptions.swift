package import ForgeDiagnostics
import ForgeOpenAPI

/// The descriptions of the site as a revision of the repository has them: what a changelog compares the present with.
package struct FormerDescriptions: Sendable {
  /// By the path of the root file, from the root of the site.
  private(set) var files: [String: APIFiles] = [:]
  private(set) var diagnostics: [Diagnostic] = []

  init() {}

  /// Reads `specs` from git, in the repository around the folder `root`; nil for a site that is in memory.
  static func load(
    _ changelog: OpenAPIOptions.Changelog, specs: [String], root: String?
  ) async -> FormerDescriptions {
    var former = FormerDescriptions()
    var told: Set<GitRevision.Failure> = []
    for path in specs {
      do throws(GitRevision.Failure) {
        guard let root else { throw .noRepository(folder: ".") }
        let revision = GitRevision(revision: changelog.from, path: "./\(path)")
        former.files[path] = try await revision.description(in: root)
      } catch  where told.insert(error).inserted {
        let names = if case .unknownRevision = error { await GitRevision.names(in: root ?? ".") } else { [String]() }
        let message = Message.unreadable(error, Suggestion.nearest(to: changelog.from, among: names))
        former.diagnostics.append(Diagnostic(.unreadableRevision, message, at: changelog.range))
      } catch {}
    }
    return former
  }
}

extension RuleDescription {
  package static let unreadableRevision = RuleDescription(
    "config/unreadable-revision", .error, "Changelog from a revision that cannot be read",
    why: """
      The site lacks the page of changes that the configuration asks for. The revision has to be in the clone: CI often \
      fetches the last commit alone, and no tags (`fetch-depth: 0` for GitHub's checkout, `GIT_DEPTH: 0` for GitLab). The \
      description has to be in the revision, at the path that it has now.
      """,
    examples: [
      .good("openapi:\n  specs: openapi.yaml\n", file: "forge-docs.yaml"),
      .bad(
        "openapi:\n  specs: openapi.yaml\n  changelog:\n    from: «v1.0»\n", file: "forge-docs.yaml",
        among: ["openapi.yaml": "openapi: 3.1.0\ninfo: {title: A, version: \"1\"}\npaths: {}\n"]),
    ])
}

extension Message {
  fileprivate static func unreadable(_ failure: GitRevision.Failure, _ nearest: String?) -> Message {
    switch failure {
    case .noGit: "git is not on the PATH, which reads the revision"
    case .noRepository: "the root is in no git repository, which would have the revision"
    case .unknownRevision(let name): Message("git knows no revision `\(name)`").suggesting(nearest)
    case .noFile(let revision, let path): "no file `\(path)` in revision `\(revision)`"
    case .git(let reason): "git cannot read the revision: \(reason)"
    }
  }
}
