import ForgeDiagnostics

/// The short syntax of mounts, `[SOURCE:]TARGET[:OPTIONS]`.
enum ComposeMountSyntax {
  struct Fault: Error {
    let message: Message
  }

  struct Mount: Hashable, Sendable {
    /// Empty for an anonymous volume.
    let source: String
    let target: String
    let options: [String]

    var isBind: Bool { ComposePath.isMountPath(source) }
  }

  static func parse(_ text: String) throws(Fault) -> Mount {
    guard !text.isEmpty else { throw Fault(message: "mount is empty") }
    let parts = sections(text)
    guard parts.allSatisfy({ !$0.isEmpty }) else {
      throw Fault(message: "`\(text.prefix(80))` is no mount, nothing stands between two of its colons")
    }
    switch parts.count {
    case 1: return Mount(source: "", target: parts[0], options: [])
    case 2: return Mount(source: parts[0], target: parts[1], options: [])
    case 3:
      return Mount(source: parts[0], target: parts[1], options: parts[2].split(separator: ",").map(String.init))
    default: throw Fault(message: "`\(text.prefix(80))` is no mount, it has too many colons")
    }
  }

  /// The text between colons, but for the colon of a drive letter.
  private static func sections(_ text: String) -> [String] {
    var parts: [String] = []
    for part in text.split(separator: ":", omittingEmptySubsequences: false).map(String.init) {
      let isDrive = parts.last.map { $0.utf8.count == 1 && ($0.first?.isLetter ?? false) } ?? false
      if isDrive, let letter = parts.popLast() {
        parts.append("\(letter):\(part)")
      } else {
        parts.append(part)
      }
    }
    return parts
  }
}
