/// What watches workloads and fits them to their load: the Prometheus operator, KEDA, the vertical autoscaler, the
/// metrics API. Names and short names are those of the definitions that each project ships.
let scalingKinds: [KindGroup] = [
  KindGroup(
    "monitoring.coreos.com", ["v1"], in: ["prometheus-operator"],
    [
      .namespaced("Alertmanager", "am"),
      .namespaced("AlertmanagerConfig", "amcfg", versions: ["v1alpha1", "v1beta1"]),
      .namespaced("PodMonitor", "pmon"),
      .namespaced("Probe", "prb"),
      .namespaced("Prometheus", "prom"),
      .namespaced("PrometheusAgent", "promagent", versions: ["v1alpha1"]),
      .namespaced("PrometheusRule", "promrule"),
      .namespaced("ScrapeConfig", "scfg", versions: ["v1alpha1"]),
      .namespaced("ServiceMonitor", "smon"),
      .namespaced("ThanosRuler", "ruler"),
    ]),
  KindGroup(
    "keda.sh", ["v1alpha1"],
    [
      .namespaced("ScaledObject", "so"),
      .namespaced("ScaledJob", "sj"),
      .namespaced("TriggerAuthentication", "ta", "triggerauth"),
      .cluster("ClusterTriggerAuthentication", "cta", "clustertriggerauth"),
    ]),
  KindGroup(
    "eventing.keda.sh", ["v1alpha1"], [.namespaced("CloudEventSource"), .cluster("ClusterCloudEventSource")]),
  KindGroup("http.keda.sh", ["v1alpha1"], [.namespaced("HTTPScaledObject", "httpso")]),
  KindGroup(
    "autoscaling.k8s.io", ["v1", "v1beta2"],
    [
      .namespaced("VerticalPodAutoscaler", "vpa"),
      .namespaced("VerticalPodAutoscalerCheckpoint", "vpacheckpoint"),
    ]),
  KindGroup(
    "metrics.k8s.io", ["v1beta1"],
    [.cluster("NodeMetrics", plural: "nodes"), .namespaced("PodMetrics", plural: "pods")]),
]
