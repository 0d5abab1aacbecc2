import ForgeDiagnostics
import ForgeYAML
import Testing

@testable import ForgeManifests

@Suite("Pods of controllers")
struct PodTemplateTests {
  private static let deployment = """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec:
      replicas: 3
      template:
        metadata:
          annotations: {kubectl.kubernetes.io/default-container: app}
          labels: {app: web, tier: front}
        spec:
          serviceAccountName: web-runner
          imagePullSecrets: [{name: pull}]
          initContainers:
            - {name: migrate, image: "web:1"}
          containers:
            - name: proxy
              image: envoy:1
            - name: app
              image: web:1
              ports:
                - {name: http, containerPort: 8080}
                - {containerPort: 9090, protocol: UDP}
              env:
                - {name: MODE, value: production}
                - name: TOKEN
                  valueFrom: {secretKeyRef: {name: web-token, key: token, optional: true}}
              envFrom:
                - configMapRef: {name: web-settings}
              volumeMounts:
                - {name: data, mountPath: /data, subPath: web}
          volumes:
            - name: data
              persistentVolumeClaim: {claimName: web-data}
            - name: both
              projected:
                sources:
                  - secret: {name: web-certificate}
                  - configMap: {name: web-trust}
    """

  @Test("A Deployment's pods are known with the places they are written at")
  func deployment() throws {
    let template = try #require(PodTemplate(of: object(Self.deployment)))
    #expect(template.replicas == 3)
    #expect(template.labels.map(\.key.text) == ["app", "tier"])
    #expect(template.containers.map(\.name?.text) == ["migrate", "proxy", "app"])
    #expect(template.containers.map(\.role) == [.initial, .main, .main])
    #expect(template.serviceAccountName?.text == "web-runner")
    #expect(template.imagePullSecrets.map(\.text) == ["pull"])
    #expect(template.defaultContainer?.name?.text == "app")
    let app = try #require(template.container(named: "app"))
    #expect(app.ports.map(\.number.int) == [8080, 9090])
    #expect(app.port("http")?.number.int == 8080 && app.port("9090")?.transport == "UDP" && app.port("grpc") == nil)
    #expect(app.environment.map(\.name.text) == ["MODE", "TOKEN"])
    #expect(app.environment[1].reference?.key?.text == "token" && app.environment[1].reference?.isOptional == true)
    #expect(app.environmentSources.map(\.kind) == ["ConfigMap"])
    #expect(app.mounts.map(\.path.text) == ["/data"])
    #expect(template.volumes.flatMap(\.references).map(\.kind) == ["PersistentVolumeClaim", "Secret", "ConfigMap"])
    let file = SourceFile(path: "web.yaml", text: Self.deployment)
    #expect(app.image.map { file.text(in: $0.range.bytes) } == "web:1")
  }

  @Test(
    "Every kind of controller has its template",
    arguments: [
      ("apps/v1", "StatefulSet", "template"), ("apps/v1", "DaemonSet", "template"),
      ("apps/v1", "ReplicaSet", "template"),
      ("v1", "ReplicationController", "template"), ("batch/v1", "Job", "template"),
      ("argoproj.io/v1alpha1", "Rollout", "template"), ("serving.knative.dev/v1", "Service", "template"),
      ("batch/v1", "CronJob", "jobTemplate: {spec: {template"),
      ("keda.sh/v1alpha1", "ScaledJob", "jobTargetRef: {template"),
    ])
  func controllers(_ apiVersion: String, _ kind: String, _ path: String) throws {
    let closing = String(repeating: "}", count: path.count { $0 == "{" })
    let text = """
      {apiVersion: \(apiVersion), kind: \(kind), metadata: {name: a},
       spec: {\(path): {spec: {containers: [{name: main}]}}\(closing)}}
      """
    let template = try #require(PodTemplate(of: object(text)))
    #expect(template.containers.map(\.name?.text) == ["main"])
  }

  @Test("A plain Service, a ConfigMap and a Rollout that points elsewhere make no pods")
  func none() throws {
    for text in [
      "{apiVersion: v1, kind: Service, metadata: {name: a}, spec: {selector: {app: a}}}",
      "{apiVersion: v1, kind: ConfigMap, metadata: {name: a}}",
      "{apiVersion: argoproj.io/v1alpha1, kind: Rollout, metadata: {name: a}, spec: {workloadRef: {name: b}}}",
    ] {
      #expect(PodTemplate(of: try object(text)) == nil)
    }
  }

  @Test(
    "Pod names follow their controller",
    arguments: [
      ("StatefulSet", "web-0", true), ("StatefulSet", "web-7", true), ("StatefulSet", "web-00", false),
      ("StatefulSet", "web-x", false), ("StatefulSet", "web", false),
      ("Deployment", "web-7d4b9c6f5c-x2x5z", true), ("Deployment", "web-abcde", false),
      ("Deployment", "web-7d4b9c6f5c-x2x5", false), ("Deployment", "webs-7d4b9c6f5c-x2x5z", false),
      ("Deployment", "web-7D4b9c6f5c-x2x5z", false), ("DaemonSet", "web-x2x5z", true), ("DaemonSet", "web-0", false),
      ("Job", "web-x2x5z", true), ("CronJob", "web-28391040-x2x5z", true), ("CronJob", "web-x2x5z", false),
      ("Pod", "web", true), ("Pod", "web-0", false),
    ])
  func names(_ kind: String, _ name: String, _ isPossible: Bool) throws {
    let group = ["Pod": "v1", "Job": "batch/v1", "CronJob": "batch/v1"][kind] ?? "apps/v1"
    let spec = "{spec: {containers: [{name: main}]}}"
    let body =
      kind == "Pod"
      ? "{containers: [{name: main}]}"
      : kind == "CronJob" ? "{jobTemplate: {spec: {template: \(spec)}}}" : "{replicas: 2, template: \(spec)}"
    let text = "{apiVersion: \(group), kind: \(kind), metadata: {name: web}, spec: \(body)}"
    let template = try #require(PodTemplate(of: object(text)))
    #expect(template.podNames.mayBe(name) == isPossible)
    if kind == "StatefulSet" { #expect(template.podNames.listed == ["web-0", "web-1"]) }
    if kind == "Deployment" { #expect(template.podNames.pattern == "web-<hash>-<id>") }
  }

  @Test("A name that is cut off at 63 characters is still taken")
  func longNames() {
    let owner = String(repeating: "a", count: 55)
    let names = PodNames(.generated("\(owner)-", parts: [.hash]))
    #expect(names.mayBe("\(owner)-7dx2x5z"))
    #expect(!names.mayBe("\(owner)b-7dx2x5z"))
    let daemon = PodNames(.generated(String(repeating: "a", count: 62) + "-", parts: []))
    #expect(daemon.mayBe(String(repeating: "a", count: 58) + "x2x5z"))
  }

  @Test("A hostile number of replicas or ordinals is no trap")
  func hostile() throws {
    for (replicas, start) in [(Int.max, Int.max), (-1, -1), (0, 0)] {
      let text = """
        {apiVersion: apps/v1, kind: StatefulSet, metadata: {name: a}, spec: {replicas: \(replicas),
         ordinals: {start: \(start)}, template: {spec: {containers: []}}}}
        """
      let template = try #require(PodTemplate(of: object(text)))
      #expect(template.podNames.listed.count <= 1000)
    }
  }

  private func object(_ text: String) throws -> KubernetesObject {
    let root = YAMLStream.parse(SourceFile(path: "web.yaml", text: text)).root
    return try #require(root.flatMap { KubernetesObject($0) })
  }
}
