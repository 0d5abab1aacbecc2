/// Words that stand for what a reader puts in their place, as documentation writes them: `YOUR_NAME`, `{{pod}}`, `...`.
enum Placeholder {
  /// `mayBeLoud` where names are written in capitals too, as keys of ConfigMaps are.
  static func isOne(_ text: String, mayBeLoud: Bool = false) -> Bool {
    if text.contains("{{") || text.contains("<") || text.contains("...") || text.contains("…") || text.contains("xxx") {
      return true
    }
    if text.firstMatch(of: /%[A-Z_]+%|\[[A-Za-z _-]+\]/) != nil { return true }
    let small = text.lowercased()
    if small.contains("your-") || small.contains("your_") || small.contains("path/to") { return true }
    if mayBeLoud { return false }
    // Names of Kubernetes, Helm and Compose are written in small letters: three capitals in a row are shouted at the reader.
    return text.firstMatch(of: /[A-Z][A-Z0-9_]{2,}/) != nil && text.firstMatch(of: /[.\/]/) == nil
  }
}
