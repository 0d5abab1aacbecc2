extension SyntaxExtension {
  static let tableOfContents = SyntaxExtension(
    "table-of-contents", .tableOfContents, "Table of contents",
    text: """
      `[TOC]`, `[[toc]]` or `[[_TOC_]]` as a paragraph of its own becomes the list of the page's headings below its title.
      """,
    cases: [
      SyntaxCase(
        """
        [[toc]]

        ## Install

        ### Linux

        ## Upgrade

        """,
        html: """
          <nav class="contents" aria-label="Contents">
          <ul>
          <li><a href="#install">Install</a>
          <ul>
          <li><a href="#linux">Linux</a></li>
          </ul>
          </li>
          <li><a href="#upgrade">Upgrade</a></li>
          </ul>
          </nav>
          <h2 id="install">Install<a class="heading-anchor" href="#install" aria-label="Link to this section"></a></h2>
          <h3 id="linux">Linux<a class="heading-anchor" href="#linux" aria-label="Link to this section"></a></h3>
          <h2 id="upgrade">Upgrade<a class="heading-anchor" href="#upgrade" aria-label="Link to this section"></a></h2>

          """,
        isLive: false)
    ])
}
