/// The languages that code is coloured in. A name that two claim belongs to the first.
let allLanguages: [Language] = [
  .shell, .console, .yaml, .goTemplate, .json, .toml, .ini, .diff, .http, .dockerfile, .sql, .promQL, .hcl, .nginx,
  .makefile, .python, .pythonSession, .javaScript, .go, .goModule, .rust, .swift, .java, .kotlin, .groovy, .scala, .c,
  .cSharp, .php, .html, .xml, .css, .markdown,
]
