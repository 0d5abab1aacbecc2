import ForgeDiagnostics
import ForgeHTML
import ForgeMarkdown

extension PageProperties {
  /// The HTML is UTF-8 where the text is, the same each time, and on the site every tag is whole and closed.
  func checkHTML() {
    let html = document.html().bytes
    let isUTF8 = String(validating: document.source.bytes, as: UTF8.self) != nil
    expect(!isUTF8 || String(validating: html, as: UTF8.self) != nil, "the HTML is not UTF-8")
    expect(document.html().bytes == html, "rendered twice, the HTML differs")
    guard document.flavor == .site else { return }
    let kinds = Set(document.tree.nodes.map(\.kind))
    // An author's element may close in another block than it opens in: then only its number is right.
    checkTags(of: html, nests: !kinds.contains(.htmlBlock) && !kinds.contains(.htmlInline))
  }

  private func checkTags(of html: [UInt8], nests: Bool) {
    var open: [String] = []
    var counts: [String: Int] = [:]
    var offset = 0
    while let start = html[offset...].firstIndex(of: UInt8(ascii: "<")) {
      guard let tag = OutputTag(at: start, in: html) else {
        let text = String(decoding: html[start...].prefix(40), as: UTF8.self)
        expect(false, "the HTML has a tag that is not whole: \(text)")
        return
      }
      offset = tag.end
      if tag.isVoid { continue }
      if !tag.isClosing {
        open.append(tag.name)
        counts[tag.name, default: 0] += 1
        continue
      }
      counts[tag.name, default: 0] -= 1
      if nests, open.popLast() != tag.name {
        expect(false, "the HTML closes \(tag.name) where another element is open")
        return
      }
    }
    for (name, count) in counts where count != 0 {
      expect(false, "the HTML opens \(name) \(count) times more than it closes it")
    }
  }
}

/// A tag of finished HTML, in which `<` is never text.
private struct OutputTag {
  let name: String
  let isClosing: Bool
  /// An element without content.
  let isVoid: Bool
  /// After the `>`.
  let end: Int

  private static let voidElements: Set<String> = ["br", "hr", "img", "input", "wbr", "col"]

  init?(at start: Int, in html: [UInt8]) {
    var offset = start + 1
    isClosing = offset < html.count && html[offset] == UInt8(ascii: "/")
    if isClosing { offset += 1 }
    let name = html[offset...].prefix {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
    }
    guard !name.isEmpty else { return nil }
    self.name = String(decoding: name, as: UTF8.self)
    offset = name.endIndex
    var isQuoted = false
    while offset < html.count, isQuoted || html[offset] != UInt8(ascii: ">") {
      if html[offset] == UInt8(ascii: "<") { return nil }
      if html[offset] == UInt8(ascii: "\"") { isQuoted.toggle() }
      offset += 1
    }
    guard offset < html.count else { return nil }
    isVoid = Self.voidElements.contains(self.name) || html[offset - 1] == UInt8(ascii: "/")
    end = offset + 1
  }
}
