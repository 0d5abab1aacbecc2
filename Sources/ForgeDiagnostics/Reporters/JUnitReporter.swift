extension Reporter {
  /// JUnit's XML as CI servers read it: a suite per file, a test case per finding. Errors and warnings that fail the run
  /// are failures; other warnings are output of a case that passed.
  package static let junit = Reporter { outcome, _ in
    var locator = Locator(outcome)
    let failures = outcome.diagnostics.count { $0.severity >= outcome.failingSeverity }
    var xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    xml += "<testsuites name=\"forge-docs\" tests=\"\(max(1, outcome.diagnostics.count))\" failures=\"\(failures)\">\n"
    if outcome.diagnostics.isEmpty {
      xml += "  <testsuite name=\"forge-docs\" tests=\"1\" failures=\"0\">\n"
      xml += "    <testcase classname=\"forge-docs\" name=\"no findings\"/>\n  </testsuite>\n"
    }
    var start = outcome.diagnostics.startIndex
    while start < outcome.diagnostics.endIndex {
      let path = outcome.diagnostics[start].range.path
      let end = outcome.diagnostics[start...].firstIndex { $0.range.path != path } ?? outcome.diagnostics.endIndex
      xml += suite(path, outcome.diagnostics[start..<end], outcome.failingSeverity, &locator)
      start = end
    }
    return xml + "</testsuites>\n"
  }
}

private func suite(
  _ path: String, _ diagnostics: ArraySlice<Diagnostic>, _ failing: Severity, _ locator: inout Locator
) -> String {
  let failures = diagnostics.count { $0.severity >= failing }
  var xml = "  <testsuite name=\"\(escaped(path))\" tests=\"\(diagnostics.count)\" failures=\"\(failures)\">\n"
  for diagnostic in diagnostics {
    let start = locator.positions(of: diagnostic.range).start
    let name = "\(diagnostic.rule) at \(start.line):\(start.column)"
    xml += "    <testcase classname=\"\(escaped(path))\" name=\"\(escaped(name))\">\n"
    let message = escaped("\(path):\(start.line):\(start.column): \(diagnostic.message)")
    if diagnostic.severity >= failing {
      xml += "      <failure type=\"\(escaped(diagnostic.rule.name))\" message=\"\(escaped(diagnostic.message.text))\">"
      xml += "\(message)</failure>\n"
    } else {
      xml += "      <system-out>\(message)</system-out>\n"
    }
    xml += "    </testcase>\n"
  }
  return xml + "  </testsuite>\n"
}

/// Text for XML 1.0: markup escaped, characters that XML has no way to write replaced (section 2.2).
private func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "\n": result += "&#10;"
    case "\t", "\r": result += " "
    default: result.unicodeScalars.append(scalar.value < 0x20 || scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : scalar)
    }
  }
  return result
}
