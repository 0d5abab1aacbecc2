/// Rules that objects must obey: Kyverno, Gatekeeper, policy reports. Names and short names are those of the
/// CustomResourceDefinitions that each project ships.
let policyKinds: [KindGroup] = [
  KindGroup(
    "kyverno.io", ["v1", "v2beta1"], in: ["kyverno"],
    [
      .cluster("ClusterPolicy", "cpol"),
      .namespaced("Policy", "pol"),
      .cluster("ClusterCleanupPolicy", "ccleanpol", versions: ["v2", "v2beta1"]),
      .namespaced("CleanupPolicy", "cleanpol", versions: ["v2", "v2beta1"]),
      .namespaced("PolicyException", "polex", versions: ["v2", "v2beta1"]),
      .cluster("GlobalContextEntry", "gctxentry", versions: ["v2", "v2alpha1"]),
      .namespaced("UpdateRequest", "ur", versions: ["v2", "v1beta1"]),
    ]),
  KindGroup(
    "policies.kyverno.io", ["v1", "v1beta1", "v1alpha1"], in: ["kyverno"],
    [
      .cluster("ValidatingPolicy", "vpol"),
      .cluster("ImageValidatingPolicy", "ivpol"),
      .cluster("MutatingPolicy", "mpol"),
      .cluster("GeneratingPolicy", "gpol"),
      .cluster("DeletingPolicy", "dpol"),
      .namespaced("PolicyException", "polex"),
    ]),
  KindGroup(
    "reports.kyverno.io", ["v1"], in: ["kyverno"],
    [.namespaced("EphemeralReport", "ephr"), .cluster("ClusterEphemeralReport", "cephr")]),
  KindGroup(
    "wgpolicyk8s.io", ["v1alpha2"],
    [.namespaced("PolicyReport", "polr"), .cluster("ClusterPolicyReport", "cpolr")]),
  KindGroup("templates.gatekeeper.sh", ["v1", "v1beta1", "v1alpha1"], [.cluster("ConstraintTemplate")]),
  KindGroup("config.gatekeeper.sh", ["v1alpha1"], [.namespaced("Config")]),
  KindGroup("syncset.gatekeeper.sh", ["v1alpha1"], [.cluster("SyncSet")]),
  KindGroup(
    "mutations.gatekeeper.sh", ["v1", "v1beta1", "v1alpha1"],
    [
      .cluster("Assign", plural: "assign"),
      .cluster("AssignMetadata", plural: "assignmetadata"),
      .cluster("AssignImage", plural: "assignimage", versions: ["v1alpha1"]),
      .cluster("ModifySet", plural: "modifyset"),
    ]),
  KindGroup(
    "expansion.gatekeeper.sh", ["v1beta1", "v1alpha1"],
    [.cluster("ExpansionTemplate", plural: "expansiontemplate")]),
  KindGroup("externaldata.gatekeeper.sh", ["v1beta1", "v1alpha1"], [.cluster("Provider")]),
]
