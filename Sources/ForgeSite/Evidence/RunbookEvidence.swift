package import ForgeDiagnostics

/// What the commands of documents claim, with verdicts and what proves them: a value that a check hands to the site, which
/// shows it and knows nothing of how it came about.
package struct RunbookEvidence: Sendable {
  /// One claim of a command.
  package struct Claim: Hashable, Sendable {
    package let verdict: ForgeDiagnostics.Claim.Verdict
    /// The noun before the target: `container`.
    package let noun: String
    package let target: String
    /// Why it is contradicted or cannot be verified; of a verified one that no place proves, where it comes from.
    package let reason: String
    /// What proves it, without repetitions.
    package let places: [Place]
    /// Whether it is known to be wrong and accepted: then the reason says so.
    package let isAccepted: Bool
    /// The line of its block that makes it, from 1, and the line of its file.
    package let line: Int
    package let fileLine: Int

    package init(
      _ verdict: ForgeDiagnostics.Claim.Verdict, noun: String, target: String, reason: String, places: [Place],
      isAccepted: Bool = false, line: Int, fileLine: Int
    ) {
      self.verdict = verdict
      self.noun = noun
      self.target = target
      self.reason = reason
      self.places = places
      self.isAccepted = isAccepted
      self.line = line
      self.fileLine = fileLine
    }
  }

  /// A file or folder of the repository.
  package struct Place: Hashable, Sendable {
    /// From the root.
    package let path: String
    /// From 1; nil for the file as a whole.
    package let line: Int?
    package let isFolder: Bool
    /// What the line says, in part where it is long; empty where it is not to be shown.
    package let text: String

    package init(path: String, line: Int?, isFolder: Bool, text: String = "") {
      self.path = path
      self.line = line
      self.isFolder = isFolder
      self.text = text
    }
  }

  /// A block of code.
  package struct Block: Sendable {
    /// Its place in the text of its document.
    package let place: Range<Int>
    /// In the order of its lines.
    package let claims: [Claim]

    package init(place: Range<Int>, claims: [Claim]) {
      self.place = place
      self.claims = claims
    }
  }

  /// A document that claims something.
  package struct Document: Sendable {
    /// From the root.
    package let path: String
    package let blocks: [Block]
    /// What is claimed outside of blocks.
    package let prose: [Claim]

    package init(path: String, blocks: [Block], prose: [Claim] = []) {
      self.path = path
      self.blocks = blocks.filter { !$0.claims.isEmpty }
      self.prose = prose
    }
  }

  package let documents: [Document]
  /// What the site is built from; nil where git does not say.
  let snapshot: GitSnapshot?
  private let indices: [String: Int]

  /// `documents` in the order of reports, each once; those without claims are left out.
  package init(_ documents: [Document] = [], snapshot: GitSnapshot? = nil) {
    self.documents = documents.filter { !$0.blocks.isEmpty || !$0.prose.isEmpty }
    self.snapshot = snapshot
    indices = Dictionary(self.documents.enumerated().map { ($1.path, $0) }) { first, _ in first }
  }

  /// The blocks of the document at `path`.
  func blocks(of path: String) -> [Block] { indices[path].map { documents[$0].blocks } ?? [] }
}

extension RunbookEvidence.Claim {
  /// The verdict as it is shown: what was accepted is no alarm.
  var shownVerdict: ForgeDiagnostics.Claim.Verdict { isAccepted ? .unverifiable : verdict }
}

/// How many claims got each verdict, as it is shown.
struct EvidenceTotals: Hashable, Sendable {
  private(set) var verified = 0
  private(set) var contradicted = 0
  private(set) var unverifiable = 0

  init(_ claims: some Sequence<RunbookEvidence.Claim>) {
    for claim in claims {
      switch claim.shownVerdict {
      case .verified: verified += 1
      case .contradicted: contradicted += 1
      case .unverifiable: unverifiable += 1
      }
    }
  }

  /// What is left of these without `others`, which are some of them.
  func subtracting(_ others: EvidenceTotals) -> EvidenceTotals {
    var rest = self
    rest.verified -= others.verified
    rest.contradicted -= others.contradicted
    rest.unverifiable -= others.unverifiable
    return rest
  }

  var all: Int { verified + contradicted + unverifiable }

  /// The verdict that stands for all: the worst.
  var verdict: Claim.Verdict {
    if contradicted > 0 { return .contradicted }
    return unverifiable > 0 ? .unverifiable : .verified
  }

  /// `6 checked`, `5 of 6 checked`, `1 wrong, 5 of 6 checked`.
  var phrase: String {
    let share = verified == all ? "\(all) checked" : "\(verified) of \(all) checked"
    return contradicted > 0 ? "\(contradicted) wrong, \(share)" : share
  }
}

extension Claim.Verdict {
  /// The class of what has this verdict.
  var className: StaticString {
    switch self {
    case .verified: "verified"
    case .contradicted: "contradicted"
    case .unverifiable: "unverifiable"
    }
  }

  /// A sign that says it without colour.
  var sign: StaticString {
    switch self {
    case .verified: "✓"
    case .contradicted: "✕"
    case .unverifiable: "?"
    }
  }

  /// What those hear who do not see the sign.
  var spoken: StaticString {
    switch self {
    case .verified: "Checked: "
    case .contradicted: "Wrong: "
    case .unverifiable: "Not known: "
    }
  }
}
