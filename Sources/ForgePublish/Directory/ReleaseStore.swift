import Glibc

/// A folder of releases: `releases/1`, `releases/2` and so on, and `current`, a link to the one that readers see.
struct ReleaseStore: Sendable {
  let path: String

  var releases: String { "\(path)/releases" }
  private var current: String { "\(path)/current" }

  func folder(_ number: Int) -> String { "\(releases)/\(number)" }

  /// Where a release is while it is written.
  func staging(_ number: Int) -> String { "\(releases)/.\(number).partial" }

  /// Refuses what was not written by publishing: nothing of it is ever removed.
  func check() throws(PublishFailure) {
    var status = stat()
    if lstat(current, &status) == 0, status.st_mode & S_IFMT != S_IFLNK {
      throw PublishFailure("\(current) is not a link to a release; move it away, or publish to another folder")
    }
    guard stat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw PublishFailure("\(path) is a file; name a folder, or an archive that ends in .tar.gz or .tar.zst")
    }
    if Disk.isFolder(releases) || Disk.exists("\(path)/\(PublishLock.name)") { return }
    guard Disk.names(in: path).isEmpty else {
      throw PublishFailure("\(path) holds files that publish did not write; publish to an empty or a new folder")
    }
  }

  /// The numbers of all releases that are whole, the oldest first.
  var numbers: [Int] { Disk.names(in: releases).compactMap { Int($0) }.filter { $0 > 0 }.sorted() }

  /// The number of the release that readers see; nil before the first.
  func currentNumber() throws(PublishFailure) -> Int? {
    var buffer = [CChar](repeating: 0, count: 4096)
    let count = readlink(current, &buffer, buffer.count)
    guard count >= 0 else { return nil }
    let target = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    guard target.hasPrefix("releases/"), let number = Int(target.dropFirst(9)), Disk.isFolder(folder(number)) else {
      throw PublishFailure("\(current) leads to \(target), which is no release; `--rollback RELEASE` mends it")
    }
    return number
  }

  /// The release with a number, as it was published.
  func release(_ number: Int) throws(PublishFailure) -> PublishedRelease {
    let folder = try Folder(folder(number))
    let path = "\(folder.path)/\(Manifest.name)"
    return PublishedRelease(
      number: number, folder: folder, manifest: try Manifest(json: try folder.read(Manifest.name), path: path))
  }

  /// Removes what runs that were killed left behind. Only who holds the lock may.
  func removeLeftovers() {
    for name in Disk.names(in: releases) where name.hasPrefix(".") { Disk.remove("\(releases)/\(name)") }
    unlink(nextLink)
  }

  private var nextLink: String { "\(path)/.current.next" }

  /// Lets readers see the release `number`: one rename, so that there is no moment without a site.
  func show(_ number: Int) throws(PublishFailure) {
    unlink(nextLink)
    guard symlink("releases/\(number)", nextLink) == 0 else { throw .system("write", nextLink) }
    guard rename(nextLink, current) == 0 else { throw .system("replace", current) }
    try Disk.syncNames(path)
  }

  /// Takes a release away: at once from the list, then its files.
  func remove(_ number: Int) {
    let aside = "\(releases)/.\(number).old"
    guard rename(folder(number), aside) == 0 else { return }
    Disk.remove(aside)
  }
}

/// A release that is whole, kept open.
struct PublishedRelease: Sendable {
  let number: Int
  let folder: Folder
  let manifest: Manifest
}
