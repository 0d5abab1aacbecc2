import ForgeDiagnostics
import ForgeFiles

extension [Tool] {
  /// Clients of object stores: the buckets that they speak of.
  static let objectStores: [Tool] = [
    Tool(names: ["mc", "mcli"]) { call, run in mc(call, &run) },
    Tool(names: ["aws"]) { call, run in
      let words = operands(call, ["--endpoint-url", "--profile", "--region", "--output", "--query", "--storage-class"])
      guard words.count > 1, words[0].text == "s3" else { return s3api(words, call, &run) }
      addresses(words.dropFirst(2), words[1].text, call.tool, &run)
    },
    Tool(names: ["s3cmd", "s5cmd"]) { call, run in
      let words = operands(call, ["-c", "--config", "--host", "--host-bucket", "--region", "--endpoint-url"])
      guard let verb = words.first else { return }
      addresses(words.dropFirst(), verb.text == "put" || verb.text == "get" ? "cp" : verb.text, call.tool, &run)
    },
  ]

  /// The options of mc that take a value (MinIO Client, `mc --help` and those of its commands).
  private static let mcOptions: Set<String> = [
    "--older-than", "--newer-than", "--depth", "--attr", "-C", "--config-dir", "--limit-upload", "--limit-download",
    "--version-id", "--vid", "--rewind", "--storage-class", "--sc", "--tags", "--retention-mode",
    "--retention-duration", "--legal-hold", "--part-size", "--parallel", "--enc-kms", "--enc-s3", "--enc-c",
    "--checksum", "--exclude", "--exclude-bucket", "--exclude-storageclass", "--monitoring-address", "--max-workers",
    "--name", "--path", "--ignore", "--regex", "--larger", "--smaller", "--maxdepth", "--metadata", "--exec", "--print",
    "--region", "--expire", "-E", "--content-type", "--resolve", "--custom-header", "-H", "--lines", "-n", "--bytes",
    "--offset", "--part-number", "--remote-bucket", "--replicate", "--event", "--prefix", "--suffix", "--size",
    "--expire-days", "--transition-days", "--transition-tier", "--noncurrent-expire-days",
    "--noncurrent-expire-newer", "--id", "--bandwidth", "--healthcheck-seconds", "--validity",
  ]

  /// `mc VERB ALIAS/BUCKET/…`. Aliases stand for servers: only those of this repository's scripts, and of the page, are known.
  private static func mc(_ call: ToolCall, _ run: inout PageRun) {
    let words = operands(call, mcOptions)
    guard let verb = words.first?.text else { return }
    if ["alias", "config", "admin", "update", "license", "support", "idp"].contains(verb) { return }
    let groups = [
      "ilm", "tag", "version", "policy", "anonymous", "event", "quota", "retention", "replicate", "encrypt", "ilm rule",
      "share", "legalhold",
    ]
    var paths = words.dropFirst()
    var group = verb
    while groups.contains(group), let next = paths.first, !next.text.contains("/") {
      paths = paths.dropFirst()
      group = "\(group) \(next.text)"
    }
    let isCopying = ["cp", "mv", "mirror", "diff", "put", "get"].contains(verb)
    for (place, word) in paths.enumerated() {
      // What is there, or was made above, is a file; else the first part is a server's name.
      let isFile =
        run.path(word).map { run.repository.fileSystem.kind($0) != nil || run.world.files.state(of: $0) != nil } == true
      guard !(isCopying && isFile), let (alias, rest) = word.split(at: "/"), !alias.isEmpty, !rest.isEmpty,
        alias.text != ".",
        alias.text != "..",
        alias.text != "~"
      else {
        // A file of this machine.
        if isCopying, place == 0, isFile || !word.text.contains("/") || word.text.hasPrefix("./") {
          run.claimFile(word, tool: call.tool)
        }
        continue
      }
      if isCopying,
        run.path(word).map({ run.repository.fileSystem.kind($0) != nil || run.world.files.state(of: $0) != nil })
          == true
      {
        continue
      }
      let bucket = rest.prefix(rest.text.prefix { $0 != "/" }.utf8.count)
      if verb == "mb" { run.makeBucket(bucket) } else { run.claimBucket(bucket, tool: call.tool) }
    }
  }

  /// `s3://BUCKET/…` among the operands; others are files.
  private static func addresses(_ words: ArraySlice<Fragment>, _ verb: String, _ tool: String, _ run: inout PageRun) {
    for (place, word) in words.enumerated() {
      guard word.text.hasPrefix("s3://") else {
        if ["cp", "mv", "sync"].contains(verb), words.count > 1 {
          if place == 0 {
            run.claimFile(word, tool: tool)
          } else if verb == "cp", let path = run.path(word), let source = words.first?.value,
            word.text.hasSuffix("/") || run.repository.fileSystem.kind(path) == .folder
          {
            run.world.files.create(TreePath.join(path, TreePath.name(of: source)))
          } else {
            run.createFile(word)
          }
        }
        continue
      }
      let rest = word.dropFirst("s3://".utf8.count)
      let bucket = rest.prefix(rest.text.prefix { $0 != "/" }.utf8.count)
      if verb == "mb" { run.makeBucket(bucket) } else { run.claimBucket(bucket, tool: tool) }
    }
  }

  /// `aws s3api … --bucket NAME`.
  private static func s3api(_ words: [Fragment], _ call: ToolCall, _ run: inout PageRun) {
    guard words.first?.text == "s3api", let place = call.arguments.firstIndex(where: { $0.text == "--bucket" }),
      place + 1 < call.arguments.count
    else { return }
    let name = call.arguments[place + 1]
    if words.dropFirst().first?.text == "create-bucket" {
      run.makeBucket(name)
    } else {
      run.claimBucket(name, tool: call.tool)
    }
  }

  private static func operands(_ call: ToolCall, _ taking: Set<String>) -> [Fragment] {
    var operands: [Fragment] = []
    var index = 0
    while index < call.arguments.count {
      let word = call.arguments[index]
      index += taking.contains(word.text) ? 2 : 1
      if !word.text.hasPrefix("-") { operands.append(word) }
    }
    return operands
  }
}
