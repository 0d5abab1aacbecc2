/// Names (POSIX 3.216, bash manual 2).
extension ShellParser {
  func isNameByte(_ byte: UInt8) -> Bool {
    switch Unicode.Scalar(byte) {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    default: false
    }
  }

  func isNameStart(at index: Int) -> Bool {
    index < limit && isNameByte(bytes[index]) && !isDigit(at: index)
  }

  func isDigit(at index: Int) -> Bool { ("0"..."9").contains(scalar(at: index)) }

  /// Moves past the name that stands here, line continuations in it left out.
  mutating func name() -> String? {
    guard isNameStart(at: position) else { return nil }
    var name: [UInt8] = []
    var end = position
    repeat {
      name.append(bytes[end])
      end += 1
      let next = pastContinuations(end)
      if next < limit, isNameByte(bytes[next]) { end = next }
    } while end < limit && isNameByte(bytes[end])
    position = end
    return String(decoding: name, as: UTF8.self)
  }
}
