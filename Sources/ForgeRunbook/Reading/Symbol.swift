import ForgeShell

/// What stands for a name that only a cluster knows, such as the output of `kubectl get pods -l app=api -o name`: a pod with
/// these labels. It travels through variables as an unknown text that says what it is.
enum Symbol {
  private static let mark = "\u{1}"
  /// What stands for the repository's root where a command asks for it: a path that begins so is read from there.
  static let root = "\u{2}"

  /// The text that stands for an object of a kind, found by a selector.
  static func object(_ resource: String, selector: String) -> String { "\(mark)\(resource)\(mark)\(selector)\(mark)" }

  /// The kind and the selector of which `fragment` names an object; nil for other text.
  static func object(in fragment: Fragment) -> (resource: String, selector: String)? {
    let parts = fragment.text.split(separator: "\u{1}", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    return (String(parts[1]), String(parts[2]))
  }
}
