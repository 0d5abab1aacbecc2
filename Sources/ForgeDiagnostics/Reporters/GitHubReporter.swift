extension Reporter {
  /// Workflow commands, which GitHub shows as annotations on the lines of a pull request.
  package static let github = Reporter { outcome, _ in
    var locator = Locator(outcome)
    return outcome.diagnostics.map { diagnostic in
      let (start, end) = locator.positions(of: diagnostic.range)
      var properties = ["file=\(property(diagnostic.range.path))", "line=\(start.line)", "endLine=\(end.line)"]
      // The runner takes columns only where the range lies on one line.
      if start.line == end.line { properties += ["col=\(start.column)", "endColumn=\(end.column)"] }
      properties.append("title=\(property(diagnostic.rule.name))")
      return
        "::\(diagnostic.severity.rawValue) \(properties.joined(separator: ","))::\(data(diagnostic.message.text))\n"
    }.joined()
  }
}

/// The escapes of a command's message. Scalars, not characters: a combining mark must not hide what it stands on.
private func data(_ text: String) -> String {
  text.unicodeScalars.map { scalar in
    switch scalar {
    case "%": "%25"
    case "\r": "%0D"
    case "\n": "%0A"
    default: String(scalar)
    }
  }.joined()
}

/// The escapes of a command's property, where commas and colons separate.
private func property(_ text: String) -> String {
  data(text).unicodeScalars.map { $0 == ":" ? "%3A" : $0 == "," ? "%2C" : String($0) }.joined()
}
