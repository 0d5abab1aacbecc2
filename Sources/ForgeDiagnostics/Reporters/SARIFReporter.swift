extension Reporter {
  /// SARIF 2.1.0, as code scanning services read it. The section numbers are those of its specification.
  package static let sarif = Reporter { outcome, options in
    var locator = Locator(outcome)
    let rules = described(outcome, options)
    let indices = Dictionary(rules.enumerated().map { ($1.id, $0) }) { first, _ in first }
    var writer = JSONWriter()
    writer.object { writer in
      writer.pair("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
      writer.pair("version", "2.1.0")
      writer.key("runs")
      writer.array { writer in
        writer.object { writer in
          writer.key("tool")
          writer.object { writer in
            writer.key("driver")
            writer.object { writer in
              writer.pair("name", "forge-docs")
              if !options.toolVersion.isEmpty { writer.pair("semanticVersion", options.toolVersion) }
              writer.key("rules")
              writer.array { writer in
                for rule in rules { write(rule, &writer) }
              }
            }
          }
          writer.pair("columnKind", "utf16CodeUnits")
          writer.key("results")
          writer.array { writer in
            var fingerprints = Fingerprints()
            for diagnostic in outcome.diagnostics {
              let identity = Identity(fingerprint: fingerprints.next(diagnostic), rule: indices[diagnostic.rule])
              write(diagnostic, identity, &writer, &locator)
            }
          }
        }
      }
    }
    return writer.finish()
  }
}

/// The rules that ran and, where the run does not name them, those with findings.
private func described(_ outcome: Outcome, _ options: ReportOptions) -> [RuleDescription] {
  let known = Set(options.rules.map(\.id))
  var seen: Set<RuleID> = []
  let others = outcome.diagnostics.filter { !known.contains($0.rule) && seen.insert($0.rule).inserted }
  return options.rules
    + others.map { RuleDescription($0.rule, $0.severity, $0.rule.name, why: "", examples: []) }
}

private func write(_ rule: RuleDescription, _ writer: inout JSONWriter) {
  writer.object { writer in
    writer.pair("id", rule.id.name)
    writer.key("shortDescription")
    writer.object { $0.pair("text", rule.summary) }
    if !rule.why.isEmpty {
      writer.key("fullDescription")
      writer.object { $0.pair("text", rule.why) }
      writer.key("help")
      writer.object { writer in
        writer.pair("text", rule.why)
        writer.pair("markdown", "**\(rule.summary).** \(rule.why)")
      }
    }
    writer.key("defaultConfiguration")
    writer.object { $0.pair("level", rule.severity.rawValue) }
  }
}

/// What a result is to the services that follow it from run to run.
private struct Identity {
  let fingerprint: String
  /// The place of its rule in the table of rules.
  let rule: Int?
}

/// Names of findings that stay when lines move. The second of two alike in one file is told apart by its number.
private struct Fingerprints {
  private var counts: [String: Int] = [:]

  mutating func next(_ diagnostic: Diagnostic) -> String {
    let name = "\(diagnostic.rule)|\(diagnostic.range.path)|\(diagnostic.message.fact)"
    counts[name, default: 0] += 1
    guard let count = counts[name], count > 1 else { return name }
    return "\(name)|\(count)"
  }
}

private func write(
  _ diagnostic: Diagnostic, _ identity: Identity, _ writer: inout JSONWriter, _ locator: inout Locator
) {
  writer.object { writer in
    writer.pair("ruleId", diagnostic.rule.name)
    if let rule = identity.rule { writer.pair("ruleIndex", rule) }
    writer.pair("level", diagnostic.severity.rawValue)
    writer.key("message")
    writer.object { $0.pair("text", diagnostic.message.text) }
    writer.key("locations")
    writer.array { writer in
      writer.object { write(physical: diagnostic.range, &$0, &locator) }
    }
    writer.key("partialFingerprints")
    writer.object { $0.pair("forgeDocs/v1", identity.fingerprint) }
    if !diagnostic.notes.isEmpty {
      writer.key("relatedLocations")
      writer.array { writer in
        for note in diagnostic.notes {
          writer.object { writer in
            write(physical: note.range, &writer, &locator)
            writer.key("message")
            writer.object { $0.pair("text", note.message.text) }
          }
        }
      }
    }
    if let fix = diagnostic.fix, !fix.edits.isEmpty { write(fix, &writer, &locator) }
    if let help = diagnostic.help {
      // Results have no address of their own; property bags are for what the format does not name (section 3.8).
      writer.key("properties")
      writer.object { $0.pair("help", help) }
    }
  }
}

private func write(_ fix: Fix, _ writer: inout JSONWriter, _ locator: inout Locator) {
  writer.key("fixes")
  writer.array { writer in
    writer.object { writer in
      writer.key("description")
      writer.object { $0.pair("text", fix.title) }
      writer.key("artifactChanges")
      writer.array { writer in
        for path in Set(fix.edits.map(\.range.path)).sorted() {
          let edits = fix.edits.filter { $0.range.path == path }
          writer.object { write(edits, in: path, &$0, &locator) }
        }
      }
    }
  }
}

private func write(_ edits: [Fix.Edit], in path: String, _ writer: inout JSONWriter, _ locator: inout Locator) {
  write(artifact: path, &writer)
  writer.key("replacements")
  writer.array { writer in
    for edit in edits {
      writer.object { writer in
        writer.key("deletedRegion")
        write(region: edit.range, &writer, &locator)
        writer.key("insertedContent")
        writer.object { $0.pair("text", edit.text) }
      }
    }
  }
}

private func write(physical range: SourceRange, _ writer: inout JSONWriter, _ locator: inout Locator) {
  writer.key("physicalLocation")
  writer.object { writer in
    write(artifact: range.path, &writer)
    writer.key("region")
    write(region: range, &writer, &locator)
  }
}

private func write(artifact path: String, _ writer: inout JSONWriter) {
  writer.key("artifactLocation")
  writer.object { writer in
    writer.pair("uri", encoded(path))
    writer.pair("uriBaseId", "%SRCROOT%")
  }
}

private func write(region range: SourceRange, _ writer: inout JSONWriter, _ locator: inout Locator) {
  let (start, end) = locator.positions(of: range)
  writer.object { writer in
    writer.pair("startLine", start.line)
    writer.pair("startColumn", start.column)
    writer.pair("endLine", end.line)
    writer.pair("endColumn", end.column)
    writer.pair("byteOffset", range.bytes.lowerBound)
    writer.pair("byteLength", range.bytes.count)
  }
}

/// A path as a relative URI reference (RFC 3986 section 4.2).
private func encoded(_ path: String) -> String {
  var text = ""
  for byte in path.utf8 {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"), UInt8(ascii: "/"):
      text.unicodeScalars.append(Unicode.Scalar(byte))
    default:
      let digits = String(byte, radix: 16, uppercase: true)
      text += "%\(digits.count == 1 ? "0" : "")\(digits)"
    }
  }
  return text
}
