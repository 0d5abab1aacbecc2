import ForgeManifests
import ForgeYAML

extension PageRun {
  /// Where a command runs that another one starts elsewhere.
  enum Place: Sendable {
    case pods([KubernetesObject])
    case service(ComposeProject, String?)
    case container
  }

  /// Reads a command that runs in a container. Its files are those of an image, of which nothing is known here; programs
  /// that speak of what is deployed make their claims.
  mutating func inside(_ place: Place, _ words: [Fragment]) {
    let directory = world.directory
    world.directory = nil
    let outer = self.place
    (isInside, self.place) = (true, place)
    call(words)
    (isInside, self.place) = (false, outer)
    world.directory = directory
    output = .unknown
  }

  /// Reads a command that runs on another machine: as words, as one script, or from a heredoc. Its files are not those of the
  /// repository; clusters are the same from everywhere.
  mutating func elsewhere(_ words: [Fragment]) {
    let directory = world.directory
    world.directory = nil
    isElsewhere = true
    if words.count == 1 {
      runScript(words[0])
    } else if words.isEmpty, let heredoc {
      runScript(heredoc)
    } else {
      call(words)
    }
    isElsewhere = false
    world.directory = directory
    output = .unknown
  }
}
