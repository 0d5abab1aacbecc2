/// What the scheme of a URL allows it to do.
package enum URLScheme {
  private static let safe: Set<String> = [
    "http", "https", "mailto", "tel", "ftp", "sms", "xmpp", "irc", "ircs", "news",
  ]

  /// Whether a browser that follows `url` runs no script: it has a known scheme or none at all.
  ///
  /// White space and control characters are passed over, as browsers do (URL Standard, "URL parsing").
  package static func isSafe(_ url: String) -> Bool {
    var scheme = ""
    for scalar in url.unicodeScalars where scalar.value > 0x20 && scalar.value != 0x7F {
      switch scalar {
      case ":": return safe.contains(scheme.lowercased())
      case "/", "?", "#": return true
      default: scheme.unicodeScalars.append(scalar)
      }
    }
    return true
  }
}
