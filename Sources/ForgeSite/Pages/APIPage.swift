import ForgeHTML
import ForgeOpenAPI
import ForgeYAML
import Mustache

/// The page of a spec: a list of its public operations that needs no script, Swagger UI over it, and the bundled spec
/// to download.
extension SiteRenderer {
  func apiFiles(_ spec: SitePathSpec) -> [OutputFile] {
    guard let bundle = spec.description.bundled(BundleSelection(isPublic: true)) else { return [] }
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
    if let swaggerUI {
      context.extra["swaggerScript"] = root + swaggerUI.script.path
      context.extra["swaggerStylesheet"] = root + swaggerUI.stylesheet.path
      context.extra["swaggerInit"] = theme.files["assets/swagger-init.js"].map { root + $0.url }
      context.extra["swaggerTheme"] = theme.files["assets/swagger-theme.css"].map { root + $0.url }
    }
    return [file("\(spec.url)index.html", "api", context)] + files
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
