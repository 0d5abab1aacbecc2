import CCmark
import ForgeDiagnostics
import ForgeHTML
import ForgeMarkdown
import Glibc

/// `forge-bench FOLDER`: the CPU time of turning every Markdown file below a folder into HTML, once with libcmark's own
/// renderer and once with all of our passes, reading and writing left out. `scripts/bench` prints the ratio.

func fail(_ message: String) -> Never {
  let line = Array("forge-bench: \(message)\n".utf8)
  _ = write(STDERR_FILENO, line, line.count)
  exit(2)
}

func pages(below folder: String) -> [SourceFile] {
  var files: [SourceFile] = []
  guard let directory = opendir(folder) else { fail("cannot open \(folder)") }
  defer { closedir(directory) }
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name.hasPrefix(".") { continue }
    let path = "\(folder)/\(name)"
    if entry.pointee.d_type == UInt8(DT_DIR) {
      files += pages(below: path)
    } else if name.hasSuffix(".md") {
      files.append(SourceFile(path: path, bytes: contents(of: path)))
    }
  }
  return files.sorted { $0.path < $1.path }
}

func contents(of path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else { fail("cannot read \(path)") }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 16)
  while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[0..<count] }
  return bytes
}

/// Seconds of CPU that this process has used.
func cpu() -> Double {
  var usage = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &usage)
  return Double(usage.tv_sec) + Double(usage.tv_nsec) / 1e9
}

func measure(_ body: () -> Int) -> (seconds: Double, bytes: Int) {
  let start = cpu()
  let bytes = body()
  return (cpu() - start, bytes)
}

guard CommandLine.arguments.count == 2 else { fail("usage: forge-bench FOLDER") }
let files = pages(below: CommandLine.arguments[1])
var floor: [Double] = []
var ours: [Double] = []
var written = (libcmark: 0, forge: 0)
// Turn and turn about, so that a slow moment of the machine hits both.
for _ in 0..<3 {
  let bare = measure {
    files.reduce(0) { total, file in
      let start = FrontMatter(of: file)?.range.upperBound ?? 0
      return file.bytes[start...].withUnsafeBytes { buffer in
        let text = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
        guard let html = cmark_markdown_to_html(text, buffer.count, CMARK_OPT_DEFAULT) else { return total }
        defer { free(html) }
        return total + strlen(html)
      }
    }
  }
  let full = measure { files.reduce(0) { $0 + MarkdownDocument($1).html().bytes.count } }
  floor.append(bare.seconds)
  ours.append(full.seconds)
  written = (bare.bytes, full.bytes)
}
floor.sort()
ours.sort()
print(
  "{\"pages\": \(files.count), \"libcmark\": \(floor[1]), \"forge\": \(ours[1]), \"libcmarkBytes\": \(written.libcmark), "
    + "\"forgeBytes\": \(written.forge)}")
