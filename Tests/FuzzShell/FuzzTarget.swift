import ForgeShellProperties

/// What libFuzzer calls with each input: a property that does not hold ends the run, and the input is kept.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let violations = ShellProperties.violations(of: Array(UnsafeBufferPointer(start: bytes, count: count)))
  if let first = violations.first { fatalError(first) }
  return 0
}
