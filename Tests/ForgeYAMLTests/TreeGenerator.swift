import ForgeDiagnostics
import ForgeTestSupport
import ForgeYAML

/// Makes trees out of the scalars that are hardest to write.
struct TreeGenerator {
  var random: SeededGenerator
  private let nowhere = SourceRange.file("generated")

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
  }

  private static let texts = [
    "", "a", "no", "Yes", "y", "null", "~", "1.0", "010", "0o17", "2024-01-01", "12:30:45", "1e3", "1_000", "0x1F",
    " lead", "trail ", "a: b", "a:", "a #b", "#a", "- a", "-a", "?", "? a", ":a", "[x", "{x}", "a,b", "*a", "&a", "!a",
    "|", ">", "%a", "@a", "`a", "'a'", "\"a\"", "\\", "a\nb", "a\nb\n", "a\n\n\n", "\n", "\na", " a\nb", "a\n b\n",
    "a\n \nb",
    "a\tb", "\ta", "\ta\nb\n", "a\r\nb", "\u{0}", "\u{7F}", "\u{85}", "\u{2028}", "\u{FEFF}", "é", "😀", "---", "--- a",
    "...", "<<", "=", ".inf", ".nan", "-", "--", "-1", "+1", "a\\nb", "on", "off", "1.2.3", "v1.2.3", "true", "08",
    "x: |",
  ]

  mutating func node(depth: Int = 4) -> YAMLNode {
    let kind = depth == 0 ? 0 : Int.random(in: 0..<6, using: &random)
    switch kind {
    case 4:
      let items = (0..<Int.random(in: 0..<4, using: &random)).map { _ in node(depth: depth - 1) }
      return YAMLNode(.sequence(items), range: nowhere)
    case 5:
      var pairs: [YAMLMapping.Pair] = []
      for _ in 0..<Int.random(in: 0..<4, using: &random) {
        let key = YAMLNode(.scalar(string(Self.texts.randomElement(using: &random) ?? "")), range: nowhere)
        guard !pairs.contains(where: { $0.key.text == key.text }) else { continue }
        pairs.append(.init(key: key, value: node(depth: depth - 1)))
      }
      return YAMLNode(.mapping(YAMLMapping(pairs)), range: nowhere)
    default: return YAMLNode(.scalar(scalar()), range: nowhere)
    }
  }

  private mutating func scalar() -> YAMLScalar {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return YAMLScalar(text: "~", style: .plain, value: .null)
    case 1: return YAMLScalar(text: "yes", style: .plain, value: .bool(.random(using: &random)))
    case 2:
      let int = Int.random(in: Int.min...Int.max, using: &random)
      return YAMLScalar(text: String(int), style: .plain, value: .int(int))
    case 3:
      let double = Double(bitPattern: random.next())
      return YAMLScalar(text: "\(double)", style: .plain, value: .float(double.isFinite ? double : 0.5))
    default: return string(Self.texts.randomElement(using: &random) ?? "")
    }
  }

  private func string(_ text: String) -> YAMLScalar {
    YAMLScalar(text: text, style: .doubleQuoted, value: .string(text))
  }
}
