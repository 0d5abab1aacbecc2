/// What keeps data and brings it back: Velero, CloudNativePG, volume snapshots, Strimzi. Names and short names are those
/// of the CustomResourceDefinitions that each project ships.
let dataKinds: [KindGroup] = [
  KindGroup(
    "velero.io", ["v1"],
    [
      .namespaced("Backup"),
      .namespaced("BackupRepository"),
      .namespaced("BackupStorageLocation", "bsl"),
      .namespaced("DataDownload", versions: ["v2alpha1"]),
      .namespaced("DataUpload", versions: ["v2alpha1"]),
      .namespaced("DeleteBackupRequest"),
      .namespaced("DownloadRequest"),
      .namespaced("PodVolumeBackup"),
      .namespaced("PodVolumeRestore"),
      .namespaced("Restore"),
      .namespaced("Schedule"),
      .namespaced("ServerStatusRequest", "ssr"),
      .namespaced("VolumeSnapshotLocation", "vsl"),
    ]),
  KindGroup(
    "postgresql.cnpg.io", ["v1"],
    [
      .namespaced("Backup"),
      .namespaced("Cluster"),
      .cluster("ClusterImageCatalog"),
      .namespaced("Database"),
      .namespaced("FailoverQuorum"),
      .namespaced("ImageCatalog"),
      .namespaced("Pooler"),
      .namespaced("Publication"),
      .namespaced("ScheduledBackup"),
      .namespaced("Subscription"),
    ]),
  KindGroup(
    "snapshot.storage.k8s.io", ["v1"],
    [
      .namespaced("VolumeSnapshot", "vs"),
      .cluster("VolumeSnapshotClass", "vsclass", "vsclasses"),
      .cluster("VolumeSnapshotContent", "vsc", "vscs"),
    ]),
  KindGroup(
    "groupsnapshot.storage.k8s.io", ["v1beta2", "v1beta1", "v1alpha1"],
    [
      .namespaced("VolumeGroupSnapshot", "vgs"),
      .cluster("VolumeGroupSnapshotClass", "vgsclass", "vgsclasses"),
      .cluster("VolumeGroupSnapshotContent", "vgsc", "vgscs"),
    ]),
  KindGroup(
    "kafka.strimzi.io", ["v1", "v1beta2"], in: ["strimzi"],
    [
      .namespaced("Kafka", "k"),
      .namespaced("KafkaBridge", "kb"),
      .namespaced("KafkaConnect", "kc", plural: "kafkaconnects"),
      .namespaced("KafkaConnector", "kctr"),
      .namespaced("KafkaMirrorMaker", "kmm", versions: ["v1beta2"]),
      .namespaced("KafkaMirrorMaker2", "kmm2"),
      .namespaced("KafkaNodePool", "knp"),
      .namespaced("KafkaRebalance", "kr"),
      .namespaced("KafkaTopic", "kt", versions: ["v1", "v1beta2", "v1beta1", "v1alpha1"]),
      .namespaced("KafkaUser", "ku", versions: ["v1", "v1beta2", "v1beta1", "v1alpha1"]),
    ]),
  KindGroup("core.strimzi.io", ["v1", "v1beta2"], in: ["strimzi"], [.namespaced("StrimziPodSet", "sps")]),
]
