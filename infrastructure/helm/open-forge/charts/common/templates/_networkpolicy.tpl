{{/*
Egress to the internet: addresses that are not private, nor the metadata service of clouds (169.254.169.254). Takes a
list of ports.
*/}}
{{- define "common.toInternet" -}}
- to:
    - ipBlock:
        cidr: 0.0.0.0/0
        except:
          - 10.0.0.0/8
          - 172.16.0.0/12
          - 192.168.0.0/16
          - 100.64.0.0/10
          - 169.254.0.0/16
    - ipBlock:
        cidr: ::/0
        except:
          - fc00::/7
          - fe80::/10
  ports:
    {{- range . }}
    - protocol: TCP
      port: {{ . }}
    {{- end }}
{{- end }}

{{/*
Egress to the API server of Kubernetes, which has no label. It listens on 443 or 6443 inside the cluster's own networks;
where it has a public address, add that.
*/}}
{{- define "common.toKubernetes" -}}
- to:
    - ipBlock:
        cidr: 10.0.0.0/8
    - ipBlock:
        cidr: 172.16.0.0/12
    - ipBlock:
        cidr: 192.168.0.0/16
    - ipBlock:
        cidr: 100.64.0.0/10
    - ipBlock:
        cidr: fc00::/7
  ports:
    - protocol: TCP
      port: 443
    - protocol: TCP
      port: 6443
{{- end }}
