import ForgeDiagnostics

/// Words that fences may name a language with.
package enum LanguageNames {
  /// Whether anybody knows the language: we colour it, or other programs do, or it says that there is none.
  package static func isKnown(_ name: String) -> Bool {
    known.contains(name.lowercased())
  }

  /// The known name that `name` is nearest to: the one that it starts with before a mark, as `rust,ignore` does, or one
  /// that it is but for a slip.
  package static func nearest(to name: String) -> String? {
    var stem = name.lowercased()
    for prefix in ["language-", "lang-", "source-"] where stem.hasPrefix(prefix) { stem.removeFirst(prefix.count) }
    stem = String(stem.prefix { !",:|;=()[]".contains($0) })
    return isKnown(stem) ? stem : Suggestion.nearest(to: stem, among: all)
  }

  /// All names, to look for the one that was meant.
  package static let all = known.sorted()

  private static let known = Set(
    allLanguages.flatMap(\.names) + plain.split(separator: " ").map(String.init)
      + uncoloured.split(separator: " ").map(String.init))

  /// Text without a language.
  private static let plain = """
    text txt plain plaintext plain-text none no-highlight nohighlight raw output log logs ascii asciiart ansi tree \
    mermaid math latex tex katex dot graphviz plantuml puml d2 svgbob wavedrom vega vega-lite bibtex csv tsv psv
    """

  /// Languages that stay plain, by the names that editors, GitHub and other generators give them.
  private static let uncoloured = """
    abap abnf actionscript ada adoc asciidoc agda al alloy angular antlr apacheconf apache apex apl applescript arm \
    asm asn1 assembly astro asymptote autohotkey ahk autoit avro awk bash-script ballerina basic bat batch batchfile \
    bicep bison blade bnf brainfuck bqn c3 cadence caddyfile caddy cairo capnp capnproto cel ceylon cfml clarity clj \
    clojure cljs clojurescript cmake cobol codeql coffee coffeescript common-lisp commonlisp coq crontab cron \
    crystal cr csound cue cypher cython d dafny dart dax delphi desktop-entry dhall django dts devicetree ebnf edn \
    eiffel ejs elisp elixir ex exs heex elm emacs emacs-lisp erb erl erlang excel f# fsharp fs factor fennel fish \
    fishshell fix fluent forth fortran f90 f95 ftl gams gap gas gcode gdscript gd gherkin feature cucumber \
    git-commit gitcommit git-config gitconfig git-rebase gitignore gitattributes git ignore dockerignore gleam glsl \
    gml gnuplot gn gpr graphql gql hack haml hare haskell hs haxe hx hjson hlsl hocon holyc hosts htaccess \
    http-request hurl hy ical icalendar idris idl imba inform7 isabelle j jq jsdoc jsonata jsonnet libsonnet \
    jsonpath jsp jssm julia jl kdl kql kusto kubernetes ld lean lean4 ledger lilypond liquid lisp literate-haskell \
    lhs livescript llvm ll logfmt logql logstash lua luau m4 mako maple mathematica wl wolfram matlab maxima mdc \
    mediawiki wikitext mercury mips mlir modula-2 mojo monkey moo moonscript moon move mustache narrat nasm n4js \
    neon nest netlogo nextflow nf nim ninja nix nix-shell nushell nu objective-cpp objectivec objective-c++ mm obj-c \
    ocaml ml mli odin opencl opl openqasm qasm org orgmode oz pascal pas perl pl pm pest pgn pkl plain-tex po pot \
    pony postscript ps potato powerquery powershell pwsh ps1 psd1 psm1 prisma processing prolog properties-file \
    proto proto3 protobuf protocol-buffers textproto pbtxt prototxt pug jade puppet pp purescript purs q qml qsharp \
    r rlang racket rkt raku perl6 razor cshtml rbs re reason reasonml red regex regexp rego riscv robot \
    robotframework rst restructuredtext rest rest-client roc rpm-spec spec rsl ruby rb irb rake gemfile sas scheme \
    scm scilab sed self shaderlab slim smali smalltalk smarty sml snakemake snobol solidity sol soy sparql spl \
    splunk spl2 squirrel ssh-config sshconfig stan stata stylus styl supercollider swig systemverilog sv surql \
    tablegen tact talon tcl tcsh csh tea templ tera terraform-plan thrift tla tla+ todo traceql turtle topojson stl \
    suggestion ttl twig txt2tags typespec typst typ uiua v vala vb vba vbnet vbs vbscript verilog vhdl vim viml \
    vimscript vyper wasm wat webassembly wast wgsl wenyan wren x86asm xojo xonsh xquery yacc yang yara yul zed zeek \
    zig zone zsh-session
    """
}
