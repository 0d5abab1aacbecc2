import ForgeMarkdown
import ForgePageProperties
import ForgeTestSupport
import Foundation
import Testing

@Suite("Corpus")
struct CorpusTests {
  @Test(
    "What is true of every page is true of each input that the fuzzer found worth keeping",
    arguments: Flavor.allCases)
  func corpus(flavor: Flavor) throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus").path
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    #expect(names.count > 50)
    for name in names {
      let input = PageInput(try #require(Suites.bytes(of: "\(folder)/\(name)")))
      let violations = PageProperties.violations(of: input, flavor: flavor)
      #expect(violations.isEmpty, "\(name)")
    }
  }
}
