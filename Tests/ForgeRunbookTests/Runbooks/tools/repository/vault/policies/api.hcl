path "secret/data/api" {
  capabilities = ["read"]
}
