import ForgeOpenAPI
import ForgeYAML

/// A part of what a description says of an operation that its readers need.
package enum DescribedPart: String, Hashable, Sendable, CaseIterable {
  case summary, description, parameters
  case requestBody = "request-body"
  case success, errors, example

  /// What an operation without it lacks: "no summary".
  package var lack: String {
    switch self {
    case .summary: "no summary"
    case .description: "no description"
    case .parameters: "a parameter without description"
    case .requestBody: "no schema of the request body"
    case .success: "no success response"
    case .errors: "no error response"
    case .example: "no valid example"
    }
  }
}

/// Says which parts of the descriptions of one API's operations are there.
struct DescribedParts {
  private let api: APIDescription
  private let examples: ExampleIndex

  init(_ api: APIDescription) {
    self.api = api
    examples = ExampleIndex(api)
  }

  /// Whether `part` is there; nil where the operation needs none.
  func has(_ part: DescribedPart, _ operation: APIOperation) -> Bool? {
    switch part {
    case .summary: return !Self.isBlank(operation.summary)
    case .description: return !Self.isBlank(operation.description)
    case .parameters:
      let parameters = operation.parameters.filter { $0["x-internal"]?.bool != true }
      guard !parameters.isEmpty else { return nil }
      return parameters.allSatisfy { !Self.isBlank($0["description"]?.string ?? "") }
    case .requestBody:
      guard let body = api.requestBody(of: operation) else { return nil }
      if api.version == .v20 { return body["schema"] != nil }
      let contents = api.mediaTypes(of: body)
      return !contents.isEmpty && contents.allSatisfy { $0.mediaType["schema"] ?? $0.mediaType["itemSchema"] != nil }
    case .success: return hasResponse(operation) { ["2", "3"].contains($0.prefix(1)) }
    case .errors: return hasResponse(operation) { ["4", "5"].contains($0.prefix(1)) || $0 == "default" }
    case .example: return examples.hasValid(operation)
    }
  }

  private func hasResponse(_ operation: APIOperation, _ isWanted: (String) -> Bool) -> Bool {
    api.responses(of: operation).contains { status, response in
      isWanted(status.text ?? "") && !Self.isBlank(response["description"]?.string ?? "")
    }
  }

  private static func isBlank(_ text: String) -> Bool { text.allSatisfy { $0.isWhitespace } }
}
