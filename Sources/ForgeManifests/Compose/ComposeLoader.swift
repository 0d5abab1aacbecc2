import ForgeDiagnostics
import ForgeFiles
import ForgeYAML

/// Makes one model of a list of files, with what they include and extend.
struct ComposeLoader {
  /// What a list of files is read with.
  struct Scope {
    /// The folder that relative paths are read from: that of the first file, or what an `include` says.
    let folder: String
    let variables: ComposeVariables
    /// The files whose reading led here, outermost first.
    var chain: [String] = []
  }

  var reader: ComposeReader
  /// Services of files that others extend, written out, by path and folder.
  var bases: [String: YAMLNode] = [:]

  static let deepestInclude = 50
  /// Files that include the next one twice double with every step; no project has so many.
  static let mostIncludes = 1000
  var includes = 0
  static let deepestExtends = 100

  init(_ fileSystem: FileSystem) {
    reader = ComposeReader(fileSystem)
  }

  /// The files at `paths` laid over one another; nil where none could be read.
  mutating func model(_ paths: [(path: String, place: SourceRange)], _ scope: Scope) -> YAMLNode? {
    var result: YAMLNode?
    for (path, place) in paths {
      guard let documents = reader.documents(path) else {
        reader.report(.composeError, .composeNoFile(path), at: place)
        reader.gap(.missing(path), at: place, hidesParts: true)
        continue
      }
      for document in documents {
        guard document.mapping != nil else {
          reader.report(.composeError, .noMapping, at: document.range)
          continue
        }
        if let key = Self.firstService(ofOldFormat: document) {
          reader.report(.composeError, .oldFormat, at: key.range)
          reader.gap(.broken(path), at: key.range, hidesParts: true)
          continue
        }
        var layer = prepared(document, scope)
        layer = extended(layer, path: path, scope)
        layer = included(layer, path: path, scope)
        guard let base = result else {
          result = layer
          continue
        }
        let (merged, found) = ComposeMerge.merge(base, layer)
        reader.report(found)
        result = merged
      }
    }
    return result
  }

  /// The first key of a document in the format of Compose 1, which had services at the top; nil for others.
  private static func firstService(ofOldFormat document: YAMLNode) -> YAMLNode? {
    let pairs = document.composePairs
    let isOld = pairs.allSatisfy { pair in
      !ComposeSchema.topLevelKeys.contains(pair.name) && !pair.name.hasPrefix("x-")
        && (pair.value["image"] != nil || pair.value["build"] != nil || pair.value["extends"] != nil)
    }
    return isOld ? pairs.first?.key : nil
  }

  /// A document with variables replaced, types judged and short forms written out.
  mutating func prepared(_ document: YAMLNode, _ scope: Scope) -> YAMLNode {
    let interpolated = reader.interpolated(document, scope.variables)
    let (checked, found) = ComposeCheck.check(interpolated, uncertain: reader.uncertain)
    reader.report(found)
    var canonical = ComposeCanonical(folder: scope.folder, uncertain: reader.uncertain)
    let result = canonical.file(checked)
    reader.report(canonical.diagnostics)
    return result
  }
}

extension Message {
  static func composeMissing(_ what: String, _ path: String) -> Message {
    "\(what) `\(path)` is not there"
  }

  static func composeNoFile(_ path: String) -> Message {
    "`\(path)` is not there"
  }

  fileprivate static let noMapping: Message = "Compose file is no mapping of `services` and what belongs to them"

  fileprivate static let oldFormat: Message =
    "services stand at the top of the file, the format of Compose 1 that `docker compose` does not read"
}
