import Testing

/// What Go, with Sprig and the readers and writers of YAML, JSON and TOML that Helm uses, makes of each row.
@Suite("Functions")
struct FunctionTests {
  static let families = [
    "strings", "defaults", "numbers", "lists", "dicts", "types", "encoding", "regex", "versions", "dates", "paths",
    "yaml",
    "random",
  ]
  static let rows = families.flatMap { TemplateRow.load("Functions/\($0).json") }

  @Test func rowsAreThere() {
    #expect(Self.rows.count > 500)
  }

  @Test(arguments: rows) func agreesWithGo(_ row: TemplateRow) {
    row.check()
  }
}
