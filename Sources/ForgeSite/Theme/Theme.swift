import Crypto
package import ForgeDiagnostics
import ForgeFiles
import ForgeMarkdown
import Mustache

/// The templates, styles and scripts of the site: those in the binary, and the site's own in their place.
package struct Theme: Sendable {
  /// A file of the theme under the name that holds its hash.
  struct PublishedFile: Sendable {
    let url: String
    let bytes: [UInt8]
  }

  let templates: MustacheLibrary
  /// By path in the theme: `assets/theme.css`.
  let files: [String: PublishedFile]

  /// The theme with the files of `overrides` (by path in the theme folder) in place of its own.
  package static func load(overrides: [SourceFile], folder: String) -> (theme: Theme, diagnostics: [Diagnostic]) {
    var sources = EmbeddedTheme.files.mapValues { Array($0.utf8) }
    sources["assets/syntax.css"] = Array(SyntaxExtension.styleSheet.utf8)
    var paths: [String: String] = [:]
    for file in overrides {
      let name = String(file.path.dropFirst(folder.utf8.count + 1))
      sources[name] = file.bytes
      paths[name] = file.path
    }
    var templates: [String: MustacheTemplate] = [:]
    var files: [String: PublishedFile] = [:]
    var diagnostics: [Diagnostic] = []
    for (name, bytes) in sources.sorted(by: { $0.key < $1.key }) {
      if name.hasPrefix("templates/"), name.hasSuffix(".mustache") {
        let template = name.dropFirst("templates/".count).dropLast(".mustache".count)
        do {
          templates[String(template)] = try MustacheTemplate(string: String(decoding: bytes, as: UTF8.self))
        } catch {
          diagnostics.append(
            Diagnostic(.invalidTemplate, .invalidTemplate("\(error)"), at: .file(paths[name] ?? name)))
        }
      } else if name.hasPrefix("assets/") {
        files[name] = publish(name, bytes)
      }
    }
    for (name, cycle) in TemplateCycles.find(in: sources) {
      diagnostics.append(Diagnostic(.invalidTemplate, .cycle(cycle), at: .file(paths[name] ?? name)))
      // A template that includes itself would never end.
      templates[cycle[0]] = nil
    }
    return (Theme(templates: MustacheLibrary(templates: templates), files: files), diagnostics)
  }

  private static func publish(_ name: String, _ bytes: [UInt8]) -> PublishedFile {
    PublishedFile(url: ContentHash.name(name, of: bytes), bytes: bytes)
  }
}

/// Names that change when the content does, so that a browser may keep a file for ever.
enum ContentHash {
  /// `path` with the first ten hexadecimal digits of the SHA-256 of `bytes` before its extension.
  static func name(_ path: String, of bytes: [UInt8]) -> String {
    let hash = digits(of: bytes)
    let name = TreePath.name(of: path)
    let folder = path.dropLast(name.count)
    guard let period = name.lastIndex(of: "."), period != name.startIndex else { return "\(folder)\(name).\(hash)" }
    return "\(folder)\(name[..<period]).\(hash)\(name[period...])"
  }

  /// The first ten hexadecimal digits of the SHA-256 of `bytes`.
  static func digits(of bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).prefix(5).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
  }

  /// The value of an `integrity` attribute (Subresource Integrity section 3.1).
  static func integrity(of bytes: [UInt8]) -> String { "sha384-\(base64(Array(SHA384.hash(data: bytes))))" }

  /// Base64 with padding (RFC 4648 section 4).
  static func base64(_ bytes: [UInt8]) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let chunk = bytes[start..<min(start + 3, bytes.count)]
      let bits = chunk.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - chunk.count))
      for index in 0..<4 {
        text.append(index <= chunk.count ? alphabet[bits >> (18 - 6 * index) & 63] : UInt8(ascii: "="))
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension RuleDescription {
  package static let invalidTemplate = RuleDescription(
    "theme/invalid-template", .error, "Template that is not Mustache",
    why: "Pages cannot be built with it. The message names what the template parser met.",
    examples: [
      .good("{{> head}}", file: "site/templates/partials/extra.mustache", among: ["docs/index.md": "# Start\n"]),
      .bad("«»{{#open}}", file: "site/templates/partials/extra.mustache", among: ["docs/index.md": "# Start\n"]),
    ])
}

extension Message {
  fileprivate static func cycle(_ names: [String]) -> Message {
    Message("the template includes itself: \(names.map { "`\($0)`" }.joined(separator: ", "))")
  }

  fileprivate static func invalidTemplate(_ error: String) -> Message {
    Message("the template does not parse: \(error)")
  }
}
