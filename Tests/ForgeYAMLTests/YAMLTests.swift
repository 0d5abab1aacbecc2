@testable import ForgeYAML
