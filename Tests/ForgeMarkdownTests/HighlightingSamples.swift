import Testing

/// A piece of code, what must be coloured in it and how, in its order, and what must stay plain.
struct HighlightingSample: CustomTestStringConvertible, Sendable {
  let language: String
  let code: String
  /// A kind and a text: `keyword if`.
  let tokens: [String]
  var plain: [String] = []

  var testDescription: String { language }
}

/// At least one for every language.
let highlightingSamples: [HighlightingSample] = shellSamples + dataSamples + programSamples + markupSamples

private let shellSamples: [HighlightingSample] = [
  HighlightingSample(
    language: "bash",
    code: #"""
      # Set up
      export KUBECONFIG="$HOME/.kube/config"
      if [[ -f "$file" && $# -gt 0 ]]; then
        NS=${NS:-api} kubectl get pods --namespace="$NS" | grep -v 'it''s' 2>&1
      fi
      for f in *.yaml; do sudo apply $(basename "$f"); done
      echo a#b if the <name> \
        exit
      deploy() { local x=1; }
      """#,
    tokens: [
      "comment # Set up", "keyword export", "variable KUBECONFIG", "string \"", "variable $HOME",
      "string /.kube/config\"", "keyword if", "option -f", "variable $file", "variable $#", "option -gt", "number 0",
      "keyword then", "variable NS", "variable ${NS:-api}", "name kubectl", "option --namespace", "variable $NS",
      "name grep", "option -v", "string 'it''s'", "keyword fi", "keyword for", "variable f", "keyword in", "keyword do",
      "name sudo", "name apply", "variable $(", "name basename", "variable )", "keyword done", "name echo",
      "variable <name>", "name deploy", "keyword local", "variable x",
    ], plain: ["get pods", "a#b if the", "exit", "*.yaml"]),
  HighlightingSample(
    language: "sh",
    code: """
      cat <<EOF | kubectl apply -f -
      name: $NAME isn't "open
      EOF
      cat <<-'END' > out
      $raw
      \tEND
      ls $((1<<2))
      """,
    tokens: [
      "name cat", "operator <<", "string EOF", "name kubectl", "option -f", "string name: ", "variable $NAME",
      "string  isn't \"open\nEOF", "name cat", "operator <<-", "string 'END'", "operator >", "name ls",
    ], plain: [" out"]),
  HighlightingSample(
    language: "console",
    code: """
      $ kubectl get pods \\
          --namespace api
      NAME   READY  # if "open
      user@host:~/api$ ls "a
      b"
      it's 3
      # a note
      (venv) $ python3
      $ cat <<EOF
      if
      EOF
      done
      """,
    tokens: [
      "prompt $", "name kubectl", "option --namespace", "output NAME   READY  # if \"open", "prompt user@host:~/api$",
      "name ls", "string \"a\nb\"", "output it's 3", "comment # a note", "prompt (venv) $", "name python3", "prompt $",
      "name cat", "operator <<", "string EOF", "string if\nEOF", "output done",
    ]),
  HighlightingSample(
    language: "shell-session", code: "# apt-get update\nHit:1\n> echo a\na > b\n",
    tokens: ["prompt #", "name apt-get", "output Hit:1\n> echo a\na > b"]),
  HighlightingSample(
    language: "dockerfile",
    code: """
      # syntax=docker/dockerfile:1
      FROM golang:1.22 AS build
      ENV GOOS=linux
      RUN --mount=type=cache apt-get update && \\
          # inside
          echo "FROM $A" FROM ${B:-c}
      HEALTHCHECK --interval=5s CMD curl
      EXPOSE 8080
      """,
    tokens: [
      "comment # syntax=docker/dockerfile:1", "keyword FROM", "keyword AS", "name build", "keyword ENV",
      "variable GOOS",
      "keyword RUN", "option --mount", "comment # inside", "string \"FROM $A\"", "variable ${B:-c}",
      "keyword HEALTHCHECK",
      "option --interval", "keyword CMD", "keyword EXPOSE", "number 8080",
    ], plain: [" FROM ", "golang:1.22"]),
  HighlightingSample(
    language: "makefile",
    code: "VERSION ?= 1\n.PHONY: all\nall: $(SRC)\n\tgo build $@ # x\nifeq ($(A),b)\nendif\n",
    tokens: [
      "name VERSION", "name .PHONY", "name all", "variable $(SRC)", "variable $@", "comment # x", "keyword ifeq",
      "variable $(A)", "keyword endif",
    ], plain: ["go build"]),
  HighlightingSample(
    language: "nginx",
    code: "# c\nserver {\n  listen 443 ssl;\n  proxy_set_header Host $host;\n  gzip on; root \"/a b\";\n}\n",
    tokens: [
      "comment # c", "keyword server", "keyword listen", "number 443", "keyword proxy_set_header", "variable $host",
      "keyword gzip", "number on", "keyword root", "string \"/a b\"",
    ], plain: ["ssl", "Host"]),
]

private let dataSamples: [HighlightingSample] = [
  HighlightingSample(
    language: "yaml",
    code: """
      # comment
      apiVersion: v1 # after a space
      "quoted": 'it''s'
      a-b.c/d: http://x.y:80/#frag
      replicas: 3
      version: 1.2.3
      message: it's "not" true
      on: {push: [a, "b", true]}
      list:
        - run: |
            echo "open
            # no comment

            key: value
          next: >-
            folded
        - &base
        - <<: *base
          tag: !!int 12
          when: ${{ a == 'b' }}-c
      ---
      """,
    tokens: [
      "comment # comment", "name apiVersion", "comment # after a space", "name \"quoted\"", "string 'it''s'",
      "name a-b.c/d", "name replicas", "number 3", "name version", "name message", "name on", "name push",
      "string \"b\"", "number true", "name list", "name run", "keyword |",
      "string       echo \"open\n      # no comment\n\n      key: value\n", "name next", "keyword >-",
      "string       folded\n", "attribute &base", "name <<", "attribute *base", "name tag", "type !!int", "number 12",
      "variable ${{ a == 'b' }}", "keyword ---",
    ], plain: [" v1 ", " http://x.y:80/#frag", " 1.2.3", " it's \"not\" true"]),
  HighlightingSample(
    language: "helm",
    code: """
      {{- if and .Values.enabled (eq .Values.if "x") }}
      name: {{ include "api.name" . | quote }}-suffix
      if: range with
      {{/* it's a note */}}
      data: |
        text {{ .Values.z | default 3 }} end
      {{- end }}
      """,
    tokens: [
      "keyword {{-", "keyword if", "type and", "variable .Values.enabled", "type eq", "variable .Values.if",
      "string \"x\"", "keyword }}", "name name", "keyword {{", "type include", "string \"api.name\"", "type quote",
      "keyword }}", "name if", "keyword {{", "comment /* it's a note */", "keyword }}", "name data", "keyword |",
      "string   text ", "keyword {{", "variable .Values.z", "type default", "number 3", "keyword }}", "string  end\n",
      "keyword {{-", "keyword end", "keyword }}",
    ], plain: [" range with", "-suffix"]),
  HighlightingSample(
    language: "json", code: #"{"a": -1.5e+3, "b\"c": ["x", true, null], /* c */ "d" : {}} // e"#,
    tokens: [
      "name \"a\"", "number 1.5e+3", "name \"b\\\"c\"", "string \"x\"", "number true", "number null", "comment /* c */",
      "name \"d\"", "comment // e",
    ]),
  HighlightingSample(
    language: "json5", code: "{ key: 'v', n: 0x1F, }",
    tokens: ["name key", "string 'v'", "name n", "number 0x1F"]),
  HighlightingSample(
    language: "toml",
    code:
      "[server.http] # c\nport = 8080\nhosts = [\n  \"a\",\n  [1],\n]\nat = 1979-05-27T07:32:00Z\n[[a]]\nb = { c.d = '\\' }\n",
    tokens: [
      "type [server.http]", "comment # c", "name port", "number 8080", "name hosts", "string \"a\"", "number 1",
      "name at",
      "type [[a]]", "name b", "name c.d", "string '\\'",
    ], plain: ["1979-05-27T07:32:00Z"]),
  HighlightingSample(
    language: "ini", code: "; c\n[core section]\nurl = http://x:80/#y ; d\nkey: a=b\non = true\n",
    tokens: [
      "comment ; c", "type [core section]", "name url", "comment ; d", "name key", "name on", "number true",
    ], plain: ["http://x:80/#y", " a=b"]),
  HighlightingSample(
    language: "http",
    code: """
      POST /v1/items?x=1 HTTP/1.1
      Host: example.org
      Content-Length: 12

      {"a": true}

      HTTP/1.1 404 Not Found
      Date: Mon
      """,
    tokens: [
      "keyword POST", "string /v1/items?x=1", "keyword HTTP/1.1", "name Host", "name Content-Length", "number 12",
      "name \"a\"", "number true", "keyword HTTP/1.1", "number 404", "name Date",
    ], plain: [" example.org", " Not Found"]),
  HighlightingSample(
    language: "diff", code: "diff --git a/x b/x\nindex 1..2\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n same\n-old\n+new\n",
    tokens: [
      "keyword diff --git a/x b/x", "comment index 1..2", "name --- a/x", "name +++ b/x", "keyword @@ -1 +1 @@",
      "deleted -old", "inserted +new",
    ], plain: [" same"]),
  HighlightingSample(
    language: "sql",
    code: """
      -- c
      Select count(*), 'it''s' from t.type where a = $1 and b::text = :name /* d */;
      create function f() returns int as $body$ begin 'x' end $body$;
      """,
    tokens: [
      "comment -- c", "keyword Select", "name count", "string 'it''s'", "keyword from", "keyword where", "variable $1",
      "keyword and", "type text", "variable :name", "comment /* d */", "keyword create", "keyword function", "name f",
      "keyword returns", "type int", "keyword as", "string $body$ begin 'x' end $body$",
    ], plain: [" t.type "]),
  HighlightingSample(
    language: "promql", code: "sum by (job) (rate(http_total{job=\"api\", code!~\"5..\"}[5m])) > 0.5 # c",
    tokens: [
      "keyword sum", "keyword by", "name rate", "variable job", "string \"api\"", "variable code", "string \"5..\"",
      "number 5m", "number 0.5", "comment # c",
    ], plain: ["(job)", "http_total"]),
  HighlightingSample(
    language: "hcl",
    code: """
      # c
      resource "aws_instance" "web" {
        ami   = data.aws_ami.id // d
        count = var.n > 1 ? 2 : 0
        name  = "x-${upper(var.name)}"
        text  = <<-EOT
          echo ${local.x}
        EOT
      }
      """,
    tokens: [
      "comment # c", "keyword resource", "string \"aws_instance\"", "string \"web\"", "name ami", "comment // d",
      "name count", "variable var", "number 1", "name name", "string \"x-", "variable ${", "name upper", "variable var",
      "variable }", "string \"", "name text", "string <<-EOT", "string     echo ", "variable }", "string EOT",
    ], plain: ["data.aws_ami.id"]),
]

private let programSamples: [HighlightingSample] = [
  HighlightingSample(
    language: "python",
    code: #"""
      """Doc
      string"""
      @app.route("/x")
      async def get(self, n: int = 0x1F) -> Optional[str]:
          match n:
              case 1: return f"n={n}" + rb'\x00'  # c
          match = re.match('it\'s', items.class_)
      class Foo(Base): pass
      """#,
    tokens: [
      "string \"\"\"Doc\nstring\"\"\"", "attribute @app.route", "string \"/x\"", "keyword async", "keyword def",
      "name get", "variable self", "type int", "number 0x1F", "type Optional", "type str", "keyword match",
      "keyword case",
      "number 1", "keyword return", "string f\"n={n}\"", "string rb'\\x00'", "comment # c", "name match",
      "string 'it\\'s'", "keyword class", "name Foo", "type Base", "keyword pass",
    ], plain: ["    match = re"]),
  HighlightingSample(
    language: "pycon", code: ">>> print(1)\n1\n>>> def f():\n...     pass\n",
    tokens: [
      "prompt >>> ", "name print", "number 1", "output 1", "keyword def", "name f", "prompt ... ", "keyword pass",
    ]),
  HighlightingSample(
    language: "ts",
    code: """
      export type Id = string | number;
      @Input() class Foo extends Bar {
        name = `hi ${this.x + `n ${1}`} there`; // c
        re = /a\\/b"/g; half = a / b / c;
      }
      function go() { return <p title="x">it's</p>; }
      """,
    tokens: [
      "keyword export", "keyword type", "type Id", "type string", "type number", "attribute @Input", "keyword class",
      "type Foo", "keyword extends", "type Bar", "string `hi ", "variable ${this", "string `n ", "variable ${",
      "number 1",
      "variable }", "string `", "variable }", "string  there`", "comment // c", "string /a\\/b\"/", "keyword function",
      "name go", "keyword return", "string \"x\"",
    ], plain: ["a / b / c", "it's"]),
  HighlightingSample(
    language: "js", code: "const a = await f('x'), n = 0xFFn; /* open",
    tokens: ["keyword const", "keyword await", "name f", "string 'x'", "number 0xFFn", "comment /* open"]),
  HighlightingSample(
    language: "go",
    code:
      "package main\n\ntype T struct { A string `json:\"a\"` }\n\nfunc (t *T) Get(r rune) error { return f('\\'', 1.5e3, nil) } // c\n",
    tokens: [
      "keyword package", "name main", "keyword type", "type T", "keyword struct", "type string", "string `json:\"a\"`",
      "keyword func", "name Get", "type rune", "type error", "keyword return", "name f", "string '\\''", "number 1.5e3",
      "number nil", "comment // c",
    ]),
  HighlightingSample(
    language: "go.mod", code: "module example.org/a\nrequire golang.org/x/text v0.3.0 // indirect\n",
    tokens: ["keyword module", "keyword require", "comment // indirect"], plain: ["v0.3.0"]),
  HighlightingSample(
    language: "rust",
    code: """
      /* a /* b */ c */
      #[derive(Debug)]
      pub struct Foo<'a, T: 'static> { s: &'a str }
      fn new(&mut self) -> Result<Self> {
          let c = 'x'; let q = '\\''; let u = '\\u{1F600}';
          'outer: loop { break 'outer; }
          println!("hi", r#"a "b" \\"#); a != 0..10; Ok(1_000u32)
      }
      """,
    tokens: [
      "comment /* a /* b */ c */", "attribute #[derive(Debug)]", "keyword pub", "keyword struct", "type Foo",
      "variable 'a",
      "type T", "variable 'static", "variable 'a", "type str", "keyword fn", "name new", "keyword mut", "variable self",
      "type Result", "type Self", "string 'x'", "string '\\''", "string '\\u{1F600}'", "variable 'outer",
      "keyword loop",
      "keyword break", "variable 'outer", "name println", "string \"hi\"", "string r#\"a \"b\" \\\"#", "number 0",
      "number 10", "number Ok", "number 1_000u32",
    ]),
  HighlightingSample(
    language: "java",
    code:
      "/** Doc. */\n@Override\npublic class Foo { char c = 'x'; String s = \"\"\"\n  a \"b\"\n  \"\"\"; int f(Bar b) { return this.class_; } }\n",
    tokens: [
      "comment /** Doc. */", "attribute @Override", "keyword public", "keyword class", "type Foo", "type char",
      "string 'x'",
      "type String", "string \"\"\"\n  a \"b\"\n  \"\"\"", "type int", "name f", "type Bar", "keyword return",
      "variable this",
    ]),
  HighlightingSample(
    language: "kotlin", code: "data class A(val s: String) { fun f() = \"a ${g(\"b\")} $c\" }",
    tokens: [
      "keyword data", "keyword class", "type A", "keyword val", "type String", "keyword fun", "name f", "string \"a ",
      "variable ${", "name g", "string \"b\"", "variable }", "variable $c", "string \"",
    ]),
  HighlightingSample(
    language: "groovy", code: "def a = '''x\ny''' // c\nclass B { }",
    tokens: ["keyword def", "string '''x\ny'''", "comment // c", "keyword class", "type B"]),
  HighlightingSample(
    language: "scala", code: "def f(a: Int) = s\"$a\" // c",
    tokens: ["keyword def", "name f", "type Int", "string s\"$a\"", "comment // c"]),
  HighlightingSample(
    language: "swift",
    code: """
      @MainActor final class Foo: Bar {
        let s = "a \\(x + "in \\(y)") b", r = #"raw \\( "#
        func get(_ n: Int = 0xFF) async throws { n.map { $0 }; return nil } /* a /* b */ c */
        #if os(Linux)
      }
      """,
    tokens: [
      "attribute @MainActor", "keyword final", "keyword class", "type Foo", "type Bar", "keyword let", "string \"a ",
      "variable \\(", "string \"in ", "variable \\(", "variable )", "string \"", "variable )", "string  b\"",
      "string #\"raw \\( \"#", "keyword func", "name get", "type Int", "number 0xFF", "keyword async", "keyword throws",
      "variable $0", "keyword return", "number nil", "comment /* a /* b */ c */", "keyword #if",
    ]),
  HighlightingSample(
    language: "cpp",
    code:
      "#include <vector> // c\n#define MAX 10\nnamespace a { class B { int x = 1'000; char c = '\\''; }; }\nauto s = R\"x(a \" )x\";\n",
    tokens: [
      "attribute #include", "string <vector>", "comment // c", "attribute #define", "number 10", "keyword namespace",
      "type a", "keyword class", "type B", "type int", "number 1'000", "type char", "string '\\''", "keyword auto",
      "string R\"x(a \" )x\"",
    ]),
  HighlightingSample(
    language: "csharp", code: "public record A(string B); var s = $\"{b}\" + @\"c:\\\"; // d",
    tokens: [
      "keyword public", "keyword record", "type A", "type string", "keyword var", "string $\"{b}\"", "string @\"c:\\\"",
      "comment // d",
    ]),
  HighlightingSample(
    language: "php", code: "<?php\nfunction f(int $a) { return \"x $a\"; } # c\n",
    tokens: [
      "attribute <?php", "keyword function", "name f", "type int", "variable $a", "keyword return", "string \"x ",
      "variable $a", "string \"", "comment # c",
    ]),
]

private let markupSamples: [HighlightingSample] = [
  HighlightingSample(
    language: "html",
    code: """
      <!DOCTYPE html>
      <!-- it is -->
      <div class="a" id='b' hidden>it's &amp; 1 < 2</div><br/>
      <script type="module">
      const a = `x ${1}`; // c
      </script>
      <style>
      a { color: red }
      </style>
      """,
    tokens: [
      "attribute <!DOCTYPE html>", "comment <!-- it is -->", "keyword <div", "name class", "string \"a\"", "name id",
      "string 'b'", "name hidden", "keyword >", "number &amp;", "keyword </div><br/>", "keyword <script", "name type",
      "string \"module\"", "keyword >", "keyword const", "string `x ", "number 1", "comment // c", "keyword </script>",
      "keyword <style>", "keyword a", "name color", "keyword </style>",
    ], plain: ["it's ", " 1 < 2", " red "]),
  HighlightingSample(
    language: "xml", code: "<?xml version=\"1.0\"?>\n<ns:a b=\"c\"><![CDATA[ <raw> ]]></ns:a>",
    tokens: [
      "attribute <?xml version=\"1.0\"?>", "keyword <ns:a", "name b", "string \"c\"", "string <![CDATA[ <raw> ]]>",
      "keyword </ns:a>",
    ]),
  HighlightingSample(
    language: "css",
    code: """
      /* c */
      @media (min-width: 10rem) {
        a:hover, .b > #c::before { color: #fff; margin: 0 10%; }
      }
      :root { --x: var(--y, 1px) !important; }
      """,
    tokens: [
      "comment /* c */", "keyword @media", "name min-width", "number 10rem", "keyword a", "attribute :hover", "name .b",
      "name #c", "attribute ::before", "name color", "number #fff", "name margin", "number 0", "number 10%",
      "attribute :root", "variable --x", "name var", "variable --y", "number 1px", "keyword !important",
    ]),
  HighlightingSample(
    language: "markdown",
    code: "# Title\n\nSome `code`, [a link](a.md) and <b>.\n\n- item\n\n```bash\n# c\n```\n> quote\n",
    tokens: [
      "keyword # Title", "string `code`", "name [a link", "variable ](a.md)", "attribute <b>", "keyword - ",
      "string ```bash\n# c\n```", "comment > ",
    ], plain: ["item", "quote"]),
]
