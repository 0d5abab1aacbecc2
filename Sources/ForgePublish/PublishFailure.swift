import Glibc

/// Why nothing was published. What readers see is as it was before, or one whole version of the site.
package struct PublishFailure: Error, Hashable, Sendable, CustomStringConvertible {
  package let description: String

  package init(_ description: String) {
    self.description = description
  }

  /// A failed system call, in words: `cannot write a/b: no space left on device`.
  static func system(_ what: String, _ path: String, _ code: Int32 = errno) -> PublishFailure {
    PublishFailure("cannot \(what) \(path): \(String(cString: strerror(code)).lowercased())")
  }
}
