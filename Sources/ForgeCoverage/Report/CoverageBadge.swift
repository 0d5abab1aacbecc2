import ForgeHTML

/// An SVG badge that says how much of the API is documented: for a README.
package enum CoverageBadge {
  private static let label = "API docs"

  /// The widths are those of Verdana at 11 px, which `textLength` makes other fonts keep.
  package static func svg(_ figures: CoverageFigures, threshold: Double) -> String {
    let value = figures.operations == 0 ? "no API" : CoverageReport.percent(figures.percent)
    let labelWidth = width(label)
    let valueWidth = width(value)
    let total = labelWidth + valueWidth
    var writer = HTMLWriter()
    writer.markup("<svg xmlns=\"http://www.w3.org/2000/svg\"")
    writer.attribute("width", "\(total)")
    writer.markup(" height=\"20\" role=\"img\"")
    writer.attribute("aria-label", "\(label): \(value)")
    writer.markup(">\n<title>")
    writer.text("\(label): \(value)")
    writer.markup("</title>\n<clipPath id=\"r\"><rect height=\"20\" rx=\"3\"")
    writer.attribute("width", "\(total)")
    writer.markup("/></clipPath>\n<g clip-path=\"url(#r)\"><rect height=\"20\" fill=\"#444d56\"")
    writer.attribute("width", "\(labelWidth)")
    writer.markup("/><rect height=\"20\"")
    writer.attribute("x", "\(labelWidth)")
    writer.attribute("width", "\(valueWidth)")
    writer.attribute("fill", color(figures, threshold))
    writer.markup("/></g>\n<g fill=\"#fff\" font-family=\"Verdana,DejaVu Sans,sans-serif\" font-size=\"11\">")
    write(label, x: 6, width: labelWidth - 12, to: &writer)
    write(value, x: labelWidth + 6, width: valueWidth - 12, to: &writer)
    writer.markup("</g>\n</svg>\n")
    return writer.finish().string
  }

  private static func write(_ text: String, x: Int, width: Int, to writer: inout HTMLWriter) {
    writer.markup("<text y=\"14\"")
    writer.attribute("x", "\(x)")
    writer.attribute("textLength", "\(width)")
    writer.markup(">")
    writer.text(text)
    writer.markup("</text>")
  }

  private static func width(_ text: String) -> Int {
    12
      + text.reduce(0) { width, character in
        switch character {
        case " ", ".", "I", "i", "l": width + 4
        case "%": width + 12
        case "A"..."Z": width + 8
        default: width + 7
        }
      }
  }

  /// Dark enough for white text (WCAG 2.2, contrast of 4.5).
  private static func color(_ figures: CoverageFigures, _ threshold: Double) -> String {
    if figures.percent >= threshold { return "#1a7f37" }
    return figures.percent >= threshold / 2 ? "#9a6700" : "#c9252d"
  }
}
