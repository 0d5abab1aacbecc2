/// The query language of Prometheus.
extension Language {
  static let promQL = Language(
    "promql prometheus metricsql",
    [
      "main": promQLCode(
        calls: ByteSet("("),
        [
          .comment("#"), .string("\""), .string("'"), .text("`", escape: nil), .enter("{", "labels"),
        ]),
      "labels": {
        var mode = promQLCode(calls: ByteSet(), [.comment("#"), .string("\""), .string("'"), .text("`", escape: nil)])
        mode.keys = Keys(marks: ByteSet("=!"), kind: .variable)
        mode.end = End(close: "}")
        return mode
      }(),
    ])

  private static func promQLCode(calls: ByteSet, _ rules: [Rule]) -> Mode {
    Mode(
      rules: rules,
      words: Words(
        groups: [
          .keywords(
            """
            by without on ignoring group_left group_right offset bool and or unless atan2 start end sum min max avg count \
            group stddev stdvar topk bottomk quantile count_values limitk limit_ratio
            """),
          .constants("Inf NaN inf nan"),
        ], body: .name.adding(":"), calls: calls),
      numbers: .literals())
  }
}
