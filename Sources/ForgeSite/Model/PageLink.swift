import ForgeDiagnostics
package import ForgeMarkdown

/// A link of a page and what it leads to.
package struct PageLink: Sendable {
  package enum Target: Hashable, Sendable {
    /// A page of the site, by its index.
    case page(Int)
    case asset(Int)
    /// An operation of a spec, or the spec's own page.
    case api(spec: Int, fragment: String)
    /// The page of a folder without an index, by its URL.
    case listing(String)
    /// A file of the repository outside the docs directory, by its path from the root.
    case repository(String)
    /// Another host, or a scheme of its own such as `mailto:`.
    case external
    case fault(Fault)
  }

  /// Why a link leads nowhere.
  package enum Fault: Hashable, Sendable {
    case empty
    /// No page at this path from the docs directory.
    case unknownPage(String)
    /// No file at this path from the docs directory.
    case unknownAsset(String)
    /// The path leaves the repository, or the docs directory without a repository to link to.
    case outsideRoot
    /// The page is a draft, and drafts are not built.
    case draft(String)
    case unknownOperation(String)
    case unknownRule(String)
    /// The rule exists, but no page has its id for a heading.
    case undescribedRule(String)
    /// A scheme that runs a script, such as `javascript:`, or that no browser follows from a page.
    case unsafeScheme
  }

  package let link: MarkdownLink
  package let target: Target
  /// What follows `#`, decoded; nil where there is none.
  package let fragment: String?
}
