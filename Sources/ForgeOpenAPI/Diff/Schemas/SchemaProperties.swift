import ForgeDiagnostics
import ForgeYAML

extension ChangeArea {
  static let schemaObjects = ChangeArea(
    "Schemas: properties",
    [
      .requestPropertyAddedRequired, .requestPropertyAddedOptional, .requestPropertyRemoved, .requestPropertyRefused,
      .requestPropertyBecameReadOnly, .responsePropertyAdded, .responsePropertyAddedToClosed, .responsePropertyRemoved,
      .responsePropertyBecameWriteOnly,
    ]
      + [
        DirectedKind.propertyBecameRequired, .propertyBecameOptional, .propertyDeprecated, .propertyUndeprecated,
        .additionalPropertiesRefused, .additionalPropertiesAllowed,
      ].flatMap { [$0.request, $0.response] })
}

extension ChangeKind {
  static let requestPropertyAddedRequired = ChangeKind(
    "request-property-added-required", .breaking, "Required property added, in a request",
    why: "Clients do not send it, and are refused.")

  static let requestPropertyAddedOptional = ChangeKind(
    "request-property-added-optional", .safe, "Optional property added, in a request", why: "Clients need not send it.")

  static let requestPropertyRemoved = ChangeKind(
    "request-property-removed", .dangerous, "Property removed, in a request",
    why: "What clients say with it is passed over.")

  static let requestPropertyRefused = ChangeKind(
    "request-property-refused", .breaking, "Property removed from an object that takes no other, in a request",
    why: "Clients that send it are refused.")

  static let requestPropertyBecameReadOnly = ChangeKind(
    "request-property-became-read-only", .dangerous, "Property `readOnly` now, in a request",
    why: "What clients say with it is passed over.")

  static let responsePropertyAdded = ChangeKind(
    "response-property-added", .safe, "Property added, in a response", why: "Clients pass over what they do not know.")

  static let responsePropertyAddedToClosed = ChangeKind(
    "response-property-added-to-closed", .dangerous, "Property added to an object that had no other, in a response",
    why: "Clients that check what they receive refuse what they do not know.")

  static let responsePropertyRemoved = ChangeKind(
    "response-property-removed", .breaking, "Property removed, in a response",
    why: "Clients that read it do not find it.")

  static let responsePropertyBecameWriteOnly = ChangeKind(
    "response-property-became-write-only", .breaking, "Property `writeOnly` now, in a response",
    why: "Clients that read it do not find it.")
}

extension DirectedKind {
  static let propertyBecameRequired = narrowing("property-became-required", "Property required now")

  static let propertyBecameOptional = widening(
    "property-became-optional", "Property no longer required", response: .breaking)

  static let propertyDeprecated = DirectedKind(
    "property-deprecated", "Property deprecated", request: (.safe, "It is still taken."),
    response: (.safe, "It is still sent."))

  static let propertyUndeprecated = DirectedKind(
    "property-undeprecated", "Property no longer deprecated", request: (.safe, "Clients can stay."),
    response: (.safe, "Clients can stay."))

  static let additionalPropertiesRefused = narrowing(
    "additional-properties-refused", "Other properties than those named no longer allowed")

  static let additionalPropertiesAllowed = widening(
    "additional-properties-allowed", "Other properties than those named allowed")
}

extension SchemaComparison {
  mutating func compareObjects(_ schemas: SchemaPair, _ collector: inout ChangeCollector) {
    let after = schemas.new.properties
    let before = schemas.old.properties
    if !before.isEmpty || !after.isEmpty { compareProperties(schemas, before, after, &collector) }
    compareOtherProperties(schemas, &collector)
  }

  private mutating func compareProperties(
    _ schemas: SchemaPair, _ before: [(name: String, property: SchemaView.Property)],
    _ after: [(name: String, property: SchemaView.Property)], _ collector: inout ChangeCollector
  ) {
    let required = (old: schemas.old.required, new: schemas.new.required)
    let oldProperties = Dictionary(before.map { ($0.name, $0.property) }) { first, _ in first }
    let newNames = Set(after.map(\.name))
    for (name, property) in after {
      let earlier = oldProperties[name]
      let label = schemas.label.named(property.owner).appending(".\(name)")
      let views = (old: view(old: earlier), new: view(new: property))
      let wasHidden = earlier == nil || views.old.isHidden(schemas.direction)
      let isHidden = views.new.isHidden(schemas.direction)
      switch (wasHidden, isHidden) {
      case (true, true): continue
      case (true, false):
        let hiding = views.old.hiding(schemas.direction)?.place ?? earlier?.key.range
        reportAdded(label, schemas, hiding, property, isRequired: required.new[name] != nil, &collector)
      case (false, true):
        reportHidden(label, schemas, earlier ?? property, views.new, property, &collector)
      case (false, false):
        compareProperty(
          label, schemas, (earlier ?? property, property), (views.old, views.new),
          (required.old[name], required.new[name]), &collector)
      }
    }
    for (name, property) in before where !newNames.contains(name) {
      guard !view(old: property).isHidden(schemas.direction) else { continue }
      reportRemoved(schemas.label.named(property.owner).appending(".\(name)"), schemas, property, &collector)
    }
  }

  private mutating func view(old property: SchemaView.Property?) -> SchemaView {
    guard let property else { return SchemaView() }
    return old.view(old.numbers(property.schemas))
  }

  private mutating func view(new property: SchemaView.Property) -> SchemaView {
    new.view(new.numbers(property.schemas))
  }

  /// Reports a change of a property, under the name that it has in its component.
  private mutating func report(
    _ kind: ChangeKind, _ label: SchemaLabel, _ schemas: SchemaPair, _ fact: String, old: SourceRange,
    new: SourceRange, _ collector: inout ChangeCollector
  ) {
    report(kind, schemas.named(label), fact, old: old, new: new, &collector)
  }

  private mutating func reportAdded(
    _ label: SchemaLabel, _ schemas: SchemaPair, _ before: SourceRange?, _ after: SchemaView.Property,
    isRequired: Bool, _ collector: inout ChangeCollector
  ) {
    let isRequest = schemas.direction == .request
    let kind: ChangeKind =
      isRequest
      ? isRequired ? .requestPropertyAddedRequired : .requestPropertyAddedOptional
      : schemas.old.closing == nil ? .responsePropertyAdded : .responsePropertyAddedToClosed
    report(
      kind, label, schemas, "was added\(isRequest ? isRequired ? " and is required" : ", optional" : "")",
      old: before ?? schemas.old.field("properties")?.key.range ?? schemas.oldPlace, new: after.key.range,
      &collector)
  }

  private mutating func reportHidden(
    _ label: SchemaLabel, _ schemas: SchemaPair, _ before: SchemaView.Property, _ view: SchemaView,
    _ after: SchemaView.Property, _ collector: inout ChangeCollector
  ) {
    let isRequest = schemas.direction == .request
    report(
      isRequest ? .requestPropertyBecameReadOnly : .responsePropertyBecameWriteOnly, label, schemas,
      "is \(isRequest ? "`readOnly`" : "`writeOnly`") now", old: before.key.range,
      new: view.hiding(schemas.direction)?.place ?? after.key.range, &collector)
  }

  private mutating func reportRemoved(
    _ label: SchemaLabel, _ schemas: SchemaPair, _ before: SchemaView.Property, _ collector: inout ChangeCollector
  ) {
    let kind: ChangeKind =
      schemas.direction == .response
      ? .responsePropertyRemoved : schemas.new.closing == nil ? .requestPropertyRemoved : .requestPropertyRefused
    report(
      kind, label, schemas, "was removed", old: before.key.range,
      new: schemas.new.field("properties")?.key.range ?? schemas.newPlace, &collector)
  }

  private mutating func compareProperty(
    _ label: SchemaLabel, _ schemas: SchemaPair,
    _ properties: (old: SchemaView.Property, new: SchemaView.Property), _ views: (old: SchemaView, new: SchemaView),
    _ required: (old: YAMLNode?, new: YAMLNode?), _ collector: inout ChangeCollector
  ) {
    let places = (old: properties.old.key.range, new: properties.new.key.range)
    if (required.old == nil) != (required.new == nil) {
      let kind: DirectedKind = required.new == nil ? .propertyBecameOptional : .propertyBecameRequired
      report(
        kind[schemas.direction], label, schemas, required.new == nil ? "is no longer required" : "is required now",
        old: required.old?.range ?? places.old, new: required.new?.range ?? places.new, &collector)
    }
    let wasDeprecated = views.old.isTrue("deprecated")
    if wasDeprecated != views.new.isTrue("deprecated") {
      let kind: DirectedKind = wasDeprecated ? .propertyUndeprecated : .propertyDeprecated
      report(
        kind[schemas.direction], label, schemas, wasDeprecated ? "is no longer deprecated" : "is deprecated",
        old: views.old.field("deprecated")?.place ?? places.old,
        new: views.new.field("deprecated")?.place ?? places.new, &collector)
    }
    descend(schemas, properties.old.schemas, properties.new.schemas, label, places: places)
  }

  /// Properties under names that the schema leaves open.
  private mutating func compareOtherProperties(_ schemas: SchemaPair, _ collector: inout ChangeCollector) {
    let closings = (old: schemas.old.closing, new: schemas.new.closing)
    if (closings.old == nil) != (closings.new == nil) {
      report(
        closings.old == nil ? .additionalPropertiesRefused : .additionalPropertiesAllowed, schemas,
        closings.old == nil ? "takes no other properties any more" : "may have other properties now",
        old: closings.old?.place, new: closings.new?.place, &collector)
    } else if closings.old == nil {
      let before = schemas.old.fields("additionalProperties")
      let after = schemas.new.fields("additionalProperties")
      descend(
        schemas, before.map(\.value), after.map(\.value), schemas.label.appending(".*"),
        places: (before.first?.key.range ?? schemas.oldPlace, after.first?.key.range ?? schemas.newPlace))
    }
    let before = schemas.old.fields("patternProperties").flatMap { $0.value.mapping?.pairs ?? [] }
    let after = schemas.new.fields("patternProperties").flatMap { $0.value.mapping?.pairs ?? [] }
    var seen: Set<String> = []
    for pattern in (before + after).compactMap(\.key.text) where seen.insert(pattern).inserted {
      let places = (before.first { $0.key.text == pattern }, after.first { $0.key.text == pattern })
      descend(
        schemas, before.filter { $0.key.text == pattern }.map(\.value),
        after.filter { $0.key.text == pattern }.map(\.value), schemas.label.appending(".\(pattern)"),
        places: (places.0?.key.range ?? schemas.oldPlace, places.1?.key.range ?? schemas.newPlace))
    }
  }

  /// The elements of arrays.
  mutating func compareItems(_ schemas: SchemaPair, _ collector: inout ChangeCollector) {
    let before = schemas.old.fields("items")
    let after = schemas.new.fields("items")
    descend(
      schemas, before.map(\.value), after.map(\.value), schemas.label.appending("[]"),
      places: (before.first?.key.range ?? schemas.oldPlace, after.first?.key.range ?? schemas.newPlace))
    let oldPrefix = schemas.old.items("prefixItems")
    let newPrefix = schemas.new.items("prefixItems")
    // Where one side says nothing of a place, `items` holds for it (JSON Schema 2020-12 section 10.3.1.2).
    for index in 0..<max(oldPrefix.count, newPrefix.count) {
      descend(
        schemas, index < oldPrefix.count ? [oldPrefix[index]] : before.map(\.value),
        index < newPrefix.count ? [newPrefix[index]] : after.map(\.value), schemas.label.appending("[\(index)]"))
    }
  }
}

extension SchemaView {
  /// Whether a property of this schema is left out: what only the API writes is in no request, what only clients write
  /// in no response.
  fileprivate func isHidden(_ direction: Direction) -> Bool { hiding(direction) != nil }

  /// The field that says so.
  fileprivate func hiding(_ direction: Direction) -> YAMLMapping.Pair? {
    fields(direction == .request ? "readOnly" : "writeOnly").first { $0.value.bool == true }
  }
}
