#!/usr/bin/env python3
"""Write the inputs that fuzzing of manifests starts from: every template of the tests of ForgeGoTemplate, and small charts,
kustomizations and compose projects, one file each."""

import json
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent

PROJECTS = [
    """#=# chart/Chart.yaml
apiVersion: v2
name: chart
version: 1.0.0
dependencies:
  - name: sub
    version: ^1.0
    alias: other
    condition: other.enabled
    import-values: [data]
#=# chart/charts/sub/Chart.yaml
apiVersion: v2
name: sub
version: 1.2.3
#=# chart/charts/sub/values.yaml
exports: {data: {x: 1}}
#=# chart/charts/sub/templates/_helpers.tpl
{{- define "sub.name" -}}{{ .Chart.Name | trunc 63 }}{{- end }}
#=# chart/values.yaml
a: {b: [1, 2]}
global: {g: 1}
tags: {t: false}
#=# chart/values-prod.yaml
a: null
other: {enabled: true}
#=# chart/values.schema.json
{"type": "object", "properties": {"a": {"type": "object"}}}
#=# chart/templates/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ include "sub.name" . }}
  labels: {{- toYaml .Values.global | nindent 4 }}
spec:
  selector: {matchLabels: {app: x}}
  template:
    metadata: {labels: {app: x}}
    spec: {containers: [{name: a, image: "b:{{ .Values.x }}"}]}
---
{{ range $k, $v := .Values.a }}{{ tpl "{{ . }}" $v }}{{ end }}
""",
    """#=# base/kustomization.yaml
resources: [deployment.yaml]
configMapGenerator:
  - name: settings
    literals: [a=b]
    files: [file.txt]
#=# base/file.txt
x
#=# base/deployment.yaml
apiVersion: apps/v1
kind: Deployment
metadata: {name: api}
spec:
  template:
    spec:
      containers:
        - name: api
          image: api:1
          envFrom: [{configMapRef: {name: settings}}]
#=# overlay/kustomization.yaml
namespace: prod
namePrefix: p-
resources: [../base]
labels: [{pairs: {a: b}, includeSelectors: true}]
images: [{name: api, newTag: "2"}]
replicas: [{name: api, count: 3}]
patches:
  - target: {kind: Deployment, name: a.*}
    patch: |-
      - op: replace
        path: /spec/template/spec/containers/0/name
        value: x
  - patch: |-
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: api}
      spec: {template: {spec: {containers: [{name: api, $patch: delete}]}}}
replacements:
  - source: {kind: Deployment, name: api, fieldPath: metadata.name}
    targets: [{select: {kind: Deployment}, fieldPaths: [spec.template.metadata.labels.app], options: {create: true}}]
""",
    """#=# compose.yaml
name: x
services:
  web:
    image: "nginx:${TAG:-1}"
    ports: ["80:8080", "127.0.0.1:9000-9001:9000-9001/udp"]
    depends_on: {db: {condition: service_healthy}}
    extends: {file: other.yaml, service: base}
    profiles: [a]
    environment: [A=b, C]
    volumes: ["data:/d:ro"]
  db: {image: "postgres:${V:?needed}", env_file: .env}
volumes: {data: {}}
#=# other.yaml
services: {base: {image: b, networks: [n]}}
networks: {n: {external: true}}
#=# .env
TAG=2
X="a ${TAG} b"
""",
]


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(PROJECTS):
        (folder / f"project-{number}").write_text(text, encoding="utf-8")
    tests = ROOT / "Tests" / "ForgeGoTemplateTests"
    number = 0
    for path in sorted(tests.rglob("*.json")):
        for row in json.loads(path.read_text(encoding="utf-8"))["rows"]:
            (folder / f"template-{number:04d}").write_text(row["template"], encoding="utf-8")
            number += 1


main()
