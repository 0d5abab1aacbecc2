import Testing

@testable import ForgePublish

@Suite("Object storage")
struct StorageTests {
  @Test(
    "Files are sent as nginx sends them",
    arguments: [
      ("index.html", "text/html; charset=utf-8", false),
      ("assets/theme.0123456789.css", "text/css; charset=utf-8", true),
      ("search/words.0123456789.json.gz", "application/gzip", true), ("a.0123456789", "application/octet-stream", true),
      ("0123456789.png", "image/png", false), ("a.012345678.js", "text/javascript; charset=utf-8", false),
    ])
  func headers(path: String, type: String, isKept: Bool) {
    let served = ServedAs(path)
    #expect(served.contentType == type)
    #expect(served.cacheControl.contains("immutable") == isKept)
  }

  @Test("What others lead to is uploaded before them")
  func phases() {
    let paths = ["a.0123456789.css", "plan.pdf", "guides/index.html", "1.0/search/index.js", "index.html"]
    #expect(paths.map(UploadPhase.init) == [.hashed, .assets, .pages, .entries, .entries])
  }

  @Test("Targets are a bucket and a path in it")
  func targets() throws {
    let target = try StorageTarget("s3://docs/a/b/", endpoint: nil)
    #expect(target.bucket == "docs")
    #expect(target.prefix == "a/b")
    for text in ["s3://", "s3:// /x", "s3://a/../b"] {
      #expect(throws: PublishFailure.self) { try StorageTarget(text, endpoint: nil) }
    }
    #expect(throws: PublishFailure.self) { try StorageTarget("s3://a", endpoint: "localhost:9000") }
  }

  private func manifest(_ digests: [String: String], pending: [String] = []) -> Manifest {
    Manifest(
      compression: nil, files: digests.map { Manifest.File(path: $0.key, size: 1, digest: $0.value) }, pending: pending)
  }

  @Test("Only what changed is uploaded, and what a run that was cut short may have touched")
  func work() {
    let old = manifest(["a": "1", "b": "1", "gone": "1"], pending: ["a", "never"])
    let work = UploadWork(old: old, new: manifest(["a": "1", "b": "1", "c": "1"]))
    #expect(work.uploaded == ["a", "c"])
    #expect(work.removed == ["gone", "never"])
    #expect(UploadWork(old: nil, new: manifest(["a": "1"])).uploaded == ["a"])
    #expect(UploadWork(old: manifest(["a": "1"]), new: manifest(["a": "1"])).pending.isEmpty)
  }
}
