package import ForgeDiagnostics

/// What a change means for clients that were written for the old description.
package enum ChangeLevel: String, CaseIterable, Hashable, Sendable, Comparable {
  /// Every client that worked works on.
  case safe
  /// Some clients may break, and the description cannot tell which.
  case dangerous
  /// Clients that followed the old description break.
  case breaking

  package static func < (left: ChangeLevel, right: ChangeLevel) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .safe: 0
    case .dangerous: 1
    case .breaking: 2
    }
  }
}

/// One kind of change between two descriptions: what a comparison can report.
package struct ChangeKind: Hashable, Sendable {
  /// Kebab-case, stable for ever. `request-` is what clients send, `response-` what they receive.
  package let id: String
  package let level: ChangeLevel
  /// A headline, no full stop.
  package let summary: String
  /// Whom the change breaks, or why it breaks nobody.
  package let why: String
  /// About words and examples only: not listed unless asked for.
  package let isEditorial: Bool

  init(_ id: String, _ level: ChangeLevel, _ summary: String, why: String, isEditorial: Bool = false) {
    self.id = id
    self.level = level
    self.summary = summary
    self.why = why
    self.isEditorial = isEditorial
  }
}

/// The kinds of changes in one part of a description, in the order of the reference.
package struct ChangeArea: Sendable {
  package let title: String
  package let kinds: [ChangeKind]

  init(_ title: String, _ kinds: [ChangeKind]) {
    self.title = title
    self.kinds = kinds
  }
}

/// One change: its kind, both places, and the operations whose clients it concerns.
package struct Change: Hashable, Sendable {
  package let kind: ChangeKind
  package let message: Message
  /// `METHOD /path`, in the order of the new description; empty where it concerns the description as a whole.
  package let operations: [String]
  /// Where the thing stands in the old description, or what lacks it there.
  package let old: SourceRange
  package let new: SourceRange
}

/// Which way values go. Of what clients send no more may be asked than before, what they receive may offer no less.
enum Direction: Hashable, Sendable {
  case request, response

  /// In callbacks and webhooks the API sends the request, and the client answers.
  var reversed: Direction { self == .request ? .response : .request }
}

/// A change that means one thing in what clients send, and another in what they receive.
struct DirectedKind: Sendable {
  let request: ChangeKind
  let response: ChangeKind

  init(
    _ name: String, _ summary: String, request: (level: ChangeLevel, why: String),
    response: (level: ChangeLevel, why: String)
  ) {
    self.request = ChangeKind("request-\(name)", request.level, "\(summary), in a request", why: request.why)
    self.response = ChangeKind("response-\(name)", response.level, "\(summary), in a response", why: response.why)
  }

  /// Fewer values are valid than before.
  static func narrowing(_ name: String, _ summary: String, request: ChangeLevel = .breaking) -> DirectedKind {
    DirectedKind(
      name, summary, request: (request, "Values that clients send may be refused now."),
      response: (.safe, "Clients are ready for more values than they receive."))
  }

  /// More values are valid than before.
  static func widening(_ name: String, _ summary: String, response: ChangeLevel = .dangerous) -> DirectedKind {
    DirectedKind(
      name, summary, request: (.safe, "What clients send is still taken."),
      response: (response, "Clients may receive values that they are not ready for."))
  }

  subscript(_ direction: Direction) -> ChangeKind {
    direction == .request ? request : response
  }
}
