import Testing

@testable import ForgeServe

/// What targets, ranges and host names mean.
@Suite struct RequestTests {
  @Test(arguments: [
    ("/", "index.html"), ("/guides/", "guides/index.html"), ("/guides", "guides"), ("/a%20b/c.png", "a b/c.png"),
    ("/%E4%BD%A0/", "你/index.html"), ("/a/..b/", "a/..b/index.html"),
  ]) func files(_ target: String, _ path: String) {
    #expect(RequestTarget(target, base: "/") == .file(path))
  }

  @Test(arguments: [
    "/../etc/passwd", "/a/../../b", "/..%2f..%2fetc", "/%2e%2e/", "/a/./b", "//other.example", "/a//b", "/a%00b",
    "/%zz", "/%f",
    "/%ff%fe", "/a%0d%0aX:%20y", "/a\\..\\b", "a", "", "*",
  ]) func whatIsNoAddress(_ target: String) {
    #expect(RequestTarget(target, base: "/") == .malformed)
  }

  @Test func belowAFolder() {
    #expect(RequestTarget("/docs/a/", base: "/docs/") == .file("a/index.html"))
    #expect(RequestTarget("/", base: "/docs/") == .folder(""))
    #expect(RequestTarget("/other/", base: "/docs/") == .folder(""))
    #expect(RequestTarget("/docs/../a", base: "/docs/") == .malformed)
  }

  @Test func ranges() {
    #expect(ByteRange("bytes=0-3", size: 10)?.bytes == 0..<4)
    #expect(ByteRange("bytes=4-", size: 10)?.bytes == 4..<10)
    #expect(ByteRange("bytes=-3", size: 10)?.bytes == 7..<10)
    #expect(ByteRange("bytes=-99", size: 10)?.header == "bytes 0-9/10")
    #expect(ByteRange("bytes=2-99", size: 10)?.header == "bytes 2-9/10")
    #expect(ByteRange("bytes=10-", size: 10)?.isSatisfiable == false)
    #expect(ByteRange("bytes=-0", size: 10)?.isSatisfiable == false)
    #expect(ByteRange("bytes=0-", size: 0)?.header == "bytes */0")
    for other in [
      "bytes=", "bytes=-", "bytes=3-1", "bytes=0-1,4-5", "lines=0-1", "bytes=a-b", "bytes=99999999999999999999-",
    ] {
      #expect(ByteRange(other, size: 10) == nil, "\(other)")
    }
    #expect(ByteRange(nil, size: 10) == nil)
  }

  @Test func hosts() {
    let hosts = AllowedHosts(host: "preview.example")
    for name in [
      "localhost", "localhost:8000", "LOCALHOST", "a.localhost:1", "127.0.0.1:8000", "192.168.1.5", "[::1]:8000",
      "preview.example:80", "",
    ] {
      #expect(hosts.allow(name), "\(name)")
    }
    for name in ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "1.2.3.400", "1.2.3"] {
      #expect(!hosts.allow(name), "\(name)")
    }
  }

  @Test func theClientComesBeforeTheEndOfTheHead() {
    let page = PreviewClient.adding(to: Array("<head></head><body></head></body>".utf8), tag: "abc")
    let text = String(decoding: page, as: UTF8.self)
    #expect(text.hasPrefix("<head><link rel=\"stylesheet\" href=\"/.forge-docs/preview."))
    #expect(text.contains("data-tag=\"abc\""))
    #expect(text.hasSuffix("</script>\n</head><body></head></body>"))
    #expect(PreviewClient.adding(to: Array("plain".utf8), tag: "abc") == Array("plain".utf8))
  }
}
