import ForgeShell

/// What is true of every text that is read as bash or as a console session. That none of it traps or hangs is a part of it.
package enum ShellProperties {
  /// What is wrong with the trees that `bytes` become; empty for every input there is.
  package static func violations(of bytes: [UInt8]) -> [String] {
    let script = ShellScript.parse(bytes)
    var violations = RangeChecks(script, count: bytes.count).faults
    let tree = TreePrinter.print(script)
    expect(TreePrinter.print(ShellScript.parse(bytes)) == tree, "read twice, the tree differs", &violations)
    violations += shifted(bytes, tree)
    violations += words(script, count: bytes.count)
    violations += parts(script, bytes)
    violations += session(bytes)
    return violations
  }

  private static func expect(_ condition: Bool, _ violation: @autoclosure () -> String, _ violations: inout [String]) {
    if !condition { violations.append(violation()) }
  }

  /// As a part of a larger text the script means the same, and its ranges lie in that part.
  private static func shifted(_ bytes: [UInt8], _ tree: String) -> [String] {
    let distance = 7
    let script = ShellScript.parse(bytes, offsets: Array(distance...bytes.count + distance))
    var violations = RangeChecks(script, count: bytes.count + distance).faults
    expect(TreePrinter.print(script) == tree, "inside of a larger text, the tree differs", &violations)
    expect(
      script.commands.range.lowerBound >= distance && script.errors.allSatisfy { $0.range.lowerBound >= distance },
      "a range lies before the text", &violations)
    return violations
  }

  /// Words become no more words than they may, and each knows where it was written.
  private static func words(_ script: ShellScript, count: Int) -> [String] {
    var violations: [String] = []
    for word in script.simpleCommands.prefix(100).flatMap({ $0.words.prefix(20) }) {
      let words = word.expandingBraces()
      expect(words.count <= 100, "braces make \(words.count) words", &violations)
      for field in words.prefix(4).flatMap({ $0.expanded { $0 == "a" ? "x y" : nil }.fields }) {
        let length = field.text.utf8.count
        guard let range = field.sourceRange(of: 0..<length) else { continue }
        expect(range.lowerBound >= 0 && range.upperBound <= count, "a field comes from \(range)", &violations)
      }
    }
    return violations
  }

  /// Each command of a script without faults is the same command where it stands alone. A heredoc stands outside of its
  /// command, and so does what a line that goes on begins with.
  private static func parts(_ script: ShellScript, _ bytes: [UInt8]) -> [String] {
    guard script.errors.isEmpty, !script.isUnfinished, !contains(bytes, "<<"), !contains(bytes, "\\\n"),
      !bytes.contains(0x0D), script.commands.items.count <= 200
    else { return [] }
    var violations: [String] = []
    for item in script.commands.items {
      var text = Array(bytes[item.range])
      if item.isBackground { text.append(UInt8(ascii: "&")) }
      let alone = ShellScript.parse(text)
      expect(
        alone.errors.isEmpty && alone.commands.items.map { TreePrinter.print($0) } == [TreePrinter.print(item)],
        "alone it is another command: \(String(decoding: text, as: UTF8.self))", &violations)
    }
    return violations
  }

  private static func contains(_ bytes: [UInt8], _ pair: StaticString) -> Bool {
    let pair = (pair.utf8Start[0], pair.utf8Start[1])
    return zip(bytes, bytes.dropFirst()).contains { $0 == pair.0 && $1 == pair.1 }
  }

  /// Prompts, commands and output follow each other inside the text.
  private static func session(_ bytes: [UInt8]) -> [String] {
    let session = ConsoleSession.parse(bytes)
    var violations: [String] = []
    var places = session.outputs
    for command in session.commands {
      places += (command.prompt.map { [$0] } ?? []) + command.pieces
      if let script = command.script { violations += RangeChecks(script, count: bytes.count).faults }
    }
    places.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    var end = 0
    for place in places {
      expect(place.lowerBound >= end && place.upperBound <= bytes.count, "\(place) after \(end)", &violations)
      end = max(end, place.upperBound)
    }
    return violations
  }
}
