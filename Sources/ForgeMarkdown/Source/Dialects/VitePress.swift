extension GeneratorDialect {
  /// VitePress: `<!--@include: ./part.md{3,8}-->` and `<<< @/snippets/call.sh#region{2,4}`.
  package static let vitePress = GeneratorDialect(
    markers: ["@include:", "<<< "], includeMarkers: ["@include:", "<<< "]
  ) { line, bytes in
    let text = String(decoding: bytes[line], as: UTF8.self)
    if text.hasPrefix("<!--"), text.hasSuffix("-->"), let mark = text.firstRange(of: "@include:") {
      let inside = text[mark.upperBound...].dropLast(3)
      return .include([request(inside, takesLines: true, line)])
    }
    guard text.hasPrefix("<<< ") else { return nil }
    // A title in brackets may follow.
    let inside = text.dropFirst(4).prefix { $0 != "[" }
    let request = request(inside, takesLines: false, line)
    let type = request.path.split(separator: ".").last.map(String.init) ?? ""
    return .code(request, language: type)
  }

  private static func request(
    _ text: Substring, takesLines: Bool, _ line: Range<Int>
  ) -> IncludeDirective.Request {
    var path = text.drop { $0 == " " }
    while path.last == " " { path.removeLast() }
    var selections: [IncludeDirective.Selection] = []
    // Braces are lines to include, or to highlight.
    if path.hasSuffix("}"), let open = path.lastIndex(of: "{") {
      if takesLines { selections = lines(path[path.index(after: open)...].dropLast()) }
      path = path[..<open]
    }
    if let mark = path.firstIndex(of: "#") {
      selections = [.region(String(path[path.index(after: mark)...]))]
      path = path[..<mark]
    }
    // `@/` is the folder of the pages, which files are looked up in.
    if path.hasPrefix("@/") { path = path.dropFirst(2) }
    return IncludeDirective.Request(path: String(path), selections: selections, range: line)
  }
}
