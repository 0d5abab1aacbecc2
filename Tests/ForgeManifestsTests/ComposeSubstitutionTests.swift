import ForgeDiagnostics
import Testing

@testable import ForgeManifests

@Suite("Variables of Compose files")
struct ComposeSubstitutionTests {
  private static let variables = ComposeVariables(["FOO": "first", "BAR": "", "bar_2": "low", "JSON": "{}"])

  @Test(
    "A text is expanded as Compose does it",
    arguments: [
      ("plain", "plain"), ("", ""), ("$FOO", "first"), ("${FOO}", "first"), ("a$FOO", "afirst"),
      ("$FOO-bar", "first-bar"), ("$FOO.x", "first.x"), ("${FOO}bar", "firstbar"), ("$bar_2", "low"),
      ("$BAR", ""), ("[$BAR]", "[]"), ("${BAR}", ""), ("$$FOO", "$FOO"), ("$${FOO}", "${FOO}"), ("$$$FOO", "$first"),
      ("$$", "$"), ("$$$$", "$$"), ("a$", "a$"), ("$ x", "$ x"), ("$1", "$1"), ("$}", "$}"), ("100$%", "100$%"),
      ("${FOO:-x}", "first"), ("${FOO-x}", "first"), ("${BAR:-x}", "x"), ("${BAR-x}", ""), ("${NO:-x}", "x"),
      ("${NO-x}", "x"), ("${NO:-}", ""), ("${NO-}", ""), ("${FOO:+x}", "x"), ("${FOO+x}", "x"), ("${BAR:+x}", ""),
      ("${BAR+x}", "x"), ("${NO:+x}", ""), ("${NO+x}", ""), ("${FOO:?e}", "first"), ("${FOO?e}", "first"),
      ("${BAR?e}", ""), ("${NO:-$FOO}", "first"), ("${NO:-${FOO}}", "first"), ("${NO-${FOO} ${FOO}}", "first first"),
      ("${NO:-${NO2:-deep}}", "deep"), ("${NO:-${NO2:-${NO3:-deeper}}}", "deeper"), ("${BAR:-${BAR:-${FOO}}}", "first"),
      ("${FOO:+${FOO}-x}", "first-x"), ("${NO:-a}-${NO:-b}", "a-b"), ("${NO:-a}${FOO}", "afirst"),
      ("${NO:-/non:-alphanumeric}", "/non:-alphanumeric"), ("${NO-va:-lu:?e}", "va:-lu:?e"), ("${NO:-a?b+c}", "a?b+c"),
      ("ok ${NO:-{\"json\":1}}", "ok {\"json\":1}"), ("${NO:-{}}", "{}"), ("${JSON:-{\"json\":1}}", "{}"),
      ("${NO:-a b  c}", "a b  c"), ("${NO:-$$x}", "$x"), ("${NO:-ü}", "ü"), ("é$FOO", "éfirst"), ("$FOOé", "firsté"),
      ("http://${NO:-localhost}:${NO-80}/", "http://localhost:80/"), ("$FOO$FOO", "firstfirst"), ("${FOO}}", "first}"),
    ])
  func expand(_ text: String, _ expected: String) {
    let (result, found) = ComposeSubstitution.expand(text, Self.variables)
    #expect(result == expected)
    #expect(found.problem == nil)
    #expect(found.unset.isEmpty)
  }

  @Test(
    "What begins no variable is refused",
    arguments: [
      "${", "${}", "${ }", "${ foo}", "${foo }", "${foo!}", "${FOO", "${1A}", "${FOO:x}", "a ${FOO:} b", "${-x}",
    ])
  func malformed(_ text: String) {
    let (_, found) = ComposeSubstitution.expand(text, Self.variables)
    guard case .malformed(let range)? = found.problem else {
      Issue.record("\(text) was taken")
      return
    }
    #expect(range.lowerBound >= 0 && range.upperBound <= text.utf8.count)
    #expect(found.isUncertain)
  }

  @Test(
    "A variable that must have a value says so",
    arguments: [
      ("${NO:?set it}", "set it"), ("${BAR:?set it}", "set it"), ("${NO?}", ""), ("${NO:?}", ""),
      ("${NO:?set ${FOO}}", "set first"), ("${NO?val:?ue}", "val:?ue"), ("${NO?bar-baz}", "bar-baz"),
    ])
  func required(_ text: String, _ message: String) {
    let (_, found) = ComposeSubstitution.expand(text, Self.variables)
    guard case .required(_, message: let said, _)? = found.problem else {
      Issue.record("\(text) was taken")
      return
    }
    #expect(said == message)
  }

  @Test("Unset variables are named with their places")
  func unset() {
    let (text, found) = ComposeSubstitution.expand("a $NO ${BAR:-${OTHER}} $NO", Self.variables)
    #expect(text == "a   ")
    #expect(found.unset.map(\.name) == ["NO", "OTHER", "NO"])
    #expect(found.unset.map(\.range) == [2..<5, 13..<21, 23..<26])
    #expect(found.isUncertain)
  }

  @Test("What every shell sets is not known, and not missing")
  func ambient() {
    let (text, found) = ComposeSubstitution.expand("${PWD}/data:$HOME/x", Self.variables)
    #expect(text == "./data:~/x")
    #expect(found.isUncertain && found.unset.isEmpty && found.problem == nil)
  }

  @Test("Defaults without end are refused, not followed")
  func deep() {
    let text = String(repeating: "${A:-", count: 20_000) + String(repeating: "}", count: 20_000)
    let (_, found) = ComposeSubstitution.expand(text, ComposeVariables([:]))
    #expect(found.problem != nil)
  }
}
