import ForgeDiagnostics
import ForgeYAML

extension ChangeArea {
  static let schemaWords = ChangeArea(
    "Words, examples and XML",
    [.descriptionChanged, .exampleChanged, DirectedKind.xmlChanged.request, DirectedKind.xmlChanged.response])
}

extension ChangeKind {
  static let descriptionChanged = ChangeKind(
    "description-changed", .safe, "Summary, description or title changed",
    why: "It is for people; what it says of behaviour is not compared.", isEditorial: true)

  static let exampleChanged = ChangeKind(
    "example-changed", .safe, "Example changed", why: "It is for people.", isEditorial: true)
}

extension DirectedKind {
  static let xmlChanged = DirectedKind(
    "xml-changed", "How a value is written as XML changed",
    request: (.dangerous, "The API does not find what clients write as XML; JSON is the same."),
    response: (.dangerous, "Clients do not find what the API writes as XML; JSON is the same."))
}

extension SchemaComparison {
  mutating func compareWords(_ schemas: SchemaPair, _ collector: inout ChangeCollector) {
    guard schemas.old.place != nil, schemas.new.place != nil else { return }
    for field in ["title", "description", "example", "examples"] {
      let before = schemas.old.field(field)
      let after = schemas.new.field(field)
      guard before?.value.canonicalText != after?.value.canonicalText else { continue }
      report(
        field.hasPrefix("example") ? .exampleChanged : .descriptionChanged, schemas, "has another `\(field)`",
        old: before?.place, new: after?.place, &collector)
    }
    let before = schemas.old.field("xml")
    let after = schemas.new.field("xml")
    guard before?.value.canonicalText != after?.value.canonicalText else { return }
    report(
      .xmlChanged, schemas, "is written as other XML", old: before?.key.range, new: after?.key.range, &collector)
  }
}
