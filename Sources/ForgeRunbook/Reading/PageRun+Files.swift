import ForgeManifests
import ForgeMarkdown
import ForgeShell

/// What redirections and pipes carry.
extension PageRun {
  mutating func redirect(_ redirections: [Redirection]) {
    for redirection in redirections where !isShortcode(redirection) {
      switch redirection.kind {
      case .output, .append, .clobber, .outputAndErrors, .appendOutputAndErrors:
        guard let target = expand(redirection.target).first else { continue }
        createFile(target)
      case .input, .readWrite:
        guard let target = expand(redirection.target).first else { continue }
        claimFile(target, tool: "sh")
      default: break
      }
    }
  }

  /// What a command wrote stands in the file that its output goes to.
  mutating func keep(_ output: Input, _ redirections: [Redirection]) {
    for redirection in redirections where !isShortcode(redirection) {
      guard [.output, .append, .clobber].contains(redirection.kind),
        let target = expand(redirection.target).first, let path = path(target)
      else { continue }
      world.contents.write(redirection.kind == .append ? world.contents.sum(path, output) : output, to: path)
    }
  }

  /// `{{< param "api" >}}`: a shortcode of Hugo, in which bash sees redirections.
  private func isShortcode(_ redirection: Redirection) -> Bool {
    let start = redirection.range.lowerBound
    let target = redirection.target.range.lowerBound
    guard start >= 2, target + 2 <= sample.bytes.count else { return false }
    return sample.bytes[start - 2..<start].elementsEqual("{{".utf8)
      || sample.bytes[target..<target + 2].elementsEqual("}}".utf8)
  }

  /// What redirections give a command to read.
  mutating func given(by redirections: [Redirection]) -> Input? {
    var given: Input?
    for redirection in redirections {
      if let heredoc = redirection.heredoc {
        let text = whole(heredoc.body)
        given = text.isKnown ? .text(text.text) : .unknown
      } else if redirection.kind == .hereString {
        given = whole(redirection.target).value.map { .text($0) } ?? .unknown
      } else if redirection.kind == .input {
        given = .unknown
      }
    }
    return given
  }
}
