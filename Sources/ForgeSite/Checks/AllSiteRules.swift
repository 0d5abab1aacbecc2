import ForgeCoverage
package import ForgeDiagnostics
import ForgeMarkdown

/// The rules of links and pages, in the order of the reference.
package let siteRules: [Rule<Site>] = [
  .unknownPage, .unknownAnchor, .unknownAsset, .unknownOperation, .unknownRule, .outsideRoot, .emptyLink, .unsafeLink,
  .missingAlternativeText,
  .undefinedReference, .unusedReference, .duplicateReference, .undefinedFootnote, .unusedFootnote,
  .duplicateURL, .duplicateAnchor, .orphanPage, .unknownAttribute, .unknownLanguage,
  .unreadableSample,
]

/// What the stages before the rules find while they read pages and configuration.
package let readingRules: [RuleDescription] = [
  .invalidUTF8, .nulByte, .unreadableFile, .frontMatterNotMapping, .unknownFrontMatterKey, .unknownVariable,
  .unknownInclude, .unknownRegion, .includeCycle, .drawingFailed, .pageLimit, .unknownNavigationPage,
  .redirectTarget, .unreadableInventory, .unknownKey, .invalidValue, .unreadableRevision, .invalidTemplate,
  .unknownThemeTarget, .cardFailed,
]
