package import ForgeDiagnostics

/// The rules of OpenAPI descriptions, in the order of the reference.
package let apiRules: [Rule<APIDescription>] = [
  .unsupportedVersion, .unresolvedReference, .externalReference, .noContainer, .operationIDDuplicate,
  .pathParameterUndeclared, .pathParameterUnused, .pathParameterOptional, .ambiguousPaths, .reservedOutsideQuery,
  .serverVariables, .securityUndefined,
]

/// Rules about parts that an excerpt of a description may lack, and that the specification's own schema does not ask for.
package let excerptRules: Set<RuleID> = [
  "openapi/external-reference", "openapi/path-parameter-undeclared", "openapi/path-parameter-unused",
  "openapi/path-parameter-optional", "openapi/security-undefined",
]

/// What the walk over the specification's objects finds.
package let structureRules: [RuleDescription] = [.unknownField, .missingField, .wrongType, .exclusiveFields]

extension APIDescription {
  /// Everything that is wrong with the description: in its YAML, its structure, and by the rules.
  package func findings() -> [Diagnostic] {
    files.files.values.flatMap(\.diagnostics) + StructureChecker.check(self) + apiRules.flatMap { $0.check(self) }
  }
}
