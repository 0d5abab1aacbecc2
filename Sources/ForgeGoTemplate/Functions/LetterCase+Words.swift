extension LetterCase {
  private enum Word {
    case number, capitals, letters, connectors, punctuation, other

    /// Whether no connector is written before it.
    var isApart: Bool { self == .connectors || self == .punctuation }
  }

  /// xstrings' `ToSnakeCase` and `ToKebabCase`: the words of a text, small, with `mark` between them; each connector that
  /// is there already becomes a mark.
  static func delimited(_ text: String, _ mark: Unicode.Scalar) -> String {
    let words = words(Array(text.unicodeScalars))
    var result = String.UnicodeScalarView()
    func put(_ word: (kind: Word, text: ArraySlice<Unicode.Scalar>)) {
      switch word.kind {
      case .connectors: result.append(contentsOf: word.text.map { _ in mark })
      case .capitals: result.append(contentsOf: word.text.map { lower($0) })
      default: result.append(contentsOf: word.text)
      }
    }
    var place = 0
    /// Puts the words that a number carries on: letters and numbers right behind it.
    func putTail() {
      while place < words.count, words[place].kind == .letters || words[place].kind == .number {
        put(words[place])
        place += 1
      }
    }
    while place < words.count {
      let word = words[place]
      put(word)
      place += 1
      guard place < words.count else { break }
      switch word.kind {
      case .connectors, .punctuation: continue
      case .number: putTail()
      default:
        guard words[place].kind == .number, place + 1 < words.count else {
          if words[place].kind == .number {
            put(words[place])
            place += 1
          }
          break
        }
        // Digits belong to the word before them unless small letters follow: `bld4_floor`, `http_2xx`.
        if words[place + 1].kind == .letters {
          result.append(mark)
          putTail()
        } else {
          put(words[place])
          place += 1
        }
      }
      if place < words.count, !words[place].kind.isApart { result.append(mark) }
    }
    return String(result)
  }

  private static func words(_ scalars: [Unicode.Scalar]) -> [(kind: Word, text: ArraySlice<Unicode.Scalar>)] {
    var words: [(kind: Word, text: ArraySlice<Unicode.Scalar>)] = []
    var start = 0
    while start < scalars.count {
      let kind = kind(scalars[start])
      var end = start + 1
      while end < scalars.count, continues(kind, scalars, start: start, end) { end += 1 }
      // The last of several capitals begins the word of the small letters behind it: `HTTP`, `Server`.
      let isAbbreviation = kind == .capitals && end - start > 1 && Self.kind(scalars[end - 1]) == .capitals
      if isAbbreviation, end < scalars.count, Self.kind(scalars[end]) == .letters { end -= 1 }
      words.append((kind, scalars[start..<end]))
      start = end
    }
    return words
  }

  private static func continues(_ kind: Word, _ scalars: [Unicode.Scalar], start: Int, _ end: Int) -> Bool {
    let next = Self.kind(scalars[end])
    guard kind == .capitals else { return next == kind }
    // A capital and small letters, or capitals alone.
    if end == start + 1 { return next == .capitals || next == .letters }
    return next == Self.kind(scalars[start + 1])
  }

  private static func kind(_ scalar: Unicode.Scalar) -> Word {
    if scalar == "_" || scalar == "-" || scalar.properties.isWhitespace { return .connectors }
    switch scalar.properties.generalCategory {
    case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
      .finalPunctuation, .otherPunctuation:
      return .punctuation
    case .uppercaseLetter: return .capitals
    case .lowercaseLetter, .titlecaseLetter: return .letters
    // Up to the ideographs of CJK.
    case .modifierLetter, .otherLetter: return scalar.value < 0x3400 ? .letters : .other
    case .decimalNumber, .letterNumber, .otherNumber: return .number
    default: return .other
    }
  }
}
