import ForgeDiagnostics
import ForgeYAML
import Testing

@Suite("Meaning of plain scalars")
struct YAMLSchemaTests {
  @Test(
    "The core schema of YAML 1.2",
    arguments: [
      ("", .null), ("~", .null), ("Null", .null), ("nULL", .string("nULL")), ("true", .bool(true)),
      ("FALSE", .bool(false)), ("yes", .string("yes")), ("on", .string("on")), ("0", .int(0)), ("-12", .int(-12)),
      ("+12", .int(12)), ("012", .int(12)), ("0o17", .int(15)), ("-0o17", .string("-0o17")), ("0xfF", .int(255)),
      ("1_000", .string("1_000")), ("1.5", .float(1.5)), ("1.", .float(1)), (".5", .float(0.5)), ("1e3", .float(1000)),
      ("-1.5E-2", .float(-0.015)), ("1e", .string("1e")), (".", .string(".")), ("-", .string("-")),
      (".inf", .float(.infinity)), ("-.INF", .float(-.infinity)), ("1:30", .string("1:30")),
      ("9223372036854775807", .int(.max)), ("-9223372036854775808", .int(.min)),
      ("9223372036854775808", .float(9_223_372_036_854_775_808)),
      ("0xFFFFFFFFFFFFFFFF", .float(18_446_744_073_709_551_616)),
      ("1.2.3", .string("1.2.3")), ("2024-01-01", .string("2024-01-01")), ("1e999", .float(.infinity)),
      ("0.1", .float(0.1)), ("123456789012345678e-20", .float(0.00123456789012345678)),
    ] as [(String, YAMLScalar.Value)])
  func core(_ text: String, _ value: YAMLScalar.Value) {
    #expect(YAMLSchema.core12.value(ofPlain: text) == value)
  }

  @Test(
    "The types of YAML 1.1",
    arguments: [
      ("yes", .bool(true)), ("Off", .bool(false)), ("y", .string("y")), ("017", .int(15)), ("-017", .int(-15)),
      ("08", .string("08")), ("0o17", .string("0o17")), ("0b1010", .int(10)), ("-0x1F", .int(-31)),
      ("1_000", .int(1000)),
      ("190:20:30", .int(685_230)), ("1:30", .int(90)), ("09:30", .string("09:30")), ("1:60", .string("1:60")),
      ("190:20:30.15", .float(685_230.15)), ("1e3", .string("1e3")), ("1.0e+3", .float(1000)), ("1.5", .float(1.5)),
      ("1.0e3", .string("1.0e3")), ("~", .null), ("2024-01-01", .string("2024-01-01")), ("+.inf", .float(.infinity)),
    ] as [(String, YAMLScalar.Value)])
  func yaml11(_ text: String, _ value: YAMLScalar.Value) {
    #expect(YAMLSchema.yaml11.value(ofPlain: text) == value)
  }

  @Test("Tags and quotes decide before the text does")
  func tags() throws {
    let text = "[!!str 1, !!int '2', !!float 3, ! 4, !local 5, '6', !<tag:yaml.org,2002:bool> true]\n"
    let items = try #require(YAMLStream.parse(SourceFile(path: "a.yaml", text: text)).root?.sequence)
    #expect(
      items.map(\.scalar?.value) == [
        .string("1"), .int(2), .float(3), .string("4"), .string("5"), .string("6"), .bool(true),
      ])
    #expect(items[4].tag == "!local")
    #expect(items[0].tag == "tag:yaml.org,2002:str")
  }
}
