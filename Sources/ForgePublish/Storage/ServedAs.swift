import ForgeFiles

/// How a file is sent to readers: the headers of `infrastructure/docker/nginx`, for storage that keeps them per file.
struct ServedAs: Hashable, Sendable {
  let contentType: String
  let cacheControl: String

  init(_ path: String) {
    contentType = Self.types[TreePath.pathExtension(of: path)] ?? "application/octet-stream"
    cacheControl = Self.isHashed(path) ? "public, max-age=31536000, immutable" : "public, max-age=300"
  }

  /// Whether the name holds the hash of the content: ten hexadecimal digits before the extensions.
  static func isHashed(_ path: String) -> Bool {
    TreePath.name(of: path).split(separator: ".").dropFirst().contains { part in
      part.utf8.count == 10 && part.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
    }
  }

  private static let types: [String: String] = {
    let text = [
      "html": "text/html", "htm": "text/html", "css": "text/css", "csv": "text/csv", "js": "text/javascript",
      "mjs": "text/javascript", "md": "text/markdown", "txt": "text/plain", "json": "application/json",
      "map": "application/json", "webmanifest": "application/manifest+json", "xml": "application/xml",
      "yaml": "application/yaml", "yml": "application/yaml", "svg": "image/svg+xml",
    ]
    let binary = [
      "pdf": "application/pdf", "wasm": "application/wasm", "gz": "application/gzip", "tgz": "application/gzip",
      "zip": "application/zip", "otf": "font/otf", "ttf": "font/ttf", "woff": "font/woff", "woff2": "font/woff2",
      "avif": "image/avif", "gif": "image/gif", "jpeg": "image/jpeg", "jpg": "image/jpeg", "png": "image/png",
      "webp": "image/webp", "ico": "image/x-icon", "mp4": "video/mp4", "webm": "video/webm",
    ]
    return text.mapValues { "\($0); charset=utf-8" }.merging(binary) { first, _ in first }
  }()
}

/// When a file is uploaded: what others lead to comes before them, so that nobody is led to what is not there yet.
enum UploadPhase: Int, Comparable, CaseIterable, Sendable {
  case hashed, assets, pages, entries

  init(_ path: String) {
    let name = TreePath.name(of: path)
    if ServedAs.isHashed(path) {
      self = .hashed
    } else if path == "index.html" || path == "versions/index.html" || Self.entryNames.contains(name)
      || path.hasSuffix("search/index.js")
    {
      self = .entries
    } else {
      self = ["html", "md"].contains(TreePath.pathExtension(of: path)) ? .pages : .assets
    }
  }

  /// Files that list others.
  private static let entryNames: Set = [
    "feed.xml", "llms-full.txt", "llms.txt", "robots.txt", "search.json", "sitemap.xml", VersionCatalogue.fileName,
  ]

  static func < (left: UploadPhase, right: UploadPhase) -> Bool { left.rawValue < right.rawValue }
}
