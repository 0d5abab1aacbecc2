import ForgeFiles
import ForgeMarkdown

/// The file that a block says it is, or is a part of.
struct FileMention {
  enum Form {
    /// `title="…"` of the fence.
    case title
    /// A comment on the first line.
    case comment
    /// The sentence that leads to the block, or the one after it that says where to keep it.
    case sentence
  }

  let text: String
  let form: Form
  /// Whether the reader is to make or change the file, or what is shown is only like it.
  let isInstruction: Bool
  /// Whether the reader is told to keep the block under this name.
  let isSaved: Bool
  /// Whether a sentence says more than the name.
  private(set) var isTold = false
  /// Whether it is not plainly English.
  private(set) var isForeign = false

  /// What stands beside a block: the paragraphs above and below it, and the heading that it stands under.
  struct Context {
    var lead: Prose?
    var follow: Prose?
    var heading = ""
  }

  /// Nil for a block that names no file.
  init?(_ fence: CodeFence, _ bytes: [UInt8], _ context: Context) {
    let lead = context.lead.map(\.lastSentence) ?? ""
    var isTask: Bool { Wording.isInstruction(lead) || Wording.isTask(context.heading) }
    if let path = Self.path(fence.title, isTitle: true) {
      self.init(text: path, form: .title, isInstruction: isTask, isSaved: Wording.isSaving(lead))
    } else if let path = Self.comment(bytes) {
      self.init(text: path, form: .comment, isInstruction: isTask, isSaved: Wording.isSaving(lead))
    } else if let prose = context.lead, prose.isIntroduction, let path = Self.only(prose.lastCodes) {
      self.init(text: path, form: .sentence, isInstruction: isTask, isSaved: Wording.isSaving(lead))
      isTold = prose.lastSentence.contains { $0.isLetter }
      isForeign = Wording.isForeign(prose.lastSentence)
    } else if let prose = context.follow, Wording.isSaving(prose.firstSentence), let path = Self.only(prose.firstCodes)
    {
      self.init(text: path, form: .sentence, isInstruction: true, isSaved: true)
    } else {
      return nil
    }
  }

  /// How plainly the block is said to be of the file at `path`. Files that have the same name in every repository, as
  /// workflows have, are as often the reader's own.
  func plainness(of path: String, isWhole: Bool) -> Excerpt.Plainness {
    // What a sentence in another language wants is not known.
    if form == .sentence, isForeign { return .named }
    guard form == .sentence, isTold else { return isWhole && !path.hasPrefix(".") ? .titled : .named }
    return isWhole && !path.hasPrefix(".") ? .said : .titled
  }

  private init(text: String, form: Form, isInstruction: Bool, isSaved: Bool) {
    self.text = text
    self.form = form
    self.isInstruction = isInstruction
    self.isSaved = isSaved
  }

  /// The path of a sentence that names exactly one.
  private static func only(_ codes: [String]) -> String? {
    let paths = codes.compactMap { path($0) }
    return paths.count == 1 ? paths[0] : nil
  }

  static let extensions: Set<String> = ["yaml", "yml", "json", "env", "properties", "ini", "conf", "toml"]

  /// `text` where it reads as a path of a file: one word with an extension, or an environment file. A title may have any
  /// extension.
  static func path(_ text: String, isTitle: Bool = false) -> String? {
    var text = text.hasPrefix("./") ? String(text.dropFirst(2)) : text
    text = LineMark.removed(from: text)
    guard !text.isEmpty, text.utf8.count < 512, !text.contains("://"),
      !text.contains(where: { " \t\"'`(){}[]=,;$*&|?\\".contains($0) })
    else { return nil }
    let name = TreePath.name(of: text)
    let isEnvironment = name == ".env" || name.hasPrefix(".env.")
    let suffix = TreePath.pathExtension(of: name)
    return isEnvironment || extensions.contains(suffix) || isTitle && !suffix.isEmpty ? text : nil
  }

  /// `# deploy/api.yaml` on the first line.
  private static func comment(_ bytes: [UInt8]) -> String? {
    let line = bytes.prefix { $0 != UInt8(ascii: "\n") }
    guard line.count < 600 else { return nil }
    let text = String(decoding: line, as: UTF8.self).trimmingBlanks()
    for mark in ["#", "//", ";"] where text.hasPrefix(mark) {
      var rest = String(text.dropFirst(mark.count)).trimmingBlanks()
      for word in ["file:", "File:", "filename:", "path:"] where rest.hasPrefix(word) {
        rest = String(rest.dropFirst(word.count)).trimmingBlanks()
      }
      return path(rest)
    }
    return nil
  }
}

extension String {
  func trimmingBlanks() -> String {
    func isText(_ byte: UInt8) -> Bool { byte != 0x20 && byte != 0x09 && byte != 0x0D }
    guard let start = utf8.firstIndex(where: isText), let end = utf8.lastIndex(where: isText) else { return "" }
    return String(self[start..<utf8.index(after: end)])
  }
}
