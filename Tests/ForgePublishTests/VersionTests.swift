import Testing

@testable import ForgePublish

@Suite("Versions")
struct VersionTests {
  @Test("Names are ordered as people count")
  func order() throws {
    let expected = [
      "0.9", "v1.2", "1.9", "1.10-alpha", "1.10-rc.2", "1.10-rc.10", "1.10", "1.10.1", "2", "2026.11", "main", "next",
    ]
    let names = try expected.map { text in try VersionName(text) }
    #expect(names.shuffled().sorted().map(\.text) == expected)
  }

  @Test("Names are folders of the site and nothing else", arguments: ["", ".x", "-x", "a/b", "a b", "ü", "versions"])
  func refused(text: String) {
    #expect(throws: PublishFailure.self) { try VersionName(text) }
  }

  private func catalogue(_ names: [String], default defaultName: String) throws -> VersionCatalogue {
    var catalogue: VersionCatalogue?
    for name in names {
      let request = VersionRequest(name: try VersionName(name), aliases: [], isDefault: name == defaultName)
      catalogue = try VersionCatalogue(catalogue, adding: request)
    }
    return try #require(catalogue)
  }

  @Test("What is written of versions is read back")
  func roundTrip() throws {
    let first = VersionRequest(
      name: try VersionName("1.0"), aliases: [try VersionName("latest")], isDefault: false)
    let second = VersionRequest(name: try VersionName("2.0"), aliases: [try VersionName("latest")], isDefault: true)
    let catalogue = try VersionCatalogue(try VersionCatalogue(nil, adding: first), adding: second)
    #expect(catalogue.versions.map(\.name.text) == ["2.0", "1.0"])
    #expect(catalogue.versions.map { $0.aliases.map(\.text) } == [["latest"], []])
    #expect(try VersionCatalogue(json: catalogue.json, path: "versions.json") == catalogue)
  }

  private let page = """
    <head><!--forge-docs:canonical url="https://a.example/1.0/x/?a&amp;b" site="https://a.example/1.0/"--><link>\
    <!--/forge-docs:canonical--></head><!--forge-docs:versions label="Fassung"--><!--/forge-docs:versions-->\
    <p><!--forge-docs:versions-->not mine<!--/forge-docs:versions--><!--forge-docs:outdated--></p>
    """

  @Test("A page is filled in at its own places, again and again")
  func fill() throws {
    let old = try VersionName("1.0")
    let versions = VersionedPages(
      catalogue: try catalogue(["1.0", "2.0"], default: "2.0"), pages: ["1.0": ["x/index.html"], "2.0": []])
    let filled = VersionFrame(versions, old, "x/index.html").fill(Array(page.utf8))
    let text = String(decoding: filled, as: UTF8.self)
    #expect(text.contains(#"<link rel="canonical" href="https://a.example/1.0/x/?a&amp;b">"#))
    #expect(text.contains(#"<a href="../../2.0/">2.0 <span>first page</span></a>"#))
    #expect(text.contains(#"<a href="../../1.0/x/" aria-current="true">1.0</a>"#))
    #expect(text.contains("not mine"))
    #expect(VersionFrame(versions, old, "x/index.html").fill(filled) == filled)
  }

  @Test("The switch offers the newest, the default and the one that is read")
  func limit() throws {
    let names = (1...40).map { "\($0).0" }
    let versions = VersionedPages(catalogue: try catalogue(names, default: "3.0"), pages: [:])
    let filled = VersionFrame(versions, try VersionName("7.0"), "index.html").fill(Array(page.utf8))
    let text = String(decoding: filled, as: UTF8.self)
    #expect(text.components("<li>") == VersionFrame.limit + 3)
    for name in ["40.0", "21.0", "7.0", "3.0"] { #expect(text.contains("href=\"../\(name)/\"")) }
    for name in ["20.0", "8.0"] { #expect(!text.contains("href=\"../\(name)/\"")) }
    #expect(text.contains(#"href="../versions/""#))
  }

  @Test(
    "Hostile marks neither hang nor reach outside",
    arguments: [
      "<!--forge-docs:", "<!--forge-docs:versions", "<!--forge-docs:versions a=\"", "<!--forge-docs:versions-->", "<",
    ])
  func hostile(text: String) throws {
    let versions = VersionedPages(catalogue: try catalogue(["1.0"], default: "1.0"), pages: [:])
    let bytes = Array(text.utf8)
    #expect(VersionFrame(versions, try VersionName("1.0"), "index.html").fill(bytes) == bytes)
  }
}

extension String {
  /// How often `part` is in it.
  fileprivate func components(_ part: String) -> Int { ranges(of: part).count }
}
