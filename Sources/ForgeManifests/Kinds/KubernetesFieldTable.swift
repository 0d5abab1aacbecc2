extension KubernetesFields {
  /// The types of Kubernetes 1.34 and their fields, as `scripts/kubernetes_fields.py` writes them.
  static let table = """
    APIGroup: apiVersion kind name preferredVersion:GroupVersionForDiscovery
      serverAddressByClientCIDRs:[]ServerAddressByClientCIDR versions:[]GroupVersionForDiscovery
    APIGroupList: apiVersion groups:[]APIGroup kind
    APIResource: categories:[] group kind name namespaced shortNames:[] singularName storageVersionHash verbs:[]
      version
    APIResourceList: apiVersion groupVersion kind resources:[]APIResource
    APIService: apiVersion kind metadata:ObjectMeta spec:APIServiceSpec status:APIServiceStatus
    APIServiceCondition: lastTransitionTime message reason status type
    APIServiceSpec: caBundle group groupPriorityMinimum insecureSkipTLSVerify service:ServiceReference version
      versionPriority
    APIServiceStatus: conditions:[]APIServiceCondition
    APIVersions: apiVersion kind serverAddressByClientCIDRs:[]ServerAddressByClientCIDR versions:[]
    AWSElasticBlockStoreVolumeSource: fsType partition readOnly volumeID
    Affinity: nodeAffinity:NodeAffinity podAffinity:PodAffinity podAntiAffinity:PodAntiAffinity
    AggregationRule: clusterRoleSelectors:[]LabelSelector
    AllocatedDeviceStatus: conditions:[]Condition data:* device driver networkData:NetworkDeviceData pool
      shareID
    AllocationResult: allocationTimestamp devices:DeviceAllocationResult nodeSelector:NodeSelector
    AppArmorProfile: localhostProfile type
    ApplyConfiguration: expression
    AttachedVolume: devicePath name
    AuditAnnotation: key valueExpression
    AzureDiskVolumeSource: cachingMode diskName diskURI fsType kind readOnly
    AzureFilePersistentVolumeSource: readOnly secretName secretNamespace shareName
    AzureFileVolumeSource: readOnly secretName shareName
    BasicDevice: allNodes allowMultipleAllocations attributes:{}DeviceAttribute bindingConditions:[]
      bindingFailureConditions:[] bindsToNode capacity:{}DeviceCapacity
      consumesCounters:[]DeviceCounterConsumption nodeName nodeSelector:NodeSelector taints:[]DeviceTaint
    Binding: apiVersion kind metadata:ObjectMeta target:ObjectReference
    BoundObjectReference: apiVersion kind name uid
    CELDeviceSelector: expression
    CSIDriver: apiVersion kind metadata:ObjectMeta spec:CSIDriverSpec
    CSIDriverSpec: attachRequired fsGroupPolicy nodeAllocatableUpdatePeriodSeconds podInfoOnMount
      requiresRepublish seLinuxMount storageCapacity tokenRequests:[]TokenRequest volumeLifecycleModes:[]
    CSINode: apiVersion kind metadata:ObjectMeta spec:CSINodeSpec
    CSINodeDriver: allocatable:VolumeNodeResources name nodeID topologyKeys:[]
    CSINodeSpec: drivers:[]CSINodeDriver
    CSIPersistentVolumeSource: controllerExpandSecretRef:SecretReference
      controllerPublishSecretRef:SecretReference driver fsType nodeExpandSecretRef:SecretReference
      nodePublishSecretRef:SecretReference nodeStageSecretRef:SecretReference readOnly volumeAttributes:{}
      volumeHandle
    CSIStorageCapacity: apiVersion capacity kind maximumVolumeSize metadata:ObjectMeta
      nodeTopology:LabelSelector storageClassName
    CSIVolumeSource: driver fsType nodePublishSecretRef:LocalObjectReference readOnly volumeAttributes:{}
    Capabilities: add:[] drop:[]
    CapacityRequestPolicy: default validRange:CapacityRequestPolicyRange validValues:[]
    CapacityRequestPolicyRange: max min step
    CapacityRequirements: requests:{}
    CephFSPersistentVolumeSource: monitors:[] path readOnly secretFile secretRef:SecretReference user
    CephFSVolumeSource: monitors:[] path readOnly secretFile secretRef:LocalObjectReference user
    CertificateSigningRequest: apiVersion kind metadata:ObjectMeta spec:CertificateSigningRequestSpec
      status:CertificateSigningRequestStatus
    CertificateSigningRequestCondition: lastTransitionTime lastUpdateTime message reason status type
    CertificateSigningRequestSpec: expirationSeconds extra:{}[] groups:[] request signerName uid usages:[]
      username
    CertificateSigningRequestStatus: certificate conditions:[]CertificateSigningRequestCondition
    CinderPersistentVolumeSource: fsType readOnly secretRef:SecretReference volumeID
    CinderVolumeSource: fsType readOnly secretRef:LocalObjectReference volumeID
    ClientIPConfig: timeoutSeconds
    ClusterRole: aggregationRule:AggregationRule apiVersion kind metadata:ObjectMeta rules:[]PolicyRule
    ClusterRoleBinding: apiVersion kind metadata:ObjectMeta roleRef:RoleRef subjects:[]Subject
    ClusterTrustBundle: apiVersion kind metadata:ObjectMeta spec:ClusterTrustBundleSpec
    ClusterTrustBundleProjection: labelSelector:LabelSelector name optional path signerName
    ClusterTrustBundleSpec: signerName trustBundle
    ComponentCondition: error message status type
    ComponentStatus: apiVersion conditions:[]ComponentCondition kind metadata:ObjectMeta
    Condition: lastTransitionTime message observedGeneration reason status type
    ConfigMap: apiVersion binaryData:{} data:{} immutable kind metadata:ObjectMeta
    ConfigMapEnvSource: name optional
    ConfigMapKeySelector: key name optional
    ConfigMapNodeConfigSource: kubeletConfigKey name namespace resourceVersion uid
    ConfigMapProjection: items:[]KeyToPath name optional
    ConfigMapVolumeSource: defaultMode items:[]KeyToPath name optional
    Container: args:[] command:[] env:[]EnvVar envFrom:[]EnvFromSource image imagePullPolicy lifecycle:Lifecycle
      livenessProbe:Probe name ports:[]ContainerPort readinessProbe:Probe resizePolicy:[]ContainerResizePolicy
      resources:ResourceRequirements restartPolicy restartPolicyRules:[]ContainerRestartRule
      securityContext:SecurityContext startupProbe:Probe stdin stdinOnce terminationMessagePath
      terminationMessagePolicy tty volumeDevices:[]VolumeDevice volumeMounts:[]VolumeMount workingDir
    ContainerExtendedResourceRequest: containerName requestName resourceName
    ContainerImage: names:[] sizeBytes
    ContainerPort: containerPort hostIP hostPort name protocol
    ContainerResizePolicy: resourceName restartPolicy
    ContainerResourceMetricSource: container name target:MetricTarget
    ContainerResourceMetricStatus: container current:MetricValueStatus name
    ContainerRestartRule: action exitCodes:ContainerRestartRuleOnExitCodes
    ContainerRestartRuleOnExitCodes: operator values:[]
    ContainerState: running:ContainerStateRunning terminated:ContainerStateTerminated
      waiting:ContainerStateWaiting
    ContainerStateRunning: startedAt
    ContainerStateTerminated: containerID exitCode finishedAt message reason signal startedAt
    ContainerStateWaiting: message reason
    ContainerStatus: allocatedResources:{} allocatedResourcesStatus:[]ResourceStatus containerID image imageID
      lastState:ContainerState name ready resources:ResourceRequirements restartCount started
      state:ContainerState stopSignal user:ContainerUser volumeMounts:[]VolumeMountStatus
    ContainerUser: linux:LinuxContainerUser
    ControllerRevision: apiVersion data:* kind metadata:ObjectMeta revision
    Counter: value
    CounterSet: counters:{}Counter name
    CronJob: apiVersion kind metadata:ObjectMeta spec:CronJobSpec status:CronJobStatus
    CronJobSpec: concurrencyPolicy failedJobsHistoryLimit jobTemplate:JobTemplateSpec schedule
      startingDeadlineSeconds successfulJobsHistoryLimit suspend timeZone
    CronJobStatus: active:[]ObjectReference lastScheduleTime lastSuccessfulTime
    CrossVersionObjectReference: apiVersion kind name
    CustomResourceColumnDefinition: description format jsonPath name priority type
    CustomResourceConversion: strategy webhook:WebhookConversion
    CustomResourceDefinition: apiVersion kind metadata:ObjectMeta spec:CustomResourceDefinitionSpec
      status:CustomResourceDefinitionStatus
    CustomResourceDefinitionCondition: lastTransitionTime message reason status type
    CustomResourceDefinitionNames: categories:[] kind listKind plural shortNames:[] singular
    CustomResourceDefinitionSpec: conversion:CustomResourceConversion group names:CustomResourceDefinitionNames
      preserveUnknownFields scope versions:[]CustomResourceDefinitionVersion
    CustomResourceDefinitionStatus: acceptedNames:CustomResourceDefinitionNames
      conditions:[]CustomResourceDefinitionCondition storedVersions:[]
    CustomResourceDefinitionVersion: additionalPrinterColumns:[]CustomResourceColumnDefinition deprecated
      deprecationWarning name schema:CustomResourceValidation selectableFields:[]SelectableField served storage
      subresources:CustomResourceSubresources
    CustomResourceSubresourceScale: labelSelectorPath specReplicasPath statusReplicasPath
    CustomResourceSubresources: scale:CustomResourceSubresourceScale status:*
    CustomResourceValidation: openAPIV3Schema:JSONSchemaProps
    DaemonEndpoint: Port
    DaemonSet: apiVersion kind metadata:ObjectMeta spec:DaemonSetSpec status:DaemonSetStatus
    DaemonSetCondition: lastTransitionTime message reason status type
    DaemonSetSpec: minReadySeconds revisionHistoryLimit selector:LabelSelector template:PodTemplateSpec
      updateStrategy:DaemonSetUpdateStrategy
    DaemonSetStatus: collisionCount conditions:[]DaemonSetCondition currentNumberScheduled
      desiredNumberScheduled numberAvailable numberMisscheduled numberReady numberUnavailable observedGeneration
      updatedNumberScheduled
    DaemonSetUpdateStrategy: rollingUpdate:RollingUpdateDaemonSet type
    DeleteOptions: apiVersion dryRun:[] gracePeriodSeconds ignoreStoreReadErrorWithClusterBreakingPotential kind
      orphanDependents preconditions:Preconditions propagationPolicy
    Deployment: apiVersion kind metadata:ObjectMeta spec:DeploymentSpec status:DeploymentStatus
    DeploymentCondition: lastTransitionTime lastUpdateTime message reason status type
    DeploymentSpec: minReadySeconds paused progressDeadlineSeconds replicas revisionHistoryLimit
      selector:LabelSelector strategy:DeploymentStrategy template:PodTemplateSpec
    DeploymentStatus: availableReplicas collisionCount conditions:[]DeploymentCondition observedGeneration
      readyReplicas replicas terminatingReplicas unavailableReplicas updatedReplicas
    DeploymentStrategy: rollingUpdate:RollingUpdateDeployment type
    Device: allNodes allowMultipleAllocations attributes:{}DeviceAttribute basic:BasicDevice
      bindingConditions:[] bindingFailureConditions:[] bindsToNode capacity:{}DeviceCapacity
      consumesCounters:[]DeviceCounterConsumption name nodeName nodeSelector:NodeSelector taints:[]DeviceTaint
    DeviceAllocationConfiguration: opaque:OpaqueDeviceConfiguration requests:[] source
    DeviceAllocationResult: config:[]DeviceAllocationConfiguration results:[]DeviceRequestAllocationResult
    DeviceAttribute: bool int string version
    DeviceCapacity: requestPolicy:CapacityRequestPolicy value
    DeviceClaim: config:[]DeviceClaimConfiguration constraints:[]DeviceConstraint requests:[]DeviceRequest
    DeviceClaimConfiguration: opaque:OpaqueDeviceConfiguration requests:[]
    DeviceClass: apiVersion kind metadata:ObjectMeta spec:DeviceClassSpec
    DeviceClassConfiguration: opaque:OpaqueDeviceConfiguration
    DeviceClassSpec: config:[]DeviceClassConfiguration extendedResourceName selectors:[]DeviceSelector
    DeviceConstraint: distinctAttribute matchAttribute requests:[]
    DeviceCounterConsumption: counterSet counters:{}Counter
    DeviceRequest: adminAccess allocationMode capacity:CapacityRequirements count deviceClassName
      exactly:ExactDeviceRequest firstAvailable:[]DeviceSubRequest name selectors:[]DeviceSelector
      tolerations:[]DeviceToleration
    DeviceRequestAllocationResult: adminAccess bindingConditions:[] bindingFailureConditions:[]
      consumedCapacity:{} device driver pool request shareID tolerations:[]DeviceToleration
    DeviceSelector: cel:CELDeviceSelector
    DeviceSubRequest: allocationMode capacity:CapacityRequirements count deviceClassName name
      selectors:[]DeviceSelector tolerations:[]DeviceToleration
    DeviceTaint: effect key timeAdded value
    DeviceTaintRule: apiVersion kind metadata:ObjectMeta spec:DeviceTaintRuleSpec
    DeviceTaintRuleSpec: deviceSelector:DeviceTaintSelector taint:DeviceTaint
    DeviceTaintSelector: device deviceClassName driver pool selectors:[]DeviceSelector
    DeviceToleration: effect key operator tolerationSeconds value
    DownwardAPIProjection: items:[]DownwardAPIVolumeFile
    DownwardAPIVolumeFile: fieldRef:ObjectFieldSelector mode path resourceFieldRef:ResourceFieldSelector
    DownwardAPIVolumeSource: defaultMode items:[]DownwardAPIVolumeFile
    EmptyDirVolumeSource: medium sizeLimit
    Endpoint: addresses:[] conditions:EndpointConditions deprecatedTopology:{} hints:EndpointHints hostname
      nodeName targetRef:ObjectReference zone
    EndpointAddress: hostname ip nodeName targetRef:ObjectReference
    EndpointConditions: ready serving terminating
    EndpointHints: forNodes:[]ForNode forZones:[]ForZone
    EndpointPort: appProtocol name port protocol
    EndpointSlice: addressType apiVersion endpoints:[]Endpoint kind metadata:ObjectMeta ports:[]EndpointPort
    EndpointSubset: addresses:[]EndpointAddress notReadyAddresses:[]EndpointAddress ports:[]EndpointPort
    Endpoints: apiVersion kind metadata:ObjectMeta subsets:[]EndpointSubset
    EnvFromSource: configMapRef:ConfigMapEnvSource prefix secretRef:SecretEnvSource
    EnvVar: name value valueFrom:EnvVarSource
    EnvVarSource: configMapKeyRef:ConfigMapKeySelector fieldRef:ObjectFieldSelector fileKeyRef:FileKeySelector
      resourceFieldRef:ResourceFieldSelector secretKeyRef:SecretKeySelector
    EphemeralContainer: args:[] command:[] env:[]EnvVar envFrom:[]EnvFromSource image imagePullPolicy
      lifecycle:Lifecycle livenessProbe:Probe name ports:[]ContainerPort readinessProbe:Probe
      resizePolicy:[]ContainerResizePolicy resources:ResourceRequirements restartPolicy
      restartPolicyRules:[]ContainerRestartRule securityContext:SecurityContext startupProbe:Probe stdin
      stdinOnce targetContainerName terminationMessagePath terminationMessagePolicy tty
      volumeDevices:[]VolumeDevice volumeMounts:[]VolumeMount workingDir
    EphemeralVolumeSource: volumeClaimTemplate:PersistentVolumeClaimTemplate
    Event: action apiVersion count deprecatedCount deprecatedFirstTimestamp deprecatedLastTimestamp
      deprecatedSource:EventSource eventTime firstTimestamp involvedObject:ObjectReference kind lastTimestamp
      message metadata:ObjectMeta note reason regarding:ObjectReference related:ObjectReference
      reportingComponent reportingController reportingInstance series:EventSeries source:EventSource type
    EventSeries: count lastObservedTime
    EventSource: component host
    Eviction: apiVersion deleteOptions:DeleteOptions kind metadata:ObjectMeta
    ExactDeviceRequest: adminAccess allocationMode capacity:CapacityRequirements count deviceClassName
      selectors:[]DeviceSelector tolerations:[]DeviceToleration
    ExecAction: command:[]
    ExemptPriorityLevelConfiguration: lendablePercent nominalConcurrencyShares
    ExpressionWarning: fieldRef warning
    ExternalDocumentation: description url
    ExternalMetricSource: metric:MetricIdentifier target:MetricTarget
    ExternalMetricStatus: current:MetricValueStatus metric:MetricIdentifier
    FCVolumeSource: fsType lun readOnly targetWWNs:[] wwids:[]
    FieldSelectorAttributes: rawSelector requirements:[]FieldSelectorRequirement
    FieldSelectorRequirement: key operator values:[]
    FileKeySelector: key optional path volumeName
    FlexPersistentVolumeSource: driver fsType options:{} readOnly secretRef:SecretReference
    FlexVolumeSource: driver fsType options:{} readOnly secretRef:LocalObjectReference
    FlockerVolumeSource: datasetName datasetUUID
    FlowDistinguisherMethod: type
    FlowSchema: apiVersion kind metadata:ObjectMeta spec:FlowSchemaSpec status:FlowSchemaStatus
    FlowSchemaCondition: lastTransitionTime message reason status type
    FlowSchemaSpec: distinguisherMethod:FlowDistinguisherMethod matchingPrecedence
      priorityLevelConfiguration:PriorityLevelConfigurationReference rules:[]PolicyRulesWithSubjects
    FlowSchemaStatus: conditions:[]FlowSchemaCondition
    ForNode: name
    ForZone: name
    GCEPersistentDiskVolumeSource: fsType partition pdName readOnly
    GRPCAction: port service
    GitRepoVolumeSource: directory repository revision
    GlusterfsPersistentVolumeSource: endpoints endpointsNamespace path readOnly
    GlusterfsVolumeSource: endpoints path readOnly
    GroupSubject: name
    GroupVersionForDiscovery: groupVersion version
    GroupVersionResource: group resource version
    HPAScalingPolicy: periodSeconds type value
    HPAScalingRules: policies:[]HPAScalingPolicy selectPolicy stabilizationWindowSeconds tolerance
    HTTPGetAction: host httpHeaders:[]HTTPHeader path port:* scheme
    HTTPHeader: name value
    HTTPIngressPath: backend:IngressBackend path pathType
    HTTPIngressRuleValue: paths:[]HTTPIngressPath
    HorizontalPodAutoscaler: apiVersion kind metadata:ObjectMeta spec:HorizontalPodAutoscalerSpec
      status:HorizontalPodAutoscalerStatus
    HorizontalPodAutoscalerBehavior: scaleDown:HPAScalingRules scaleUp:HPAScalingRules
    HorizontalPodAutoscalerCondition: lastTransitionTime message reason status type
    HorizontalPodAutoscalerSpec: behavior:HorizontalPodAutoscalerBehavior maxReplicas metrics:[]MetricSpec
      minReplicas scaleTargetRef:CrossVersionObjectReference targetCPUUtilizationPercentage
    HorizontalPodAutoscalerStatus: conditions:[]HorizontalPodAutoscalerCondition currentCPUUtilizationPercentage
      currentMetrics:[]MetricStatus currentReplicas desiredReplicas lastScaleTime observedGeneration
    HostAlias: hostnames:[] ip
    HostIP: ip
    HostPathVolumeSource: path type
    IPAddress: apiVersion kind metadata:ObjectMeta spec:IPAddressSpec
    IPAddressSpec: parentRef:ParentReference
    IPBlock: cidr except:[]
    ISCSIPersistentVolumeSource: chapAuthDiscovery chapAuthSession fsType initiatorName iqn iscsiInterface lun
      portals:[] readOnly secretRef:SecretReference targetPortal
    ISCSIVolumeSource: chapAuthDiscovery chapAuthSession fsType initiatorName iqn iscsiInterface lun portals:[]
      readOnly secretRef:LocalObjectReference targetPortal
    ImageVolumeSource: pullPolicy reference
    Ingress: apiVersion kind metadata:ObjectMeta spec:IngressSpec status:IngressStatus
    IngressBackend: resource:TypedLocalObjectReference service:IngressServiceBackend
    IngressClass: apiVersion kind metadata:ObjectMeta spec:IngressClassSpec
    IngressClassParametersReference: apiGroup kind name namespace scope
    IngressClassSpec: controller parameters:IngressClassParametersReference
    IngressLoadBalancerIngress: hostname ip ports:[]IngressPortStatus
    IngressLoadBalancerStatus: ingress:[]IngressLoadBalancerIngress
    IngressPortStatus: error port protocol
    IngressRule: host http:HTTPIngressRuleValue
    IngressServiceBackend: name port:ServiceBackendPort
    IngressSpec: defaultBackend:IngressBackend ingressClassName rules:[]IngressRule tls:[]IngressTLS
    IngressStatus: loadBalancer:IngressLoadBalancerStatus
    IngressTLS: hosts:[] secretName
    JSONPatch: expression
    JSONSchemaProps: $ref $schema additionalItems:* additionalProperties:* allOf:[]JSONSchemaProps
      anyOf:[]JSONSchemaProps default:* definitions:{}JSONSchemaProps dependencies:{}* description enum:[]*
      example:* exclusiveMaximum exclusiveMinimum externalDocs:ExternalDocumentation format id items:* maxItems
      maxLength maxProperties maximum minItems minLength minProperties minimum multipleOf not:JSONSchemaProps
      nullable oneOf:[]JSONSchemaProps pattern patternProperties:{}JSONSchemaProps properties:{}JSONSchemaProps
      required:[] title type uniqueItems x-kubernetes-embedded-resource x-kubernetes-int-or-string
      x-kubernetes-list-map-keys:[] x-kubernetes-list-type x-kubernetes-map-type
      x-kubernetes-preserve-unknown-fields x-kubernetes-validations:[]ValidationRule
    Job: apiVersion kind metadata:ObjectMeta spec:JobSpec status:JobStatus
    JobCondition: lastProbeTime lastTransitionTime message reason status type
    JobSpec: activeDeadlineSeconds backoffLimit backoffLimitPerIndex completionMode completions managedBy
      manualSelector maxFailedIndexes parallelism podFailurePolicy:PodFailurePolicy podReplacementPolicy
      selector:LabelSelector successPolicy:SuccessPolicy suspend template:PodTemplateSpec
      ttlSecondsAfterFinished
    JobStatus: active completedIndexes completionTime conditions:[]JobCondition failed failedIndexes ready
      startTime succeeded terminating uncountedTerminatedPods:UncountedTerminatedPods
    JobTemplateSpec: metadata:ObjectMeta spec:JobSpec
    KeyToPath: key mode path
    LabelSelector: matchExpressions:[]LabelSelectorRequirement matchLabels:{}
    LabelSelectorAttributes: rawSelector requirements:[]LabelSelectorRequirement
    LabelSelectorRequirement: key operator values:[]
    Lease: apiVersion kind metadata:ObjectMeta spec:LeaseSpec
    LeaseCandidate: apiVersion kind metadata:ObjectMeta spec:LeaseCandidateSpec
    LeaseCandidateSpec: binaryVersion emulationVersion leaseName pingTime renewTime strategy
    LeaseSpec: acquireTime holderIdentity leaseDurationSeconds leaseTransitions preferredHolder renewTime
      strategy
    Lifecycle: postStart:LifecycleHandler preStop:LifecycleHandler stopSignal
    LifecycleHandler: exec:ExecAction httpGet:HTTPGetAction sleep:SleepAction tcpSocket:TCPSocketAction
    LimitRange: apiVersion kind metadata:ObjectMeta spec:LimitRangeSpec
    LimitRangeItem: default:{} defaultRequest:{} max:{} maxLimitRequestRatio:{} min:{} type
    LimitRangeSpec: limits:[]LimitRangeItem
    LimitResponse: queuing:QueuingConfiguration type
    LimitedPriorityLevelConfiguration: borrowingLimitPercent lendablePercent limitResponse:LimitResponse
      nominalConcurrencyShares
    LinuxContainerUser: gid supplementalGroups:[] uid
    ListMeta: continue remainingItemCount resourceVersion selfLink
    LoadBalancerIngress: hostname ip ipMode ports:[]PortStatus
    LoadBalancerStatus: ingress:[]LoadBalancerIngress
    LocalObjectReference: name
    LocalSubjectAccessReview: apiVersion kind metadata:ObjectMeta spec:SubjectAccessReviewSpec
      status:SubjectAccessReviewStatus
    LocalVolumeSource: fsType path
    ManagedFieldsEntry: apiVersion fieldsType fieldsV1:* manager operation subresource time
    MatchCondition: expression name
    MatchResources: excludeResourceRules:[]NamedRuleWithOperations matchPolicy namespaceSelector:LabelSelector
      objectSelector:LabelSelector resourceRules:[]NamedRuleWithOperations
    MetricIdentifier: name selector:LabelSelector
    MetricSpec: containerResource:ContainerResourceMetricSource external:ExternalMetricSource
      object:ObjectMetricSource pods:PodsMetricSource resource:ResourceMetricSource type
    MetricStatus: containerResource:ContainerResourceMetricStatus external:ExternalMetricStatus
      object:ObjectMetricStatus pods:PodsMetricStatus resource:ResourceMetricStatus type
    MetricTarget: averageUtilization averageValue type value
    MetricValueStatus: averageUtilization averageValue value
    MigrationCondition: lastUpdateTime message reason status type
    ModifyVolumeStatus: status targetVolumeAttributesClassName
    MutatingAdmissionPolicy: apiVersion kind metadata:ObjectMeta spec:MutatingAdmissionPolicySpec
    MutatingAdmissionPolicyBinding: apiVersion kind metadata:ObjectMeta spec:MutatingAdmissionPolicyBindingSpec
    MutatingAdmissionPolicyBindingSpec: matchResources:MatchResources paramRef:ParamRef policyName
    MutatingAdmissionPolicySpec: failurePolicy matchConditions:[]MatchCondition matchConstraints:MatchResources
      mutations:[]Mutation paramKind:ParamKind reinvocationPolicy variables:[]Variable
    MutatingWebhook: admissionReviewVersions:[] clientConfig:WebhookClientConfig failurePolicy
      matchConditions:[]MatchCondition matchPolicy name namespaceSelector:LabelSelector
      objectSelector:LabelSelector reinvocationPolicy rules:[]RuleWithOperations sideEffects timeoutSeconds
    MutatingWebhookConfiguration: apiVersion kind metadata:ObjectMeta webhooks:[]MutatingWebhook
    Mutation: applyConfiguration:ApplyConfiguration jsonPatch:JSONPatch patchType
    NFSVolumeSource: path readOnly server
    NamedRuleWithOperations: apiGroups:[] apiVersions:[] operations:[] resourceNames:[] resources:[] scope
    Namespace: apiVersion kind metadata:ObjectMeta spec:NamespaceSpec status:NamespaceStatus
    NamespaceCondition: lastTransitionTime message reason status type
    NamespaceSpec: finalizers:[]
    NamespaceStatus: conditions:[]NamespaceCondition phase
    NetworkDeviceData: hardwareAddress interfaceName ips:[]
    NetworkPolicy: apiVersion kind metadata:ObjectMeta spec:NetworkPolicySpec
    NetworkPolicyEgressRule: ports:[]NetworkPolicyPort to:[]NetworkPolicyPeer
    NetworkPolicyIngressRule: from:[]NetworkPolicyPeer ports:[]NetworkPolicyPort
    NetworkPolicyPeer: ipBlock:IPBlock namespaceSelector:LabelSelector podSelector:LabelSelector
    NetworkPolicyPort: endPort port:* protocol
    NetworkPolicySpec: egress:[]NetworkPolicyEgressRule ingress:[]NetworkPolicyIngressRule
      podSelector:LabelSelector policyTypes:[]
    Node: apiVersion kind metadata:ObjectMeta spec:NodeSpec status:NodeStatus
    NodeAddress: address type
    NodeAffinity: preferredDuringSchedulingIgnoredDuringExecution:[]PreferredSchedulingTerm
      requiredDuringSchedulingIgnoredDuringExecution:NodeSelector
    NodeCondition: lastHeartbeatTime lastTransitionTime message reason status type
    NodeConfigSource: configMap:ConfigMapNodeConfigSource
    NodeConfigStatus: active:NodeConfigSource assigned:NodeConfigSource error lastKnownGood:NodeConfigSource
    NodeDaemonEndpoints: kubeletEndpoint:DaemonEndpoint
    NodeFeatures: supplementalGroupsPolicy
    NodeRuntimeHandler: features:NodeRuntimeHandlerFeatures name
    NodeRuntimeHandlerFeatures: recursiveReadOnlyMounts userNamespaces
    NodeSelector: nodeSelectorTerms:[]NodeSelectorTerm
    NodeSelectorRequirement: key operator values:[]
    NodeSelectorTerm: matchExpressions:[]NodeSelectorRequirement matchFields:[]NodeSelectorRequirement
    NodeSpec: configSource:NodeConfigSource externalID podCIDR podCIDRs:[] providerID taints:[]Taint
      unschedulable
    NodeStatus: addresses:[]NodeAddress allocatable:{} capacity:{} conditions:[]NodeCondition
      config:NodeConfigStatus daemonEndpoints:NodeDaemonEndpoints features:NodeFeatures images:[]ContainerImage
      nodeInfo:NodeSystemInfo phase runtimeHandlers:[]NodeRuntimeHandler volumesAttached:[]AttachedVolume
      volumesInUse:[]
    NodeSwapStatus: capacity
    NodeSystemInfo: architecture bootID containerRuntimeVersion kernelVersion kubeProxyVersion kubeletVersion
      machineID operatingSystem osImage swap:NodeSwapStatus systemUUID
    NonResourceAttributes: path verb
    NonResourcePolicyRule: nonResourceURLs:[] verbs:[]
    NonResourceRule: nonResourceURLs:[] verbs:[]
    ObjectFieldSelector: apiVersion fieldPath
    ObjectMeta: annotations:{} creationTimestamp deletionGracePeriodSeconds deletionTimestamp finalizers:[]
      generateName generation labels:{} managedFields:[]ManagedFieldsEntry name namespace
      ownerReferences:[]OwnerReference resourceVersion selfLink uid
    ObjectMetricSource: describedObject:CrossVersionObjectReference metric:MetricIdentifier target:MetricTarget
    ObjectMetricStatus: current:MetricValueStatus describedObject:CrossVersionObjectReference
      metric:MetricIdentifier
    ObjectReference: apiVersion fieldPath kind name namespace resourceVersion uid
    OpaqueDeviceConfiguration: driver parameters:*
    Overhead: podFixed:{}
    OwnerReference: apiVersion blockOwnerDeletion controller kind name uid
    ParamKind: apiVersion kind
    ParamRef: name namespace parameterNotFoundAction selector:LabelSelector
    ParentReference: group name namespace resource
    PersistentVolume: apiVersion kind metadata:ObjectMeta spec:PersistentVolumeSpec
      status:PersistentVolumeStatus
    PersistentVolumeClaim: apiVersion kind metadata:ObjectMeta spec:PersistentVolumeClaimSpec
      status:PersistentVolumeClaimStatus
    PersistentVolumeClaimCondition: lastProbeTime lastTransitionTime message reason status type
    PersistentVolumeClaimSpec: accessModes:[] dataSource:TypedLocalObjectReference
      dataSourceRef:TypedObjectReference resources:VolumeResourceRequirements selector:LabelSelector
      storageClassName volumeAttributesClassName volumeMode volumeName
    PersistentVolumeClaimStatus: accessModes:[] allocatedResourceStatuses:{} allocatedResources:{} capacity:{}
      conditions:[]PersistentVolumeClaimCondition currentVolumeAttributesClassName
      modifyVolumeStatus:ModifyVolumeStatus phase
    PersistentVolumeClaimTemplate: metadata:ObjectMeta spec:PersistentVolumeClaimSpec
    PersistentVolumeClaimVolumeSource: claimName readOnly
    PersistentVolumeSpec: accessModes:[] awsElasticBlockStore:AWSElasticBlockStoreVolumeSource
      azureDisk:AzureDiskVolumeSource azureFile:AzureFilePersistentVolumeSource capacity:{}
      cephfs:CephFSPersistentVolumeSource cinder:CinderPersistentVolumeSource claimRef:ObjectReference
      csi:CSIPersistentVolumeSource fc:FCVolumeSource flexVolume:FlexPersistentVolumeSource
      flocker:FlockerVolumeSource gcePersistentDisk:GCEPersistentDiskVolumeSource
      glusterfs:GlusterfsPersistentVolumeSource hostPath:HostPathVolumeSource iscsi:ISCSIPersistentVolumeSource
      local:LocalVolumeSource mountOptions:[] nfs:NFSVolumeSource nodeAffinity:VolumeNodeAffinity
      persistentVolumeReclaimPolicy photonPersistentDisk:PhotonPersistentDiskVolumeSource
      portworxVolume:PortworxVolumeSource quobyte:QuobyteVolumeSource rbd:RBDPersistentVolumeSource
      scaleIO:ScaleIOPersistentVolumeSource storageClassName storageos:StorageOSPersistentVolumeSource
      volumeAttributesClassName volumeMode vsphereVolume:VsphereVirtualDiskVolumeSource
    PersistentVolumeStatus: lastPhaseTransitionTime message phase reason
    PhotonPersistentDiskVolumeSource: fsType pdID
    Pod: apiVersion kind metadata:ObjectMeta spec:PodSpec status:PodStatus
    PodAffinity: preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm
      requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm
    PodAffinityTerm: labelSelector:LabelSelector matchLabelKeys:[] mismatchLabelKeys:[]
      namespaceSelector:LabelSelector namespaces:[] topologyKey
    PodAntiAffinity: preferredDuringSchedulingIgnoredDuringExecution:[]WeightedPodAffinityTerm
      requiredDuringSchedulingIgnoredDuringExecution:[]PodAffinityTerm
    PodCertificateProjection: certificateChainPath credentialBundlePath keyPath keyType maxExpirationSeconds
      signerName
    PodCertificateRequest: apiVersion kind metadata:ObjectMeta spec:PodCertificateRequestSpec
      status:PodCertificateRequestStatus
    PodCertificateRequestSpec: maxExpirationSeconds nodeName nodeUID pkixPublicKey podName podUID
      proofOfPossession serviceAccountName serviceAccountUID signerName
    PodCertificateRequestStatus: beginRefreshAt certificateChain conditions:[]Condition notAfter notBefore
    PodCondition: lastProbeTime lastTransitionTime message observedGeneration reason status type
    PodDNSConfig: nameservers:[] options:[]PodDNSConfigOption searches:[]
    PodDNSConfigOption: name value
    PodDisruptionBudget: apiVersion kind metadata:ObjectMeta spec:PodDisruptionBudgetSpec
      status:PodDisruptionBudgetStatus
    PodDisruptionBudgetSpec: maxUnavailable:* minAvailable:* selector:LabelSelector unhealthyPodEvictionPolicy
    PodDisruptionBudgetStatus: conditions:[]Condition currentHealthy desiredHealthy disruptedPods:{}
      disruptionsAllowed expectedPods observedGeneration
    PodExtendedResourceClaimStatus: requestMappings:[]ContainerExtendedResourceRequest resourceClaimName
    PodFailurePolicy: rules:[]PodFailurePolicyRule
    PodFailurePolicyOnExitCodesRequirement: containerName operator values:[]
    PodFailurePolicyOnPodConditionsPattern: status type
    PodFailurePolicyRule: action onExitCodes:PodFailurePolicyOnExitCodesRequirement
      onPodConditions:[]PodFailurePolicyOnPodConditionsPattern
    PodIP: ip
    PodOS: name
    PodReadinessGate: conditionType
    PodResourceClaim: name resourceClaimName resourceClaimTemplateName
    PodResourceClaimStatus: name resourceClaimName
    PodSchedulingGate: name
    PodSecurityContext: appArmorProfile:AppArmorProfile fsGroup fsGroupChangePolicy runAsGroup runAsNonRoot
      runAsUser seLinuxChangePolicy seLinuxOptions:SELinuxOptions seccompProfile:SeccompProfile
      supplementalGroups:[] supplementalGroupsPolicy sysctls:[]Sysctl
      windowsOptions:WindowsSecurityContextOptions
    PodSpec: activeDeadlineSeconds affinity:Affinity automountServiceAccountToken containers:[]Container
      dnsConfig:PodDNSConfig dnsPolicy enableServiceLinks ephemeralContainers:[]EphemeralContainer
      hostAliases:[]HostAlias hostIPC hostNetwork hostPID hostUsers hostname hostnameOverride
      imagePullSecrets:[]LocalObjectReference initContainers:[]Container nodeName nodeSelector:{} os:PodOS
      overhead:{} preemptionPolicy priority priorityClassName readinessGates:[]PodReadinessGate
      resourceClaims:[]PodResourceClaim resources:ResourceRequirements restartPolicy runtimeClassName
      schedulerName schedulingGates:[]PodSchedulingGate securityContext:PodSecurityContext serviceAccount
      serviceAccountName setHostnameAsFQDN shareProcessNamespace subdomain terminationGracePeriodSeconds
      tolerations:[]Toleration topologySpreadConstraints:[]TopologySpreadConstraint volumes:[]Volume
    PodStatus: conditions:[]PodCondition containerStatuses:[]ContainerStatus
      ephemeralContainerStatuses:[]ContainerStatus extendedResourceClaimStatus:PodExtendedResourceClaimStatus
      hostIP hostIPs:[]HostIP initContainerStatuses:[]ContainerStatus message nominatedNodeName
      observedGeneration phase podIP podIPs:[]PodIP qosClass reason resize
      resourceClaimStatuses:[]PodResourceClaimStatus startTime
    PodTemplate: apiVersion kind metadata:ObjectMeta template:PodTemplateSpec
    PodTemplateSpec: metadata:ObjectMeta spec:PodSpec
    PodsMetricSource: metric:MetricIdentifier target:MetricTarget
    PodsMetricStatus: current:MetricValueStatus metric:MetricIdentifier
    PolicyRule: apiGroups:[] nonResourceURLs:[] resourceNames:[] resources:[] verbs:[]
    PolicyRulesWithSubjects: nonResourceRules:[]NonResourcePolicyRule resourceRules:[]ResourcePolicyRule
      subjects:[]Subject
    PortStatus: error port protocol
    PortworxVolumeSource: fsType readOnly volumeID
    Preconditions: resourceVersion uid
    PreferredSchedulingTerm: preference:NodeSelectorTerm weight
    PriorityClass: apiVersion description globalDefault kind metadata:ObjectMeta preemptionPolicy value
    PriorityLevelConfiguration: apiVersion kind metadata:ObjectMeta spec:PriorityLevelConfigurationSpec
      status:PriorityLevelConfigurationStatus
    PriorityLevelConfigurationCondition: lastTransitionTime message reason status type
    PriorityLevelConfigurationReference: name
    PriorityLevelConfigurationSpec: exempt:ExemptPriorityLevelConfiguration
      limited:LimitedPriorityLevelConfiguration type
    PriorityLevelConfigurationStatus: conditions:[]PriorityLevelConfigurationCondition
    Probe: exec:ExecAction failureThreshold grpc:GRPCAction httpGet:HTTPGetAction initialDelaySeconds
      periodSeconds successThreshold tcpSocket:TCPSocketAction terminationGracePeriodSeconds timeoutSeconds
    ProjectedVolumeSource: defaultMode sources:[]VolumeProjection
    QueuingConfiguration: handSize queueLengthLimit queues
    QuobyteVolumeSource: group readOnly registry tenant user volume
    RBDPersistentVolumeSource: fsType image keyring monitors:[] pool readOnly secretRef:SecretReference user
    RBDVolumeSource: fsType image keyring monitors:[] pool readOnly secretRef:LocalObjectReference user
    ReplicaSet: apiVersion kind metadata:ObjectMeta spec:ReplicaSetSpec status:ReplicaSetStatus
    ReplicaSetCondition: lastTransitionTime message reason status type
    ReplicaSetSpec: minReadySeconds replicas selector:LabelSelector template:PodTemplateSpec
    ReplicaSetStatus: availableReplicas conditions:[]ReplicaSetCondition fullyLabeledReplicas observedGeneration
      readyReplicas replicas terminatingReplicas
    ReplicationController: apiVersion kind metadata:ObjectMeta spec:ReplicationControllerSpec
      status:ReplicationControllerStatus
    ReplicationControllerCondition: lastTransitionTime message reason status type
    ReplicationControllerSpec: minReadySeconds replicas selector:{} template:PodTemplateSpec
    ReplicationControllerStatus: availableReplicas conditions:[]ReplicationControllerCondition
      fullyLabeledReplicas observedGeneration readyReplicas replicas
    ResourceAttributes: fieldSelector:FieldSelectorAttributes group labelSelector:LabelSelectorAttributes name
      namespace resource subresource verb version
    ResourceClaim: apiVersion kind metadata:ObjectMeta name request spec:ResourceClaimSpec
      status:ResourceClaimStatus
    ResourceClaimConsumerReference: apiGroup name resource uid
    ResourceClaimSpec: devices:DeviceClaim
    ResourceClaimStatus: allocation:AllocationResult devices:[]AllocatedDeviceStatus
      reservedFor:[]ResourceClaimConsumerReference
    ResourceClaimTemplate: apiVersion kind metadata:ObjectMeta spec:ResourceClaimTemplateSpec
    ResourceClaimTemplateSpec: metadata:ObjectMeta spec:ResourceClaimSpec
    ResourceFieldSelector: containerName divisor resource
    ResourceHealth: health resourceID
    ResourceMetricSource: name target:MetricTarget
    ResourceMetricStatus: current:MetricValueStatus name
    ResourcePolicyRule: apiGroups:[] clusterScope namespaces:[] resources:[] verbs:[]
    ResourcePool: generation name resourceSliceCount
    ResourceQuota: apiVersion kind metadata:ObjectMeta spec:ResourceQuotaSpec status:ResourceQuotaStatus
    ResourceQuotaSpec: hard:{} scopeSelector:ScopeSelector scopes:[]
    ResourceQuotaStatus: hard:{} used:{}
    ResourceRequirements: claims:[]ResourceClaim limits:{} requests:{}
    ResourceRule: apiGroups:[] resourceNames:[] resources:[] verbs:[]
    ResourceSlice: apiVersion kind metadata:ObjectMeta spec:ResourceSliceSpec
    ResourceSliceSpec: allNodes devices:[]Device driver nodeName nodeSelector:NodeSelector
      perDeviceNodeSelection pool:ResourcePool sharedCounters:[]CounterSet
    ResourceStatus: name resources:[]ResourceHealth
    Role: apiVersion kind metadata:ObjectMeta rules:[]PolicyRule
    RoleBinding: apiVersion kind metadata:ObjectMeta roleRef:RoleRef subjects:[]Subject
    RoleRef: apiGroup kind name
    RollingUpdateDaemonSet: maxSurge:* maxUnavailable:*
    RollingUpdateDeployment: maxSurge:* maxUnavailable:*
    RollingUpdateStatefulSetStrategy: maxUnavailable:* partition
    RuleWithOperations: apiGroups:[] apiVersions:[] operations:[] resources:[] scope
    RuntimeClass: apiVersion handler kind metadata:ObjectMeta overhead:Overhead scheduling:Scheduling
    SELinuxOptions: level role type user
    Scale: apiVersion kind metadata:ObjectMeta spec:ScaleSpec status:ScaleStatus
    ScaleIOPersistentVolumeSource: fsType gateway protectionDomain readOnly secretRef:SecretReference sslEnabled
      storageMode storagePool system volumeName
    ScaleIOVolumeSource: fsType gateway protectionDomain readOnly secretRef:LocalObjectReference sslEnabled
      storageMode storagePool system volumeName
    ScaleSpec: replicas
    ScaleStatus: replicas selector
    Scheduling: nodeSelector:{} tolerations:[]Toleration
    ScopeSelector: matchExpressions:[]ScopedResourceSelectorRequirement
    ScopedResourceSelectorRequirement: operator scopeName values:[]
    SeccompProfile: localhostProfile type
    Secret: apiVersion data:{} immutable kind metadata:ObjectMeta stringData:{} type
    SecretEnvSource: name optional
    SecretKeySelector: key name optional
    SecretProjection: items:[]KeyToPath name optional
    SecretReference: name namespace
    SecretVolumeSource: defaultMode items:[]KeyToPath optional secretName
    SecurityContext: allowPrivilegeEscalation appArmorProfile:AppArmorProfile capabilities:Capabilities
      privileged procMount readOnlyRootFilesystem runAsGroup runAsNonRoot runAsUser
      seLinuxOptions:SELinuxOptions seccompProfile:SeccompProfile windowsOptions:WindowsSecurityContextOptions
    SelectableField: jsonPath
    SelfSubjectAccessReview: apiVersion kind metadata:ObjectMeta spec:SelfSubjectAccessReviewSpec
      status:SubjectAccessReviewStatus
    SelfSubjectAccessReviewSpec: nonResourceAttributes:NonResourceAttributes
      resourceAttributes:ResourceAttributes
    SelfSubjectReview: apiVersion kind metadata:ObjectMeta status:SelfSubjectReviewStatus
    SelfSubjectReviewStatus: userInfo:UserInfo
    SelfSubjectRulesReview: apiVersion kind metadata:ObjectMeta spec:SelfSubjectRulesReviewSpec
      status:SubjectRulesReviewStatus
    SelfSubjectRulesReviewSpec: namespace
    ServerAddressByClientCIDR: clientCIDR serverAddress
    ServerStorageVersion: apiServerID decodableVersions:[] encodingVersion servedVersions:[]
    Service: apiVersion kind metadata:ObjectMeta spec:ServiceSpec status:ServiceStatus
    ServiceAccount: apiVersion automountServiceAccountToken imagePullSecrets:[]LocalObjectReference kind
      metadata:ObjectMeta secrets:[]ObjectReference
    ServiceAccountSubject: name namespace
    ServiceAccountTokenProjection: audience expirationSeconds path
    ServiceBackendPort: name number
    ServiceCIDR: apiVersion kind metadata:ObjectMeta spec:ServiceCIDRSpec status:ServiceCIDRStatus
    ServiceCIDRSpec: cidrs:[]
    ServiceCIDRStatus: conditions:[]Condition
    ServicePort: appProtocol name nodePort port protocol targetPort:*
    ServiceReference: name namespace path port
    ServiceSpec: allocateLoadBalancerNodePorts clusterIP clusterIPs:[] externalIPs:[] externalName
      externalTrafficPolicy healthCheckNodePort internalTrafficPolicy ipFamilies:[] ipFamilyPolicy
      loadBalancerClass loadBalancerIP loadBalancerSourceRanges:[] ports:[]ServicePort publishNotReadyAddresses
      selector:{} sessionAffinity sessionAffinityConfig:SessionAffinityConfig trafficDistribution type
    ServiceStatus: conditions:[]Condition loadBalancer:LoadBalancerStatus
    SessionAffinityConfig: clientIP:ClientIPConfig
    SleepAction: seconds
    StatefulSet: apiVersion kind metadata:ObjectMeta spec:StatefulSetSpec status:StatefulSetStatus
    StatefulSetCondition: lastTransitionTime message reason status type
    StatefulSetOrdinals: start
    StatefulSetPersistentVolumeClaimRetentionPolicy: whenDeleted whenScaled
    StatefulSetSpec: minReadySeconds ordinals:StatefulSetOrdinals
      persistentVolumeClaimRetentionPolicy:StatefulSetPersistentVolumeClaimRetentionPolicy podManagementPolicy
      replicas revisionHistoryLimit selector:LabelSelector serviceName template:PodTemplateSpec
      updateStrategy:StatefulSetUpdateStrategy volumeClaimTemplates:[]PersistentVolumeClaim
    StatefulSetStatus: availableReplicas collisionCount conditions:[]StatefulSetCondition currentReplicas
      currentRevision observedGeneration readyReplicas replicas updateRevision updatedReplicas
    StatefulSetUpdateStrategy: rollingUpdate:RollingUpdateStatefulSetStrategy type
    Status: apiVersion code details:StatusDetails kind message metadata:ListMeta reason status
    StatusCause: field message reason
    StatusDetails: causes:[]StatusCause group kind name retryAfterSeconds uid
    StorageClass: allowVolumeExpansion allowedTopologies:[]TopologySelectorTerm apiVersion kind
      metadata:ObjectMeta mountOptions:[] parameters:{} provisioner reclaimPolicy volumeBindingMode
    StorageOSPersistentVolumeSource: fsType readOnly secretRef:ObjectReference volumeName volumeNamespace
    StorageOSVolumeSource: fsType readOnly secretRef:LocalObjectReference volumeName volumeNamespace
    StorageVersion: apiVersion kind metadata:ObjectMeta spec:* status:StorageVersionStatus
    StorageVersionCondition: lastTransitionTime message observedGeneration reason status type
    StorageVersionMigration: apiVersion kind metadata:ObjectMeta spec:StorageVersionMigrationSpec
      status:StorageVersionMigrationStatus
    StorageVersionMigrationSpec: continueToken resource:GroupVersionResource
    StorageVersionMigrationStatus: conditions:[]MigrationCondition resourceVersion
    StorageVersionStatus: commonEncodingVersion conditions:[]StorageVersionCondition
      storageVersions:[]ServerStorageVersion
    Subject: apiGroup group:GroupSubject kind name namespace serviceAccount:ServiceAccountSubject
      user:UserSubject
    SubjectAccessReview: apiVersion kind metadata:ObjectMeta spec:SubjectAccessReviewSpec
      status:SubjectAccessReviewStatus
    SubjectAccessReviewSpec: extra:{}[] groups:[] nonResourceAttributes:NonResourceAttributes
      resourceAttributes:ResourceAttributes uid user
    SubjectAccessReviewStatus: allowed denied evaluationError reason
    SubjectRulesReviewStatus: evaluationError incomplete nonResourceRules:[]NonResourceRule
      resourceRules:[]ResourceRule
    SuccessPolicy: rules:[]SuccessPolicyRule
    SuccessPolicyRule: succeededCount succeededIndexes
    Sysctl: name value
    TCPSocketAction: host port:*
    Taint: effect key timeAdded value
    TokenRequest: apiVersion audience expirationSeconds kind metadata:ObjectMeta spec:TokenRequestSpec
      status:TokenRequestStatus
    TokenRequestSpec: audiences:[] boundObjectRef:BoundObjectReference expirationSeconds
    TokenRequestStatus: expirationTimestamp token
    TokenReview: apiVersion kind metadata:ObjectMeta spec:TokenReviewSpec status:TokenReviewStatus
    TokenReviewSpec: audiences:[] token
    TokenReviewStatus: audiences:[] authenticated error user:UserInfo
    Toleration: effect key operator tolerationSeconds value
    TopologySelectorLabelRequirement: key values:[]
    TopologySelectorTerm: matchLabelExpressions:[]TopologySelectorLabelRequirement
    TopologySpreadConstraint: labelSelector:LabelSelector matchLabelKeys:[] maxSkew minDomains
      nodeAffinityPolicy nodeTaintsPolicy topologyKey whenUnsatisfiable
    TypeChecking: expressionWarnings:[]ExpressionWarning
    TypedLocalObjectReference: apiGroup kind name
    TypedObjectReference: apiGroup kind name namespace
    UncountedTerminatedPods: failed:[] succeeded:[]
    UserInfo: extra:{}[] groups:[] uid username
    UserSubject: name
    ValidatingAdmissionPolicy: apiVersion kind metadata:ObjectMeta spec:ValidatingAdmissionPolicySpec
      status:ValidatingAdmissionPolicyStatus
    ValidatingAdmissionPolicyBinding: apiVersion kind metadata:ObjectMeta
      spec:ValidatingAdmissionPolicyBindingSpec
    ValidatingAdmissionPolicyBindingSpec: matchResources:MatchResources paramRef:ParamRef policyName
      validationActions:[]
    ValidatingAdmissionPolicySpec: auditAnnotations:[]AuditAnnotation failurePolicy
      matchConditions:[]MatchCondition matchConstraints:MatchResources paramKind:ParamKind
      validations:[]Validation variables:[]Variable
    ValidatingAdmissionPolicyStatus: conditions:[]Condition observedGeneration typeChecking:TypeChecking
    ValidatingWebhook: admissionReviewVersions:[] clientConfig:WebhookClientConfig failurePolicy
      matchConditions:[]MatchCondition matchPolicy name namespaceSelector:LabelSelector
      objectSelector:LabelSelector rules:[]RuleWithOperations sideEffects timeoutSeconds
    ValidatingWebhookConfiguration: apiVersion kind metadata:ObjectMeta webhooks:[]ValidatingWebhook
    Validation: expression message messageExpression reason
    ValidationRule: fieldPath message messageExpression optionalOldSelf reason rule
    Variable: expression name
    Volume: awsElasticBlockStore:AWSElasticBlockStoreVolumeSource azureDisk:AzureDiskVolumeSource
      azureFile:AzureFileVolumeSource cephfs:CephFSVolumeSource cinder:CinderVolumeSource
      configMap:ConfigMapVolumeSource csi:CSIVolumeSource downwardAPI:DownwardAPIVolumeSource
      emptyDir:EmptyDirVolumeSource ephemeral:EphemeralVolumeSource fc:FCVolumeSource
      flexVolume:FlexVolumeSource flocker:FlockerVolumeSource gcePersistentDisk:GCEPersistentDiskVolumeSource
      gitRepo:GitRepoVolumeSource glusterfs:GlusterfsVolumeSource hostPath:HostPathVolumeSource
      image:ImageVolumeSource iscsi:ISCSIVolumeSource name nfs:NFSVolumeSource
      persistentVolumeClaim:PersistentVolumeClaimVolumeSource
      photonPersistentDisk:PhotonPersistentDiskVolumeSource portworxVolume:PortworxVolumeSource
      projected:ProjectedVolumeSource quobyte:QuobyteVolumeSource rbd:RBDVolumeSource
      scaleIO:ScaleIOVolumeSource secret:SecretVolumeSource storageos:StorageOSVolumeSource
      vsphereVolume:VsphereVirtualDiskVolumeSource
    VolumeAttachment: apiVersion kind metadata:ObjectMeta spec:VolumeAttachmentSpec
      status:VolumeAttachmentStatus
    VolumeAttachmentSource: inlineVolumeSpec:PersistentVolumeSpec persistentVolumeName
    VolumeAttachmentSpec: attacher nodeName source:VolumeAttachmentSource
    VolumeAttachmentStatus: attachError:VolumeError attached attachmentMetadata:{} detachError:VolumeError
    VolumeAttributesClass: apiVersion driverName kind metadata:ObjectMeta parameters:{}
    VolumeDevice: devicePath name
    VolumeError: errorCode message time
    VolumeMount: mountPath mountPropagation name readOnly recursiveReadOnly subPath subPathExpr
    VolumeMountStatus: mountPath name readOnly recursiveReadOnly
    VolumeNodeAffinity: required:NodeSelector
    VolumeNodeResources: count
    VolumeProjection: clusterTrustBundle:ClusterTrustBundleProjection configMap:ConfigMapProjection
      downwardAPI:DownwardAPIProjection podCertificate:PodCertificateProjection secret:SecretProjection
      serviceAccountToken:ServiceAccountTokenProjection
    VolumeResourceRequirements: limits:{} requests:{}
    VsphereVirtualDiskVolumeSource: fsType storagePolicyID storagePolicyName volumePath
    WebhookClientConfig: caBundle service:ServiceReference url
    WebhookConversion: clientConfig:WebhookClientConfig conversionReviewVersions:[]
    WeightedPodAffinityTerm: podAffinityTerm:PodAffinityTerm weight
    WindowsSecurityContextOptions: gmsaCredentialSpec gmsaCredentialSpecName hostProcess runAsUserName
    """
}
