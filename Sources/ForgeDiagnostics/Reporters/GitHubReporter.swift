extension Reporter {
  /// Workflow commands, which GitHub shows as annotations on the lines of a pull request.
  static let github = Reporter { outcome, _ in
    var locator = Locator(outcome)
    return outcome.diagnostics.map { diagnostic in
      let (start, end) = locator.positions(of: diagnostic.range)
      let properties = [
        "file=\(property(diagnostic.range.path))", "line=\(start.line)", "endLine=\(end.line)",
        "col=\(start.column)", "endColumn=\(end.column)", "title=\(property(diagnostic.rule.name))",
      ]
      return
        "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::\(data(diagnostic.message.text))\n"
    }.joined()
  }
}

/// The escapes of a command's message.
private func data(_ text: String) -> String {
  text.map { character in
    switch character {
    case "%": "%25"
    case "\r\n": "%0D%0A"
    case "\r": "%0D"
    case "\n": "%0A"
    default: String(character)
    }
  }.joined()
}

/// The escapes of a command's property, where commas and colons separate.
private func property(_ text: String) -> String {
  data(text).map { $0 == ":" ? "%3A" : $0 == "," ? "%2C" : String($0) }.joined()
}
