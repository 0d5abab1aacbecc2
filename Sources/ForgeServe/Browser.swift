import Subprocess

/// The browser of whoever sits at this machine.
package enum Browser {
  /// Opens `address` with the program that the desktop has for it. Where there is none, the address on the terminal has to do.
  package static func open(_ address: String) async {
    _ = try? await run(
      .name("xdg-open"), arguments: [address], input: .none, output: .discarded, error: .discarded)
  }
}
