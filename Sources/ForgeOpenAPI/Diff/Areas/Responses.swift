import ForgeDiagnostics
import ForgeYAML

extension ChangeArea {
  static let responses = ChangeArea(
    "Responses",
    [
      .successResponseRemoved, .successResponseAdded, .errorResponseRemoved, .errorResponseAdded,
      .callbackResponseRemoved, .callbackResponseAdded, .responseLinkRemoved, .responseLinkAdded, .responseLinkChanged,
    ])
}

extension ChangeKind {
  static let successResponseRemoved = ChangeKind(
    "success-response-removed", .breaking, "Response of a success (1xx to 3xx) removed",
    why: "Clients wait for a status that does not come any more.")

  static let successResponseAdded = ChangeKind(
    "success-response-added", .dangerous, "Response of a success (1xx to 3xx) added",
    why: "Clients may receive a status that they do not take for a success.")

  static let errorResponseRemoved = ChangeKind(
    "error-response-removed", .dangerous, "Response of an error (4xx, 5xx, default) removed",
    why: "What was told by this status is told by another, or not at all.")

  static let errorResponseAdded = ChangeKind(
    "error-response-added", .safe, "Response of an error (4xx, 5xx, default) added",
    why: "Clients must be ready for errors that nobody described.")

  static let callbackResponseRemoved = ChangeKind(
    "callback-response-removed", .breaking, "Answer to a callback or webhook removed",
    why: "Clients that answer so are misunderstood.")

  static let callbackResponseAdded = ChangeKind(
    "callback-response-added", .safe, "Answer to a callback or webhook added", why: "Clients need not answer so.")

  static let responseLinkRemoved = ChangeKind(
    "response-link-removed", .dangerous, "Link removed from a response",
    why: "Clients that follow it must build the request themselves.")

  static let responseLinkAdded = ChangeKind(
    "response-link-added", .safe, "Link added to a response", why: "Clients need not follow it.")

  static let responseLinkChanged = ChangeKind(
    "response-link-changed", .dangerous, "Link of a response changed", why: "Clients that follow it go elsewhere.")
}

extension APIComparison {
  mutating func compareResponses(_ pair: OperationPair) {
    let before = old.responses(of: pair.old)
    let after = new.responses(of: pair.new)
    let places = (old: pair.old.place("responses"), new: pair.new.place("responses"))
    for response in before {
      guard
        let partner = after.first(where: { $0.status.uppercased() == response.status.uppercased() })
          ?? after.first(where: { $0.covers(response) })
      else {
        let kind: ChangeKind = response.isError ? .errorResponseRemoved : .successResponseRemoved
        collector.add(
          pair.direction == .request ? kind : .callbackResponseRemoved,
          "response `\(response.status)` of `\(pair.new.name)` was removed", old: response.place, new: places.new,
          operation: pair.number)
        continue
      }
      compare(response, partner, pair)
    }
    for response in after {
      let isKnown = before.contains {
        $0.status.uppercased() == response.status.uppercased() || $0.covers(response)
      }
      guard !isKnown else { continue }
      let kind: ChangeKind = response.isError ? .errorResponseAdded : .successResponseAdded
      collector.add(
        pair.direction == .request ? kind : .callbackResponseAdded,
        "response `\(response.status)` was added to `\(pair.new.name)`", old: places.old, new: response.place,
        operation: pair.number)
    }
  }

  private mutating func compare(_ before: DiffResponse, _ after: DiffResponse, _ pair: OperationPair) {
    compareWords(
      "response `\(after.status)`", before.node, after.node, pair.number, fields: ["summary", "description"])
    compareHeaders(before, after, pair)
    let bodies = (old.body(of: before, in: pair.old), new.body(of: after, in: pair.new))
    compareBodies(
      bodies.0, bodies.1, pair.direction.reversed, "the body of response `\(after.status)`",
      (bodies.0?.place ?? before.place, bodies.1?.place ?? after.place), pair.number)
    compareLinks(before, after, pair.number)
  }

  private mutating func compareLinks(_ before: DiffResponse, _ after: DiffResponse, _ number: Int) {
    var gone: [String: YAMLMapping.Pair] = [:]
    let earlier = old.fields(before.node["links"])
    for link in earlier { gone[link.key.text ?? ""] = link }
    for link in new.fields(after.node["links"]) {
      let name = link.key.text ?? ""
      guard let partner = gone.removeValue(forKey: name) else {
        collector.add(
          .responseLinkAdded, "link `\(name)` was added to response `\(after.status)`", old: before.place,
          new: link.key.range, operation: number)
        continue
      }
      guard old.resolved(partner.value)?.canonicalText != new.resolved(link.value)?.canonicalText else { continue }
      collector.add(
        .responseLinkChanged, "link `\(name)` of response `\(after.status)` changed", old: partner.key.range,
        new: link.key.range, operation: number)
    }
    for link in earlier where gone[link.key.text ?? ""] != nil {
      collector.add(
        .responseLinkRemoved, "link `\(link.key.text ?? "")` of response `\(after.status)` was removed",
        old: link.key.range, new: after.place, operation: number)
    }
  }
}
