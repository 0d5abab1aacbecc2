/// The site as the preview shows it from one change to the next.
package struct Preview: Sendable {
  /// The bytes of a file by its path in the built site, `guides/index.html`; nil where there is none.
  package let file: @Sendable (_ path: String) async -> [UInt8]?

  package init(file: @escaping @Sendable (_ path: String) async -> [UInt8]?) {
    self.file = file
  }
}

/// What is shown of a site that is worked on: which files it has now, what was found, and who wants to hear of either.
package actor PreviewState {
  /// What was found, or why the site could not be read.
  struct Notice: Sendable {
    /// Counts the notices.
    var number = 0
    /// The report of `--format json`, without claims.
    var findings = "{}"
    /// Why what is shown is older than what is on disk; empty where it is not.
    var failure = ""
  }

  private(set) var preview: Preview
  /// Counts the previews.
  private(set) var version = 0
  private(set) var notice = Notice()
  private var listeners: [Int: AsyncStream<Void>.Continuation] = [:]
  private var nextListener = 0

  package init(_ preview: Preview) {
    self.preview = preview
  }

  /// Shows `preview` from now on.
  package func show(_ preview: Preview) {
    self.preview = preview
    version += 1
    ping()
  }

  /// Tells what was found in what is shown: the report of `--format json`.
  package func report(findings: String, failure: String = "") {
    guard notice.findings != findings || notice.failure != failure else { return }
    notice = Notice(number: notice.number + 1, findings: findings, failure: failure)
    ping()
  }

  /// Tells that what is on disk cannot be shown.
  package func fail(_ reason: String) {
    report(findings: notice.findings, failure: reason)
  }

  /// Ends what listens.
  package func close() {
    for listener in listeners.values { listener.finish() }
    listeners = [:]
  }

  /// A wake-up whenever the preview or the notice is another, and when it is time for a sign of life. Wake-ups that nobody
  /// waits for become one.
  func wakeUps() -> (number: Int, stream: AsyncStream<Void>) {
    let number = nextListener
    nextListener += 1
    let stream = AsyncStream<Void>(bufferingPolicy: .bufferingNewest(1)) { listeners[number] = $0 }
    return (number, stream)
  }

  func forget(_ listener: Int) {
    listeners.removeValue(forKey: listener)?.finish()
  }

  /// Wakes every listener.
  func ping() {
    for listener in listeners.values { listener.yield() }
  }
}
