/// The types of the files that a site has, as nginx's `mime.types` and the manual's example name them.
enum MediaType {
  private static let byExtension: [String: String] = [
    "avif": "image/avif", "css": "text/css; charset=utf-8", "csv": "text/csv; charset=utf-8", "gif": "image/gif",
    "gz": "application/gzip", "htm": "text/html; charset=utf-8", "html": "text/html; charset=utf-8",
    "ico": "image/x-icon", "jpeg": "image/jpeg", "jpg": "image/jpeg", "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8", "map": "application/json; charset=utf-8",
    "md": "text/markdown; charset=utf-8", "mjs": "text/javascript; charset=utf-8", "mp3": "audio/mpeg",
    "mp4": "video/mp4", "ogg": "audio/ogg", "otf": "font/otf", "pdf": "application/pdf", "png": "image/png",
    "svg": "image/svg+xml; charset=utf-8", "ttf": "font/ttf", "txt": "text/plain; charset=utf-8",
    "wasm": "application/wasm", "webm": "video/webm", "webmanifest": "application/manifest+json; charset=utf-8",
    "webp": "image/webp", "woff": "font/woff", "woff2": "font/woff2", "xml": "text/xml; charset=utf-8",
    "yaml": "application/yaml; charset=utf-8", "yml": "application/yaml; charset=utf-8", "zip": "application/zip",
  ]

  /// The type of a file by the extension of its path.
  static func of(_ pathExtension: String) -> String { byExtension[pathExtension] ?? "application/octet-stream" }

  /// The languages of programs that text files of documentation hold: shown, not run.
  static let page = "text/html; charset=utf-8"
}
