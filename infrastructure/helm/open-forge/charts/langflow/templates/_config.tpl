{{/*
Settings of Langflow, for the ConfigMap and the checksum of it.
*/}}
{{- define "langflow.config" -}}
LANGFLOW_HOST: 0.0.0.0
LANGFLOW_PORT: "7860"
LANGFLOW_WORKERS: "1"
LANGFLOW_LOG_LEVEL: {{ .Values.config.logLevel }}
LANGFLOW_CONFIG_DIR: /var/lib/langflow
LANGFLOW_SUPERUSER: admin
# Nobody gets in without logging in, and new accounts wait until the superuser lets them.
LANGFLOW_AUTO_LOGIN: "false"
LANGFLOW_NEW_USER_IS_ACTIVE: "false"
# Events of a build come in the answer that started it. The default asks for them in a second request, which may
# reach another replica that knows nothing of the build.
LANGFLOW_EVENT_DELIVERY: direct
# At most ten connections to PostgreSQL for each replica.
LANGFLOW_DB_CONNECTION_SETTINGS: >-
  {"pool_size": 5, "max_overflow": 5, "pool_timeout": 30, "pool_pre_ping": true, "pool_recycle": 1800}
# Telemetry leaves the cluster otherwise.
DO_NOT_TRACK: "true"
# Libraries keep caches below HOME; the root file system is read-only.
HOME: /tmp
{{- end }}
