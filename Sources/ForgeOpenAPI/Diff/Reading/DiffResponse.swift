import ForgeDiagnostics
import ForgeYAML

/// One response of an operation.
struct DiffResponse: Sendable {
  /// `200`, `4XX` or `default`.
  let status: String
  let place: SourceRange
  let node: YAMLNode

  /// Whether it tells that the request did not succeed.
  var isError: Bool { status == "default" || status.hasPrefix("4") || status.hasPrefix("5") }

  /// Whether it describes the answers with the status of `other` where nothing else does (3.1.1 section 4.8.16).
  /// `default` is taken for errors alone, as it is written.
  func covers(_ other: DiffResponse) -> Bool {
    if status == "default" { return other.isError }
    return status.uppercased().hasSuffix("XX") && status.first == other.status.first
  }
}

extension DiffSource {
  func responses(of operation: DiffOperation) -> [DiffResponse] {
    fields(operation.node["responses"]).compactMap { pair in
      guard let status = pair.key.text, let node = resolved(pair.value) else { return nil }
      return DiffResponse(status: status, place: pair.key.range, node: node)
    }
  }
}
