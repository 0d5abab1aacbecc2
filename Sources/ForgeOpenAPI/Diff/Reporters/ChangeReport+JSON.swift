import ForgeDiagnostics

extension ChangeReport {
  /// The versioned contract that scripts read. Fields are added, never renamed.
  package var json: String {
    var oldLocator = old.locator
    var newLocator = new.locator
    var writer = JSONWriter()
    writer.object { writer in
      writer.pair("version", 1)
      writer.key("compared")
      writer.object { writer in
        writer.pair("old", old.name)
        writer.pair("new", new.name)
      }
      writer.key("changes")
      writer.array { writer in
        for change in diff.changes { write(change, &writer, &oldLocator, &newLocator) }
      }
      writer.key("summary")
      writer.object { writer in
        for level in ChangeLevel.allCases.reversed() { writer.pair(level.rawValue, diff.count(level)) }
      }
    }
    return writer.finish()
  }

  private func write(
    _ change: Change, _ writer: inout JSONWriter, _ oldLocator: inout Locator, _ newLocator: inout Locator
  ) {
    writer.object { writer in
      writer.pair("kind", change.kind.id)
      writer.pair("level", change.kind.level.rawValue)
      writer.key("operations")
      writer.array { writer in
        for operation in change.operations { writer.string(operation) }
      }
      writer.pair("message", change.message.text)
      writer.key("old")
      write(change.old, &writer, &oldLocator)
      writer.key("new")
      write(change.new, &writer, &newLocator)
    }
  }

  private func write(_ range: SourceRange, _ writer: inout JSONWriter, _ locator: inout Locator) {
    let (start, end) = locator.positions(of: range)
    writer.object { writer in
      writer.pair("file", range.path)
      writer.pair("line", start.line)
      writer.pair("column", start.column)
      writer.pair("endLine", end.line)
      writer.pair("endColumn", end.column)
    }
  }
}
