import ForgeDiagnostics
import ForgeYAML

extension ChangeArea {
  static let parameters = ChangeArea(
    "Parameters and headers",
    [
      .requestParameterAddedRequired, .requestParameterAddedOptional, .requestParameterAddedWithDefault,
      .requestParameterRemoved, .requestParameterMoved, .requestParameterBecameRequired,
      .requestParameterBecameOptional, .requestParameterSerializationChanged, .requestParameterEmptyRefused,
      .requestParameterEmptyAllowed, .requestParameterDeprecated, .requestParameterUndeprecated, .responseHeaderAdded,
      .responseHeaderRemoved, .responseHeaderMoved, .responseHeaderBecameRequired, .responseHeaderBecameOptional,
      .responseHeaderSerializationChanged, .responseHeaderDeprecated, .responseHeaderUndeprecated,
    ])
}

extension ChangeKind {
  static let requestParameterAddedRequired = ChangeKind(
    "request-parameter-added-required", .breaking, "Required parameter added",
    why: "Clients do not send it, and are refused.")

  static let requestParameterAddedOptional = ChangeKind(
    "request-parameter-added-optional", .safe, "Optional parameter added", why: "Clients need not send it.")

  static let requestParameterAddedWithDefault = ChangeKind(
    "request-parameter-added-with-default", .dangerous, "Optional parameter with a default added",
    why: "The default now holds for clients that do not send it, and may not be what they got before.")

  static let requestParameterRemoved = ChangeKind(
    "request-parameter-removed", .breaking, "Parameter removed",
    why: "What clients ask for with it is refused or passed over.")

  static let requestParameterMoved = ChangeKind(
    "request-parameter-moved", .breaking, "Parameter moved between query, path, header and cookie",
    why: "The API does not find it where clients send it.")

  static let requestParameterBecameRequired = ChangeKind(
    "request-parameter-became-required", .breaking, "Parameter required now",
    why: "Clients that leave it out are refused.")

  static let requestParameterBecameOptional = ChangeKind(
    "request-parameter-became-optional", .safe, "Parameter no longer required", why: "Clients can go on sending it.")

  static let requestParameterSerializationChanged = ChangeKind(
    "request-parameter-serialization-changed", .breaking, "Parameter written in another style",
    why: "The API reads other values than clients write.")

  static let requestParameterEmptyRefused = ChangeKind(
    "request-parameter-empty-refused", .breaking, "Parameter no longer allowed without a value",
    why: "Clients that send the name alone are refused.")

  static let requestParameterEmptyAllowed = ChangeKind(
    "request-parameter-empty-allowed", .safe, "Parameter allowed without a value",
    why: "Clients can go on sending a value.")

  static let requestParameterDeprecated = ChangeKind(
    "request-parameter-deprecated", .safe, "Parameter deprecated", why: "It works as before.")

  static let requestParameterUndeprecated = ChangeKind(
    "request-parameter-undeprecated", .safe, "Parameter no longer deprecated", why: "Clients can stay.")

  static let responseHeaderAdded = ChangeKind(
    "response-header-added", .safe, "Header added to a response", why: "Clients pass over what they do not know.")

  static let responseHeaderRemoved = ChangeKind(
    "response-header-removed", .breaking, "Header removed from a response", why: "Clients that read it do not find it.")

  static let responseHeaderMoved = ChangeKind(
    "response-header-moved", .breaking, "Parameter that the API sends moved between query, path, header and cookie",
    why: "Clients do not find it where they look.")

  static let responseHeaderBecameRequired = ChangeKind(
    "response-header-became-required", .safe, "Header always in a response now", why: "Clients find it more often.")

  static let responseHeaderBecameOptional = ChangeKind(
    "response-header-became-optional", .breaking, "Header not always in a response any more",
    why: "Clients that rely on it may not find it.")

  static let responseHeaderSerializationChanged = ChangeKind(
    "response-header-serialization-changed", .breaking, "Header written in another style",
    why: "Clients read other values than the API writes.")

  static let responseHeaderDeprecated = ChangeKind(
    "response-header-deprecated", .safe, "Header deprecated", why: "It is still sent.")

  static let responseHeaderUndeprecated = ChangeKind(
    "response-header-undeprecated", .safe, "Header no longer deprecated", why: "Clients can stay.")
}

extension APIComparison {
  /// Path parameters are the same by their place in the path, header names in any case.
  mutating func compareParameters(_ pair: OperationPair, _ oldPath: DiffPath, _ newPath: DiffPath) {
    func keyed(_ parameters: [DiffParameter], _ path: DiffPath) -> [NamedValues.Entry] {
      let names = path.parameterNames
      return parameters.map { parameter in
        var key = "\(parameter.location) \(parameter.name)"
        if parameter.location == "header" { key = key.lowercased() }
        if parameter.location == "path", let index = names.firstIndex(of: parameter.name) { key = "path {\(index)}" }
        return NamedValues.Entry(key: key, parameter: parameter)
      }
    }
    compareNamedValues(
      NamedValues(
        noun: "parameter", owner: "`\(pair.new.name)`", old: keyed(old.parameters(of: pair.old), oldPath),
        new: keyed(new.parameters(of: pair.new), newPath), oldPlace: pair.old.place("parameters"),
        newPlace: pair.new.place("parameters")), pair.direction, pair.number)
  }

  mutating func compareHeaders(_ before: DiffResponse, _ after: DiffResponse, _ pair: OperationPair) {
    func keyed(_ headers: [DiffParameter]) -> [NamedValues.Entry] {
      headers.map { NamedValues.Entry(key: $0.name.lowercased(), parameter: $0) }
    }
    compareNamedValues(
      NamedValues(
        noun: "header", owner: "response `\(after.status)`", old: keyed(old.headers(of: before.node)),
        new: keyed(new.headers(of: after.node)), oldPlace: before.place, newPlace: after.place),
      pair.direction.reversed, pair.number)
  }

  private mutating func compareNamedValues(_ values: NamedValues, _ direction: Direction, _ number: Int) {
    var gone = Dictionary(values.old.map { ($0.key, $0.parameter) }) { first, _ in first }
    var added: [DiffParameter] = []
    for entry in values.new {
      if let before = gone.removeValue(forKey: entry.key) {
        compare(before, entry.parameter, values, direction, number)
      } else {
        added.append(entry.parameter)
      }
    }
    // In the order of the file: a dictionary has none.
    for before in values.old.filter({ gone[$0.key] != nil }).map(\.parameter) {
      if let index = added.firstIndex(where: { $0.name == before.name }) {
        let after = added.remove(at: index)
        collector.add(
          direction == .request ? .requestParameterMoved : .responseHeaderMoved,
          "\(values.noun) `\(before.name)` moved from \(before.location) to \(after.location)", old: before.place,
          new: after.place, operation: number)
        compare(before, after, values, direction, number)
      } else {
        collector.add(
          direction == .request ? .requestParameterRemoved : .responseHeaderRemoved,
          "\(values.noun) `\(before.name)` of \(values.owner) was removed", old: before.place, new: values.newPlace,
          operation: number)
      }
    }
    for after in added { reportAdded(after, values, direction, number) }
  }

  private mutating func reportAdded(
    _ after: DiffParameter, _ values: NamedValues, _ direction: Direction, _ number: Int
  ) {
    let hasDefault = after.schema.flatMap { new.resolved($0)?["default"] } != nil
    let kind: ChangeKind =
      switch direction {
      case .response: .responseHeaderAdded
      case .request:
        after.isRequired
          ? .requestParameterAddedRequired
          : hasDefault ? .requestParameterAddedWithDefault : .requestParameterAddedOptional
      }
    let word = direction == .response ? "" : after.isRequired ? "required " : "optional "
    collector.add(
      kind, "\(word)\(values.noun) `\(after.name)` was added to \(values.owner)", old: values.oldPlace,
      new: after.place, operation: number)
  }

  private mutating func compare(
    _ before: DiffParameter, _ after: DiffParameter, _ values: NamedValues, _ direction: Direction, _ number: Int
  ) {
    let subject = "\(values.noun) `\(after.name)`"
    func report(_ request: ChangeKind, _ response: ChangeKind, _ fact: String, _ field: String) {
      collector.add(
        direction == .request ? request : response, "\(subject) \(fact)",
        old: before.node.mapping?.pair(field)?.place ?? before.place,
        new: after.node.mapping?.pair(field)?.place ?? after.place, operation: number)
    }
    switch (before.isRequired, after.isRequired) {
    case (false, true):
      report(.requestParameterBecameRequired, .responseHeaderBecameRequired, "is required now", "required")
    case (true, false):
      report(.requestParameterBecameOptional, .responseHeaderBecameOptional, "is no longer required", "required")
    default: break
    }
    if before.isDeprecated != after.isDeprecated {
      if after.isDeprecated {
        report(.requestParameterDeprecated, .responseHeaderDeprecated, "is deprecated", "deprecated")
      } else {
        report(.requestParameterUndeprecated, .responseHeaderUndeprecated, "is no longer deprecated", "deprecated")
      }
    }
    compareWriting(before, after, subject, direction, number)
    compareWords(subject, before.node, after.node, number, fields: ["description"])
    schemas.compare(
      before.schema, after.schema, direction, subject: subject, places: (before.place, after.place), operation: number)
    compareContent(before.content, after.content, direction, subject, (before.place, after.place), number)
  }

  private mutating func compareWriting(
    _ before: DiffParameter, _ after: DiffParameter, _ subject: String, _ direction: Direction, _ number: Int
  ) {
    // Another location has its own default style, which tells nothing more.
    if before.serialization != after.serialization, before.location == after.location, old.isSwagger == new.isSwagger {
      collector.add(
        direction == .request ? .requestParameterSerializationChanged : .responseHeaderSerializationChanged,
        "\(subject) is written as \(after.serialization), no longer as \(before.serialization)",
        old: before.serializationPlace, new: after.serializationPlace, operation: number)
    }
    let allowed = before.node["allowEmptyValue"]?.bool == true
    guard direction == .request, allowed != (after.node["allowEmptyValue"]?.bool == true) else { return }
    collector.add(
      allowed ? .requestParameterEmptyRefused : .requestParameterEmptyAllowed,
      "\(subject) \(allowed ? "needs a value now" : "may be sent without a value")",
      old: before.node.mapping?.pair("allowEmptyValue")?.place ?? before.place,
      new: after.node.mapping?.pair("allowEmptyValue")?.place ?? after.place, operation: number)
  }
}

/// The parameters of two operations, or the headers of two responses.
private struct NamedValues {
  struct Entry {
    let key: String
    let parameter: DiffParameter
  }

  let noun: String
  /// What has them, for messages.
  let owner: String
  let old: [Entry]
  let new: [Entry]
  let oldPlace: SourceRange
  let newPlace: SourceRange
}
