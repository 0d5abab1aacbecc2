package import ForgeOpenAPI
import ForgeShell

/// An operation of one of several descriptions, by the places of both.
package struct Endpoint: Hashable, Sendable {
  package let spec: Int
  package let operation: Int
}

/// Finds the operation that a method and an address mean.
package struct EndpointIndex: Sendable {
  package enum Resolution: Hashable, Sendable {
    case endpoint(Endpoint)
    /// The path exists, with other methods: the first of them.
    case unknownMethod(Endpoint)
    /// No path is like that; the nearest that is, where one is near.
    case unknownEndpoint(nearest: Endpoint?)
    /// It is another's, or cannot be told.
    case foreign
  }

  let entries: [SpecIndex]
  private let ids: [String: Endpoint]
  /// The bytes of the longest operationId.
  let longestID: Int
  /// Every method that an operation can have, in capitals.
  let methods: Set<String>

  package init(_ specs: [APIDescription]) {
    entries = specs.map(SpecIndex.init)
    var ids: [String: Endpoint] = [:]
    var methods = Self.knownMethods
    for (spec, api) in specs.enumerated() {
      for (operation, value) in api.operations.enumerated() {
        methods.insert(value.method)
        if let id = value.operationID, ids[id] == nil { ids[id] = Endpoint(spec: spec, operation: operation) }
      }
    }
    self.ids = ids
    longestID = ids.keys.map(\.utf8.count).max() ?? 0
    self.methods = methods
  }

  /// Those of RFC 9110 and 5789, and QUERY.
  static let knownMethods: Set<String> = [
    "GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY",
  ]

  package func operation(_ endpoint: Endpoint) -> APIOperation {
    entries[endpoint.spec].operations[endpoint.operation]
  }

  /// The operation with this operationId.
  package func endpoint(id: String) -> Endpoint? { ids[id] }

  var operationIDs: some Collection<String> { ids.keys }

  /// What a request means: that of the description that knows it best.
  package func resolve(_ request: SampleRequest) -> Resolution {
    var best = Resolution.foreign
    guard let address = request.address else { return best }
    for (spec, entry) in entries.enumerated() {
      let found = entry.resolve(request.method, address, request.form, spec: spec)
      if case .endpoint = found { return found }
      if found.weight > best.weight { best = found }
    }
    return best
  }

  /// What a request means in each description that has it; one that names no host may mean any of them.
  func alternatives(_ request: SampleRequest) -> [Endpoint] {
    guard entries.count > 1, let address = request.address else { return [] }
    return entries.enumerated().compactMap { spec, entry in
      if case .endpoint(let found) = entry.resolve(request.method, address, request.form, spec: spec) { return found }
      return nil
    }
  }

  /// The operation that code names which is `METHOD /path` and nothing else.
  package func endpoint(code: ArraySlice<UInt8>) -> Endpoint? {
    let text = Array(code)
    guard let place = EndpointText.first(in: text, methods: methods),
      place.method.lowerBound == 0, place.path.upperBound == text.count
    else { return nil }
    return endpoint(
      String(decoding: text[place.method], as: UTF8.self), path: String(decoding: text[place.path], as: UTF8.self))
  }

  /// The operation of `method` at a bare path such as `/engagements/{id}`, with or without a server's base path.
  package func endpoint(_ method: String, path: String) -> Endpoint? {
    guard let target = RequestTarget(.init(path), takesHosts: false) else { return nil }
    for (spec, entry) in entries.enumerated() {
      if case .endpoint(let endpoint) = entry.resolve(method, target, .endpoint, spec: spec) { return endpoint }
    }
    return nil
  }
}

extension EndpointIndex.Resolution {
  fileprivate var weight: Int {
    switch self {
    case .endpoint: 4
    case .unknownMethod: 3
    case .unknownEndpoint(let nearest): nearest == nil ? 1 : 2
    case .foreign: 0
    }
  }
}

extension SampleRequest {
  /// The target taken apart, sent to `Host` where it names no host.
  var address: RequestTarget? {
    let takesHosts = form == .call
    guard let host, let path = RequestTarget(target, takesHosts: takesHosts), path.host == .none else {
      return RequestTarget(target, takesHosts: takesHosts)
    }
    return RequestTarget(.init("http://\(host)") + target, takesHosts: true)
  }
}
