import ForgeDiagnostics
import ForgeFiles
import ForgeShell

extension PageRun {
  /// The state after the scripts of a block.
  ///
  /// Authors carry the working directory on from block to block, but most begin a section where the reader began, and a page
  /// beside the files that it is about often speaks from its own folder. So a block that would not find its files is read from
  /// there too, and the reader stands where most is found.
  ///
  /// `startsAnew` says that a heading stands before the block, and `folder` where the page lies.
  func reading(_ scripts: [ShellScript], startsAnew: Bool, besides folder: String) -> PageRun {
    var best = reading(scripts, from: world.directory)
    guard best.missing > missing, world.doubtfulClone == nil else { return best }
    // `cd` as the first word of a block leads from where the page begins, however often the page says it.
    let starts = (startsAnew || scripts.first?.beginsWithMove == true ? [""] : []) + [folder]
    for start in starts where start != world.directory {
      let other = reading(scripts, from: start)
      if other.missing < best.missing, other.found > best.found { best = other }
    }
    return best
  }

  private func reading(_ scripts: [ShellScript], from directory: String?) -> PageRun {
    var run = self
    run.world.directory = directory
    for script in scripts { run.run(script) }
    return run
  }

  /// What is there or not depending on where the reader stands.
  static let ofPlaces: [CommandClaim.Kind] = [.path, .target, .chart]

  /// What a folder has that is read with it: targets of its Makefile, services of its compose file.
  static let ofFolders: [CommandClaim.Kind] = [.target, .chart, .service, .profile, .value]

  /// Why nothing is known of the folder in which the reader stands; nil where it is of this repository.
  var foreignFolder: Message? {
    if let clone = world.doubtfulClone {
      return "the page works in `\(clone)`, which may be no clone of this repository"
    }
    guard let directory = world.directory, !directory.isEmpty, repository.fileSystem.kind(directory) == nil,
      world.files.state(of: directory) != nil || world.files.mayHaveMade(directory)
    else { return nil }
    return "what is in this folder is not known"
  }
}

extension ShellScript {
  fileprivate var beginsWithMove: Bool {
    guard case .simple(let command)? = commands.items.first?.first.commands.first else { return false }
    return command.name?.literalValue == "cd"
  }
}
