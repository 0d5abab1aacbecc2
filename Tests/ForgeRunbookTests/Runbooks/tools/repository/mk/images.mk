REGISTRY ?= registry.example.com/lanterna

image-%:
	docker build -t $(REGISTRY)/$*:dev $*

PUSHES := $(addprefix push-,$(SERVICES))
$(PUSHES): push-%: image-%
	docker push $(REGISTRY)/$*:dev
