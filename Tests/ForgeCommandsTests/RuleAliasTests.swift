import ForgeDiagnostics
import Testing

@testable import ForgeCommands

@Suite("Names of other tools")
struct RuleAliasTests {
  /// The rules that Spectral, Redocly and vacuum recommend for OpenAPI, as they call them.
  static let names = """
    oas3-schema struct oas2-schema no-unresolved-refs operation-operationId-unique operation-operationId
    operation-operationId-valid-in-url operation-operationId-url-safe path-params path-declarations-must-exist
    path-parameters-defined path-declaration-must-exist path-keys-no-trailing-slash path-not-include-query
    no-path-trailing-slash no-identical-paths no-ambiguous-paths duplicate-paths operation-parameters
    operation-parameters-unique operation-success-response operation-2xx-response operation-4xx-response
    operation-description operation-summary operation-tags operation-tag-defined openapi-tags-uniqueness
    no-duplicated-tag-names tag-description info-description info-contact info-license info-license-strict
    info-license-spdx oas3-api-servers oas3-server-trailing-slash no-empty-servers no-server-trailing-slash
    no-server-example.com oas3-server-variables no-undefined-server-variable no-server-variables-empty-enum
    oas3-operation-security-defined security-defined security-scopes-defined oas3-valid-schema-example
    oas3-valid-media-example no-invalid-schema-examples no-invalid-media-type-examples no-invalid-parameter-examples
    oas3-examples-value-or-externalValue no-example-value-and-externalValue oas3-example-external-check
    oas3-missing-example duplicated-entry-in-enum typed-enum no-duplicated-enum-values no-enum-type-mismatch
    nullable-type-sibling nullable-enum-contains-null array-items no-schema-type-mismatch
    no-mixed-number-range-constraints oas-schema-check oas-missing-type no-required-schema-properties-undefined
    allof-conflicts no-unnecessary-combinator no-$ref-siblings oas3-no-$ref-siblings spec-ref-siblings path-item-refs
    oas3-unused-component no-unused-components spec-components-invalid-map-name oas3-callbacks-in-callbacks
    oas3_1-callbacks-in-webhook oas3_1-servers-in-webhook no-eval-in-markdown no-script-tags-in-markdown
    no-unsafe-markdown component-description oas3-parameter-description description-duplication no-http-verbs-in-path
    paths-kebab-case camel-case-properties no-request-body oas3_2-no-deprecated-xml-attribute
    spec-querystring-parameters spec-no-invalid-encoding-combinations spec-no-invalid-tag-parents spec-example-values
    spec-discriminator-defaultMapping oas2-api-host oas2-api-schemes oas2-host-trailing-slash oas2-discriminator
    oas2-anyOf oas2-oneOf oas2-operation-formData-consume-check oas2-operation-security-defined
    oas2-valid-schema-example oas2-valid-media-example oas2-unused-definition host-not-example oas2-host-not-example
    parameter-description
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

  @Test("A rule of another tool is known by its name there", arguments: names)
  func isKnown(_ name: String) {
    #expect(allRules.contains { $0.aliases.contains(name) })
  }

  @Test("A name of another tool sets the severity of the rule that finds the same")
  func sets() throws {
    let rule = try #require(allRules.first { $0.aliases.contains("operation-4xx-response") })
    let finding = Diagnostic(rule, "x", at: .file("a.yaml"))
    #expect(
      RuleSettings(["operation-4xx-response": .error]).apply(to: [finding], rules: allRules)[0].severity == .error)
    #expect(RuleSettings(["operation-4xx-response": .off]).apply(to: [finding], rules: allRules).isEmpty)
  }

  @Test("A rule of taste is off until it is named, and its family does not name it")
  func optional() throws {
    let rule = try #require(allRules.first { $0.isOptional })
    let finding = Diagnostic(rule, "x", at: .file("a.yaml"))
    #expect(RuleSettings().apply(to: [finding], rules: allRules).isEmpty)
    #expect(RuleSettings([RuleID(rule.id.family): .error]).apply(to: [finding], rules: allRules).isEmpty)
    #expect(RuleSettings([rule.id: .error]).apply(to: [finding], rules: allRules).map(\.severity) == [.error])
  }
}
