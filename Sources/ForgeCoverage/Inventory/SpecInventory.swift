import ForgeDiagnostics
import ForgeOpenAPI
import ForgeYAML

extension InventoryFormat {
  /// A description, as a running service exports it. What it marks as internal is meant to be.
  static let spec = InventoryFormat { file, read in
    let root = YAMLStream.parse(file).root
    guard root?["openapi"] != nil || root?["swagger"] != nil else { return nil }
    let api = APIDescription(APIFiles(root: file.path) { $0 == file.path ? file : read($0) })
    let base = api.basePaths.first ?? ""
    let endpoints = api.operations.filter { !$0.isInternal }.map { operation in
      Inventory.Endpoint(
        method: operation.method, path: base + operation.path, isPrefix: false, host: nil, range: operation.range)
    }
    return Inventory(path: file.path, endpoints: endpoints)
  }
}
