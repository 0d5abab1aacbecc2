import ForgeDiagnostics
import ForgeYAML

/// Helm's readers and writers of YAML and JSON (Helm, engine "funcs"), and Sprig's of JSON.
let yamlAndJSONFunctions: [GoFunction] = [
  // An error gives an empty text; only `must…` tells of it.
  GoFunction("toYaml", 1) { call throws(GoFailure) in try yaml(call, .version2, must: false) },
  GoFunction("mustToYaml", 1) { call throws(GoFailure) in try yaml(call, .version2, must: true) },
  GoFunction("toYamlPretty", 1) { call throws(GoFailure) in try yaml(call, .version3, must: false) },
  GoFunction("fromYaml", 1) { call throws(GoFailure) in
    switch read(try call.string(0), call[0].origins) {
    case .failure(let fault): return errorMap(fault.message)
    case .success(let value):
      if value.isNull { return .map(GoMap()) }
      guard value.map != nil else { return errorMap(decoding + misfit(value, "map[string]interface {}")) }
      return value
    }
  },
  GoFunction("fromYamlArray", 1) { call throws(GoFailure) in
    switch read(try call.string(0), call[0].origins) {
    case .failure(let fault): return .list([.string(fault.message)])
    case .success(let value):
      if value.isNull { return .list([]) }
      return value.list == nil ? .list([.string(decoding + misfit(value, "[]interface {}"))]) : value
    }
  },
  GoFunction("fromJson", 1) { call throws(GoFailure) in
    let text = try call.string(0)
    do throws(GoJSONReader.Fault) {
      let value = try GoJSONReader.read(text, call[0].origins)
      if value.isNull { return .map(GoMap()) }
      return value.map == nil ? errorMap(misfit(value, "map[string]interface {}")) : value
    } catch {
      return errorMap(error.message)
    }
  },
  GoFunction("fromJsonArray", 1) { call throws(GoFailure) in
    let text = try call.string(0)
    do throws(GoJSONReader.Fault) {
      let value = try GoJSONReader.read(text, call[0].origins)
      if value.isNull { return GoValue(.list(.none())) }
      return value.list == nil ? .list([.string(misfit(value, "[]interface {}"))]) : value
    } catch {
      return .list([.string(error.message)])
    }
  },
  GoFunction("mustFromJson", 1) { call throws(GoFailure) in
    let text = try call.string(0)
    do throws(GoJSONReader.Fault) { return try GoJSONReader.read(text, call[0].origins) } catch {
      throw GoFailure(error.message)
    }
  },
  GoFunction("toJson", 1) { call throws(GoFailure) in try json(call, must: false) },
  GoFunction("mustToJson", 1) { call throws(GoFailure) in try json(call, must: true) },
  GoFunction("toPrettyJson", 1) { call throws(GoFailure) in try json(call, indent: "  ", must: false) },
  GoFunction("mustToPrettyJson", 1) { call throws(GoFailure) in try json(call, indent: "  ", must: true) },
  GoFunction("toRawJson", 1) { call throws(GoFailure) in try json(call, escapesHTML: false, must: false) },
  GoFunction("mustToRawJson", 1) { call throws(GoFailure) in try json(call, escapesHTML: false, must: true) },
]

private func yaml(_ call: GoCall, _ dialect: GoYAMLWriter.Dialect, must: Bool) throws(GoFailure) -> GoValue {
  let text: OriginText
  do throws(GoFailure) {
    text = try GoYAMLWriter.write(call[0], dialect, call.evaluation)
  } catch {
    if must || error.kind != .error { throw error }
    return .string("")
  }
  guard text.bytes.last == 0x0A else { return text.value }
  var trimmed = OriginText()
  trimmed.append(text.bytes, 0..<text.bytes.count - 1, text.origins)
  return trimmed.bytes.isEmpty ? .string("") : trimmed.value
}

private func json(
  _ call: GoCall, indent: String = "", escapesHTML: Bool = true, must: Bool
) throws(GoFailure) -> GoValue {
  do throws(GoFailure) {
    return try GoJSONWriter.write(call[0], indent: indent, escapesHTML: escapesHTML, call.evaluation).value
  } catch {
    if must || error.kind != .error { throw error }
    return .string("")
  }
}

private struct ReadFault: Error {
  let message: String
}

/// Reads YAML; its parts have the origins of the text at their places.
private func read(_ text: String, _ origins: Origins) -> Result<GoValue, ReadFault> {
  let file = SourceFile(path: "value.yaml", text: text)
  let stream = YAMLStream.parse(file, schema: .go)
  let converting = "error converting YAML to JSON: "
  if let fault = stream.diagnostics.first(where: { $0.severity == .error && $0.rule != "yaml/duplicate-key" }) {
    return .failure(ReadFault(message: "\(converting)yaml: \(fault.message.text)"))
  }
  guard let root = stream.root else { return .success(.null) }
  if let obstacle = root.obstacleToJSON { return .failure(ReadFault(message: converting + obstacle)) }
  return .success(GoValue(root, in: file.bytes).placed(OriginMap(origins, length: file.bytes.count)))
}

private let decoding = "error unmarshaling JSON: while decoding JSON: "

private func errorMap(_ message: String) -> GoValue {
  .map(GoMap(["Error": .string(message)]))
}

private func misfit(_ value: GoValue, _ type: String) -> String {
  let kind =
    switch value.content {
    case .string: "string"
    case .bool: "bool"
    case .int, .float: "number"
    case .list: "array"
    case .null: "null"
    case .map, .object: "object"
    }
  return "json: cannot unmarshal \(kind) into Go value of type \(type)"
}

extension GoValue {
  /// The value with each origin, which is a place in a text that was read, replaced by where that text was written.
  fileprivate func placed(_ map: OriginMap) -> GoValue {
    func origin(_ origin: Origin?) -> Origin? {
      guard let origin, let range = map.source(of: origin.range.bytes) else { return nil }
      let isVerbatim = origin.isVerbatim && range.bytes.count == origin.range.bytes.count
      return Origin(isVerbatim ? .verbatimValue : .value, range)
    }
    func origins(_ origins: Origins) -> Origins {
      switch origins {
      case .unknown: return .unknown
      case .whole(let whole): return origin(whole).map { .whole($0) } ?? .unknown
      case .pieces(let pieces):
        return .pieces(pieces.map { .init(offset: $0.offset, origin: origin($0.origin), start: $0.start) })
      }
    }
    switch content {
    case .list(let list):
      return GoValue(.list(GoList(list.elements.map { $0.placed(map) }, list.type)), origins(self.origins))
    case .map(let entries):
      let placed = entries.entries.mapValues { entry in
        GoMap.Entry(entry.value.placed(map), keyOrigin: origin(entry.keyOrigin))
      }
      return GoValue(.map(GoMap(placed)), origins(self.origins))
    default: return GoValue(content, origins(self.origins))
    }
  }
}
