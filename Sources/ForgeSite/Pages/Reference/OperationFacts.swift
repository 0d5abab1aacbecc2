import ForgeOpenAPI
import ForgeYAML

extension APIOperation {
  /// The public parameters by where they go, each group with its title.
  var parameterGroups: [(title: String, parameters: [YAMLNode])] {
    [
      ("path", "Path parameters"), ("query", "Query parameters"), ("querystring", "Query string"),
      ("header", "Headers"), ("cookie", "Cookies"), ("formData", "Form"),
    ].compactMap { place, title in
      let parameters = parameters.filter { $0["in"]?.string == place && $0["x-internal"]?.bool != true }
      return parameters.isEmpty ? nil : (title, parameters)
    }
  }
}

extension APIDescription {
  /// Which credentials are needed, in words: one of several ways, each of which may need more than one.
  func credentials(of operation: APIOperation) -> String {
    let ways = security(of: operation).map { $0.mapping?.pairs ?? [] }
    var text = "No credentials needed"
    if !ways.allSatisfy(\.isEmpty) {
      let texts = ways.map { way in
        way.isEmpty
          ? "none"
          : way.map { pair in
            let scopes = (pair.value.sequence ?? []).compactMap(\.text)
            return (pair.key.text ?? "") + (scopes.isEmpty ? "" : " (\(scopes.joined(separator: ", ")))")
          }.joined(separator: " and ")
      }
      text = "Credentials: \(texts.joined(separator: ", or "))"
    }
    // A limit is told by its headers, or by the status that says it was reached.
    let isLimited = responses(of: operation).contains { status, response in
      status.text == "429"
        || (response["headers"]?.mapping?.pairs ?? []).contains {
          ($0.key.text ?? "").lowercased().contains("ratelimit")
        }
    }
    return isLimited ? "\(text) · rate limited" : text
  }

  /// What the API calls in turn for an operation: each with the address it calls.
  func callbacks(of operation: APIOperation) -> [(method: String, url: String, node: YAMLNode)] {
    (operation.node["callbacks"]?.mapping?.pairs ?? []).flatMap { pair in
      (resolved(pair.value)?.mapping?.pairs ?? []).flatMap { call in
        (resolved(call.value)?.mapping?.pairs ?? []).compactMap { method in
          guard let name = method.key.text, ["get", "put", "post", "delete", "patch"].contains(name) else {
            return nil
          }
          return (name, call.key.text ?? "", method.value)
        }
      }
    }
  }
}
