import ForgeDiagnostics

extension SourceFile {
  /// The file with each byte that is not UTF-8 replaced, and a finding at the first; nil for a file that is UTF-8.
  func repaired() -> (file: SourceFile, finding: Diagnostic)? {
    guard bytes.contains(where: { $0 >= 0x80 }), String(validating: bytes, as: UTF8.self) == nil else { return nil }
    let text = String(decoding: bytes, as: UTF8.self)
    let offset = zip(bytes, text.utf8).enumerated().first { $1.0 != $1.1 }?.offset ?? 0
    let finding = Diagnostic(
      .invalidUTF8, Message("byte 0x\(String(bytes[offset], radix: 16, uppercase: true)) is not UTF-8"),
      at: range(offset..<offset + 1))
    return (SourceFile(path: path, text: text), finding)
  }

  /// A finding at the first NUL byte; nil for a file without one.
  var nulByte: Diagnostic? {
    guard let offset = bytes.firstIndex(of: 0) else { return nil }
    let count = bytes.count { $0 == 0 }
    return Diagnostic(
      .nulByte, count == 1 ? "a NUL byte" : "\(String(count)) NUL bytes, the first of them here",
      at: range(offset..<offset + 1))
  }
}
