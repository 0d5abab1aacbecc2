{{/*
Configuration of PgBouncer, for the ConfigMap and the checksum of it.
*/}}
{{- define "pgbouncer.config" -}}
pgbouncer.ini: |
  {{- .Files.Get "files/pgbouncer.ini" | nindent 2 }}
{{- end }}
