/// The beginnings of the names that exporters in common use give their metrics. Which metrics there are depends on their
/// versions and options, so that any name that begins so is taken for one of theirs.
enum ExporterFamilies {
  static let prefixes = [
    // kube-state-metrics, kubelet, cAdvisor, and the parts of Kubernetes
    "kube_", "kubelet_", "container_", "machine_", "cadvisor_", "apiserver_", "etcd_", "coredns_", "scheduler_",
    "workqueue_", "rest_client_", "kubeproxy_", "controller_runtime_", "storage_operation_", "volume_manager_",
    "kubernetes_", "authentication_", "admission_",
    // hosts
    "node_", "windows_", "process_", "probe_", "blackbox_",
    // runtimes
    "go_", "jvm_", "python_", "nodejs_", "dotnet_",
    // Prometheus and what stands around it
    "prometheus_", "alertmanager_", "promhttp_", "pushgateway_", "thanos_", "cortex_", "loki_", "grafana_", "scrape_",
    "net_conntrack_", "otelcol_",
    // stores
    "pg_", "postgres_", "pgbouncer_", "redis_", "mysql_", "mongodb_", "elasticsearch_", "kafka_", "rabbitmq_",
    "memcached_", "minio_",
    // traffic
    "nginx_", "envoy_", "istio_", "traefik_", "haproxy_", "certmanager_", "argocd_",
  ]

  /// The series that Prometheus itself makes.
  static let ownSeries: Set<String> = ["up", "ALERTS", "ALERTS_FOR_STATE"]

  /// The prefix that `name` has, if any.
  static func prefix(of name: String) -> String? { prefixes.first { name.hasPrefix($0) } }
}
