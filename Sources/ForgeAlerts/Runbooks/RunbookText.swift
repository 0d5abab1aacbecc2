import ForgeDiagnostics

/// The text of a runbook annotation, with the actions of its template carried out as far as can be known.
struct RunbookText {
  /// A part of the result and the part of the annotation that gave it.
  private struct Piece {
    let result: Range<Int>
    let source: Range<Int>
    let isLiteral: Bool
  }

  private(set) var text = ""
  /// Where the first action stands that could not be carried out, in the result; nil where all could.
  private(set) var unknownStart: Int?
  private var pieces: [Piece] = []

  /// `alert` is the name that stands for the label `alertname`.
  init(_ written: String, alert: String) {
    let bytes = Array(written.utf8)
    var offset = 0
    while offset < bytes.count {
      let open = bytes.firstRange(of: Array("{{".utf8), in: offset..<bytes.count)
      append(bytes, offset..<(open?.lowerBound ?? bytes.count))
      guard let open else { return }
      guard let close = bytes.firstRange(of: Array("}}".utf8), in: open.upperBound..<bytes.count) else {
        unknownStart = unknownStart ?? text.utf8.count
        return
      }
      let action = String(decoding: bytes[open.upperBound..<close.lowerBound], as: UTF8.self)
      let source = open.lowerBound..<close.upperBound
      if let value = Self.value(of: action, alert) {
        let start = text.utf8.count
        text += value
        pieces.append(Piece(result: start..<text.utf8.count, source: source, isLiteral: false))
      } else {
        unknownStart = unknownStart ?? text.utf8.count
      }
      offset = close.upperBound
    }
  }

  private mutating func append(_ bytes: [UInt8], _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let start = text.utf8.count
    text += String(decoding: bytes[range], as: UTF8.self)
    pieces.append(Piece(result: start..<text.utf8.count, source: range, isLiteral: true))
  }

  /// The part of the annotation that gave a part of the result, and whether it stands there as it is.
  func source(of part: Range<Int>) -> (range: Range<Int>, isLiteral: Bool) {
    let touched = pieces.filter { $0.result.overlaps(part) }
    guard let first = touched.first, let last = touched.last else { return (0..<0, false) }
    let isLiteral = touched.allSatisfy(\.isLiteral)
    let lower =
      first.isLiteral ? first.source.lowerBound + part.lowerBound - first.result.lowerBound : first.source.lowerBound
    let upper =
      last.isLiteral ? last.source.lowerBound + part.upperBound - last.result.lowerBound : last.source.upperBound
    return (lower..<max(lower, upper), isLiteral)
  }

  /// What an action writes that needs nothing but the name of the alert: the label, and changes of case.
  private static func value(of action: String, _ alert: String) -> String? {
    var body = action[...]
    if body.hasPrefix("-") { body = body.dropFirst() }
    if body.hasSuffix("-") { body = body.dropLast() }
    let stages = body.split(separator: "|").map { $0.split { $0 == " " || $0 == "\t" }.map(String.init) }
    guard var words = stages.first, let label = words.popLast() else { return nil }
    let labels = ["$labels.alertname", ".Labels.alertname", ".CommonLabels.alertname", ".GroupLabels.alertname"]
    guard labels.contains(label), words.count <= 1 else { return nil }
    var value = alert
    for stage in [words] + stages.dropFirst() where !stage.isEmpty {
      switch stage {
      case ["toLower"]: value = value.lowercased()
      case ["toUpper"]: value = value.uppercased()
      default: return nil
      }
    }
    return value
  }
}
