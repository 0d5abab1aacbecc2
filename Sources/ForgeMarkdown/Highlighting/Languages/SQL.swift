/// SQL in the dialects of its databases.
extension Language {
  static let sql = Language(
    "sql postgresql postgres psql pgsql plpgsql mysql mariadb sqlite tsql plsql cql hql",
    Mode(
      rules: [
        .comment("--"), .block("/*", "*/"), .comment("# ", .lineStart), .text("'", escape: nil),
        .text("\"", escape: nil),
        .text("`", escape: nil),
        Rule(open: "E'", kind: .string, place: .outsideWord, action: .span(Span(close: "'", spansLines: true))),
        Rule(open: "e'", kind: .string, place: .outsideWord, action: .span(Span(close: "'", spansLines: true))),
        .run("$", .digits, .variable),
        Rule(
          open: "$", kind: .string, action: .tagged(Tag(bytes: .name, middle: "$", before: "$", after: "$"))),
        .token("::"), .run(":", .nameStart, .variable), .run("@", .name.adding("@"), .variable),
        .run("\\", .name.adding("+"), .keyword, .lineStart),
      ],
      words: Words(
        groups: [
          .keywords(
            """
            select from where and or not in is like ilike similar between join left right inner outer full cross natural on \
            using group by order having limit offset fetch first next only rows row union intersect except all distinct \
            insert into values update set delete merge upsert truncate create alter drop add column rename to table index \
            view materialized sequence database schema extension role user grant revoke privileges owner begin start commit \
            rollback savepoint transaction with recursive as case when then else end exists any some primary key foreign \
            references constraint unique check default not generated always identity cascade restrict vacuum analyze explain \
            verbose returning conflict do nothing lateral over partition window filter within asc desc nulls last if replace \
            temporary temp function procedure trigger language returns return declare execute call for each before after \
            instead of type enum domain cast collate concurrently tablespace copy stdin stdout publication subscription \
            replication slot policy enable disable security definer immutable stable volatile strict lock mode share nowait \
            skip locked listen notify show reset use describe pragma engine auto_increment ignore duplicate loop while \
            elsif raise perform exception
            """),
          .types(
            """
            int integer bigint smallint tinyint serial bigserial text varchar char character varying boolean bool numeric \
            decimal real float double precision timestamp timestamptz datetime date time interval uuid json jsonb bytea \
            blob clob inet cidr macaddr money xml tsvector tsquery oid regclass
            """),
          .constants("true false null unknown current_date current_time current_timestamp current_user"),
        ], ignoresCase: true, calls: ByteSet("(")),
      numbers: .literals()))
}
