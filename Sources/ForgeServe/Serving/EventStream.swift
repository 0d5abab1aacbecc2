import Hummingbird
import NIOCore

/// What one open page hears: that it is another now, and what was found (server-sent events, HTML section 9.2).
struct EventStream: Sendable {
  let state: PreviewState
  /// The file that the page shows; nil for none of the site's.
  let file: String?
  /// The tag of what the page shows.
  let seen: String

  /// Writes events until the preview ends or the page is closed.
  func write(to writer: inout any ResponseBodyWriter) async throws {
    let (number, stream) = await state.wakeUps()
    var sent = Sent(tag: seen)
    do {
      // A page that waited for its connection learns at once what it missed.
      try await writeNews(&sent, to: &writer)
      for await _ in stream { try await writeNews(&sent, to: &writer) }
    } catch {
      await state.forget(number)
      throw error
    }
    await state.forget(number)
  }

  private struct Sent {
    var tag: String
    var version = -1
    var notice = -1
  }

  private func writeNews(_ sent: inout Sent, to writer: inout any ResponseBodyWriter) async throws {
    var events = ""
    let version = await state.version
    if version != sent.version {
      sent.version = version
      let tag = await tag()
      if tag != sent.tag {
        sent.tag = tag
        events += Self.event("reload", tag)
      }
    }
    let notice = await state.notice
    if notice.number != sent.notice {
      sent.notice = notice.number
      events += Self.event("failure", notice.failure) + Self.event("findings", notice.findings)
    }
    // A comment is a sign of life, and finds connections that nobody is at any more.
    try await writer.write(ByteBuffer(string: events.isEmpty ? ":\n\n" : events))
  }

  private func tag() async -> String {
    guard let file else { return seen }
    let preview = await state.preview
    var bytes = await preview.file(file)
    if bytes == nil { bytes = await preview.file("404.html") }
    return bytes.map { PreviewResponder.tag(of: $0) } ?? ""
  }

  private static func event(_ name: String, _ data: String) -> String {
    let lines = data.split(separator: "\n", omittingEmptySubsequences: false)
    return "event: \(name)\n" + lines.map { "data: \($0)\n" }.joined() + "\n"
  }
}
