import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeYAML

/// Whether anything but prose speaks of a namespace: a script that deploys into it, a value of a manifest.
enum NamespaceMention {
  static func isThere(_ name: String, _ repository: RunbookRepository) -> Bool {
    let isValue = repository.clusters.contains { environment in
      environment.objects.contains { object in
        object.root.hasText { text in text.utf8.count >= name.utf8.count && isNamed(name, in: Array(text.utf8)) }
      }
    }
    if isValue { return true }
    return repository.firstPlace(of: name) { isName($0, $1) && speaksOfNamespaces(line(of: $0, $1)) } != nil
  }

  /// Whether a value has the name as a word: `--watch=shop`, `http://api.shop.svc`.
  private static func isNamed(_ name: String, in value: [UInt8]) -> Bool {
    let word = Array(name.utf8)
    var rest = 0..<value.count
    while let found = value.firstRange(of: word, in: rest) {
      if isName(found, value) { return true }
      rest = found.upperBound..<value.count
    }
    return false
  }

  /// Whether what is found is a whole name. In a longer name of a host or of a group of APIs it is none: `shop.example.com`,
  /// `monitoring.coreos.com`; at the end of a sentence it is a word of prose.
  private static func isName(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    let isPart = [range.lowerBound - 1, range.upperBound].contains { place in
      bytes.indices.contains(place) && (bytes[place].isNamePart || bytes[place] == UInt8(ascii: "-"))
    }
    guard !isPart else { return false }
    let after = bytes[range.upperBound...]
    return after.first != UInt8(ascii: ".") || after.starts(with: ".svc".utf8)
  }

  private static func line(of range: Range<Int>, _ bytes: [UInt8]) -> ArraySlice<UInt8> {
    let start = bytes[..<range.lowerBound].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[range.upperBound...].firstIndex(of: 0x0A) ?? bytes.endIndex
    return bytes[start..<end]
  }

  private static func speaksOfNamespaces(_ line: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: line, as: UTF8.self).lowercased()
    return ["namespace", " -n", " ns "].contains { text.contains($0) }
  }
}
