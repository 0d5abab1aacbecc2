import ForgeGoTemplate

/// What a chart may know of the cluster it is installed in.
package struct Capabilities: Hashable, Sendable {
  /// `1.34.0`.
  package var kubeVersion: String
  /// API versions beyond Kubernetes' own, such as `monitoring.coreos.com/v1`.
  package var apiVersions: [String]

  /// `kubeVersion` defaults to what Helm 3.19 assumes without a cluster.
  package init(kubeVersion: String = "1.34.0", apiVersions: [String] = []) {
    self.kubeVersion = kubeVersion
    self.apiVersions = apiVersions
  }

  /// The groups and versions that client-go 0.34 registers, which Helm takes a cluster to have.
  static let builtIn: [String] = [
    "v1", "admissionregistration.k8s.io/v1", "admissionregistration.k8s.io/v1alpha1",
    "admissionregistration.k8s.io/v1beta1", "apiextensions.k8s.io/v1", "apiextensions.k8s.io/v1beta1", "apps/v1",
    "apps/v1beta1", "apps/v1beta2", "authentication.k8s.io/v1", "authentication.k8s.io/v1alpha1",
    "authentication.k8s.io/v1beta1", "authorization.k8s.io/v1", "authorization.k8s.io/v1beta1", "autoscaling/v1",
    "autoscaling/v2", "autoscaling/v2beta1", "autoscaling/v2beta2", "batch/v1", "batch/v1beta1",
    "certificates.k8s.io/v1", "certificates.k8s.io/v1alpha1", "certificates.k8s.io/v1beta1", "coordination.k8s.io/v1",
    "coordination.k8s.io/v1alpha2", "coordination.k8s.io/v1beta1", "discovery.k8s.io/v1", "discovery.k8s.io/v1beta1",
    "events.k8s.io/v1", "events.k8s.io/v1beta1", "extensions/v1beta1", "flowcontrol.apiserver.k8s.io/v1",
    "flowcontrol.apiserver.k8s.io/v1beta1", "flowcontrol.apiserver.k8s.io/v1beta2",
    "flowcontrol.apiserver.k8s.io/v1beta3", "internal.apiserver.k8s.io/v1alpha1", "networking.k8s.io/v1",
    "networking.k8s.io/v1beta1", "node.k8s.io/v1", "node.k8s.io/v1alpha1", "node.k8s.io/v1beta1", "policy/v1",
    "policy/v1beta1", "rbac.authorization.k8s.io/v1", "rbac.authorization.k8s.io/v1alpha1",
    "rbac.authorization.k8s.io/v1beta1", "resource.k8s.io/v1", "resource.k8s.io/v1alpha3", "resource.k8s.io/v1beta1",
    "resource.k8s.io/v1beta2", "scheduling.k8s.io/v1", "scheduling.k8s.io/v1alpha1", "scheduling.k8s.io/v1beta1",
    "storage.k8s.io/v1", "storage.k8s.io/v1alpha1", "storage.k8s.io/v1beta1", "storagemigration.k8s.io/v1alpha1",
  ]
}

/// `.Capabilities` in a template.
final class CapabilitiesObject: GoObject {
  private let capabilities: Capabilities

  init(_ capabilities: Capabilities) {
    self.capabilities = capabilities
  }

  var typeName: String { "*chartutil.Capabilities" }
  var kindName: String { "ptr" }
  var description: String { "&{\(capabilities.kubeVersion)}" }

  func field(_ name: String) throws(GoFailure) -> GoValue? {
    switch name {
    case "KubeVersion": .object(KubeVersionObject(capabilities.kubeVersion))
    case "APIVersions": .object(APIVersionsObject(Capabilities.builtIn + capabilities.apiVersions))
    case "HelmVersion":
      .map(
        GoMap([
          "Version": .string("v3.19.0"), "GitCommit": .string(""), "GitTreeState": .string("clean"),
          "GoVersion": .string("go1.24.7"),
        ]))
    default: nil
    }
  }
}

/// `.Capabilities.KubeVersion`: prints as the version with its `v`.
final class KubeVersionObject: GoObject {
  private let version: String

  init(_ version: String) {
    self.version = version.hasPrefix("v") ? version : "v\(version)"
  }

  var typeName: String { "*chartutil.KubeVersion" }
  var kindName: String { "ptr" }
  var description: String { version }

  private var parts: [Substring] { version.dropFirst().split(separator: ".") }

  func field(_ name: String) throws(GoFailure) -> GoValue? {
    switch name {
    case "Version": .string(version)
    case "Major": .string(String(parts.first ?? ""))
    case "Minor": .string(String(parts.dropFirst().first ?? ""))
    default: nil
    }
  }

  func method(_ name: String) -> GoFunction? {
    let text = version
    switch name {
    case "GitVersion", "String": return GoFunction(name, 0) { _ throws(GoFailure) in .string(text) }
    default: return nil
    }
  }
}

/// `.Capabilities.APIVersions`.
final class APIVersionsObject: GoObject {
  private let versions: [String]

  init(_ versions: [String]) {
    self.versions = versions
  }

  var typeName: String { "chartutil.VersionSet" }
  var kindName: String { "slice" }
  var description: String { "[\(versions.joined(separator: " "))]" }
  var plain: GoValue? { .strings(versions) }

  func method(_ name: String) -> GoFunction? {
    guard name == "Has" else { return nil }
    let known = Set(versions)
    return GoFunction("Has", 1) { call throws(GoFailure) in .bool(known.contains(try call.string(0))) }
  }
}
