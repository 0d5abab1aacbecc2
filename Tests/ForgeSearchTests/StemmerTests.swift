import Testing

@testable import ForgeSearch

@Suite("Endings of words")
struct StemmerTests {
  private func stem(_ word: String, _ language: String = "en") -> String {
    var bytes = Array(word.utf8)
    Stemmer(SearchLanguage.of(language).endings).stem(&bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "Forms of one word share a stem",
    arguments: [
      "deploy deploys deployed deploying deployment deployments",
      "configure configures configured configuring configuration",
      "rotate rotates rotated rotating rotation", "scale scales scaled scaling",
      "plan plans planned planning", "policy policies", "install installs installed installing installation",
      "authenticate authenticated authentication", "require requires required requirement requirements",
      "certificate certificates", "address addresses", "failure failures", "run runs running",
      "roll rolls rolled rolling", "index indexed indexing", "cluster clusters", "status", "access accessed accessing",
    ])
  func english(_ forms: String) {
    let stems = Set(forms.split(separator: " ").map { stem(String($0)) })
    #expect(stems.count == 1, "\(forms): \(stems.sorted())")
  }

  @Test(
    "Other words keep apart", arguments: ["service server", "node note", "backup back", "secret section", "port post"])
  func apart(_ words: String) {
    let all = words.split(separator: " ")
    #expect(Set(all.map { stem(String($0)) }).count == all.count)
  }

  @Test("Short words, words with digits and words of other scripts stay")
  func untouched() {
    for word in ["is", "s3", "k8s", "http2", "数据", "v1"] { #expect(stem(word) == word) }
  }

  @Test(
    "Other languages by their tables",
    arguments: [
      ("de", "sicherung sicherungen"), ("fr", "sauvegarde sauvegardes"), ("es", "instalacion instalaciones"),
      ("pt", "instalado instalada"), ("it", "installare installato"), ("nl", "instelling instellingen"),
      ("ru", "серверы сервера серверов"),
    ])
  func languages(_ language: String, _ forms: String) {
    let stems = Set(forms.split(separator: " ").map { stem(String($0), language) })
    #expect(stems.count == 1, "\(forms): \(stems.sorted())")
  }

  @Test("A region makes no other language, and an unknown language keeps words whole")
  func tags() {
    #expect(SearchLanguage.of("en-GB").endings == SearchLanguage.of("en").endings)
    #expect(stem("deployed", "tlh") == "deployed")
  }

  @Test(
    "Every rule has an ending, a replacement and a condition",
    arguments: ["en", "de", "fr", "es", "pt", "it", "nl", "ru"])
  func tables(_ language: String) {
    let table = SearchLanguage.of(language)
    #expect(!table.stopWords.isEmpty)
    for step in table.endings.split(separator: "|") {
      for rule in step.split(separator: " ") {
        let parts = rule.split(separator: "/", omittingEmptySubsequences: false)
        #expect(parts.count == 3 && !parts[0].isEmpty && parts[2].count == 1, "\(rule)")
        // The script reads the table between quotation marks.
        #expect(!rule.contains("\"") && !rule.contains("\\"))
      }
    }
  }
}
