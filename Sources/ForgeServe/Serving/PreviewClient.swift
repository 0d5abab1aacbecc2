/// The part of the preview that runs in the browser: it loads a page again that is another now, and shows what was found.
enum PreviewClient {
  static let files: [String: [UInt8]] = EmbeddedClient.files.mapValues { Array($0.utf8) }

  /// The page with the client, which is told what it shows. A page without the end of a head stays as it is.
  static func adding(to page: [UInt8], tag: String) -> [UInt8] {
    guard let place = page.firstRange(of: Array("</head>".utf8))?.lowerBound else { return page }
    let folder = PreviewResponder.folder
    let markup =
      "<link rel=\"stylesheet\" href=\"\(folder)preview.css\">\n"
      + "<script src=\"\(folder)preview.js\" data-tag=\"\(tag)\" defer></script>\n"
    return page[..<place] + Array(markup.utf8) + page[place...]
  }
}
