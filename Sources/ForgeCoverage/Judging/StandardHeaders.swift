/// The header fields of requests that need no description: those that IANA's registry lists as permanent and clients
/// send, and those that every proxy adds.
enum StandardHeaders {
  static func contains(_ name: String) -> Bool {
    let name = name.lowercased()
    return names.contains(name)
      || ["sec-", "x-forwarded-", "proxy-", "access-control-", "x-b3-", "x-amzn-"].contains { name.hasPrefix($0) }
  }

  private static let names: Set<String> = [
    "accept", "accept-charset", "accept-datetime", "accept-encoding", "accept-language", "accept-patch", "accept-post",
    "accept-ranges", "age", "allow", "alt-svc", "authorization", "baggage", "cache-control", "cdn-cache-control",
    "connection",
    "content-digest", "content-disposition", "content-encoding", "content-language", "content-length",
    "content-location",
    "content-range", "content-type", "cookie", "date", "depth", "destination", "dnt", "early-data", "expect",
    "forwarded",
    "from", "host", "if-match", "if-modified-since", "if-none-match", "if-range", "if-unmodified-since", "keep-alive",
    "last-event-id", "last-modified", "link", "max-forwards", "origin", "overwrite", "pragma", "prefer", "priority",
    "range",
    "referer", "repr-digest", "signature", "signature-input", "te", "trailer", "traceparent", "tracestate",
    "transfer-encoding", "upgrade", "upgrade-insecure-requests", "user-agent", "via", "want-content-digest",
    "want-repr-digest", "x-cloud-trace-context", "x-correlation-id", "x-real-ip", "x-request-id", "x-requested-with",
  ]
}
