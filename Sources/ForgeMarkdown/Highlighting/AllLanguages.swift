private func words(_ text: String) -> Set<String> { Set(text.split(separator: " ").map(String.init)) }

private let triple = Language.Quote(open: "\"\"\"", close: "\"\"\"", spansLines: true)
private let double = Language.Quote(open: "\"", close: "\"")
private let single = Language.Quote(open: "'", close: "'")
private let backquote = Language.Quote(open: "`", close: "`", spansLines: true)
private let slashes: [(open: String, close: String)] = [("/*", "*/")]

private let shellWords = words(
  "if then elif else fi for in do done while until case esac function return exit local export readonly set unset shift "
    + "source trap break continue select time")

/// The languages that code is coloured in, each with the names that fences give it.
let allLanguages: [Language] = [
  Language(
    names: ["bash", "sh", "shell", "zsh"], lineComments: ["#"],
    quotes: [
      Language.Quote(open: "\"", close: "\"", spansLines: true),
      Language.Quote(open: "'", close: "'", hasEscapes: false, spansLines: true),
    ], keywords: shellWords, hasVariables: true, hasHyphens: true),
  Language(
    names: ["console", "shell-session", "terminal"], quotes: [double, single], hasVariables: true, hasHyphens: true,
    lineKind: .console),
  Language(
    names: ["yaml", "yml"], lineComments: ["#"], constants: words("true false null yes no on off"),
    keyMark: UInt8(ascii: ":"), hasHyphens: true),
  Language(
    names: ["json", "jsonc", "json5"], lineComments: ["//"], blockComments: slashes, quotes: [double],
    constants: words("true false null"), keyMark: UInt8(ascii: ":")),
  Language(
    names: ["toml", "ini", "cfg", "properties", "conf"], lineComments: ["#", ";"], quotes: [triple, double, single],
    constants: words("true false"), keyMark: UInt8(ascii: "="), hasHyphens: true),
  Language(
    names: ["python", "py"], lineComments: ["#"],
    quotes: [triple, Language.Quote(open: "'''", close: "'''", spansLines: true), double, single],
    keywords: words(
      "and as assert async await break class continue def del elif else except finally for from global if import in is "
        + "lambda match nonlocal not or pass raise return try while with yield"),
    types: words("int float str bytes bool list dict set tuple object"), constants: words("True False None self cls")),
  Language(
    names: ["javascript", "js", "jsx", "mjs", "typescript", "ts", "tsx"], lineComments: ["//"], blockComments: slashes,
    quotes: [backquote, double, single],
    keywords: words(
      "async await break case catch class const continue default delete do else export extends finally for from function "
        + "if import in instanceof interface let new of return static switch throw try type typeof var void while yield"
    ),
    types: words("string number boolean any unknown never Promise Array Record Map Set Date"),
    constants: words("true false null undefined this")),
  Language(
    names: ["sql", "postgresql", "postgres", "plpgsql"], lineComments: ["--"], blockComments: slashes,
    quotes: [single, double],
    keywords: words(
      "select from where and or not in is like ilike between join left right inner outer full cross on group by order "
        + "having limit offset union all distinct insert into values update set delete create alter drop table index view "
        + "database schema extension role user grant revoke begin commit rollback with as case when then else end exists "
        + "primary key foreign references constraint default unique check vacuum analyze explain returning using cascade if"
    ),
    types: words(
      "int integer bigint smallint serial text varchar char boolean numeric decimal real timestamp timestamptz date time "
        + "interval uuid json jsonb bytea vector"),
    constants: words("true false null"), ignoresCase: true),
  Language(
    names: ["http", "https"], quotes: [double],
    keywords: words("GET POST PUT PATCH DELETE HEAD OPTIONS TRACE CONNECT HTTP"), keyMark: UInt8(ascii: ":"),
    hasHyphens: true),
  Language(
    names: ["dockerfile", "docker", "containerfile"], lineComments: ["#"],
    keywords: words(
      "FROM AS RUN CMD LABEL EXPOSE ENV ADD COPY ENTRYPOINT VOLUME USER WORKDIR ARG ONBUILD STOPSIGNAL HEALTHCHECK SHELL"
    ),
    hasVariables: true, hasHyphens: true),
  Language(
    names: ["go", "golang"], lineComments: ["//"], blockComments: slashes, quotes: [backquote, double, single],
    keywords: words(
      "break case chan const continue default defer else fallthrough for func go goto if import interface map package "
        + "range return select struct switch type var"),
    types: words(
      "bool byte error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64"),
    constants: words("true false nil iota")),
  Language(
    names: ["rust", "rs"], lineComments: ["//"], blockComments: slashes, quotes: [double],
    keywords: words(
      "as async await break const continue crate dyn else enum extern fn for if impl in let loop match mod move mut pub ref "
        + "return static struct super trait type unsafe use where while"),
    types: words("bool char f32 f64 i8 i16 i32 i64 isize str u8 u16 u32 u64 usize String Vec Option Result Box Self"),
    constants: words("true false None Some Ok Err self")),
  Language(
    names: ["java", "kotlin", "kt", "groovy", "scala"], lineComments: ["//"], blockComments: slashes,
    quotes: [triple, double, single],
    keywords: words(
      "abstract assert break case catch class const continue data def default do else enum extends final finally for fun if "
        + "implements import instanceof interface new object override package private protected public return static super "
        + "switch throw throws try val var void when while"),
    types: words("boolean byte char double float int long short String Integer Boolean Object List Map Set"),
    constants: words("true false null this")),
  Language(
    names: ["swift"], lineComments: ["//"], blockComments: slashes, quotes: [triple, double],
    keywords: words(
      "actor any as async await break case catch class continue default defer do else enum extension fileprivate for func "
        + "guard if import in init inout internal is let mutating nonisolated package private protocol public repeat return "
        + "some static struct subscript switch throw throws try typealias var where while"),
    types: words("Int String Bool Double Float Array Dictionary Set Optional Character UInt8 Self"),
    constants: words("true false nil self")),
  Language(
    names: ["hcl", "terraform", "tf"], lineComments: ["#", "//"], blockComments: slashes, quotes: [double],
    keywords: words("resource data variable output module provider terraform locals for in if dynamic"),
    constants: words("true false null"), keyMark: UInt8(ascii: "="), hasHyphens: true),
  Language(
    names: ["promql"], lineComments: ["#"],
    keywords: words("by without on ignoring group_left group_right offset bool and or unless"),
    types: words(
      "sum min max avg count stddev stdvar topk bottomk quantile rate irate increase delta idelta deriv histogram_quantile "
        + "absent absent_over_time avg_over_time max_over_time min_over_time sum_over_time count_over_time label_replace time "
        + "vector scalar clamp_min clamp_max round")),
  Language(
    names: ["go-template", "gotemplate", "gotmpl", "helm"], blockComments: [("{{/*", "*/}}"), ("{{- /*", "*/ -}}")],
    quotes: [double, backquote],
    keywords: words(
      "if else end range with define template block include tpl required default toYaml nindent indent quote"),
    constants: words("true false nil"), hasVariables: true, keyMark: UInt8(ascii: ":"), hasHyphens: true),
  Language(
    names: ["html", "xml", "svg", "vue"], blockComments: [("<!--", "-->")], keyMark: UInt8(ascii: "="), hasHyphens: true
  ),
  Language(
    names: ["css", "scss", "less"], blockComments: slashes, keyMark: UInt8(ascii: ":"), hasHyphens: true),
  Language(
    names: ["c", "h", "cpp", "c++", "cc", "hpp", "csharp", "cs", "php"], lineComments: ["//"], blockComments: slashes,
    keywords: words(
      "auto break case catch class const continue default delete do else enum extern for goto if namespace new operator "
        + "private protected public register return sizeof static struct switch template this throw try typedef union using "
        + "virtual volatile while"),
    types: words("bool char double float int long short signed unsigned void size_t string"),
    constants: words("true false NULL nullptr null")),
  Language(
    names: ["makefile", "make", "mk"], lineComments: ["#"], quotes: [double],
    keywords: words("include ifeq ifneq ifdef ifndef else endif define endef export override"), hasVariables: true,
    keyMark: UInt8(ascii: ":"), hasHyphens: true),
  Language(
    names: ["nginx"], lineComments: ["#"],
    keywords: words(
      "server location upstream http events listen root index proxy_pass return add_header include if try_files"),
    hasVariables: true),
  Language(names: ["diff", "patch"], quotes: [], lineKind: .diff),
]
