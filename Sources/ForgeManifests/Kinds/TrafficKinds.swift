/// What leads traffic to services: Gateway API, Istio, Traefik, Knative. Names and short names are those of the
/// CustomResourceDefinitions that each project ships.
let trafficKinds: [KindGroup] = gatewayKinds + istioKinds + traefikKinds + knativeKinds

private let gatewayKinds: [KindGroup] = [
  KindGroup(
    "gateway.networking.k8s.io", ["v1", "v1beta1"], in: ["gateway-api"],
    [
      .cluster("GatewayClass", "gc"),
      .namespaced("Gateway", "gtw"),
      .namespaced("HTTPRoute"),
      .namespaced("GRPCRoute", versions: ["v1", "v1alpha2"]),
      .namespaced("TLSRoute", versions: ["v1", "v1alpha3", "v1alpha2"]),
      .namespaced("TCPRoute", versions: ["v1alpha2"]),
      .namespaced("UDPRoute", versions: ["v1alpha2"]),
      .namespaced("ReferenceGrant", "refgrant", versions: ["v1", "v1beta1", "v1alpha2"]),
      .namespaced("BackendTLSPolicy", "btlspolicy", versions: ["v1", "v1alpha3", "v1alpha2"]),
      .namespaced("BackendLBPolicy", "blbpolicy", versions: ["v1alpha2"]),
      .namespaced("ListenerSet", versions: ["v1"]),
    ]),
  KindGroup(
    "gateway.networking.x-k8s.io", ["v1alpha1"], in: ["gateway-api"],
    [
      .namespaced("XBackendTrafficPolicy", "xbtrafficpolicy"),
      .namespaced("XListenerSet", "lset"),
      .cluster("XMesh", "mesh"),
    ]),
]

private let istioVersions: [KubernetesKind.Version] = ["v1", "v1beta1", "v1alpha3"]

private let istioKinds: [KindGroup] = [
  KindGroup(
    "networking.istio.io", istioVersions, in: ["istio-io", "networking-istio-io"],
    [
      .namespaced("DestinationRule", "dr"),
      .namespaced("EnvoyFilter", versions: ["v1alpha3"]),
      .namespaced("Gateway", "gw"),
      .namespaced("ProxyConfig", versions: ["v1beta1"]),
      .namespaced("ServiceEntry", "se"),
      .namespaced("Sidecar"),
      .namespaced("VirtualService", "vs"),
      .namespaced("WorkloadEntry", "we"),
      .namespaced("WorkloadGroup", "wg"),
    ]),
  KindGroup(
    "security.istio.io", ["v1", "v1beta1"], in: ["istio-io", "security-istio-io"],
    [
      .namespaced("AuthorizationPolicy", "ap"),
      .namespaced("PeerAuthentication", "pa"),
      .namespaced("RequestAuthentication", "ra"),
    ]),
  KindGroup(
    "telemetry.istio.io", ["v1", "v1alpha1"], in: ["istio-io", "telemetry-istio-io"],
    [.namespaced("Telemetry", "telemetry")]),
  KindGroup(
    "extensions.istio.io", ["v1alpha1"], in: ["istio-io", "extensions-istio-io"], [.namespaced("WasmPlugin")]),
  KindGroup("install.istio.io", ["v1alpha1"], [.namespaced("IstioOperator", "iop", "io")]),
]

private let traefikEntries: [KindGroup.Entry] = [
  .namespaced("IngressRoute"),
  .namespaced("IngressRouteTCP"),
  .namespaced("IngressRouteUDP"),
  .namespaced("Middleware"),
  .namespaced("MiddlewareTCP"),
  .namespaced("ServersTransport"),
  .namespaced("ServersTransportTCP"),
  .namespaced("TLSOption"),
  .namespaced("TLSStore"),
  .namespaced("TraefikService"),
]

/// The older group went with Traefik 3.
private let traefikKinds: [KindGroup] = [
  KindGroup("traefik.io", ["v1alpha1"], traefikEntries),
  KindGroup("traefik.containo.us", ["v1alpha1"], traefikEntries),
]

private let knativeKinds: [KindGroup] = [
  KindGroup(
    "serving.knative.dev", ["v1"], in: ["knative", "serving"],
    [
      .namespaced("Service", "kservice", "ksvc", all: true),
      .namespaced("Configuration", "config", "cfg", all: true),
      .namespaced("Revision", "rev", all: true),
      .namespaced("Route", "rt", all: true),
      .namespaced("DomainMapping", "dm", versions: ["v1beta1", "v1alpha1"]),
    ]),
  KindGroup(
    "eventing.knative.dev", ["v1"], in: ["knative", "eventing"],
    [
      .namespaced("Broker", all: true),
      .namespaced("Trigger", all: true),
      .namespaced("EventType", versions: ["v1beta3", "v1beta2", "v1beta1"]),
    ]),
  KindGroup(
    "messaging.knative.dev", ["v1"], in: ["knative", "messaging"],
    [
      .namespaced("Channel", "ch", plural: "channels", all: true),
      .namespaced("InMemoryChannel", "imc", all: true),
      .namespaced("Subscription", "sub", all: true),
    ]),
  KindGroup(
    "sources.knative.dev", ["v1"], in: ["knative", "sources"],
    [
      .namespaced("ApiServerSource", all: true),
      .namespaced("ContainerSource", all: true),
      .namespaced("PingSource", all: true),
      .namespaced("SinkBinding", all: true),
    ]),
  KindGroup(
    "flows.knative.dev", ["v1"], in: ["knative", "flows"],
    [.namespaced("Parallel", all: true), .namespaced("Sequence", all: true)]),
]
