{{/*
Labels of an object. Takes a dict: name, root (the context of the chart), component (optional).
*/}}
{{- define "common.labels" -}}
{{ include "common.podLabels" . }}
helm.sh/chart: {{ printf "%s-%s" .root.Chart.Name .root.Chart.Version | replace "+" "_" }}
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
{{- end }}

{{/*
Labels of a pod: those of an object without what changes with the chart, which would restart pods. Takes the same dict.
*/}}
{{- define "common.podLabels" -}}
app.kubernetes.io/name: {{ .name }}
app.kubernetes.io/part-of: open-forge
{{- with .component }}
app.kubernetes.io/component: {{ . }}
{{- end }}
{{- end }}

{{/*
Labels that select pods. Takes the name.
*/}}
{{- define "common.selectorLabels" -}}
app.kubernetes.io/name: {{ . }}
{{- end }}
