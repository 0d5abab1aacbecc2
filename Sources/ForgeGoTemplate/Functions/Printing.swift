/// `print`, `printf`, `println` and the escapers (text/template, funcs.go).
let printingFunctions: [GoFunction] = [
  GoFunction("print", 0...) { call throws(GoFailure) in
    var text = OriginText()
    for (place, value) in call.arguments.enumerated() {
      // fmt.Sprint puts a space between two operands when neither is a string.
      if place > 0, value.text == nil, call[place - 1].text == nil { text.append(" ", nil as Origin?) }
      value.appendDescription(to: &text)
    }
    return try finished(text, call)
  },
  GoFunction("println", 0...) { call throws(GoFailure) in
    var text = OriginText()
    for (place, value) in call.arguments.enumerated() {
      if place > 0 { text.append(" ", nil as Origin?) }
      value.appendDescription(to: &text)
    }
    text.append("\n", nil as Origin?)
    return try finished(text, call)
  },
  GoFunction("printf", 1...) { call throws(GoFailure) in
    let format = try call.string(0)
    var printer = GoPrinter(format, call[0].origins, Array(call.arguments.dropFirst()))
    return try finished(try printer.print(call.evaluation), call)
  },
  GoFunction("html", 0...) { call throws(GoFailure) in
    try escaped(call) { byte in
      switch byte {
      case 0x00: "\u{FFFD}"
      case UInt8(ascii: "\""): "&#34;"
      case UInt8(ascii: "'"): "&#39;"
      case UInt8(ascii: "&"): "&amp;"
      case UInt8(ascii: "<"): "&lt;"
      case UInt8(ascii: ">"): "&gt;"
      default: nil
      }
    }
  },
  GoFunction("js", 0...) { call throws(GoFailure) in
    try escaped(call) { byte in
      switch byte {
      case UInt8(ascii: "\\"): "\\\\"
      case UInt8(ascii: "'"): "\\'"
      case UInt8(ascii: "\""): "\\\""
      case UInt8(ascii: "<"): "\\u003C"
      case UInt8(ascii: ">"): "\\u003E"
      case UInt8(ascii: "&"): "\\u0026"
      case UInt8(ascii: "="): "\\u003D"
      case 0x00..<0x20: "\\u00" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      default: nil
      }
    }
  },
  GoFunction("urlquery", 0...) { call throws(GoFailure) in
    try escaped(call) { byte in
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "~"):
        nil
      case UInt8(ascii: " "): "+"
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }
  },
]

private func finished(_ text: OriginText, _ call: GoCall) throws(GoFailure) -> GoValue {
  try call.evaluation.spend(bytes: text.bytes.count)
  return text.value
}

/// What `print` gives, each byte that `escape` has a text for replaced.
private func escaped(_ call: GoCall, _ escape: (UInt8) -> String?) throws(GoFailure) -> GoValue {
  var text = OriginText()
  for (place, value) in call.arguments.enumerated() {
    if place > 0, value.text == nil, call[place - 1].text == nil { text.append(" ", nil as Origin?) }
    value.appendDescription(to: &text)
  }
  let plain = String(decoding: text.bytes, as: UTF8.self)
  var result = OriginText()
  var start = 0
  for (place, byte) in text.bytes.enumerated() {
    guard let replacement = escape(byte) else { continue }
    result.append(plain, start..<place, text.origins)
    result.append(replacement, nil as Origin?)
    start = place + 1
  }
  result.append(plain, start..<text.bytes.count, text.origins)
  return try finished(result, call)
}
