import Testing

@Suite struct TemplateTests {
  static let rows = TemplateRow.load("templates.json")

  @Test func rowsAreThere() {
    #expect(Self.rows.count > 200)
  }

  @Test(arguments: rows) func agreesWithGo(_ row: TemplateRow) {
    row.check()
  }
}
