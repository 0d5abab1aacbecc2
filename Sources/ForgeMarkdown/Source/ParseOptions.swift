/// How a page is read.
package struct ParseOptions: Sendable {
  package var flavor: Flavor
  /// The constructs beyond CommonMark that are read: those of the flavor unless some are switched off.
  package var syntax: Syntax
  /// What `{{ name }}` stands for, by name.
  package var variables: [String: String] = [:]
  package var includes = IncludeFiles()
  /// The keys of front matter that are asked for; nil for all.
  package var frontMatterKeys: [String]?
  /// Whether headings get anchors: nobody asks for them where links are not followed.
  package var hasAnchors = true
  /// Whose directives pages hold besides our own.
  package var dialect: GeneratorDialect?

  package init(_ flavor: Flavor = .site) {
    self.flavor = flavor
    syntax = flavor.syntax
  }
}
