import Testing

@testable import ForgeSite

/// Lines of cards.
@Suite struct CardTextTests {
  @Test func breaksAtSpaces() {
    #expect(CardText.lines("one two three", width: 5, limit: 3) == ["one two", "three"])
    #expect(CardText.lines("", width: 5, limit: 3) == [])
    #expect(CardText.lines("  one \n two ", width: 50, limit: 3) == ["one two"])
  }

  @Test func whatDoesNotFitEndsWithAnEllipsis() {
    let lines = CardText.lines("one two three four five six", width: 5, limit: 2)
    #expect(lines == ["one two", "three…"])
    #expect(CardText.lines("unbreakableunbreakable", width: 5, limit: 2).first?.hasSuffix("…") == true)
    #expect(CardText.lines("a b", width: 50, limit: 0) == [])
  }

  @Test func scriptsWithoutSpacesBreakAnywhere() {
    #expect(CardText.lines("升级和回滚平台", width: 4, limit: 3) == ["升级和回", "滚平台"])
  }
}
