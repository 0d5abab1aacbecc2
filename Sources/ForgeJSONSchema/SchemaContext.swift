import ForgeDiagnostics
import ForgeYAML

/// A schema whose keywords are being read.
struct SchemaContext {
  let mapping: YAMLMapping
  let dialect: Dialect
  let vocabularies: Vocabularies
  let resource: Int

  /// A keyword's check with its place, where the schema has the keyword and its value can be read.
  func keyword(_ name: String, _ check: (YAMLNode) -> CompiledKeyword.Check?) -> [CompiledKeyword] {
    guard let pair = mapping.pair(name), let check = check(pair.value) else { return [] }
    return [CompiledKeyword(name: name, range: pair.key.range, check: check)]
  }

  /// Whether the schema has a keyword that came with the dialects after draft 7.
  func has2020(_ name: String) -> Bool { dialect == .draft2020 && mapping[name] != nil }

  /// The value of a keyword that counts things; nil for anything but a whole number from zero on.
  func count(_ name: String) -> Int? {
    mapping[name].flatMap(ExactNumber.init)?.count
  }
}
