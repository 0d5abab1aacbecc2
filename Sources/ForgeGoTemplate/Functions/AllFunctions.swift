/// The functions of Sprig 3.3 and of Helm, by name: all that templates of charts can call beside the builtins, `include` and
/// `tpl`. Helm leaves out `env` and `expandenv`, and so does this.
package func functionTable() -> [String: GoFunction] {
  Dictionary(uniqueKeysWithValues: allFunctions.map { ($0.name, $0) })
}

private let allFunctions: [GoFunction] =
  stringFunctions + defaultFunctions + numberFunctions + listFunctions + dictFunctions + typeFunctions + regexFunctions
  + encodingFunctions + cryptographyFunctions + randomFunctions + versionFunctions + dateFunctions + pathFunctions
  + urlFunctions + yamlAndJSONFunctions + tomlFunctions
