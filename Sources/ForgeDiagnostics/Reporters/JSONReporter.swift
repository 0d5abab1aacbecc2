extension Reporter {
  /// The versioned contract that scripts read. Fields are added, never renamed.
  package static let json = Reporter { outcome, _ in
    var locator = Locator(outcome)
    var writer = JSONWriter()
    writer.object { writer in
      writer.pair("version", 1)
      writer.key("diagnostics")
      writer.array { writer in
        for diagnostic in outcome.diagnostics { write(diagnostic, &writer, &locator) }
      }
      writer.key("claims")
      writer.array { writer in
        for claim in outcome.claims { write(claim, &writer, &locator) }
      }
      writer.key("coverage")
      write(outcome.coverage, &writer)
      writer.key("summary")
      writer.object { writer in
        writer.pair("errors", outcome.errors)
        writer.pair("warnings", outcome.warnings)
        writer.pair("pages", outcome.pages)
        writer.key("claims")
        writer.object { writer in
          for verdict in [Claim.Verdict.verified, .contradicted, .unverifiable] {
            writer.pair(verdict.rawValue, outcome.count(verdict))
          }
        }
        writer.key("inputs")
        writer.object { writer in
          for input in outcome.inputs { writer.pair(input.kind, input.count) }
        }
      }
    }
    return writer.finish()
  }
}

private func write(_ diagnostic: Diagnostic, _ writer: inout JSONWriter, _ locator: inout Locator) {
  writer.object { writer in
    writer.pair("rule", diagnostic.rule.name)
    writer.pair("severity", diagnostic.severity.rawValue)
    writer.pair("message", diagnostic.message.text)
    write(diagnostic.range, &writer, &locator)
    writer.key("notes")
    writer.array { writer in
      for note in diagnostic.notes {
        writer.object { writer in
          writer.pair("message", note.message.text)
          writer.pair("file", note.range.path)
          writer.pair("line", locator.positions(of: note.range).start.line)
        }
      }
    }
    if let help = diagnostic.help { writer.pair("help", help) }
    guard let fix = diagnostic.fix else { return }
    writer.key("fix")
    writer.object { writer in
      writer.pair("title", fix.title)
      writer.pair("safe", fix.isSafe)
      writer.key("edits")
      writer.array { writer in
        for edit in fix.edits {
          writer.object { writer in
            write(edit.range, &writer, &locator)
            writer.pair("text", edit.text)
          }
        }
      }
    }
  }
}

private func write(_ range: SourceRange, _ writer: inout JSONWriter, _ locator: inout Locator) {
  let (start, end) = locator.positions(of: range)
  writer.pair("file", range.path)
  writer.pair("line", start.line)
  writer.pair("column", start.column)
  writer.pair("endLine", end.line)
  writer.pair("endColumn", end.column)
}

private func write(_ claim: Claim, _ writer: inout JSONWriter, _ locator: inout Locator) {
  writer.object { writer in
    write(claim.range, &writer, &locator)
    writer.pair("tool", claim.tool)
    writer.pair("kind", claim.kind)
    writer.pair("target", claim.target)
    writer.pair("verdict", claim.verdict.rawValue)
    writer.pair("reason", claim.reason)
    writer.pair("optional", claim.isOptional)
    writer.key("evidence")
    writer.array { writer in
      for evidence in claim.evidence {
        writer.object { writer in
          writer.pair("file", evidence.path)
          writer.pair("line", locator.positions(of: evidence).start.line)
        }
      }
    }
  }
}

private func write(_ coverage: CoverageSummary?, _ writer: inout JSONWriter) {
  guard let coverage else {
    writer.null()
    return
  }
  writer.object { writer in
    writer.pair("operations", coverage.operations)
    writer.pair("documented", coverage.documented)
    writer.pair("described", coverage.described)
    writer.pair("mentioned", coverage.mentioned)
    writer.key("percent")
    writer.number(coverage.percent)
    writer.key("undocumented")
    writer.array { writer in
      for operation in coverage.undocumented { writer.string(operation) }
    }
  }
}
