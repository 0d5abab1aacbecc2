package import ForgeDiagnostics

/// The rules of what a description must be, in the order of the reference.
package let apiRules = validityRules(allowing: .none)

private func validityRules(allowing external: AllowedReferences) -> [Rule<APIDescription>] {
  [
    .unsupportedVersion, .unresolvedReference, .externalReference(allowing: external), .referenceKind,
    .referenceSiblings,
    .discriminatorMapping, .linkOperation, .noContainer, .operationIDDuplicate, .pathParameterUndeclared,
    .pathParameterUnused, .pathParameterOptional, .ambiguousPaths, .reservedOutsideQuery, .querystringConflict,
    .bodyConflict, .serverVariables, .securityUndefined, .pathParameterUnnamed, .parameterDuplicate, .tagDuplicate,
    .tagParent, .enumTypeMismatch, .nullableWithoutType, .allOfConflict,
  ]
}

/// The rules of what makes a description complete and easy to use: none keeps a document from being valid.
package let apiLintRules: [Rule<APIDescription>] = [
  .invalidExample, .invalidDefault, .operationIDMissing, .operationIDUnsafe, .overlappingPaths, .pathItemReference,
  .pathTrailingSlash, .pathQuery,
  .successResponseMissing, .errorResponseMissing, .operationSummaryMissing, .operationDescriptionMissing,
  .operationUntagged, .tagUndeclared, .tagDescriptionMissing, .infoDescriptionMissing, .infoContactMissing,
  .infoLicenseMissing, .licenseTextMissing, .serverMissing, .serverTrailingSlash, .serverExampleHost,
  .securityScopeUndefined, .securityUnspecified, .enumDuplicate, .duplicateEntry, .nullableEnum, .keywordWithoutEffect,
  .boundsConflict, .invalidPattern, .schemaTypeMissing, .requiredUndefined, .needlessCombinator, .unusedComponent,
  .callbackInCallback, .webhookServers, .unsafeMarkdown, .parameterDescriptionMissing, .componentDescriptionMissing,
  .duplicateDescription, .pathVerb, .pathCase, .propertyCase, .bodyWithoutMeaning, .exampleMissing,
  .discriminatorOptional, .xmlDeprecated, .formDataConsumes, .statusUnquoted,
]

/// Rules about parts that an excerpt of a description may lack, and that the specification's own schema does not ask for.
package let excerptRules: Set<RuleID> = [
  "openapi/external-reference", "openapi/path-parameter-undeclared", "openapi/path-parameter-unused",
  "openapi/path-parameter-optional", "openapi/security-undefined", "openapi/discriminator-mapping",
  "openapi/link-operation", "openapi/invalid-media-type",
]

extension APIDescription {
  /// Everything that keeps the description from being valid: in its YAML, its structure, and by the rules.
  package func findings(allowing external: AllowedReferences = .none) -> [Diagnostic] {
    var findings = structureFindings + validityRules(allowing: external).flatMap { $0.check(self) }
    // What is missing from a file that breaks off may stand behind the place where it does.
    let broken = Set(files.files.filter { $0.value.breaksOff }.keys)
    if !broken.isEmpty {
      findings.removeAll { broken.contains($0.range.path) && Self.rulesAboutAbsence.contains($0.rule) }
    }
    return files.files.values.flatMap(\.diagnostics) + findings
  }

  /// What is incomplete, misleading or of no use in the description, although it may be valid.
  /// Rules that `settings` do not report are not run.
  package func lintFindings(_ settings: RuleSettings = RuleSettings()) -> [Diagnostic] {
    guard version != nil else { return [] }
    let broken = Set(files.files.filter { $0.value.breaksOff }.keys)
    return apiLintRules.filter { settings.reports($0.description) }.flatMap { $0.check(self) }.filter {
      !broken.contains($0.range.path)
    }
  }

  private static let rulesAboutAbsence: Set<RuleID> = [
    "openapi/missing-field", "openapi/no-container", "openapi/unsupported-version", "openapi/security-undefined",
    "openapi/discriminator-mapping", "openapi/link-operation", "openapi/path-parameter-undeclared",
    "openapi/server-variables",
  ]
}
