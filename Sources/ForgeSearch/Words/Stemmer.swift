/// Takes endings off words, so that `deployed` and `deployment` are found by `deploy`: rules in steps, as M. F. Porter
/// published them for English in 1980. The search script reads the same text of rules and does the same with it.
///
/// Steps are parted by `|`, rules by blanks. A rule is an ending, what takes its place, and a condition on what stands
/// before the ending; of the rules of a step, the first whose ending fits decides. Conditions: `0` none; `1` and `2` that many times
/// a vowel with a consonant behind it, at least (Porter's measure); `v` a vowel; `d` a vowel, then one of two equal consonants
/// goes, but not of `l`, `s` and `z`; `t` as `2`, and an `s` or `t` at its end; `y` a consonant at its end, and not alone;
/// `l` as `2`, and an `l` at its end; `3` to `9` that many characters.
struct Stemmer: Sendable {
  private struct Rule: Sendable {
    let ending: [UInt8]
    let replacement: [UInt8]
    let condition: UInt8
  }

  private let steps: [[Rule]]

  /// `rules` are as above.
  init(_ rules: String) {
    steps = rules.split(separator: "|").map { step in
      step.split(separator: " ").compactMap { rule in
        let parts = rule.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 3, let condition = parts[2].utf8.first else { return nil }
        return Rule(ending: Array(parts[0].utf8), replacement: Array(parts[1].utf8), condition: condition)
      }
    }
  }

  /// Shortens `word`, which is in lower case. Words with digits stay whole.
  func stem(_ word: inout [UInt8]) {
    guard word.count > 2, !word.contains(where: { $0 < UInt8(ascii: "a") }) else { return }
    for step in steps {
      guard
        let rule = step.first(where: { word.count > $0.ending.count && word.suffix($0.ending.count) == $0.ending[...] })
      else { continue }
      let stem = word.count - rule.ending.count
      guard Self.holds(rule.condition, word[..<stem]) else { continue }
      word.removeSubrange(stem...)
      word += rule.replacement
      if rule.condition == UInt8(ascii: "d") { Self.undouble(&word) }
    }
  }

  private static func undouble(_ word: inout [UInt8]) {
    guard word.count > 2, let last = word.last, last == word[word.count - 2], !isVowel(word[...], word.count - 1),
      !"lsz".utf8.contains(last)
    else { return }
    word.removeLast()
  }

  private static func holds(_ condition: UInt8, _ stem: ArraySlice<UInt8>) -> Bool {
    let last = stem.last ?? 0
    switch condition {
    case UInt8(ascii: "1"): return measure(stem) > 0
    case UInt8(ascii: "2"): return measure(stem) > 1
    case UInt8(ascii: "v"), UInt8(ascii: "d"): return stem.indices.contains { isVowel(stem, $0) }
    case UInt8(ascii: "t"): return (last == UInt8(ascii: "s") || last == UInt8(ascii: "t")) && measure(stem) > 1
    case UInt8(ascii: "y"): return stem.count > 1 && !isVowel(stem, stem.endIndex - 1)
    case UInt8(ascii: "l"): return last == UInt8(ascii: "l") && measure(stem) > 1
    case UInt8(ascii: "3")...UInt8(ascii: "9"):
      return stem.count { $0 & 0xC0 != 0x80 } >= Int(condition - UInt8(ascii: "0"))
    default: return true
    }
  }

  /// How often a consonant stands behind a vowel.
  private static func measure(_ stem: ArraySlice<UInt8>) -> Int {
    var count = 0
    var wasVowel = false
    for index in stem.indices where stem[index] & 0xC0 != 0x80 {
      let isVowel = isVowel(stem, index)
      if wasVowel, !isVowel { count += 1 }
      wasVowel = isVowel
    }
    return count
  }

  /// A `y` is one behind a consonant.
  private static func isVowel(_ word: ArraySlice<UInt8>, _ index: Int) -> Bool {
    switch word[index] {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"), UInt8(ascii: "u"): true
    case UInt8(ascii: "y"): index > word.startIndex && !isVowel(word, index - 1)
    default: false
    }
  }
}
