/// The part of the preview that runs in the browser: it loads a page again that is another now, and shows what was found.
enum PreviewClient {
  /// By their names, which hold the hash of the content: a browser asks for them once, and not at each reload.
  static let files: [String: [UInt8]] = Dictionary(
    uniqueKeysWithValues: EmbeddedClient.files.map { (name($0), Array($1.utf8)) })

  private static let styleSheet = "\(PreviewResponder.folder)\(name("preview.css"))"
  private static let script = "\(PreviewResponder.folder)\(name("preview.js"))"

  private static func name(_ file: String) -> String {
    let tag = PreviewResponder.tag(of: Array((EmbeddedClient.files[file] ?? "").utf8)).prefix(10)
    let parts = file.split(separator: ".")
    return "\(parts[0]).\(tag).\(parts[1])"
  }

  /// The page with the client, which is told what it shows. A page without the end of a head stays as it is.
  static func adding(to page: [UInt8], tag: String) -> [UInt8] {
    guard let place = page.firstRange(of: Array("</head>".utf8))?.lowerBound else { return page }
    let markup =
      "<link rel=\"stylesheet\" href=\"\(styleSheet)\">\n<script src=\"\(script)\" data-tag=\"\(tag)\" defer></script>\n"
    return page[..<place] + Array(markup.utf8) + page[place...]
  }
}
