import ForgeDiagnostics
import ForgeOpenAPI

extension CoverageReport {
  /// For programs: versioned, and only ever added to.
  package var json: String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.pair("version", 1)
      writer.key("total")
      write(figures, &writer)
      write("tags", tags, &writer)
      write("owners", owners, &writer)
      writer.key("operations")
      writer.array { writer in
        for row in rows { write(row, &writer) }
      }
      if let change {
        writer.key("change")
        writer.object { writer in
          writer.pair("base", change.base)
          writer.key("total")
          write(change.figures, &writer)
          write("added", change.added, &writer)
          write("removed", change.removed, &writer)
          write("gained", change.gained, &writer)
          write("lost", change.lost, &writer)
        }
      }
    }
    return writer.finish()
  }

  private func write(_ key: String, _ groups: [Group], _ writer: inout JSONWriter) {
    writer.key(key)
    writer.array { writer in
      for group in groups {
        writer.object { writer in
          writer.pair("name", group.name)
          writePairs(group.figures, &writer)
        }
      }
    }
  }

  private func write(_ figures: CoverageFigures, _ writer: inout JSONWriter) {
    writer.object { writePairs(figures, &$0) }
  }

  private func writePairs(_ figures: CoverageFigures, _ writer: inout JSONWriter) {
    writer.pair("operations", figures.operations)
    writer.pair("documented", figures.documented)
    writer.pair("described", figures.described)
    writer.pair("mentioned", figures.mentioned)
    writer.key("percent")
    writer.number(figures.percent)
    writer.key("describedShare")
    writer.number(figures.describedShare)
  }

  private func write(_ row: Row, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.pair("operation", row.name)
      if let id = row.entry.operation.operationID { writer.pair("operationId", id) }
      write("tags", row.entry.operation.tags, &writer)
      write("owners", row.entry.owners, &writer)
      writer.pair("file", row.place.path)
      writer.pair("line", row.place.line)
      writer.pair("documented", row.isDocumented)
      write("lacks", row.entry.lacks.map(\.rawValue), &writer)
      writer.key("mentions")
      writer.array { writer in
        for page in row.pages {
          writer.object { writer in
            writer.pair("file", page.path)
            writer.pair("line", page.line)
          }
        }
      }
      if let exclusion = row.entry.exclusion { writer.pair("excluded", exclusion) }
    }
  }

  private func write(_ key: String, _ names: [String], _ writer: inout JSONWriter) {
    writer.key(key)
    writer.array { writer in
      for name in names { writer.string(name) }
    }
  }
}
