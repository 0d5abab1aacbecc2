import Crypto
import ForgeFiles
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers requests with what the preview shows, and keeps browsers up to date.
struct PreviewResponder: HTTPResponder {
  typealias Context = BasicRequestContext

  let state: PreviewState
  let hosts: AllowedHosts
  /// Where the site lies: `/`, or `/docs/` for `https://example.org/docs/`.
  let base: String

  /// The folder of the preview's own files. No page is served from below a name that begins with a dot.
  static let folder = "/.forge-docs/"

  func respond(to request: Request, context: Context) async throws -> Response {
    guard hosts.allow(request.head.authority) else {
      return text(.forbidden, "This host name is not the preview's. Start it with `--host NAME` to use another.")
    }
    guard request.method == .get || request.method == .head else {
      var response = text(.methodNotAllowed, "The preview answers GET and HEAD.")
      response.headers[.allow] = "GET, HEAD"
      return response
    }
    let path = request.uri.path
    if path.hasPrefix(Self.folder) { return own(String(path.dropFirst(Self.folder.count)), request) }
    switch RequestTarget(path, base: base) {
    case .malformed: return text(.badRequest, "This is no address of a site.")
    case .folder(let folder): return redirect(to: base + folder)
    case .file(let file): return await site(file, request)
    }
  }

  // MARK: The site

  private func site(_ path: String, _ request: Request) async -> Response {
    let preview = await state.preview
    if let bytes = await preview.file(path) { return answer(bytes, of: path, .ok, request) }
    if await preview.file("\(path)/index.html") != nil { return redirect(to: request.uri.path + "/") }
    let missing = await preview.file("404.html") ?? Array("Not found.\n".utf8)
    return answer(missing, of: "404.html", .notFound, request)
  }

  private func answer(_ bytes: [UInt8], of path: String, _ status: HTTPResponse.Status, _ request: Request) -> Response
  {
    let tag = Self.tag(of: bytes)
    let type = MediaType.of(TreePath.pathExtension(of: path))
    var body = bytes
    // Programs get the bytes that a build writes; a browser gets what reloads the page, too.
    let isPage = type == MediaType.page && request.headers[.accept]?.contains("text/html") == true
    if isPage { body = PreviewClient.adding(to: bytes, tag: tag) }
    let quoted = isPage ? "\"\(tag)-live\"" : "\"\(tag)\""
    var response = Response(status: status, headers: Self.headers)
    response.headers[.contentType] = type
    response.headers[.eTag] = quoted
    response.headers[.vary] = "Accept"
    // Asked for again at every reload, they would hold up each page.
    if status == .ok, Self.hasHash(path) { response.headers[.cacheControl] = Self.forEver }
    if status == .ok, request.headers[.ifNoneMatch] == quoted {
      response.status = .notModified
      return response
    }
    if status == .ok, let range = ByteRange(request.headers[.range], size: body.count) {
      response.status = range.isSatisfiable ? .partialContent : .rangeNotSatisfiable
      response.headers[.contentRange] = range.header
      body = Array(body[range.bytes])
    }
    return finish(response, body, request)
  }

  /// What tells two states of a file apart: a page is loaded again when it is another.
  static func tag(of bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).prefix(8).map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0\(digits)" : digits
    }.joined()
  }

  /// Whether the name of a file holds the hash of its content: ten hexadecimal digits before the extension.
  private static func hasHash(_ path: String) -> Bool {
    TreePath.name(of: path).split(separator: ".").dropFirst().contains { part in
      part.utf8.count == 10 && part.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 || $0 >= 0x61 && $0 <= 0x66 }
    }
  }

  private func redirect(to target: String) -> Response {
    var response = text(.temporaryRedirect, "")
    // More than one slash at the start would be the address of another host.
    response.headers[.location] = "/" + target.drop { $0 == "/" }
    return response
  }

  // MARK: Its own files

  private func own(_ name: String, _ request: Request) -> Response {
    if name == "events" { return events(request) }
    guard let bytes = PreviewClient.files[name] else { return text(.notFound, "Not found.") }
    var response = Response(status: .ok, headers: Self.headers)
    response.headers[.contentType] = MediaType.of(TreePath.pathExtension(of: name))
    response.headers[.cacheControl] = Self.forEver
    return finish(response, bytes, request)
  }

  private func events(_ request: Request) -> Response {
    let query = request.uri.queryParameters
    let file: String? =
      switch RequestTarget(String(query["page"] ?? ""), base: base) {
      case .file(let path): path
      case .folder, .malformed: nil
      }
    var response = Response(status: .ok, headers: Self.headers)
    response.headers[.contentType] = "text/event-stream"
    guard request.method == .get else { return response }
    let stream = EventStream(state: state, file: file, seen: String(query["seen"] ?? ""))
    response.body = ResponseBody { writer in
      try await stream.write(to: &writer)
      try await writer.finish(nil)
    }
    return response
  }

  // MARK: Parts

  /// As the manual's nginx sends them, so that what a strict policy would refuse is seen before it is published.
  private static let headers: HTTPFields = [
    .contentSecurityPolicy: "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'",
    .xContentTypeOptions: "nosniff", .cacheControl: "no-cache",
  ]

  private static let forEver = "public, max-age=31536000, immutable"

  private func text(_ status: HTTPResponse.Status, _ text: String) -> Response {
    var response = Response(status: status, headers: Self.headers)
    response.headers[.contentType] = "text/plain; charset=utf-8"
    response.body = ResponseBody(byteBuffer: ByteBuffer(string: text.isEmpty ? "" : "\(text)\n"))
    return response
  }

  private func finish(_ response: Response, _ body: [UInt8], _ request: Request) -> Response {
    var response = response
    guard request.method == .get else {
      response.headers[.contentLength] = "\(body.count)"
      return response
    }
    response.body = ResponseBody(byteBuffer: ByteBuffer(bytes: body))
    return response
  }
}
