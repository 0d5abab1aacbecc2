package import ForgeDiagnostics

/// The rules of the family `alerts/`, in the order of the reference.
package let alertRules: [Rule<AlertCatalogue>] = [
  .unresolvedRunbook, .missingRunbook, .unknownAlert, .undocumentedAlert, .unknownMetric,
]
