/// What brings manifests into a cluster: Argo CD, Rollouts, Workflows and Events, and Flux. Names and short names are
/// those of the CustomResourceDefinitions that each project ships.
let deliveryKinds: [KindGroup] = argoKinds + fluxKinds

private let argoKinds: [KindGroup] = [
  KindGroup(
    "argoproj.io", ["v1alpha1"],
    [
      .namespaced("Application", "app", "apps"),
      .namespaced("ApplicationSet", "appset", "appsets"),
      .namespaced("AppProject", "appproj", "appprojs"),
      .namespaced("Rollout", "ro"),
      .namespaced("AnalysisRun", "ar"),
      .namespaced("AnalysisTemplate", "at"),
      .cluster("ClusterAnalysisTemplate", "cat"),
      .namespaced("Experiment", "exp"),
      .namespaced("Workflow", "wf"),
      .namespaced("WorkflowTemplate", "wftmpl"),
      .cluster("ClusterWorkflowTemplate", "clusterwftmpl", "cwft"),
      .namespaced("CronWorkflow", "cwf", "cronwf"),
      .namespaced("WorkflowEventBinding", "wfeb"),
      .namespaced("WorkflowTaskSet", "wfts"),
      .namespaced("WorkflowTaskResult"),
      .namespaced("WorkflowArtifactGCTask", "wfat"),
      .namespaced("EventBus", "eb", plural: "eventbus"),
      .namespaced("EventSource", "es"),
      .namespaced("Sensor", "sn"),
    ])
]

private let fluxKinds: [KindGroup] = [
  KindGroup(
    "source.toolkit.fluxcd.io", ["v1", "v1beta2", "v1beta1"],
    [
      .namespaced("Bucket"),
      .namespaced("ExternalArtifact", versions: ["v1"]),
      .namespaced("GitRepository", "gitrepo"),
      .namespaced("HelmChart", "hc"),
      .namespaced("HelmRepository", "helmrepo"),
      .namespaced("OCIRepository", "ocirepo", versions: ["v1", "v1beta2"]),
    ]),
  KindGroup(
    "kustomize.toolkit.fluxcd.io", ["v1", "v1beta2", "v1beta1"], [.namespaced("Kustomization", "ks")]),
  KindGroup(
    "helm.toolkit.fluxcd.io", ["v2", "v2beta2", "v2beta1"], [.namespaced("HelmRelease", "hr")]),
  KindGroup(
    "notification.toolkit.fluxcd.io", ["v1beta3", "v1beta2", "v1beta1"],
    [
      .namespaced("Alert"),
      .namespaced("Provider"),
      .namespaced("Receiver", versions: ["v1", "v1beta2", "v1beta1"]),
    ]),
  KindGroup(
    "image.toolkit.fluxcd.io", ["v1", "v1beta2", "v1beta1"],
    [
      .namespaced("ImagePolicy", "imgpol", "imagepol"),
      .namespaced("ImageRepository", "imgrepo", "imagerepo"),
      .namespaced("ImageUpdateAutomation", "iua", "imgupd", "imgauto"),
    ]),
]
