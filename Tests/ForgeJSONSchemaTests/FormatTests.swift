import ForgeDiagnostics
import ForgeJSONSchema
import ForgeYAML
import Testing

@Suite("Formats")
struct FormatTests {
  private static let files: [(draft: String, names: [String])] = [
    (
      "draft2020-12",
      [
        "date-time", "date", "duration", "ecmascript-regex", "email", "hostname", "idn-email", "idn-hostname", "ipv4",
        "ipv6", "iri-reference", "iri", "json-pointer", "regex", "relative-json-pointer", "time", "uri-reference",
        "uri-template", "uri", "uuid",
      ]
    ),
    (
      "draft7",
      [
        "date-time", "date", "ecmascript-regex", "email", "hostname", "idn-email", "idn-hostname", "ipv4", "ipv6",
        "iri-reference", "iri", "json-pointer", "regex", "relative-json-pointer", "time", "uri-reference",
        "uri-template", "uri",
      ]
    ),
    ("draft4", ["date-time", "email", "hostname", "ipv4", "ipv6", "uri"]),
  ]

  @Test("The suite's strings have their formats or have not, as it says", arguments: files)
  func suite(draft: String, names: [String]) throws {
    for name in names {
      for test in try OptionalCase.read("format/\(name).json", draft: draft) {
        guard let text = test.instance.string, let format = test.schema["format"]?.string else { continue }
        let isValid = FormatChecker.isValid(text, format: format)
        #expect(isValid == test.isValid, "\(draft): \(test.name): \(text.debugDescription)")
      }
    }
  }

  @Test("A format that is unknown, or is of the other kind, says nothing")
  func unknown() {
    #expect(FormatChecker.isValid("x", format: "color") == nil)
    #expect(FormatChecker.isValid("x", format: "password") == nil)
    #expect(FormatChecker.isValid("x", format: "int32") == nil)
    #expect(FormatChecker.isValid(number: scalar("1"), format: "date") == nil)
  }

  @Test(
    "Strings that the suite leaves out",
    arguments: [
      (
        "date-time", ["2024-02-29T00:00:00Z", "2024-02-29t00:00:00-00:00"],
        ["2024-02-29 00:00:00Z", "2024-02-29T00:00Z"]
      ),
      ("time", ["23:59:60Z"], ["23:59:60", "12:00:00.Z"]),
      ("duration", ["P1Y2M3DT4H5M6S", "P3W", "PT36H"], ["P1D1H", "P1W1D", "PT1S1M", "P1DT", "1D"]),
      (
        "email", ["a@b", "\"a\\\"b\"@example.com", "a@[IPv6:::1]", "a@[x-tag:yes]"],
        ["é@example.com", "a@[::1]", "a@-b.com", "a@b..c", "\"a@b.c", "a@", "\"a\"b@c.de"]
      ),
      ("idn-email", ["é@münchen.de"], ["a b@münchen.de", "a@mün chen.de"]),
      ("hostname", ["example.com", "1.2.3.4", "xn--mnchen-3ya.de"], ["münchen.de", "a_b", "xn--mnchen-.de"]),
      (
        "idn-hostname", ["münchen.de", "Example.COM", "例え.テスト", "ไทย", "بي‌بي"],
        ["München.de", "mu\u{308}nchen.de", "a‌b", "★.de", "ab--ü", "a_b"]
      ),
      ("ipv4", ["1.2.3.4"], ["01.2.3.4", "1.2.3.4444", "1.2.3.", "1..3.4"]),
      (
        "ipv6", ["::", "1::", "1:2:3:4:5:6:7::", "::1.2.3.4"],
        [":", ":::", "1:2:3:4:5:6:7:8::", "::1.2.3.4:5", "1.2.3.4::"]
      ),
      (
        "uri", ["a:", "a:b?c#d", "http://[v1.a:b]/", "file:///x"],
        ["a b:c", "a:#b#c", "http://[::1", "http://a:b@c:d/"]
      ),
      ("uri-reference", ["", "a/b:c", "?", "#"], ["a:b c", "%"]),
      ("iri", ["http://é/?\u{E000}"], ["http://é/\u{E000}", "é:b", "http://é/\u{FFFE}"]),
      ("uri-template", ["/a/{b,c*}", "{?q:3,r*}"], ["{b", "b}", "{b:}", "{b*:3}", "%2", "{%4}"]),
      ("relative-json-pointer", ["0+1/a", "2-1#"], ["0+/a", "00", "0+01"]),
      ("byte", ["", "aGk=", "YQ==", "aGV5"], ["aGk", "a===", "aG k", "aG-_", "=aGk"]),
    ] as [(String, [String], [String])])
  func strings(format: String, valid: [String], invalid: [String]) {
    for text in valid { #expect(FormatChecker.isValid(text, format: format) == true, "\(format): \(text)") }
    for text in invalid { #expect(FormatChecker.isValid(text, format: format) == false, "\(format): \(text)") }
  }

  @Test(
    "Numbers have a format by their value",
    arguments: [
      ("int32", ["0", "-2147483648", "2147483647", "1.0", "1e3"], ["2147483648", "-2147483649", "0.5", "1e20"]),
      (
        "int64", ["9223372036854775807", "-9223372036854775808", "9223372036854775807.0", "1e18"],
        ["9223372036854775808", "-9223372036854775809", "9223372036854775808.0", "1.5", "1e19"]
      ),
      ("float", ["1", "3.4e38", "1e-50", "123456789012345678901234567890"], ["3.5e38", "1e400"]),
      ("double", ["1", "1.7e308"], ["1e400", "-1e400"]),
    ] as [(String, [String], [String])])
  func numbers(format: String, valid: [String], invalid: [String]) {
    for text in valid {
      #expect(FormatChecker.isValid(number: scalar(text), format: format) == true, "\(format): \(text)")
    }
    for text in invalid {
      #expect(FormatChecker.isValid(number: scalar(text), format: format) == false, "\(format): \(text)")
    }
  }

  private func scalar(_ text: String) -> YAMLScalar {
    let root = YAMLStream.parse(SourceFile(path: "number.yaml", text: text)).root
    return root?.scalar ?? YAMLScalar(text: text, style: .plain, value: .null)
  }

  @Test("No string traps, whatever the format")
  func hostile() {
    let texts = [
      "", "-", "xn--", "xn---", "xn--99999999999999999999999999", "xn--a-9999999999", "\u{0}", "\u{10FFFF}", "@", "[",
      "%",
      "{", "P", "::", "....", "\"", "\\", "\u{200C}", "\u{200D}a", String(repeating: "xn--a.", count: 1000),
      String(repeating: "é", count: 70), String(repeating: "9", count: 400),
    ]
    let formats = [
      "date-time", "date", "time", "duration", "email", "idn-email", "hostname", "idn-hostname", "ipv4", "ipv6", "uri",
      "uri-reference", "iri", "iri-reference", "uri-template", "uuid", "json-pointer", "relative-json-pointer", "regex",
      "byte",
    ]
    for format in formats {
      for text in texts { #expect(FormatChecker.isValid(text, format: format) != nil) }
    }
  }
}
