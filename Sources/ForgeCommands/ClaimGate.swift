import ArgumentParser
import ForgeAlerts
import ForgeDiagnostics
import ForgeRunbook

/// The verdict of a claim that fails a check, whatever the severity of the rule that reports it.
enum ClaimGate: String, CaseIterable, ExpressibleByArgument {
  case contradicted
  /// What cannot be verified fails it, and what is contradicted too.
  case unverifiable

  /// `settings` with errors for all rules that report such claims. A family or an alias has no say in it.
  func raising(_ settings: RuleSettings) -> RuleSettings {
    var rules = runbookRules.map(\.description.id) + [Rule<AlertCatalogue>.unresolvedRunbook.description.id]
    if self == .contradicted { rules.removeAll { $0 == Rule<[CommandClaim]>.unverifiableClaim.description.id } }
    var settings = settings
    for rule in rules { settings.overrides[rule] = .error }
    return settings
  }
}
