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
}
