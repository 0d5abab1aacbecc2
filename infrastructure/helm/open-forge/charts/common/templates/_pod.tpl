{{/*
Reference of an image of Open Forge: its tag is that of the release. Takes a dict: image, root.
*/}}
{{- define "common.image" -}}
{{ .image.repository }}:{{ .root.Values.global.imageTag | default .root.Chart.AppVersion }}
{{- end }}

{{/*
Security context of a pod, as the Pod Security level "restricted" wants it. Takes a dict: user, group.
*/}}
{{- define "common.podSecurityContext" -}}
runAsNonRoot: true
runAsUser: {{ .user }}
runAsGroup: {{ .group }}
fsGroup: {{ .group }}
seccompProfile:
  type: RuntimeDefault
{{- end }}

{{/*
Security context of a container.
*/}}
{{- define "common.securityContext" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities:
  drop: ["ALL"]
{{- end }}

{{/*
Spreads the replicas of a component over zones and nodes where that is possible. Takes the name.
*/}}
{{- define "common.topologySpread" -}}
{{- $name := . -}}
{{- range list "topology.kubernetes.io/zone" "kubernetes.io/hostname" }}
- maxSkew: 1
  topologyKey: {{ . }}
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels:
      {{- include "common.selectorLabels" $name | nindent 6 }}
{{- end }}
{{- end }}
