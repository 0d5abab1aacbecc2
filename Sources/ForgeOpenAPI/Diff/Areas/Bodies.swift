import ForgeDiagnostics
import ForgeYAML

extension ChangeArea {
  static let bodies = ChangeArea(
    "Bodies and media types",
    [
      .requestBodyAddedRequired, .requestBodyAddedOptional, .requestBodyRemoved, .requestBodyBecameRequired,
      .requestBodyBecameOptional, .responseBodyAdded, .responseBodyRemoved, .responseBodyBecameRequired,
      .responseBodyBecameOptional, DirectedKind.mediaTypeRemoved.request, DirectedKind.mediaTypeRemoved.response,
      DirectedKind.mediaTypeAdded.request, DirectedKind.mediaTypeAdded.response, DirectedKind.encodingChanged.request,
      DirectedKind.encodingChanged.response,
    ])
}

extension ChangeKind {
  static let requestBodyAddedRequired = ChangeKind(
    "request-body-added-required", .breaking, "Required request body added",
    why: "Clients do not send one, and are refused.")

  static let requestBodyAddedOptional = ChangeKind(
    "request-body-added-optional", .safe, "Optional request body added", why: "Clients need not send one.")

  static let requestBodyRemoved = ChangeKind(
    "request-body-removed", .breaking, "Request body removed", why: "What clients send is refused or passed over.")

  static let requestBodyBecameRequired = ChangeKind(
    "request-body-became-required", .breaking, "Request body required now",
    why: "Clients that send none are refused.")

  static let requestBodyBecameOptional = ChangeKind(
    "request-body-became-optional", .safe, "Request body no longer required", why: "Clients can go on sending it.")

  static let responseBodyAdded = ChangeKind(
    "response-body-added", .safe, "Body added to a response that had none", why: "Clients pass over it.")

  static let responseBodyRemoved = ChangeKind(
    "response-body-removed", .breaking, "Body removed from a response", why: "Clients that read it do not find it.")

  static let responseBodyBecameRequired = ChangeKind(
    "response-body-became-required", .safe, "Body that the API always sends now",
    why: "Clients of the callback or webhook find it more often.")

  static let responseBodyBecameOptional = ChangeKind(
    "response-body-became-optional", .breaking, "Body that the API does not always send any more",
    why: "Clients of the callback or webhook may not find it.")
}

extension DirectedKind {
  static let mediaTypeRemoved = DirectedKind(
    "media-type-removed", "Media type removed",
    request: (.breaking, "Clients that send it are refused."),
    response: (.breaking, "Clients that ask for it, or read nothing else, are left without."))

  static let mediaTypeAdded = DirectedKind(
    "media-type-added", "Media type added", request: (.safe, "Clients need not send it."),
    response: (.dangerous, "Clients that do not say what they accept may receive it."))

  static let encodingChanged = DirectedKind(
    "encoding-changed", "Encoding of a property changed",
    request: (.breaking, "The API reads other values than clients write."),
    response: (.breaking, "Clients read other values than the API writes."))
}

extension APIComparison {
  mutating func compareRequestBodies(_ pair: OperationPair) {
    let before = old.requestBody(of: pair.old)
    let after = new.requestBody(of: pair.new)
    compareBodies(
      before, after, pair.direction, "the request body of `\(pair.new.name)`",
      (before?.place ?? pair.old.key.range, after?.place ?? pair.new.key.range), pair.number)
  }

  /// Compares what the body of a request or a response may hold.
  mutating func compareBodies(
    _ before: DiffBody?, _ after: DiffBody?, _ direction: Direction, _ subject: String,
    _ places: (old: SourceRange, new: SourceRange), _ number: Int
  ) {
    func report(_ kind: ChangeKind, _ message: String) {
      collector.add(kind, message, old: places.old, new: places.new, operation: number)
    }
    switch (before, after) {
    case (nil, nil): return
    case (nil, let after?):
      let kind: ChangeKind = after.isRequired ? .requestBodyAddedRequired : .requestBodyAddedOptional
      report(direction == .request ? kind : .responseBodyAdded, "\(subject) was added")
    case (_?, nil):
      report(direction == .request ? .requestBodyRemoved : .responseBodyRemoved, "\(subject) was removed")
    case (let before?, let after?):
      if !before.isRequired, after.isRequired {
        report(
          direction == .request ? .requestBodyBecameRequired : .responseBodyBecameRequired,
          "\(subject) is required now")
      }
      if before.isRequired, !after.isRequired {
        report(
          direction == .request ? .requestBodyBecameOptional : .responseBodyBecameOptional,
          "\(subject) is no longer required")
      }
      compareWords(subject, before.node, after.node, number, fields: direction == .request ? ["description"] : [])
      compareContent(before.content, after.content, direction, subject, places, number)
    }
  }

  /// A media type that is gone may live on in a range that covers it.
  mutating func compareContent(
    _ before: [DiffMediaType], _ after: [DiffMediaType], _ direction: Direction, _ subject: String,
    _ places: (old: SourceRange, new: SourceRange), _ number: Int
  ) {
    for type in before {
      guard let partner = after.first(where: { $0.name == type.name }) ?? after.first(where: { $0.covers(type) }) else {
        collector.add(
          DirectedKind.mediaTypeRemoved[direction], "media type `\(type.name)` of \(subject) was removed",
          old: type.place, new: places.new, fact: type.name, operation: number)
        continue
      }
      compare(type, partner, direction, subject, number)
    }
    for type in after where !before.contains(where: { $0.name == type.name || $0.covers(type) }) {
      collector.add(
        DirectedKind.mediaTypeAdded[direction], "media type `\(type.name)` was added to \(subject)", old: places.old,
        new: type.place, fact: type.name, operation: number)
    }
  }

  private mutating func compare(
    _ before: DiffMediaType, _ after: DiffMediaType, _ direction: Direction, _ subject: String, _ number: Int
  ) {
    schemas.compare(
      before.schema, after.schema, direction, subject: subject, places: (before.place, after.place), operation: number)
    // In 2.0 the schema stands in the place of the object.
    guard !old.isSwagger, !new.isSwagger else { return }
    let encodings = (before.node.mapping?.pair("encoding"), after.node.mapping?.pair("encoding"))
    if encodings.0?.value.canonicalText != encodings.1?.value.canonicalText {
      collector.add(
        DirectedKind.encodingChanged[direction], "encoding of \(subject) changed",
        old: encodings.0?.key.range ?? before.place, new: encodings.1?.key.range ?? after.place, operation: number)
    }
    compareWords("`\(after.name)` in \(subject)", before.node, after.node, number, fields: [])
  }
}
