KUBECTL ?= kubectl
.PHONY: shared-lint
shared-lint:
	helm lint charts/*
