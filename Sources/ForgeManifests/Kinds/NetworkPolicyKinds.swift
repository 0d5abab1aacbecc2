/// Who may talk to whom beyond NetworkPolicy: Calico, Cilium, the admin policies of the network group. Names and short
/// names are those of the CustomResourceDefinitions that each project ships.
let networkPolicyKinds: [KindGroup] = [
  KindGroup("projectcalico.org", ["v3"], calicoEntries),
  KindGroup("crd.projectcalico.org", ["v1"], calicoDefinitionEntries),
  KindGroup(
    "operator.tigera.io", ["v1"],
    [.cluster("APIServer"), .cluster("Installation"), .cluster("TigeraStatus", plural: "tigerastatuses")]),
  KindGroup(
    "cilium.io", ["v2"], in: ["cilium"],
    [
      .namespaced("CiliumNetworkPolicy", "cnp", "ciliumnp", in: ["ciliumpolicy"]),
      .cluster("CiliumClusterwideNetworkPolicy", "ccnp", in: ["ciliumpolicy"]),
      .namespaced("CiliumEndpoint", "cep", "ciliumep"),
      .cluster("CiliumEndpointSlice", "ces", versions: ["v2alpha1"]),
      .cluster("CiliumExternalWorkload", "cew"),
      .cluster("CiliumIdentity", "ciliumid"),
      .cluster("CiliumNode", "cn", "ciliumn"),
      .cluster("CiliumEgressGatewayPolicy", "cegp", in: ["ciliumpolicy"]),
      .namespaced("CiliumLocalRedirectPolicy", "clrp", in: ["ciliumpolicy"]),
      .namespaced("CiliumEnvoyConfig", "cec"),
      .cluster("CiliumClusterwideEnvoyConfig", "ccec"),
      .namespaced("CiliumNodeConfig", versions: ["v2", "v2alpha1"]),
      .cluster("CiliumCIDRGroup", "ccg", versions: ["v2", "v2alpha1"]),
      .cluster(
        "CiliumLoadBalancerIPPool", "ippools", "ippool", "lbippool", "lbippools", versions: ["v2", "v2alpha1"]),
      .cluster("CiliumL2AnnouncementPolicy", "l2announcement", versions: ["v2alpha1"]),
      .cluster("CiliumPodIPPool", "cpip", versions: ["v2alpha1"]),
      .cluster("CiliumBGPAdvertisement", "cbgpadvert", versions: ["v2", "v2alpha1"]),
      .cluster("CiliumBGPClusterConfig", "cbgpcluster", versions: ["v2", "v2alpha1"]),
      .cluster("CiliumBGPNodeConfig", "cbgpnode", versions: ["v2", "v2alpha1"]),
      .cluster("CiliumBGPPeerConfig", "cbgppeer", versions: ["v2", "v2alpha1"]),
      .cluster("CiliumBGPPeeringPolicy", "bgpp", versions: ["v2alpha1"]),
    ]),
  KindGroup(
    "policy.networking.k8s.io", ["v1alpha1"],
    [.cluster("AdminNetworkPolicy", "anp"), .cluster("BaselineAdminNetworkPolicy", "banp")]),
]

/// What Calico keeps, under both of its groups.
private let sharedCalicoEntries: [KindGroup.Entry] = [
  .cluster("BGPFilter"),
  .cluster("BGPPeer"),
  .cluster("BlockAffinity"),
  .cluster("GlobalNetworkSet"),
  .cluster("IPPool"),
  .cluster("IPReservation"),
  .cluster("KubeControllersConfiguration"),
  .cluster("Tier"),
]

/// As Calico's own API server serves them, which alone gives short names.
private let calicoEntries: [KindGroup.Entry] =
  sharedCalicoEntries + [
    .cluster("BGPConfiguration", "bgpconfig", "bgpconfigs"),
    .cluster("CalicoNodeStatus", "caliconodestatus"),
    .cluster("ClusterInformation", "clusterinfo"),
    .cluster("FelixConfiguration", "felixconfig", "felixconfigs"),
    .cluster("GlobalNetworkPolicy", "gnp", "cgnp", "calicoglobalnetworkpolicies"),
    .cluster("HostEndpoint", "hep", "heps"),
    .namespaced("NetworkPolicy", "cnp", "caliconetworkpolicy", "caliconetworkpolicies"),
    .namespaced("NetworkSet", "netsets"),
    .cluster("Profile"),
  ]

/// As definitions in the cluster.
private let calicoDefinitionEntries: [KindGroup.Entry] =
  sharedCalicoEntries + [
    .cluster("BGPConfiguration"),
    .cluster("CalicoNodeStatus"),
    .cluster("ClusterInformation"),
    .cluster("FelixConfiguration"),
    .cluster("GlobalNetworkPolicy"),
    .cluster("HostEndpoint"),
    .cluster("IPAMBlock"),
    .cluster("IPAMConfig"),
    .cluster("IPAMHandle"),
    .namespaced("NetworkPolicy"),
    .namespaced("NetworkSet"),
  ]
