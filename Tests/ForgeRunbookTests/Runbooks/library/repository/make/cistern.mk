HERE := $(dir $(lastword $(MAKEFILE_LIST)))
include $(HERE)shared.mk

.PHONY: cistern-ping cistern-dump
cistern-ping:
	$(KUBECTL) exec cistern-0 -- cistern ping
cistern-dump:
	$(KUBECTL) exec cistern-0 -- cistern dump
