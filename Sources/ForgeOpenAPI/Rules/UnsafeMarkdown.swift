package import ForgeDiagnostics
import ForgeYAML

extension Rule<APIDescription> {
  package static let unsafeMarkdown = Rule(
    "openapi/unsafe-markdown", .error, "Script in a description",
    why: """
      Descriptions are shown in browsers, by tools that may not clean them: a script in one runs with the rights of the site.
      """,
    examples: [
      .good(
        #"""
        openapi: 3.1.0
        info: {title: A, version: "1", description: "Evaluates `x`."}
        paths: {}
        """#, file: specFile),
      .bad(
        #"""
        openapi: 3.1.0
        info: {title: A, version: "1", description: «"<script>alert(1)</script>"»}
        paths: {}
        """#, file: specFile),
    ],
    aliases: ["no-eval-in-markdown", "no-script-tags-in-markdown", "no-unsafe-markdown"]
  ) { api, report in
    for object in api.objects {
      for field in ["description", "summary", "title"] {
        guard let node = object.node[field], let text = node.string else { continue }
        let lowered = text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        let found = ["<script", "eval(", "javascript:"].first {
          lowered.firstRange(of: Array($0.utf8), in: 0..<lowered.count) != nil
        }
        if let found { report("the text holds `\(found)`", at: node.range) }
      }
    }
  }
}
