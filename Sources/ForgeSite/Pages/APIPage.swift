import ForgeHTML
import ForgeMarkdown
import ForgeOpenAPI
import ForgeYAML
import Mustache

/// The page of a spec: a list of its public operations that needs no script, Swagger UI over it, and the bundled spec
/// to download.
extension SiteRenderer {
  func apiPage(_ spec: SitePathSpec) -> WrittenReference {
    guard let bundle = spec.description.bundled(BundleSelection(isPublic: true)) else { return WrittenReference() }
    let yaml = OutputFile("\(spec.url)openapi.yaml", text: YAMLEmitter.emit(bundle))
    let json = OutputFile("\(spec.url)openapi.json", text: JSONEmitter.emit(bundle))
    var context = context(url: spec.url, title: spec.title, section: 0)
    context.description =
      "Every public operation of \(spec.description.title), with its parameters, schemas and examples."
    context.breadcrumbs = [PageContext.Link(title: spec.title, href: "")]
    context.extra["specYAML"] = "openapi.yaml"
    context.extra["specJSON"] = "openapi.json"
    context.extra["specURL"] = "openapi.json"
    context.extra["operationGroups"] = groups(spec)
    if hasCoveragePage { context.extra["coverage"] = SitePath.link(to: Self.coverageURL, from: spec.url) }
    if hasRunbookReport {
      context.extra["runbooks"] = PageContext.Link(
        title: Self.runbookReportTitle, href: SitePath.link(to: Self.runbookReportURL, from: spec.url))
    }
    context.extra["changelog"] = spec.changelog.map {
      PageContext.Link(title: $0.title, href: APIChangelog.folder)
    }
    let root = SitePath.root(from: spec.url)
    let files = [yaml, json]
    if site.configuration.openAPI.hasTryIt { context.extra["tryIt"] = true }
    if let swaggerUI { add(swaggerUI, to: &context, root: root) }
    let markdown = markdown(of: spec, context.description)
    return WrittenReference(
      files: [file("\(spec.url)index.html", "api", context)] + files + twin(spec.url, markdown),
      pages: [
        WrittenReference.Page(
          title: spec.title, url: spec.url, description: context.description, markdown: markdown)
      ],
      descriptions: files.map(\.path))
  }

  /// The page as Markdown: the files of the description, the pages beside it, and its operations by their tags.
  private func markdown(of spec: SitePathSpec, _ description: String) -> [UInt8] {
    var writer = MarkdownWriter()
    writer.heading(1, [.text(spec.title)])
    writer.paragraph([.text(description)])
    func item(_ title: String, _ url: String) { writer.item([.link([.text(title)], to: url)]) }
    for name in ["openapi.yaml", "openapi.json"] { item(name, twinLinks.file(spec.url + name, from: spec.url)) }
    var pages: [(String, String)] = []
    if let changelog = spec.changelog { pages.append((changelog.title, spec.url + APIChangelog.folder)) }
    if hasCoveragePage { pages.append(("Documentation coverage", Self.coverageURL)) }
    if hasRunbookReport { pages.append((Self.runbookReportTitle, Self.runbookReportURL)) }
    for (title, url) in pages { item(title, twinLinks.page(url, from: spec.url)) }
    writer.heading(2, [.text("Operations")])
    for group in groups(spec) {
      writer.heading(3, [.text(group.tag)])
      writer.text(group.description, ofAPI: spec.description.path, below: 3)
      for operation in group.operations {
        let place = "#\(SitePath.percentEncoded(operation.anchor))"
        let target = twinLinks.page(spec.url + group.href + place, from: spec.url)
        let summary = operation.summary.isEmpty ? "" : ": \(operation.summary)"
        let mark = operation.isDeprecated ? " (deprecated)" : ""
        writer.item([.link([.code(operation.name)], to: target), .text(summary + mark)])
      }
    }
    return writer.bytes
  }

  private func add(_ swaggerUI: SwaggerUI, to context: inout PageContext, root: String) {
    var files = [
      ("swaggerScript", swaggerUI.script.path, swaggerUI.script.bytes),
      ("swaggerStylesheet", swaggerUI.stylesheet.path, swaggerUI.stylesheet.bytes),
    ]
    for (name, file) in [("swaggerInit", "assets/swagger-init.js"), ("swaggerTheme", "assets/swagger-theme.css")] {
      if let file = theme.files[file] { files.append((name, file.url, file.bytes)) }
    }
    for (name, path, bytes) in files {
      context.extra[name] = root + path
      if features.hasIntegrity {
        context.extra["\(name)Integrity"] = ContentHash.integrity(of: bytes)
      }
    }
  }

  private func groups(_ spec: SitePathSpec) -> [OperationGroup] {
    let declared = spec.description.files.root?["tags"]?.sequence ?? []
    return ReferencePlaces(spec.description).groups.map { group in
      let description = declared.first { $0["name"]?.string == group.tag }?["description"]?.string ?? ""
      return OperationGroup(
        tag: group.tag.isEmpty ? "Operations" : group.tag, description: description,
        href: SitePath.percentEncoded(group.folder), operations: group.operations)
    }
  }
}

private struct OperationGroup: MustacheParent, Sendable {
  let tag: String
  let description: String
  let href: String
  let operations: [APIOperation]

  func child(named name: String) -> Any? {
    switch name {
    case "tag": tag
    case "description": description.isEmpty ? nil : description
    case "href": href
    case "operations": operations.map { OperationEntry(operation: $0, folder: href) }
    default: nil
    }
  }
}

private struct OperationEntry: MustacheParent, Sendable {
  let operation: APIOperation
  let folder: String

  func child(named name: String) -> Any? {
    switch name {
    case "method": operation.method
    case "methodClass": operation.method.lowercased()
    case "path": operation.path
    case "summary": operation.summary
    case "href": "\(folder)#\(operation.anchor)"
    case "deprecated": operation.isDeprecated
    default: nil
    }
  }
}
