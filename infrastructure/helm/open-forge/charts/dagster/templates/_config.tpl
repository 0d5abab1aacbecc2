{{/*
Configuration of Dagster, for the ConfigMap and the checksum of it.
*/}}
{{- define "dagster.config" -}}
dagster.yaml: |
  {{- .Files.Get "files/dagster.yaml" | nindent 2 }}
workspace.yaml: |
  {{- .Files.Get "files/workspace.yaml" | nindent 2 }}
{{- end }}
