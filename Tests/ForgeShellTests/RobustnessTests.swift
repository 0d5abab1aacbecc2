import ForgeDiagnostics
import ForgeShell
import ForgeShellProperties
import Testing

@Suite("Shell on hostile input")
struct RobustnessTests {
  @Test("No mutation of a script traps, and every range lies inside its parent")
  func mutations() {
    var random = SplitMix(state: 11)
    for round in 0..<3000 {
      var bytes = Array(Self.scripts[round % Self.scripts.count].utf8)
      for _ in 0...random.next(4) { Self.mutate(&bytes, &random) }
      let script = ShellScript.parse(bytes)
      let faults = RangeChecks(script, count: bytes.count).faults
      #expect(faults.isEmpty, "\(faults) in \(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test("No start of a script traps")
  func prefixes() {
    for text in Self.scripts {
      let bytes = Array(text.utf8)
      for end in 0...bytes.count {
        let faults = RangeChecks(ShellScript.parse(Array(bytes[..<end])), count: end).faults
        #expect(faults.isEmpty, "\(faults) in \(String(decoding: bytes[..<end], as: UTF8.self))")
      }
    }
  }

  @Test(
    "What nests too deep is one fault, not a crash",
    arguments: [
      "$(", "(", "{ ", "`\\", "\"${x:-", "if ", "while ", "$((", "<(", "case x in a) ", "[[ ( ", "[[ ! ", "a=(", "@(",
      "f() { ", "${x[", "for x in a; do ", "coproc ", "function f ", "((", "\"$(", "{a,", "! ", "if a; then ",
      "x=$(cat <<E\n$(", "a | (", "$[", "${x/", "[[ -n $(",
    ])
  func deepNesting(opening: String) {
    let text = "echo " + String(repeating: opening, count: 10_000)
    let bytes = Array(text.utf8)
    for bytes in [bytes, Array(bytes.dropFirst(5))] {
      let script = ShellScript.parse(bytes)
      #expect(RangeChecks(script, count: bytes.count).faults.isEmpty)
      #expect(script.errors.filter { $0.message.text.hasPrefix("constructs nest") }.count <= 1)
    }
  }

  @Test(
    "Reading takes time linear in the text",
    arguments: [
      "echo hello world; ", "a[", "[", "{", "$((", "<a ", "(", "'", "\"", "`", "${", "a=(", "$x", "\\\n", "echo [a ",
      "cat <<E\n", "<<A ", "if a; ", "!", "}", ";;", "declare a[ ", "@(a|", "~", "x=~:", "{a,b}", "((", ")", "a &&",
    ])
  func linear(piece: String) {
    func time(_ count: Int) -> Duration {
      let bytes = Array(String(repeating: piece, count: count / piece.utf8.count).utf8)
      return ContinuousClock().measure { _ = ShellScript.parse(bytes) }
    }
    _ = time(1000)
    let short = time(10_000)
    let long = time(80_000)
    #expect(long < short * 8 * 6 + .milliseconds(50), "\(short) for 10,000 bytes, \(long) for 80,000")
  }

  private static func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    let pieces = [
      "$(", ")", "'", "\"", "`", "${", "}", "{", "<<EOF\n", "EOF\n", "\n", ";;", "\\", "[[", "]]", "((", "))", "<a>",
      "&",
      "|", "#", "=(", "\r\n", "\0", "é", "if ", "done", "case ", "esac", "~", "*", "[", "]", "<(", "$'", "!",
    ]
    let place = random.next(bytes.count + 1)
    switch random.next(4) {
    case 0: bytes.insert(contentsOf: pieces[random.next(pieces.count)].utf8, at: place)
    case 1: if place < bytes.count { bytes.remove(at: place) }
    case 2: if place < bytes.count { bytes[place] = UInt8(random.next(256)) }
    default:
      let end = min(bytes.count, place + random.next(12))
      bytes.removeSubrange(place..<end)
    }
  }

  private static let scripts = [
    "#!/bin/bash\nset -euo pipefail\nNS=${1:-prod}\nfor pod in $(kubectl get pods -n \"$NS\" -o name); do\n"
      + "  kubectl delete \"$pod\" -n $NS && echo \"gone: ${pod#pod/}\" || exit 1\ndone\n",
    "cat <<EOF | kubectl apply -f -\nkind: Secret\ndata:\n  a: $(echo -n \"$X\" | base64)\nEOF\ncat <<-'E' >x\n\ta\n\tE\n",
    "if [[ $a =~ ^v([0-9]+)$ && -f ~/x ]]; then ((n++)); elif ! b; then { c; } 2>&1 | d; else (e) & fi\n",
    "case \"$1\" in\n  start|run) f ;;\n  (st*p) g ;&\n  *) echo `h \\`i\\``;;\nesac\n",
    "f() { local a=(1 \"$2\" [3]=x) b+=y; diff <(sort {a,b}.txt) >(tee $'\\x41') <<<\"$((1 + ${#a[@]}))\"; }\n",
    "kubectl logs <pod-name> -n <ns> --since=1h \\\n  | grep -i @(error|warn)* > \"out file\" # all\n",
    "declare -A m=([k]=v)\nm[a b]=c; echo ${m[$k]/x/y} ${!m[@]} ${v^^} ${v:1:2} ${v@Q} ~/x ~bob\r\n",
    "while read -r l; do coproc c { x; }; done < <(y); until z; do select q in 1; do :; done; done\ntime -p ! w |& v",
  ]
}

/// A small generator with a seed, so that a failure can be repeated.
private struct SplitMix {
  var state: UInt64

  mutating func next(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }
}
