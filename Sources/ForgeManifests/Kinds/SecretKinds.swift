/// Certificates and secrets: cert-manager, External Secrets with its generators, Sealed Secrets. Names and short names
/// are those of the CustomResourceDefinitions that each project ships.
let secretKinds: [KindGroup] = [
  KindGroup(
    "cert-manager.io", ["v1"], in: ["cert-manager"],
    [
      .namespaced("Certificate", "cert", "certs"),
      .namespaced("CertificateRequest", "cr", "crs"),
      .cluster("ClusterIssuer", "ciss"),
      .namespaced("Issuer", "iss"),
    ]),
  KindGroup(
    "acme.cert-manager.io", ["v1"], in: ["cert-manager", "cert-manager-acme"],
    [.namespaced("Challenge"), .namespaced("Order")]),
  KindGroup("trust.cert-manager.io", ["v1alpha1"], [.cluster("Bundle")]),
  KindGroup(
    "external-secrets.io", ["v1", "v1beta1", "v1alpha1"], in: ["external-secrets"],
    [
      .namespaced("ExternalSecret", "es"),
      .namespaced("SecretStore", "ss"),
      .cluster("ClusterSecretStore", "css"),
      .cluster("ClusterExternalSecret", "ces", versions: ["v1", "v1beta1"]),
      .namespaced("PushSecret", "ps", versions: ["v1alpha1"]),
      .cluster("ClusterPushSecret", versions: ["v1alpha1"]),
    ]),
  KindGroup(
    "generators.external-secrets.io", ["v1alpha1"], in: ["external-secrets", "external-secrets-generators"],
    [
      .namespaced("ACRAccessToken"),
      .namespaced("CloudsmithAccessToken"),
      .cluster("ClusterGenerator"),
      .namespaced("ECRAuthorizationToken"),
      .namespaced("Fake"),
      .namespaced("GCRAccessToken"),
      .namespaced("GeneratorState", "gs"),
      .namespaced("GithubAccessToken"),
      .namespaced("Grafana"),
      .namespaced("MFA"),
      .namespaced("Password"),
      .namespaced("QuayAccessToken"),
      .namespaced("SSHKey"),
      .namespaced("STSSessionToken"),
      .namespaced("UUID"),
      .namespaced("VaultDynamicSecret"),
      .namespaced("Webhook"),
    ]),
  KindGroup("bitnami.com", ["v1alpha1"], [.namespaced("SealedSecret")]),
]
