import ForgeHTML

extension CoverageReport {
  /// The report as a page of its own, that needs nothing else: an artifact of a build, or an attachment.
  package func htmlDocument(title: String) -> String {
    var writer = HTMLWriter()
    writer.markup("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
    writer.markup("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
    writer.text(title)
    writer.markup("</title>\n<style>\n")
    writer.markup(Self.style)
    writer.markup("</style>\n</head>\n<body>\n<main>\n<h1>")
    writer.text(title)
    writer.markup("</h1>\n")
    writeHTML(.none, to: &writer)
    writer.markup("</main>\n</body>\n</html>\n")
    return writer.finish().string
  }

  private static let style: StaticString = """
    :root { color-scheme: light dark; --border: light-dark(#d8dee4, #30363d); --good: light-dark(#1c6b42, #7fcb97);
      --low: light-dark(#a82a34, #f49b9b); --muted: light-dark(#586170, #9ba6b4); }
    body { margin: 0; background: light-dark(#fff, #12161b); color: light-dark(#1d2530, #dfe4ea);
      font: 1rem/1.5 system-ui, sans-serif; }
    main { max-width: 72rem; margin: 0 auto; padding: 1.5rem; overflow-wrap: anywhere; }
    table { border-collapse: collapse; width: 100%; }
    th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--border); text-align: start; vertical-align: top; }
    code { font-family: ui-monospace, monospace; font-size: .9em; }
    a { color: light-dark(#0d6868, #62cbc3); }
    small { color: var(--muted); }
    .table-scroll { overflow-x: auto; }
    .coverage-total strong { font-size: 2.5rem; display: block; line-height: 1.1; }
    .coverage-bar { max-width: 100%; vertical-align: -1px; }
    .coverage-bar-whole { fill: var(--border); }
    .coverage-bar-part { fill: var(--good); }
    .coverage-bar-low .coverage-bar-part { fill: var(--low); }
    .coverage-gap td:first-child { border-inline-start: 3px solid var(--low); }

    """
}
