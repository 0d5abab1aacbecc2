import Glibc

/// `embed-files OUTPUT TYPE FOLDER FILE…`: writes the files as a Swift dictionary from their path in the folder to their text,
/// the static member `files` of the enumeration TYPE.

func fail(_ message: String) -> Never {
  let line = Array("embed-files: \(message)\n".utf8)
  _ = write(STDERR_FILENO, line, line.count)
  exit(1)
}

func contents(of path: String) -> String {
  guard let file = fopen(path, "rb") else { fail("cannot read \(path)") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[0..<count] }
  guard let text = String(validating: bytes, as: UTF8.self) else { fail("\(path) is not UTF-8") }
  return text
}

/// A raw string literal with more number signs than any quote in `text` is followed by.
func literal(_ text: String) -> String {
  var signs = "#"
  while text.contains("\"\"\"\(signs)") || text.contains("\\\(signs)") { signs += "#" }
  return "\(signs)\"\"\"\n\(text)\n\"\"\"\(signs)"
}

let arguments = CommandLine.arguments
guard arguments.count >= 4 else { fail("usage: embed-files OUTPUT TYPE FOLDER FILE…") }
let prefix = arguments[3] + "/"
var source =
  "/// Files of the repository, written by `embed-files`.\nenum \(arguments[2]) {\n  static let files: [String: String] = [\n"
for path in arguments[4...] {
  guard path.hasPrefix(prefix) else { fail("\(path) is not in \(prefix)") }
  source += "\"\(path.dropFirst(prefix.count))\": \(literal(contents(of: path))),\n"
}
source += "  ]\n}\n"
guard let output = fopen(arguments[1], "wb"), fputs(source, output) >= 0, fclose(output) == 0 else {
  fail("cannot write \(arguments[1])")
}
