{{/*
Templates for the tests of a release. Those that components share are in charts/common.
*/}}

{{/*
Metadata of a pod of `helm test`. It stays until the next test, so that its log can be read. Takes a dict: name, root.
*/}}
{{- define "open-forge.testMetadata" -}}
name: {{ .name }}
labels:
  {{- include "common.labels" (dict "name" "helm-test" "root" .root) | nindent 2 }}
annotations:
  helm.sh/hook: test
  helm.sh/hook-delete-policy: before-hook-creation
  checkov.io/skip1: "CKV_K8S_8=It ends by itself"
  checkov.io/skip2: "CKV_K8S_9=Nothing connects to it"
{{- end }}

{{/*
What all pods of `helm test` have. Takes a dict: serviceAccount, user, group.
*/}}
{{- define "open-forge.testPod" -}}
restartPolicy: Never
# Ends a test that hangs, before `helm test` gives up after five minutes.
activeDeadlineSeconds: 180
serviceAccountName: {{ .serviceAccount }}
automountServiceAccountToken: false
enableServiceLinks: false
securityContext:
  {{- include "common.podSecurityContext" (dict "user" .user "group" .group) | nindent 2 }}
{{- end }}

{{/*
Requests and limits of a container of `helm test`.
*/}}
{{- define "open-forge.testResources" -}}
requests:
  cpu: 20m
  memory: 64Mi
limits:
  cpu: 200m
  memory: 128Mi
{{- end }}
