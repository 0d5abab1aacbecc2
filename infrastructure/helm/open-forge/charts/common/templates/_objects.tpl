{{/*
The service account of a component. Takes a dict: name, root. The token is mounted only by pods that say so themselves.
*/}}
{{- define "common.serviceAccount" -}}
apiVersion: v1
kind: ServiceAccount
metadata:
  name: {{ .name }}
  labels:
    {{- include "common.labels" . | nindent 4 }}
automountServiceAccountToken: false
{{- end }}

{{/*
A Service with one port, which is also that of the container. Takes a dict: name, root, portName, port.
*/}}
{{- define "common.service" -}}
apiVersion: v1
kind: Service
metadata:
  name: {{ .name }}
  labels:
    {{- include "common.labels" . | nindent 4 }}
spec:
  type: ClusterIP
  selector:
    {{- include "common.selectorLabels" .name | nindent 4 }}
  ports:
    - name: {{ .portName }}
      port: {{ .port }}
      targetPort: {{ .portName }}
{{- end }}

{{/*
An Ingress to the port "http" of the Service of the same name. Takes a dict: name, root, host (its key in
global.hosts).
*/}}
{{- define "common.ingress" -}}
{{- $host := include "common.host" (dict "key" .host "root" .root) | quote -}}
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: {{ .name }}
  labels:
    {{- include "common.labels" . | nindent 4 }}
  annotations:
    cert-manager.io/cluster-issuer: {{ .root.Values.global.clusterIssuer }}
    traefik.ingress.kubernetes.io/router.entrypoints: websecure
    traefik.ingress.kubernetes.io/router.tls: "true"
spec:
  ingressClassName: traefik
  tls:
    - hosts:
        - {{ $host }}
      secretName: {{ .name }}-tls
  rules:
    - host: {{ $host }}
      http:
        paths:
          - path: /
            pathType: Prefix
            backend:
              service:
                name: {{ .name }}
                port:
                  name: http
{{- end }}

{{/*
A PodDisruptionBudget, where at least two replicas run: over a single one it would block each drain of its node.
Takes a dict: name, root, replicas.
*/}}
{{- define "common.podDisruptionBudget" -}}
{{- if gt (int .replicas) 1 -}}
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: {{ .name }}
  labels:
    {{- include "common.labels" . | nindent 4 }}
spec:
  minAvailable: 1
  # Pods that are not ready may go: they serve nobody, and would block the drain.
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      {{- include "common.selectorLabels" .name | nindent 6 }}
{{- end }}
{{- end }}
