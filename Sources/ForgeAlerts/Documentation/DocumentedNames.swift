import ForgeDiagnostics
import ForgeMarkdown

/// Names that a page sets side by side: the headings of one level below one heading, the cells of a column, the items of
/// a list.
struct NameGroup {
  struct Member {
    let name: String
    let node: MarkdownNode.ID
  }

  var members: [Member] = []
  /// Whether the page says that they are alerts: the head of the column does.
  var isOfAlerts = false
}

/// Finds the groups of names in a page that may be those of alerts.
struct DocumentedNames {
  private let document: MarkdownDocument
  private var tree: MarkdownTree { document.tree }
  private(set) var groups: [NameGroup] = []

  init(_ document: MarkdownDocument) {
    self.document = document
    addHeadings()
    for id in tree.order() {
      switch tree[id].kind {
      case .table: addColumns(id)
      case .list: addItems(id)
      case .definitionList: addTerms(id)
      default: break
      }
    }
  }

  /// Whether a text is written as names of alerts mostly are: words that begin with capitals, run together.
  static func isName(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 5, let first = bytes.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first),
      bytes.allSatisfy({ isLetter($0) || isDigit($0) })
    else { return false }
    return zip(bytes, bytes.dropFirst()).contains { isLower($0) && !isLower($1) && !isDigit($1) }
  }

  private static func isLower(_ byte: UInt8) -> Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) }

  private static func isLetter(_ byte: UInt8) -> Bool { isLower(byte | 0x20) && byte >= UInt8(ascii: "A") }

  private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

  // MARK: Headings

  private mutating func addHeadings() {
    var places: [Int: Int] = [:]
    for heading in document.headings {
      // A heading ends the groups of the levels below it.
      places = places.filter { $0.key <= heading.level }
      let name = Self.alert(in: heading.text)
      guard heading.level > 1, Self.isName(name) else { continue }
      if places[heading.level] == nil {
        places[heading.level] = groups.count
        groups.append(NameGroup())
      }
      guard let place = places[heading.level] else { continue }
      groups[place].members.append(.init(name: name, node: heading.node))
      if Self.isMarked(heading.text) { groups[place].isOfAlerts = true }
    }
  }

  private static let marks = ["alert name:", "alert:"]

  private static func isMarked(_ heading: String) -> Bool {
    marks.contains { heading.trimmingSpaces().lowercased().hasPrefix($0) }
  }

  /// The name in a heading: all of it, or what stands behind `Alert:` or `Alert name:`, in quotes or not. How grave the alert
  /// is may follow: `Alert: TargetDown (severity: critical)`.
  static func alert(in heading: String) -> String {
    var name = heading.trimmingSpaces()
    for word in marks where name.lowercased().hasPrefix(word) {
      name = String(name.dropFirst(word.count)).trimmingSpaces()
    }
    let quotes: Set<Character> = ["\"", "“", "”", "'"]
    let word = String(name.drop(while: quotes.contains).prefix { !quotes.contains($0) })
    guard isMarked(heading) || tellsSeverity(word), let end = word.firstIndex(of: " ") else { return word }
    return String(word[..<end])
  }

  private static func tellsSeverity(_ heading: String) -> Bool {
    guard let note = heading.split(separator: "(").dropFirst().last?.lowercased() else { return false }
    return ["severity", "critical", "warning", "page"].contains { note.hasPrefix($0) }
  }

  // MARK: Tables

  private mutating func addColumns(_ table: MarkdownNode.ID) {
    var columns: [NameGroup] = []
    var isPure: [Bool] = []
    for row in tree.children(of: table) {
      for (place, cell) in tree.children(of: row).enumerated() {
        if place == columns.count {
          columns.append(NameGroup())
          isPure.append(true)
        }
        if tree[row].flag || tree[cell].flag {
          columns[place].isOfAlerts = Self.speaksOfAlerts(tree.plainText(of: cell))
          continue
        }
        let (names, isAll) = names(in: cell)
        columns[place].members += names
        isPure[place] = isPure[place] && isAll
      }
    }
    groups += zip(columns, isPure).filter { $0.isOfAlerts || $1 }.map(\.0).filter { !$0.members.isEmpty }
  }

  private static func speaksOfAlerts(_ head: String) -> Bool {
    let words = head.lowercased().split { !$0.isLetter }
    return words.contains("alert") || words.contains("alerts") || words.contains("alertname")
  }

  /// The names in code in a cell, and whether there is nothing else in it but what stands between them.
  private func names(in cell: MarkdownNode.ID) -> (names: [NameGroup.Member], isAll: Bool) {
    var names: [NameGroup.Member] = []
    var isAll = true
    for id in tree.order(from: cell) where tree[id].isInline {
      switch tree[id].kind {
      case .code:
        let text = tree.string(tree[id].literal)
        if Self.isName(text) { names.append(.init(name: text, node: id)) } else { isAll = false }
      case .text:
        let text = tree.string(tree[id].literal).trimmingSpaces()
        if Self.isName(text), tree.children(of: cell).count == 1 {
          names.append(.init(name: text, node: id))
        } else if text.contains(where: { $0.isLetter || $0.isNumber }) {
          isAll = false
        }
      default: break
      }
    }
    return (names, isAll)
  }

  // MARK: Lists

  private mutating func addItems(_ list: MarkdownNode.ID) {
    var group = NameGroup()
    for item in tree.children(of: list) {
      guard let paragraph = tree.children(of: item).first else { continue }
      if let name = leadingName(paragraph) { group.members.append(name) }
    }
    if !group.members.isEmpty { groups.append(group) }
  }

  private mutating func addTerms(_ list: MarkdownNode.ID) {
    var group = NameGroup()
    for term in tree.children(of: list) where tree[term].kind == .definitionTerm {
      if let name = leadingName(term) { group.members.append(name) }
    }
    if !group.members.isEmpty { groups.append(group) }
  }

  /// A name that stands first in a block, in code or set off, with a colon, a dash or nothing behind it.
  private func leadingName(_ block: MarkdownNode.ID) -> NameGroup.Member? {
    let children = tree.children(of: block)
    guard let first = children.first, [.code, .strong, .emphasis, .link].contains(tree[first].kind) else { return nil }
    let name = tree.plainText(of: first)
    guard Self.isName(name) else { return nil }
    if children.count > 1 {
      let next = tree.plainText(of: children[1]).drop { $0 == " " }
      guard next.first.map({ ":—–-(,".contains($0) }) ?? true else { return nil }
    }
    return NameGroup.Member(name: name, node: first)
  }
}
