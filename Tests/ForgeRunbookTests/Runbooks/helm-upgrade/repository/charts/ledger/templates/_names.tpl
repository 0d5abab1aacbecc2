{{- define "ledger.fullname" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{ .Release.Name }}
{{- else -}}
{{ .Release.Name }}-{{ .Chart.Name }}
{{- end -}}
{{- end -}}

{{- define "ledger.labels" -}}
app: ledger
release: {{ .Release.Name }}
{{- end -}}
