/// A place in storage that speaks the protocol of S3: `s3://BUCKET/PREFIX`.
package struct StorageTarget: Hashable, Sendable {
  package let bucket: String
  /// Without slashes at its ends; empty for the whole bucket.
  package let prefix: String
  /// The address of the storage where it is not that of AWS.
  package let endpoint: String?

  package static let scheme = "s3://"

  package init(_ text: String, endpoint: String?) throws(PublishFailure) {
    let parts = text.dropFirst(Self.scheme.count).split(separator: "/").map(String.init)
    let isPlain = parts.first?.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
    guard let bucket = parts.first, isPlain == true, !parts.contains(".."), !parts.contains(".") else {
      throw PublishFailure("\(text) names no bucket; write s3://BUCKET or s3://BUCKET/PREFIX")
    }
    if let endpoint, !endpoint.hasPrefix("http://"), !endpoint.hasPrefix("https://") {
      throw PublishFailure("the endpoint \(endpoint) is no address, write https:// and the host")
    }
    self.bucket = bucket
    prefix = parts.dropFirst().joined(separator: "/")
    self.endpoint = endpoint
  }

  package var description: String { "\(Self.scheme)\(bucket)\(prefix.isEmpty ? "" : "/\(prefix)")" }
}
