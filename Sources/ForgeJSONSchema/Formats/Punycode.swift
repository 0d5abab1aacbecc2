/// RFC 3492, with the parameters of section 5.
enum Punycode {
  private static let (base, least, most, skew, damp) = (36, 1, 26, 38, 700)

  /// The characters that the part of a label after `xn--` stands for; nil where it is no such part.
  static func decoded(_ text: ArraySlice<Unicode.Scalar>) -> [Unicode.Scalar]? {
    var output: [Unicode.Scalar] = []
    var rest = text
    if let dash = text.lastIndex(of: "-") {
      output = Array(text[..<dash])
      rest = text[(dash + 1)...]
    }
    guard !rest.isEmpty else { return nil }
    var (code, index, bias) = (128, 0, 72)
    while !rest.isEmpty {
      let old = index
      var (weight, step) = (1, base)
      while true {
        guard let digit = rest.popFirst().flatMap(value) else { return nil }
        index += digit * weight
        let threshold = step <= bias ? least : min(most, step - bias)
        if digit < threshold { break }
        weight *= base - threshold
        step += base
        guard index < 1 << 40, weight < 1 << 40 else { return nil }
      }
      bias = adapted(index - old, output.count + 1, isFirst: old == 0)
      code += index / (output.count + 1)
      index %= output.count + 1
      guard code <= 0x10FFFF, let scalar = Unicode.Scalar(UInt32(code)) else { return nil }
      output.insert(scalar, at: index)
      index += 1
    }
    return output
  }

  /// What stands for a label after `xn--`; nil for a label that is too long to encode.
  static func encoded(_ label: [Unicode.Scalar]) -> [Unicode.Scalar]? {
    guard label.count <= 256 else { return nil }
    var output = label.filter(\.isASCII)
    let plain = output.count
    if plain > 0 { output.append("-") }
    var (code, delta, bias, handled) = (128, 0, 72, plain)
    while handled < label.count {
      guard let next = label.map({ Int($0.value) }).filter({ $0 >= code }).min() else { return nil }
      delta += (next - code) * (handled + 1)
      code = next
      for scalar in label {
        if scalar.value < code { delta += 1 }
        guard scalar.value == code else { continue }
        var (rest, step) = (delta, base)
        while true {
          let threshold = step <= bias ? least : min(most, step - bias)
          if rest < threshold { break }
          output.append(digit(threshold + (rest - threshold) % (base - threshold)))
          rest = (rest - threshold) / (base - threshold)
          step += base
        }
        output.append(digit(rest))
        bias = adapted(delta, handled + 1, isFirst: handled == plain)
        delta = 0
        handled += 1
      }
      delta += 1
      code += 1
    }
    return output
  }

  private static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / damp : delta / 2
    delta += delta / count
    var steps = 0
    while delta > (base - least) * most / 2 {
      delta /= base - least
      steps += base
    }
    return steps + (base - least + 1) * delta / (delta + skew)
  }

  private static func digit(_ value: Int) -> Unicode.Scalar {
    Unicode.Scalar(UInt8(value < 26 ? value + 0x61 : value - 26 + 0x30))
  }

  private static func value(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "a"..."z": Int(scalar.value) - 0x61
    case "A"..."Z": Int(scalar.value) - 0x41
    case "0"..."9": Int(scalar.value) - 0x30 + 26
    default: nil
    }
  }
}
