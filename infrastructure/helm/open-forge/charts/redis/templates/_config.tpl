{{/*
Configuration of Redis, for the ConfigMap and the checksum of it.
*/}}
{{- define "redis.config" -}}
redis.conf: |
  {{- .Files.Get "files/redis.conf" | nindent 2 }}
# About 60 % of the container's memory limit: a rewrite of the append-only file forks, and copies what changes.
memory.conf: |
  maxmemory {{ .Values.maxmemory }}
{{- end }}
