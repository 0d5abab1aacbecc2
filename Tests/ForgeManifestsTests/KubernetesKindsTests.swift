import ForgeDiagnostics
import ForgeYAML
import Testing

@testable import ForgeManifests

@Suite("Kinds of Kubernetes")
struct KubernetesKindsTests {
  private let kinds = KubernetesKinds.known

  @Test(
    "A kind is found by each name that kubectl takes",
    arguments: [
      ("po", "pods"), ("pod", "pods"), ("pods", "pods"), ("Pod", "pods"), ("PODS", "pods"),
      ("deploy", "deployments.apps"), ("deployments.apps", "deployments.apps"),
      ("deployment.v1.apps", "deployments.apps"), ("deploy.apps", "deployments.apps"),
      ("Deployment", "deployments.apps"), ("deployments.app", "deployments.apps"),
      ("svc", "services"), ("sts", "statefulsets.apps"), ("ds", "daemonsets.apps"), ("rs", "replicasets.apps"),
      ("rc", "replicationcontrollers"), ("no", "nodes"), ("ns", "namespaces"), ("cm", "configmaps"),
      ("sa", "serviceaccounts"), ("pv", "persistentvolumes"), ("pvc", "persistentvolumeclaims"), ("ep", "endpoints"),
      ("endpoints", "endpoints"), ("ev", "events"), ("quota", "resourcequotas"), ("limits", "limitranges"),
      ("cs", "componentstatuses"), ("hpa", "horizontalpodautoscalers.autoscaling"), ("cj", "cronjobs.batch"),
      ("jobs.batch", "jobs.batch"), ("job.v1.batch", "jobs.batch"), ("pdb", "poddisruptionbudgets.policy"),
      ("ing", "ingresses.networking.k8s.io"), ("netpol", "networkpolicies.networking.k8s.io"),
      ("ingress", "ingresses.networking.k8s.io"), ("sc", "storageclasses.storage.k8s.io"),
      ("pc", "priorityclasses.scheduling.k8s.io"), ("crd", "customresourcedefinitions.apiextensions.k8s.io"),
      ("csr", "certificatesigningrequests.certificates.k8s.io"), ("apiservice", "apiservices.apiregistration.k8s.io"),
      ("clusterrole", "clusterroles.rbac.authorization.k8s.io"), ("lease", "leases.coordination.k8s.io"),
      ("certificate", "certificates.cert-manager.io"), ("certificates.cert-manager.io", "certificates.cert-manager.io"),
      ("certificates.cert", "certificates.cert-manager.io"), ("cert", "certificates.cert-manager.io"),
      ("certificate.v1.cert-manager.io", "certificates.cert-manager.io"),
      ("externalsecret", "externalsecrets.external-secrets.io"), ("es", "externalsecrets.external-secrets.io"),
      ("css", "clustersecretstores.external-secrets.io"), ("httproute", "httproutes.gateway.networking.k8s.io"),
      ("gateway", "gateways.gateway.networking.k8s.io"),
      ("gateways.networking.istio.io", "gateways.networking.istio.io"),
      ("servicemonitor", "servicemonitors.monitoring.coreos.com"), ("so", "scaledobjects.keda.sh"),
      ("app", "applications.argoproj.io"), ("ro", "rollouts.argoproj.io"),
      ("ks", "kustomizations.kustomize.toolkit.fluxcd.io"),
      ("hr", "helmreleases.helm.toolkit.fluxcd.io"), ("vpa", "verticalpodautoscalers.autoscaling.k8s.io"),
      ("ksvc", "services.serving.knative.dev"), ("gnp", "globalnetworkpolicies.projectcalico.org"),
      ("mhcs", "machinehealthchecks.cluster.x-k8s.io"), ("ciliumnp", "ciliumnetworkpolicies.cilium.io"),
      ("sealedsecret", "sealedsecrets.bitnami.com"), ("cluster.postgresql.cnpg.io", "clusters.postgresql.cnpg.io"),
      ("backup.velero.io", "backups.velero.io"), ("kt", "kafkatopics.kafka.strimzi.io"),
      ("pods.metrics.k8s.io", "pods.metrics.k8s.io"),
      ("networkpolicy.v3.projectcalico.org", "networkpolicies.projectcalico.org"),
    ])
  func lookup(_ name: String, _ resource: String) throws {
    #expect(kinds.kind(named: name)?.resource == resource)
  }

  @Test(
    "What kubectl refuses is not found",
    arguments: [
      "PO", "Deploy", "deploymentss", "pods.apps", "deployment.v1beta1.batch", "", ".", ".apps", "deployments.v1.app.x",
    ])
  func unknown(_ name: String) {
    #expect(kinds.named(name).isEmpty)
  }

  @Test("Names and kinds are unique within their group, and every kind has a version")
  func unique() {
    var seen: Set<String> = []
    var shortNames: Set<String> = []
    for kind in kinds.all {
      #expect(seen.insert("plural \(kind.resource)").inserted, "\(kind.resource)")
      #expect(seen.insert("kind \(kind.kind).\(kind.group)").inserted, "\(kind.kind).\(kind.group)")
      #expect(!kind.versions.isEmpty, "\(kind.resource)")
      #expect(Set(kind.versions.map(\.name)).count == kind.versions.count, "\(kind.resource)")
      for name in kind.shortNames {
        #expect(shortNames.insert("\(name).\(kind.group)").inserted, "\(name).\(kind.group)")
        #expect(name == name.lowercased())
      }
      #expect(kind.plural == kind.plural.lowercased())
    }
    #expect(kinds.all.count > 250)
  }

  @Test("A plural is found as the kind it belongs to, whatever else has the name")
  func selfLookup() {
    for kind in kinds.all where !kind.group.isEmpty {
      #expect(kinds.kind(named: kind.resource) == kind, "\(kind.resource)")
      let full = "\(kind.singular).\(kind.versions[0].name).\(kind.group)"
      #expect(kinds.kind(named: full) == kind || kind.group == "metrics.k8s.io", "\(full)")
    }
  }

  @Test(
    "Objects are matched by group and version",
    arguments: [
      ("v1", "Pod", "pods"), ("apps/v1", "Deployment", "deployments.apps"), ("apps/v1beta1", "Deployment", nil),
      ("v1", "Deployment", nil), ("policy/v1beta1", "PodSecurityPolicy", "podsecuritypolicies.policy"),
      ("autoscaling/v2beta2", "HorizontalPodAutoscaler", "horizontalpodautoscalers.autoscaling"),
      ("serving.knative.dev/v1", "Service", "services.serving.knative.dev"), ("v1", "pod", nil),
    ] as [(String, String, String?)])
  func byAPIVersion(_ apiVersion: String, _ kind: String, _ resource: String?) {
    #expect(kinds.kind(kind, apiVersion: apiVersion)?.resource == resource)
  }

  @Test(
    "Versions are served from one release to another",
    arguments: [
      ("HorizontalPodAutoscaler", "autoscaling", "v2beta2", 25...25),
      ("CronJob", "batch", "v1", 25...34),
      ("FlowSchema", "flowcontrol.apiserver.k8s.io", "v1beta1", 25...25),
      ("FlowSchema", "flowcontrol.apiserver.k8s.io", "v1beta2", 25...28),
      ("FlowSchema", "flowcontrol.apiserver.k8s.io", "v1beta3", 26...31),
      ("FlowSchema", "flowcontrol.apiserver.k8s.io", "v1", 29...34),
      ("ValidatingAdmissionPolicy", "admissionregistration.k8s.io", "v1", 30...34),
      ("ResourceClaim", "resource.k8s.io", "v1", 34...34),
      ("ResourceClaim", "resource.k8s.io", "v1beta1", 32...34),
      ("CSIStorageCapacity", "storage.k8s.io", "v1beta1", 25...26),
      ("SelfSubjectReview", "authentication.k8s.io", "v1", 28...34),
    ])
  func releases(_ kind: String, _ group: String, _ version: String, _ served: ClosedRange<Int>) throws {
    let kind = try #require(kinds.kind(kind, group: group))
    let found = try #require(kind.versions.first { $0.name == version })
    #expect((25...34).filter { found.isServed(in: $0) } == Array(served))
  }

  @Test("What was removed before 1.25 is served by no release since")
  func removed() throws {
    let policies = try #require(kinds.kind("PodSecurityPolicy", group: "policy"))
    #expect((25...34).allSatisfy { minor in !policies.versions.contains { $0.isServed(in: minor) } })
  }

  @Test("`all` is what kubectl lists for it")
  func all() {
    let names = kinds.inCategory("all").filter(kinds.isBuiltIn).map(\.plural)
    #expect(
      Set(names) == [
        "pods", "replicationcontrollers", "services", "daemonsets", "deployments", "replicasets", "statefulsets",
        "cronjobs", "jobs", "horizontalpodautoscalers",
      ])
  }

  @Test("Definitions in a repository add kinds, and take the place of what was known")
  func learning() throws {
    let objects = try objects(
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: forges.forge.example.com}
      spec:
        group: forge.example.com
        scope: Cluster
        names: {kind: Forge, plural: forges, singular: forge, shortNames: [fg, es], categories: [all]}
        versions:
          - {name: v1alpha1, served: false, storage: false}
          - {name: v1beta1, served: true, storage: false}
          - {name: v1, served: true, storage: true}
      ---
      apiVersion: apiextensions.k8s.io/v1beta1
      kind: CustomResourceDefinition
      metadata: {name: certificates.cert-manager.io}
      spec:
        group: cert-manager.io
        version: v9
        names: {kind: Certificate, plural: certificates}
      ---
      apiVersion: templates.gatekeeper.sh/v1
      kind: ConstraintTemplate
      metadata: {name: k8srequiredlabels}
      spec: {crd: {spec: {names: {kind: K8sRequiredLabels}}}}
      ---
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: unfinished}
      """)
    let learnt = kinds.learning(from: objects)
    let forge = try #require(learnt.kind(named: "fg"))
    #expect(forge.resource == "forges.forge.example.com")
    #expect(forge.versions.map(\.name) == ["v1", "v1beta1"])
    #expect(!forge.isNamespaced && forge.categories == ["all"])
    #expect(forge.definition?.path == "crds.yaml")
    #expect(forge.apiVersion == "forge.example.com/v1")
    #expect(learnt.kind(named: "es") == forge, "what the repository installs goes before what others might")
    #expect(learnt.kind("Certificate", group: "cert-manager.io")?.versions == ["v9"])
    #expect(learnt.kind(named: "cert") == nil)
    let constraint = try #require(learnt.kind(named: "k8srequiredlabels"))
    #expect(constraint.group == "constraints.gatekeeper.sh" && !constraint.isNamespaced)
    #expect(learnt.all.count == kinds.all.count + 2)
    #expect(learnt.kind(named: "po")?.resource == "pods")
  }

  private func objects(_ text: String) throws -> [KubernetesObject] {
    let stream = YAMLStream.parse(SourceFile(path: "crds.yaml", text: text))
    #expect(stream.diagnostics.isEmpty)
    return stream.documents.compactMap { $0.root.flatMap { KubernetesObject($0) } }
  }
}
