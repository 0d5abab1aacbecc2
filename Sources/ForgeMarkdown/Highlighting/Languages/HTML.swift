/// HTML and XML, with the scripts and styles in HTML.
extension Language {
  static let html: Language = {
    var script = javaScriptModes(main: "script")
    script["script"]?.end = End(close: "</script", isLeft: true)
    var style = cssModes(main: "style")
    style["style"]?.end = End(close: "</style", isLeft: true)
    var scriptTag = tag
    scriptTag.end = End()
    scriptTag.words?.head = .name
    scriptTag.rules.append(.become(">", "script", .keyword))
    var styleTag = tag
    styleTag.end = End()
    styleTag.words?.head = .name
    styleTag.rules.append(.become(">", "style", .keyword))
    var main = markup
    main.rules.insert(
      contentsOf: [.enter("<script", "scriptTag", .keyword), .enter("<style", "styleTag", .keyword)], at: 0)
    let own = ["main": main, "tag": tag, "scriptTag": scriptTag, "styleTag": styleTag]
    return Language(
      "html htm xhtml vue svelte html+jinja jinja jinja2 handlebars hbs",
      own.merging(script.merging(style) { mine, _ in mine }) { mine, _ in mine })
  }()

  static let xml = Language("xml svg xsd xsl xslt rss atom plist pom csproj xaml wsdl", ["main": markup, "tag": tag])

  private static let tag = Mode(
    rules: [
      .token("/", .keyword), .text("\"", escape: nil), .text("'", escape: nil),
      .run("=", .visible.removing("\"'>{"), .string),
    ],
    words: Words(
      start: .name.adding(":@#*"), body: .name.adding("-.:@"), head: .keyword, other: .name, hasMembers: false),
    end: End(close: ">", kind: .keyword))

  private static let markup: Mode = {
    let names = ByteSet.name.adding("-.:")
    return Mode(rules: [
      .block("<!--", "-->"), .block("<![CDATA[", "]]>", .string), .block("<?", "?>", .attribute),
      .block("<!", ">", .attribute), .run("</", names, .keyword, close: ">"),
      .run("&", .name.adding("#"), .number, close: ";"),
      Rule(open: "<", kind: .keyword, next: .nameStart, action: .enter("tag")),
    ])
  }()
}
