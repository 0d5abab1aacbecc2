import ForgeDiagnostics
import ForgeFiles
import ForgeRunbookProperties

/// What libFuzzer calls first: rendering the repositories takes longer than an input may.
@_cdecl("LLVMFuzzerInitialize")
public func initialize(_ count: UnsafeMutableRawPointer?, _ arguments: UnsafeMutableRawPointer?) -> CInt {
  FuzzSubjects.all.isEmpty ? 1 : 0
}

/// What libFuzzer calls with each input: the letter of a repository, and a page that is read against it. A property that does
/// not hold ends the run, and the input is kept.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = UnsafeBufferPointer(start: bytes, count: count)
  guard let letter = input.first else { return 0 }
  let subject = FuzzSubjects.all[Int(letter &- UInt8(ascii: "a")) % FuzzSubjects.all.count]
  let violations = RunbookProperties.violations(of: Array(input.dropFirst()), in: subject)
  if let first = violations.first { fatalError(first) }
  return 0
}

/// The repositories that pages are read against: that of the rules' examples, those of the labelled runbooks by name, and
/// the one that the fuzzer is run in. `scripts/fuzz_runbooks.py` counts them the same.
enum FuzzSubjects {
  static let all: [RunbookSubject] = {
    let labelled = "Tests/ForgeRunbookTests/Runbooks"
    do {
      let root = try FileSystem.disk(".")
      var subjects = [RunbookSubject.examples]
      for entry in try root.list(labelled) where root.kind("\(labelled)/\(entry.name)/repository") == .folder {
        subjects.append(try RunbookSubject(FileSystem.disk("\(labelled)/\(entry.name)/repository")))
      }
      return subjects + [try RunbookSubject(root, skipping: [".git", "Tests", "build"])]
    } catch {
      fatalError("cannot read the repositories: \(error)")
    }
  }()
}
