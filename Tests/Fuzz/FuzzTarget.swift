import ForgeMarkdown
import ForgePageProperties

/// What libFuzzer calls with each input: a property that does not hold ends the run, and the input is kept.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = PageInput(UnsafeBufferPointer(start: bytes, count: count))
  for flavor in Flavor.allCases {
    let violations = PageProperties.violations(of: input, flavor: flavor)
    if let first = violations.first { fatalError("\(flavor.rawValue): \(first)") }
  }
  return 0
}
