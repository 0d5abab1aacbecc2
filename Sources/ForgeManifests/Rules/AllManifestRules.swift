package import ForgeDiagnostics

/// The rules that query environments, in the order of the reference.
package let manifestRules: [Rule<Manifests>] = [
  .duplicateObject, .unmatchedSelector, .unknownPort, .unknownService, .unknownReference, .missingSecret, .unknownKey,
  .unknownTarget,
]

/// What rendering can find, in the order of the reference.
package let renderingRules: [RuleDescription] = helmRules + kustomizeRules + composeRules
