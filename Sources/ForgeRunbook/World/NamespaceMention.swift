import ForgeDiagnostics
import ForgeFiles
import ForgeManifests
import ForgeYAML

/// Whether anything but prose speaks of a namespace: a script that deploys into it, a value of a manifest.
enum NamespaceMention {
  static func isThere(_ name: String, _ repository: RunbookRepository) -> Bool {
    // `--watch=shop`, `http://api.shop.svc`
    let isValue = repository.clusters.contains { environment in
      environment.objects.contains { object in
        object.root.hasText { text in
          text.utf8.count >= name.utf8.count
            && text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.contains { $0 == name }
        }
      }
    }
    if isValue { return true }
    return repository.firstPlace(of: name) { isWhole($0, $1) && speaksOfNamespaces(line(of: $0, $1)) } != nil
  }

  private static func isWhole(_ range: Range<Int>, _ bytes: [UInt8]) -> Bool {
    ![range.lowerBound - 1, range.upperBound].contains { place in
      bytes.indices.contains(place) && (bytes[place].isNamePart || bytes[place] == UInt8(ascii: "-"))
    }
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
