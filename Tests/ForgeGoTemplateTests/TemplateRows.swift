import ForgeDiagnostics
import ForgeGoTemplate
import ForgeTestSupport
import ForgeYAML
import Testing

/// A template, the data it is run on, and what Go makes of it.
struct TemplateRow: CustomTestStringConvertible, Sendable {
  let template: String
  let data: YAMLNode?
  /// Nil where Go has an error.
  let result: String?
  /// A part of Go's error.
  let error: String?

  var testDescription: String { template }

  /// The rows of a file beside this one: `rows` of `template`, `result` and `error`, and the `data` they share or have.
  static func load(_ name: String) -> [TemplateRow] {
    let folder = "\(#filePath)".split(separator: "/").dropLast().joined(separator: "/")
    guard let bytes = Suites.bytes(of: "/\(folder)/\(name)"),
      let root = YAMLStream.parse(SourceFile(path: name, bytes: bytes)).root
    else { return [] }
    return (root["rows"]?.sequence ?? []).compactMap { row in
      guard let template = row["template"]?.text else { return nil }
      return TemplateRow(
        template: template, data: row["data"] ?? root["data"], result: row["result"]?.text, error: row["error"]?.text)
    }
  }

  /// What our engine writes, or why it does not.
  func run() -> Result<String, GoTemplateError> {
    let functions = functionTable()
    do throws(GoTemplateError) {
      var templates = GoTemplateSet(functions: functions.keys)
      try templates.add(SourceFile(path: "t.tpl", text: template), name: "t")
      let evaluation = GoEvaluation(templates, functions: functions)
      let text = try evaluation.render("t", data.map { GoValue($0) } ?? .null)
      return .success(String(decoding: text?.bytes ?? [], as: UTF8.self))
    } catch {
      return .failure(error)
    }
  }

  /// Expects what Go has.
  func check() {
    switch run() {
    case .success(let text): #expect(text == result, "\(template)")
    case .failure(let failure):
      #expect(result == nil, "\(template): \(failure.message)")
      if let error { #expect(failure.message.contains(error), "\(template)") }
    }
  }
}
