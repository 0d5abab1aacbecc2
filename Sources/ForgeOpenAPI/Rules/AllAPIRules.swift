package import ForgeDiagnostics

/// The rules of OpenAPI descriptions, in the order of the reference.
package let apiRules: [Rule<APIDescription>] = [
  .unsupportedVersion, .unresolvedReference, .externalReference, .referenceKind, .referenceSiblings,
  .discriminatorMapping, .linkOperation, .noContainer, .operationIDDuplicate, .pathParameterUndeclared,
  .pathParameterUnused, .pathParameterOptional, .ambiguousPaths, .reservedOutsideQuery, .querystringConflict,
  .bodyConflict,
  .serverVariables, .securityUndefined,
]

/// Rules about parts that an excerpt of a description may lack, and that the specification's own schema does not ask for.
package let excerptRules: Set<RuleID> = [
  "openapi/external-reference", "openapi/path-parameter-undeclared", "openapi/path-parameter-unused",
  "openapi/path-parameter-optional", "openapi/security-undefined", "openapi/discriminator-mapping",
  "openapi/link-operation", "openapi/invalid-media-type",
]

extension APIDescription {
  /// Everything that is wrong with the description: in its YAML, its structure, and by the rules.
  package func findings() -> [Diagnostic] {
    var findings = structureFindings + apiRules.flatMap { $0.check(self) }
    // What is missing from a file that breaks off may stand behind the place where it does.
    let broken = Set(files.files.filter { $0.value.breaksOff }.keys)
    if !broken.isEmpty {
      findings.removeAll { broken.contains($0.range.path) && Self.rulesAboutAbsence.contains($0.rule) }
    }
    return files.files.values.flatMap(\.diagnostics) + findings
  }

  private static let rulesAboutAbsence: Set<RuleID> = [
    "openapi/missing-field", "openapi/no-container", "openapi/unsupported-version", "openapi/security-undefined",
    "openapi/discriminator-mapping", "openapi/link-operation", "openapi/path-parameter-undeclared",
    "openapi/server-variables",
  ]
}
