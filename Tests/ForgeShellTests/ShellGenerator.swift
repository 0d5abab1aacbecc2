/// Makes programs from a small grammar of bash, the same for the same seed.
struct ShellGenerator {
  private var state: UInt64
  private var text = ""
  /// Bodies of heredocs whose line has not ended.
  private var bodies: [String] = []
  private var depth = 0
  /// How many constructs the program may still have.
  private var budget = 0

  init(seed: UInt64) {
    state = seed
  }

  mutating func program() -> String {
    (text, bodies, depth, budget) = ("", [], 0, 12)
    for _ in 0...next(3) {
      item()
      newline()
    }
    return text
  }

  /// A program with a piece taken out or put in. Of the heads of arithmetic loops bash counts the parentheses carelessly:
  /// programs with one stay as they are.
  mutating func slip(in program: String) -> String {
    guard !program.contains("for ((") else { return program }
    var scalars = Array(program.unicodeScalars)
    let pieces = [
      "(", ")", "{", "}", "'", "\"", "`", "fi", "done", " do ", ";;", "|", "&", ";", "\n", "<<E\n", "$(", "\\",
    ]
    let place = next(scalars.count)
    if next(2) == 0 {
      scalars.removeSubrange(place..<min(scalars.count, place + 1 + next(3)))
    } else {
      scalars.insert(contentsOf: pieces[next(pieces.count)].unicodeScalars, at: place)
    }
    var result = ""
    result.unicodeScalars.append(contentsOf: scalars)
    return result
  }

  // MARK: Chance

  mutating func next(_ bound: Int) -> Int {
    guard bound > 0 else { return 0 }
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  private mutating func pick(_ choices: String...) -> String { choices[next(choices.count)] }

  // MARK: Between tokens

  private mutating func blank() { text += pick(" ", " ", " ", "  ", "\t", " \\\n  ") }

  private mutating func newline() {
    text += pick("", "", " ", " # note: it's \"fine\"") + "\n" + bodies.joined()
    bodies = []
  }

  /// What ends one command before another.
  private mutating func separator() {
    if bodies.isEmpty, next(2) == 0 { text += pick(";", " ;", "; ", " & ") } else { newline() }
    if next(6) == 0 { newline() }
  }

  /// A line end, where only a blank is needed.
  private mutating func gap() {
    if next(3) == 0 { newline() } else { text += " " }
  }

  // MARK: Commands

  private mutating func list() {
    for _ in 0...next(2) {
      item()
      separator()
    }
  }

  private mutating func item() {
    pipeline()
    while next(5) == 0 {
      text += pick(" && ", "&&", " || ", "||")
      if next(3) == 0 { newline() }
      pipeline()
    }
  }

  private mutating func pipeline() {
    text += pick("", "", "", "", "! ", "time ", "time -p ")
    command()
    while next(5) == 0 {
      text += pick(" | ", "|", " |& ")
      if next(3) == 0 { newline() }
      command()
    }
  }

  private mutating func command() {
    budget -= 1
    guard depth < 4, budget > 0 else { return simple() }
    depth += 1
    defer { depth -= 1 }
    switch next(18) {
    case 0: clause("if ", "then ", "fi", isBranched: true)
    case 1: clause(pick("while ", "until "), "do ", "done", isBranched: false)
    case 2: loop()
    case 3: arithmeticLoop()
    case 4: choice()
    case 5: body()
    case 6: function()
    case 7: test()
    case 8: text += pick("((x++))", "((x = 1 + $y, z))", "(( a[1] << 2 ))", "((x ? y : z))")
    case 9:
      text += pick("coproc ", "coproc N ")
      body()
    default: return simple()
    }
    if next(4) == 0 { redirection() }
  }

  private mutating func clause(_ opening: String, _ middle: String, _ closing: String, isBranched: Bool) {
    text += opening
    list()
    text += middle
    list()
    if isBranched, next(2) == 0 {
      text += "elif "
      list()
      text += middle
      list()
    }
    if isBranched, next(2) == 0 {
      text += "else "
      list()
    }
    text += closing
  }

  private mutating func loop() {
    text += pick("for ", "for ", "select ") + pick("x", "i", "file_name")
    if next(4) > 0 {
      text += " in"
      for _ in 0..<next(4) {
        blank()
        word()
      }
    }
    if bodies.isEmpty, next(2) == 0 { text += "; " } else { newline() }
    loopBody()
  }

  private mutating func arithmeticLoop() {
    text += pick("for ((i=0; i<3; i++))", "for ((;;))", "for (( i = $x ; i << 1 ; ))") + pick("; ", " ", "\n")
    loopBody()
  }

  private mutating func loopBody() {
    let isBraced = next(4) == 0
    text += isBraced ? "{ " : "do "
    list()
    text += isBraced ? "}" : "done"
  }

  private mutating func choice() {
    text += "case "
    word()
    text += " in"
    gap()
    for _ in 0..<next(4) {
      text += pick("", "(", "( ")
      text += pick("a", "*", "[a-z]*", "\"b c\"", "$x", "@(a|b)", "-h | --help", "a|b | c", "''")
      text += pick(")", " ) ")
      if next(4) > 0 { list() }
      text += pick(";;", " ;; ", ";&", ";;&")
      newline()
    }
    text += "esac"
  }

  private mutating func body() {
    let isSubshell = next(2) == 0
    text += isSubshell ? "(" : "{"
    gap()
    list()
    text += isSubshell ? ")" : "}"
  }

  private mutating func function() {
    text += pick("f() ", "function g ", "function g() ", "do_it ( ) ", "f()\n", "a-b() ")
    body()
  }

  private mutating func test() {
    text += "[[ "
    condition()
    while next(3) == 0 {
      text += pick(" && ", " || ", " &&\n", "\n|| ")
      condition()
    }
    text += " ]]"
  }

  private mutating func condition() {
    text += pick("", "", "", "! ")
    switch next(5) {
    case 0: text += pick("-f ", "-n ", "-z ", "-v ", "-e ") + pick("x", "\"$x\"", "~/a", "${a[1]}")
    case 1: text += pick("$x", "\"$y\"", "a") + pick(" == ", " != ", " = ") + pick("b*", "\"c d\"", "@(a|b)", "$z")
    case 2: text += "$x =~ " + pick("^a+$", "^(a|b)[0-9]$", "$re", "[[:space:]]", "a\\ b", "^[^ab]*(x|y)?")
    case 3: text += pick("$x -lt 3", "1 -eq ${#a}", "a < b", "b > a", "x -nt y")
    default:
      text += "( "
      text += pick("-d a", "$x")
      text += " )"
    }
  }

  // MARK: Simple commands

  private mutating func simple() {
    if next(5) == 0 { assignments() }
    text += pick("echo", "kubectl", "a", "$CMD", "./x.sh", "[", "printf", "\"$1\"", "b-c", "x.y", "1")
    for _ in 0..<next(5) {
      blank()
      word()
    }
    if next(4) == 0 { redirection() }
    if next(9) == 0 { heredoc() }
  }

  private mutating func assignments() {
    for _ in 0...next(2) {
      text += pick("A", "b_1", "PATH") + pick("=", "=", "+=")
      if next(3) > 0 { word() }
      text += " "
    }
    guard next(3) == 0 else { return }
    text += pick("a", "m") + pick("=", "+=") + "("
    for _ in 0..<next(4) {
      gap()
      text += pick("", "", "[k]=", "[$i]=")
      word()
    }
    text += pick(")", " )", "\n)") + "; "
    text += pick("declare -A m=([a]=1 [\"b c\"]=2)", "local x=1 y", "export A=b", "readonly z=(1 2)") + "; "
  }

  private mutating func redirection() {
    blank()
    text += pick("", "", "2", "3", "{fd}") + pick(">", "<", ">>", "<>", ">|", ">&", "<&")
    text += pick("", " ") + pick("file", "\"$x\"", "1", "/dev/null", "~/a")
    text += pick("", "", "", " &>log", " 2>&1", " &>> x", " <<< \"$y\"", " <<<word")
  }

  private mutating func heredoc() {
    let dash = pick("", "-")
    let tab = dash.isEmpty ? "" : "\t"
    let name = pick("EOF", "END", "_x_")
    let quoted = pick(name, "'\(name)'", "\"\(name)\"", "\\\(name)")
    text += " <<" + dash + pick("", " ") + quoted
    let isExpanded = quoted == name
    let lines = [
      "plain text", "it's \"open", "a $x ${y:-z}", isExpanded ? "\\$z \\\\" : "$( ` ${", "# none", "", "done; fi )",
      isExpanded ? "$(date +%s) $((1+2))" : "`",
    ]
    var body = ""
    for _ in 0..<next(4) { body += tab + lines[next(lines.count)] + "\n" }
    bodies.append(body + tab + name + "\n")
  }

  // MARK: Words

  private mutating func word() {
    for _ in 0...(next(3) == 0 ? 1 : 0) { part() }
  }

  private mutating func part() {
    budget -= 1
    guard depth < 4, budget > 0 else { return plain() }
    depth += 1
    defer { depth -= 1 }
    switch next(14) {
    case 0: parameter()
    case 1:
      text += "\""
      quoted()
      text += "\""
    case 2:
      let outer = bodies
      bodies = []
      text += pick("$(", "<(", ">(", "$( ")
      list()
      text += ")"
      bodies = outer
    case 3: text += pick("`date`", "`echo \"a b\"`", "`a \\`b\\``", "\"`c 'd'`\"")
    case 4: text += pick("$((1+2))", "$((x << 2))", "$(( (a+b) * ${#c} ))", "$[1+1]")
    case 5: text += pick("'a b'", "'$x'", "'\"'", "$'a\\'b\\n'", "$\"x\"", "''", "'#'", "'a\nb'")
    case 6: text += pick("{a,b}", "{1..3}", "{a..e..2}", "x{,y}z", "{a,{b,c}}", "{}", "{a")
    case 7: text += pick("*", "?x", "[a-z]", "[!a]*", "*.txt", "@(a|b)", "!(*.o)", "+([0-9])", "[[:alpha:]]")
    default: plain()
    }
  }

  private mutating func plain() {
    text += pick(
      "a", "-n", "--flag=value", "file.txt", "a#b", "x=y", "$x", "\"$x\"", "~", "~/x", "a\\ b", "\\$", "%s", "-", "a:b",
      "./x/y", "@", "1", "if", "done", "}", "]", "!", "a=b", "é", "=", "+", "$", "\\;", "\\(", "^", ",", "/")
  }

  private mutating func quoted() {
    for _ in 0..<next(4) {
      switch next(6) {
      case 0: parameter()
      case 1:
        let outer = bodies
        bodies = []
        text += "$("
        list()
        text += ")"
        bodies = outer
      case 2: text += pick("\\\"", "\\$", "\\\\", "\\n", "'", "#", "`date`", "$((1))", "\\`", "\\\n")
      default: text += pick("a b", "; ", "(x)", "{", "|", "\n", " & ", "<", "é", "*", "~")
      }
    }
  }

  private mutating func parameter() {
    text += pick(
      "$x", "${x}", "$1", "${10}", "$?", "$@", "${#x}", "${!x}", "${a[0]}", "${a[@]}", "${#a[*]}", "${!a[@]}",
      "${x:-y}", "${x:-\"a b\"}", "${x:=$y}", "${x:?}", "${x:+ }", "${x-}", "${x#*/}", "${x##*.}", "${x%.*}",
      "${x%%[0-9]*}", "${x/a/b}", "${x//\\//_}", "${x/#a}", "${x/%b/c}", "${x:1}", "${x:1:2}", "${x: -1}", "${x^}",
      "${x^^}", "${x,,}", "${x,}", "${x@Q}", "${!x*}", "${!x@}", "${x:-$(date)}", "${x:-${y:-z}}", "${x//$'\\n'/ }",
      "${a[$i]}", "${a[i+1]}", "${m[\"k\"]}", "${@:2}", "${*//a/b}", "${x:$((1))}", "${x:-`date`}")
  }
}
