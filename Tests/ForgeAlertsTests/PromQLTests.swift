import ForgeDiagnostics
import ForgeTestSupport
import Testing

@testable import ForgeAlerts

@Suite("PromQL")
struct PromQLTests {
  /// Expressions whose metrics are between `«` and `»`.
  static let expressions = [
    "«up» == 0",
    "sum by (job, instance) (rate(«http_requests_total»{code=~\"5..\", job=\"a\"}[5m])) > 0.1",
    "sum(rate(«a»[5m])) by (le) / ignoring(x) group_left(y, z) sum without (q) («b»)",
    "histogram_quantile(0.95, sum by (le) (rate(«x_bucket»[5m:30s])))",
    "«job:latency:p95» > bool 1e3 and on (job) «up» unless «c» or «d» atan2 «e»",
    "«a» offset 5m - «b» offset -1h30m + «c» @ 1609746000 - «d»[5m] @ end()",
    "max_over_time(«a»[1d:5m] offset 1w)",
    "topk(5, «a») + quantile(.5, «b») + count_values(\"version\", «c»)",
    "label_replace(«a», \"dst\", \"$1\", 'src', `(.*)`)",
    "{__name__=\"«a»\", job=\"b\"} + {__name__=~\"c|d\"} + {__name__!=\"e\"} + {job=\"f\"}",
    "{\"«http.requests»\", code=\"a\"} + {\"quoted.label\"=\"b\"}",
    "# metric_in_comment\n«a» # and another\n+ «b»",
    "vector(1)", "time() - 0x1F + 1_000 + Inf - NaN + 5m", "\"a string with up in it\"",
    "absent(«up»{job=\"x\"}) or vector(0)",
    "sum(«a») BY (x) + AVG WITHOUT (y) («b»)",
    "rate(«a»[$__rate_interval]) + ${metric}_total + $name + prefix_$rest + «b»{x=\"$y\"}",
    "«a»{x=\"}\", y='\\'}'} + «b»",
    "[[metric]] + «a»{job=\"[[job]]\"}",
    "«a»{x=\"unclosed",
    "(((«a»",
    "«a» > 5 and 3e-2 * «b» - 2e+3",
    "«_private:metric» + «A1»",
    "sum(count_over_time({app=\"x\"} |= \"error\" | json | line_format \"{{.a}}\" [5m])) by (job)",
    "sum(rate({app=\"x\"}[5m]))",
    "",
  ]

  @Test("Metrics are told from functions, keywords, labels and strings", arguments: expressions)
  func metrics(_ expression: String) {
    let marked = MarkedText(expression)
    let text = String(decoding: marked.file("x").bytes, as: UTF8.self)
    let query = PromQLQuery(text)
    #expect(query.metrics.map(\.range) == marked.ranges, "\(text): \(query.metrics)")
    for metric in query.metrics {
      #expect(metric.name == String(decoding: Array(text.utf8)[metric.range], as: UTF8.self))
    }
  }

  @Test("An expression is constant where it selects nothing")
  func constants() {
    for text in ["vector(1)", "1", "1 == 1", "time() > 0", "\"x\""] { #expect(PromQLQuery(text).isConstant, "\(text)") }
    for text in ["up", "{job=\"a\"}", "sum(rate({a=\"b\"} | json [1m]))", "$metric > 0", "absent(up)"] {
      #expect(!PromQLQuery(text).isConstant, "\(text)")
    }
  }

  @Test("Tokens lie inside the text one after the other, whatever it is")
  func hostile() {
    let pieces = [
      "\"", "'", "`", "\\", "{", "}", "[", "]", "$", "${", "[[", "{{", "#", "\n", "1e", "0x", ".", "é", "a", ":", "|",
    ]
    var state: UInt64 = 7
    for _ in 0..<3_000 {
      var text = ""
      for _ in 0..<12 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text += pieces[Int(state >> 33) % pieces.count]
      }
      let bytes = Array(text.utf8)
      var end = 0
      for token in PromQLLexer(bytes).tokens {
        #expect(
          token.range.lowerBound >= end && token.range.upperBound <= bytes.count && !token.range.isEmpty, "\(text)")
        end = token.range.upperBound
      }
      _ = PromQLQuery(text)
    }
  }

  @Test("Long expressions take time in proportion")
  func long() {
    let text =
      String(repeating: "sum by (a) (rate(metric_total{x=\"y\"}[5m])) + ", count: 20_000)
      + String(repeating: "{", count: 50_000)
    #expect(PromQLQuery(text).metrics.count == 20_000)
  }
}

@Suite("Metrics")
struct MetricInventoryTests {
  @Test("A list has its names, the parts of histograms, and all of the families that it has metrics of")
  func inventory() {
    var inventory = MetricInventory()
    let yaml = """
      metrics:
        - name: latency_seconds
          type: histogram
        - {name: size_bytes, type: summary}
        - {name: pg_up, type: gauge}
        - plain
        - {type: gauge}
        - [odd]
      """
    inventory.add(.init(path: "m.yaml", text: yaml))
    inventory.add(
      .init(
        path: "m.prom", text: "# HELP a x\n# TYPE a histogram\na_bucket{le=\"1\"} 3\n# TYPE b counter\nb 1\nalone\n"))
    inventory.add(name: "orders_*_total", type: nil)
    for name in [
      "latency_seconds_bucket", "size_bytes", "size_bytes_sum", "pg_up", "plain", "plain_count", "a_sum", "b", "alone",
      "orders_x_total", "node_cpu_seconds_total", "up", "ALERTS",
    ] { #expect(inventory.has(name), "\(name)") }
    for name in ["latency_seconds", "pg_down", "plains", "size_bytes_bucket", "b_sum", "orders_total", "other"] {
      #expect(!inventory.has(name), "\(name)")
    }
  }
}
