import Testing

@testable import ForgePublish

@Suite("The manifest of a release")
struct ManifestTests {
  private let manifest = Manifest(
    compression: "gzip-9",
    files: [
      Manifest.File(path: "b/ü.html", size: 2, digest: "22"),
      Manifest.File(
        path: "a.html", size: 1, digest: "11", twins: [Manifest.Twin(encoding: .br, size: 1, digest: "33")]),
    ], pending: ["c.html"])

  @Test("What is written is read back, sorted by path")
  func roundTrip() throws {
    #expect(manifest.files.map(\.path) == ["a.html", "b/ü.html"])
    #expect(try Manifest(json: manifest.json, path: "manifest.json") == manifest)
  }

  @Test(
    "Paths that leave the folder, other files and newer forms are refused",
    arguments: [
      #"{"version": 1, "files": [{"path": "../x", "size": 1, "sha256": "1"}]}"#,
      #"{"version": 1, "files": [{"path": "/x", "size": 1, "sha256": "1"}]}"#,
      #"{"version": 1, "files": [{"path": "x", "size": "1", "sha256": "1"}]}"#,
      #"{"version": 2, "files": []}"#, #"{"name": "An app"}"#, "no JSON", "",
    ])
  func refused(text: String) {
    #expect(throws: PublishFailure.self) { try Manifest(json: Array(text.utf8), path: "manifest.json") }
  }

  @Test("Changes are told by hashes and sizes")
  func changes() {
    let new = Manifest(
      compression: nil,
      files: [
        Manifest.File(path: "a.html", size: 1, digest: "11"), Manifest.File(path: "b/ü.html", size: 2, digest: "00"),
        Manifest.File(path: "c.html", size: 3, digest: "44"),
      ])
    let changes = PublishedChanges(from: manifest, to: new)
    #expect(changes.summary == "1 added, 1 changed, 0 removed, 1 unchanged")
    #expect(changes.lines == ["+ c.html (3 bytes)", "~ b/ü.html (2 to 2 bytes)"])
    #expect(PublishedChanges(from: new, to: manifest).lines.last == "- c.html (3 bytes)")
  }
}
