import Synchronization

/// The sidebars of a site, each written when the first page asks for it: a preview shows pages of few sections.
final class Sidebars: Sendable {
  private struct Key: Hashable {
    let section: Int
    let root: String
  }

  private let navigation: Navigation
  private let written = Mutex<[Key: Sidebar]>([:])

  init(_ navigation: Navigation) {
    self.navigation = navigation
  }

  /// The sidebar of the pages directly in `section`, for pages whose URL leads to the root by `root`.
  func sidebar(section: Int, root: String) -> Sidebar {
    let key = Key(section: section, root: root)
    if let known = written.withLock({ $0[key] }) { return known }
    // Two tasks may write the same one at once: it is the same, and nobody waits.
    let sidebar = Sidebar(section: section, navigation: navigation, root: root)
    written.withLock { $0[key] = sidebar }
    return sidebar
  }
}
