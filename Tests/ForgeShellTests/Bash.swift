// Foundation runs bash, whose verdicts are the measure of tests.
import Foundation
import Testing

/// The bash of this machine, asked for its verdict on syntax alone.
enum Bash {
  static let path: String? = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":")
    .map { "\($0)/bash" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  static func accepts(_ text: String) throws -> Bool {
    try verdicts([text])[0]
  }

  /// Whether `bash -n`, which reads and runs nothing, finds the syntax of each text right.
  static func verdicts(_ texts: [String]) throws -> [Bool] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "bash-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try texts.enumerated().map { place, text in
      let file = folder.appending(path: "\(place)")
      try Data(text.utf8).write(to: file)
      return file.path
    }
    return try verdicts(files: files)
  }

  /// As `verdicts`, of files. Of a fault in `[[ … ]]` bash 5.2 complains and exits with 0 nevertheless, and so what it says
  /// counts too, but for warnings. Of `[[ ]]` and `[[ a && ]]`, to which the manual gives no meaning, it says nothing:
  /// they are tested without it.
  static func verdicts(files: [String]) throws -> [Bool] {
    let program = """
      while IFS= read -r file; do
        verdict=yes
        said=$("$BASH" --norc --noprofile -O extglob -n "$file" 2>&1) || verdict=no
        while IFS= read -r line; do
          [[ -z $line || $line == *warning:* ]] || verdict=no
        done <<<"$said"
        echo "$verdict"
      done
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(path))
    process.arguments = ["--norc", "--noprofile", "-c", program]
    process.environment = [:]
    let list = FileManager.default.temporaryDirectory.appending(path: "bash-\(UUID().uuidString)")
    try Data(files.map { "\($0)\n" }.joined().utf8).write(to: list)
    defer { try? FileManager.default.removeItem(at: list) }
    process.standardInput = try FileHandle(forReadingFrom: list)
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let answers = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    let verdicts = answers.split(separator: "\n").map { $0 == "yes" }
    try #require(verdicts.count == files.count)
    return verdicts
  }
}
