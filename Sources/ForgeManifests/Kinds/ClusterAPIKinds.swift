/// Clusters as objects: the kinds of Cluster API that every provider shares. Names and short names are those of the
/// CustomResourceDefinitions that the project ships.
let clusterAPIKinds: [KindGroup] = [
  KindGroup(
    "cluster.x-k8s.io", ["v1beta2", "v1beta1"], in: ["cluster-api"],
    [
      .namespaced("Cluster", "cl"),
      .namespaced("ClusterClass", "cc"),
      .namespaced("Machine", "ma"),
      .namespaced("MachineDeployment", "md"),
      .namespaced("MachineDrainRule"),
      .namespaced("MachineHealthCheck", "mhc", "mhcs"),
      .namespaced("MachinePool", "mp"),
      .namespaced("MachineSet", "ms"),
    ]),
  KindGroup(
    "bootstrap.cluster.x-k8s.io", ["v1beta2", "v1beta1"], in: ["cluster-api"],
    [.namespaced("KubeadmConfig"), .namespaced("KubeadmConfigTemplate")]),
  KindGroup(
    "controlplane.cluster.x-k8s.io", ["v1beta2", "v1beta1"], in: ["cluster-api"],
    [.namespaced("KubeadmControlPlane", "kcp"), .namespaced("KubeadmControlPlaneTemplate")]),
  KindGroup(
    "addons.cluster.x-k8s.io", ["v1beta2", "v1beta1"], in: ["cluster-api"],
    [.namespaced("ClusterResourceSet"), .namespaced("ClusterResourceSetBinding")]),
  KindGroup(
    "ipam.cluster.x-k8s.io", ["v1beta2", "v1beta1"], in: ["cluster-api"],
    [.namespaced("IPAddress"), .namespaced("IPAddressClaim")]),
  KindGroup(
    "runtime.cluster.x-k8s.io", ["v1beta2", "v1alpha1"], in: ["cluster-api"],
    [.cluster("ExtensionConfig", "ext")]),
]
