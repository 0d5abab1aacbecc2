package import ForgeDiagnostics

/// The rules of the coverage gate, in the order of the reference.
package let coverageRules: [Rule<Coverage>] = [
  .undocumentedOperation, .undescribedOperation, .unknownExclusion, .expiredExclusion,
  .unknownEndpoint, .unknownMethod, .unknownParameter, .unknownHeader, .unknownField, .invalidBody,
  .unknownResponseField, .invalidResponse, .unknownSchema, .invalidSample, .unknownStatus,
  .deprecatedOperation, .internalOperation, .undescribedEndpoint, .unknownServerHost,
]
