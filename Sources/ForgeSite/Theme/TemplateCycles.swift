/// Templates that include themselves, straight or through others.
enum TemplateCycles {
  /// The file of each such template in `sources`, with the way back to itself.
  static func find(in sources: [String: [UInt8]]) -> [(file: String, cycle: [String])] {
    var partials: [String: [String]] = [:]
    for (file, bytes) in sources {
      if let name = templateName(file) { partials[name] = includes(String(decoding: bytes, as: UTF8.self)) }
    }
    return partials.keys.sorted().compactMap { name in
      wayBack(from: name, partials).map { ("templates/\(name).mustache", $0) }
    }
  }

  private static func templateName(_ file: String) -> String? {
    guard file.hasPrefix("templates/"), file.hasSuffix(".mustache") else { return nil }
    return String(file.dropFirst("templates/".count).dropLast(".mustache".count))
  }

  private static func includes(_ text: String) -> [String] {
    text.split(separator: "{{", omittingEmptySubsequences: false).dropFirst().compactMap { tag in
      guard let end = tag.firstIndex(of: "}"), tag.first == ">" || tag.first == "<" else { return nil }
      return tag[tag.index(after: tag.startIndex)..<end].filter { $0 != " " }
    }
  }

  /// The shortest way of includes from `name` to itself, by breadth.
  private static func wayBack(from name: String, _ partials: [String: [String]]) -> [String]? {
    var ways = [[name]]
    var seen: Set<String> = []
    while !ways.isEmpty {
      let way = ways.removeFirst()
      for next in partials[way[way.count - 1]] ?? [] {
        if next == name { return way }
        if seen.insert(next).inserted { ways.append(way + [next]) }
      }
    }
    return nil
  }
}
