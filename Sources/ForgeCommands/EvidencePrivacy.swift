import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeYAML

/// Which lines that prove claims are not published: a site may have more readers than its repository.
struct EvidencePrivacy {
  /// The files that Secrets of Kubernetes come from.
  private let secretFiles: Set<String>

  private static let hints = [
    "secret", "password", "passwd", "passphrase", "token", "credential", "private", "apikey", "api-key", "api_key",
    "access-key", "access_key", "signing-key",
  ]

  init(_ environments: [Environment]) {
    var files: Set<String> = []
    for object in environments.flatMap(\.objects) where object.kind == "Secret" {
      object.root.walk { node in
        files.insert(node.range.path)
        return true
      }
    }
    secretFiles = files
  }

  /// Whether a line of the file at `path` may be shown: neither it nor the file speaks of secrets.
  func mayShow(_ line: String, of path: String) -> Bool {
    let name = TreePath.name(of: path)
    guard !secretFiles.contains(path), !name.hasPrefix(".env"), !name.hasSuffix(".env") else { return false }
    // An address may have a password in it.
    guard !(line.contains("://") && line.contains("@")) else { return false }
    return !Self.hasHint(path) && !Self.hasHint(line)
  }

  private static let hintBytes = hints.map { Array($0.utf8) }
  private static let firstBytes = Set(hintBytes.compactMap(\.first))

  /// Whether a hint stands in `text`, in any case. Thousands of lines are asked for, so this looks at bytes.
  private static func hasHint(_ text: String) -> Bool {
    let bytes = text.utf8.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }
    return bytes.indices.contains { index in
      firstBytes.contains(bytes[index]) && hintBytes.contains { bytes[index...].starts(with: $0) }
    }
  }
}
