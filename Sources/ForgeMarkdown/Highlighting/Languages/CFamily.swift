/// C, C++, C# and PHP.
extension Language {
  static let c = Language(
    "c h cpp c++ cc cxx hpp hh hxx ino arduino objective-c objc cuda",
    [
      "main": Mode(
        rules: [
          .comment("//"), .block("/*", "*/"),
          .enter("#include", "include", .attribute, .lineStart), .enter("# include", "include", .attribute, .lineStart),
          .run("#", .name, .attribute, .lineStart), .string("\""),
          .character(), .string("L\""), .character("L'"),
          Rule(
            open: "R\"", kind: .string, place: .outsideWord,
            action: .tagged(Tag(bytes: .name, middle: "(", before: ")", after: "\""))),
          .run("@", .name, .attribute),
        ],
        words: Words(
          groups: [
            .keywords(
              """
              alignas alignof asm auto break case catch co_await co_return co_yield concept const const_cast consteval \
              constexpr constinit continue decltype default delete do dynamic_cast else explicit export extern final for \
              friend goto if inline mutable new noexcept operator override private protected public register \
              reinterpret_cast requires restrict return sizeof static static_assert static_cast switch template \
              thread_local throw try typedef typeid typename using virtual volatile while
              """),
            .introducing(.type, "class struct union enum namespace"),
            .types(
              """
              bool char char8_t char16_t char32_t double float int long short signed unsigned void wchar_t size_t ssize_t \
              ptrdiff_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t intptr_t uintptr_t FILE string \
              vector map set unique_ptr shared_ptr string_view optional
              """),
            .constants("true false NULL nullptr"), .variables("this"),
          ], calls: ByteSet("("), capitalsAreTypes: true),
        numbers: .literals(ByteSet("_'"))),
      "include": Mode(
        rules: [
          .comment("//"), .block("/*", "*/"), .string("\""), .run("<", .visible.removing(">"), .string, close: ">"),
        ], end: End(isAtLineEnd: true)),
    ])

  static let cSharp = Language(
    "csharp cs c# dotnet",
    Mode(
      rules: [
        .comment("//"), .block("/*", "*/"), .text("\"\"\""), .text("$\"\"\"", "\"\"\""), .string("\""),
        Rule(open: "$\"", kind: .string, place: .outsideWord, action: .span(Span(close: "\""))),
        .text("@\"", "\"", escape: nil), .text("$@\"", "\"", escape: nil), .character(),
        .run("#", .name, .attribute, .lineStart),
      ],
      words: Words(
        groups: [
          .keywords(
            """
            abstract as async await base break case catch checked const continue default delegate do else event explicit \
            extern finally fixed for foreach get goto if implicit in init internal is lock new nameof operator out override \
            params partial private protected public readonly ref required return sealed set sizeof stackalloc static switch \
            throw try typeof unchecked unsafe using var virtual volatile when where while yield
            """),
          .introducing(.type, "class struct interface enum record namespace"),
          .types(
            "bool byte char decimal double dynamic float int long object sbyte short string uint ulong ushort void"),
          .constants("true false null"), .variables("this value"),
        ], calls: ByteSet("("), capitalsAreTypes: true),
      numbers: .literals()))

  static let php = Language(
    "php php3 php4 php5 phtml",
    [
      "main": Mode(
        rules: [
          .comment("//"), .comment("# ", .afterBlank), .block("/*", "*/"), .token("<?php", .attribute),
          .token("?>", .attribute),
          .token("<?=", .attribute), .enter("\"", "string"), .text("'"), .run("$", .name, .variable),
          .block("#[", "]", .attribute), .token("<<<"),
        ],
        words: Words(
          groups: [
            .keywords(
              """
              abstract and as break case catch const continue declare default do echo else elseif empty enddeclare endfor \
              endforeach endif endswitch endwhile extends final finally fn for foreach global goto if implements include \
              include_once instanceof insteadof isset list match new or print private protected public readonly require \
              require_once return static switch throw try unset use var while xor yield
              """),
            .introducing(.name, "function"), .introducing(.type, "class interface trait enum namespace"),
            .types("array bool callable float int iterable mixed object string void never self parent"),
            .constants("true false null TRUE FALSE NULL"),
          ], calls: ByteSet("("), capitalsAreTypes: true),
        numbers: .literals()),
      "string": Mode(
        fill: .string, rules: [.escape(), .run("$", .name, .variable)], end: End(close: "\"", isRequired: true)),
    ])
}
