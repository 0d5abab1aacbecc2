"""Random kustomization trees: one seed, one tree, as a mapping of paths to texts with the overlay in `overlay`."""

import json
import random

NAMES = ["web", "api", "worker", "cache"]
KEYS = ["alpha", "beta", "gamma"]


def dump(value):
    """JSON is YAML, and needs no library."""
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


class Tree:
    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.files = {}

    def some(self, items, least=0):
        return self.chance.sample(items, self.chance.randint(least, len(items)))

    def maybe(self, likelihood=0.5):
        return self.chance.random() < likelihood

    def container(self, name):
        chance = self.chance
        container = {"name": name, "image": chance.choice(["nginx", "nginx:1.25", "registry.local:5000/team/api:v1", "busybox"])}
        if self.maybe():
            container["env"] = [{"name": key.upper(), "value": str(chance.randint(0, 9))} for key in self.some(KEYS, 1)]
        if self.maybe(0.4):
            container.setdefault("env", []).append(
                {"name": "LINKED", "valueFrom": {"configMapKeyRef": {"name": "settings", "key": "alpha"}}}
            )
        if self.maybe(0.3):
            container["envFrom"] = [{"secretRef": {"name": "tokens"}}]
        if self.maybe():
            container["ports"] = [{"containerPort": port} for port in self.some([80, 8080, 9090], 1)]
        if self.maybe(0.3):
            container["volumeMounts"] = [{"name": "data", "mountPath": path} for path in self.some(["/data", "/etc/app"], 1)]
        if self.maybe(0.3):
            container["args"] = ["--port", "$(PORT)", "--name=$(NAME)"][: chance.randint(1, 3)]
        return container

    def pod(self):
        spec = {"containers": [self.container(name) for name in self.some(["main", "sidecar"], 1)]}
        if self.maybe(0.3):
            spec["initContainers"] = [self.container("setup")]
        if self.maybe(0.5):
            spec["serviceAccountName"] = self.chance.choice(["runner", "default"])
        if self.maybe(0.5):
            spec["volumes"] = self.chance.choice(
                [
                    [{"name": "data", "emptyDir": {}}],
                    [{"name": "data", "configMap": {"name": "settings"}}, {"name": "more", "secret": {"secretName": "tokens"}}],
                    [{"name": "data", "persistentVolumeClaim": {"claimName": "disk"}}],
                ]
            )
        if self.maybe(0.2):
            spec["tolerations"] = [{"key": key} for key in self.some(KEYS, 1)]
        return spec

    def workload(self, name):
        kind = self.chance.choice(["Deployment", "StatefulSet", "DaemonSet", "CronJob", "Job"])
        metadata = {"name": name}
        if self.maybe(0.3):
            metadata["labels"] = {"tier": name}
        if self.maybe(0.2):
            metadata["annotations"] = {"note": "1"}
        template = {"spec": self.pod()}
        if self.maybe():
            template["metadata"] = {"labels": {"app": name}}
        if kind == "CronJob":
            spec = {"schedule": "0 * * * *", "jobTemplate": {"spec": {"template": template}}}
            return {"apiVersion": "batch/v1", "kind": kind, "metadata": metadata, "spec": spec}
        spec = {"template": template}
        if kind != "Job" and self.maybe(0.8):
            spec["selector"] = {"matchLabels": {"app": name}}
        if kind in ("Deployment", "StatefulSet") and self.maybe():
            spec["replicas"] = self.chance.randint(1, 4)
        if kind == "StatefulSet":
            spec["serviceName"] = name
        return {"apiVersion": "batch/v1" if kind == "Job" else "apps/v1", "kind": kind, "metadata": metadata, "spec": spec}

    def others(self, names):
        name = self.chance.choice(names)
        rbac = "rbac.authorization.k8s.io"
        every = [
            {"apiVersion": "v1", "kind": "Service", "metadata": {"name": name}, "spec": {"selector": {"app": name}, "ports": [{"port": 80, "name": "http"}]}},
            {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "runner"}},
            {"apiVersion": f"{rbac}/v1", "kind": "ClusterRole", "metadata": {"name": "reader"}, "rules": [{"apiGroups": [""], "resources": ["configmaps"], "verbs": ["get"], "resourceNames": ["settings"]}]},
            {"apiVersion": f"{rbac}/v1", "kind": "ClusterRoleBinding", "metadata": {"name": "reader"}, "roleRef": {"apiGroup": rbac, "kind": "ClusterRole", "name": "reader"}, "subjects": [{"kind": "ServiceAccount", "name": self.chance.choice(["runner", "default"]), "namespace": "default"}]},
            {"apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": "disk"}, "spec": {"storageClassName": "fast"}},
            {"apiVersion": "storage.k8s.io/v1", "kind": "StorageClass", "metadata": {"name": "fast"}, "provisioner": "none"},
            {"apiVersion": "networking.k8s.io/v1", "kind": "Ingress", "metadata": {"name": "front"}, "spec": {"rules": [{"host": "a.example", "http": {"paths": [{"path": "/", "pathType": "Prefix", "backend": {"service": {"name": name, "port": {"number": 80}}}}]}}]}},
            {"apiVersion": "autoscaling/v2", "kind": "HorizontalPodAutoscaler", "metadata": {"name": name}, "spec": {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": name}}},
            {"apiVersion": "forge.example/v1", "kind": "Widget", "metadata": {"name": "thing"}, "spec": {"items": [{"name": "a", "value": 1}], "image": "nginx", "containers": [{"image": "nginx:1"}]}},
            {"apiVersion": "v1", "kind": "Namespace", "metadata": {"name": "old"}},
            {"apiVersion": "policy/v1", "kind": "PodDisruptionBudget", "metadata": {"name": name}, "spec": {"selector": {"matchLabels": {"app": name}}}},
            {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": name}, "spec": {"podSelector": {"matchLabels": {"app": name}}, "ingress": [{"from": [{"podSelector": {"matchLabels": {"app": name}}}]}]}},
        ]
        return self.some(every)

    def generators(self):
        result = {}
        literals = [f"{key}={self.chance.choice(['1', 'two words', 'a=b', '<&>', 'é', ''])}" for key in self.some(KEYS, 1)]
        entry = {"name": "settings", "literals": literals}
        if self.maybe(0.3):
            self.files[f"{self.folder}/app.properties"] = "one=1\ntwo: zwei\n"
            entry["files"] = [self.chance.choice(["app.properties", "renamed=app.properties"])]
        if self.maybe(0.3):
            self.files[f"{self.folder}/app.env"] = "# comment\nENV_ONE=1\n  ENV_TWO=a b\n\n"
            entry["envs"] = ["app.env"]
        if self.maybe(0.2):
            entry["options"] = {"disableNameSuffixHash": True, "labels": {"made": "here"}}
        result["configMapGenerator"] = [entry]
        if self.maybe():
            result["secretGenerator"] = [{"name": "tokens", "literals": ["token=" + "x" * self.chance.choice([3, 60])]}]
            if self.maybe(0.3):
                result["secretGenerator"][0]["type"] = "example.org/token"
        if self.maybe(0.2):
            result["generatorOptions"] = {"annotations": {"by": "generator"}, "immutable": self.maybe()}
        return result

    def target(self, objects):
        chosen = self.chance.choice(objects)
        return self.chance.choice(
            [
                {"kind": chosen["kind"]},
                {"kind": chosen["kind"], "name": chosen["metadata"]["name"]},
                {"name": chosen["metadata"]["name"][:2] + ".*"},
                {"labelSelector": "tier"},
                {"kind": "Deployment|StatefulSet"},
            ]
        )

    def patch(self, objects):
        workloads = [item for item in objects if item["kind"] in ("Deployment", "StatefulSet", "DaemonSet", "Job")]
        chosen = self.chance.choice(objects)
        head = {"apiVersion": chosen["apiVersion"], "kind": chosen["kind"], "metadata": {"name": chosen["metadata"]["name"]}}
        how = self.chance.randrange(6)
        if how == 0:
            operations = [{"op": "add", "path": "/metadata/labels", "value": {"patched": "yes"}}]
            return {"patch": dump(operations), "target": self.target(objects)}
        if how == 1:
            operations = "- op: replace\n  path: /metadata/name\n  value: renamed\n"
            return {"patch": operations, "target": {"kind": chosen["kind"], "name": chosen["metadata"]["name"]}}
        if how == 2:
            head["metadata"]["annotations"] = {"note": None, "added": "text"}
            return {"patch": dump(head)}
        if how == 3 and workloads:
            chosen = self.chance.choice(workloads)
            container = self.container(self.chance.choice(["main", "sidecar", "new"]))
            if self.maybe(0.2):
                container = {"name": "sidecar", "$patch": "delete"}
            spec = {"template": {"spec": {"containers": [container]}}}
            if self.maybe(0.3):
                spec["template"]["spec"]["volumes"] = [{"name": "data", "emptyDir": {"medium": "Memory"}}]
            if self.maybe(0.3):
                spec["template"]["spec"]["tolerations"] = [{"key": "patched"}]
            name = f"{self.folder}/patch-{self.chance.randrange(10**6)}.yaml"
            self.files[name] = dump({"apiVersion": chosen["apiVersion"], "kind": chosen["kind"], "metadata": {"name": chosen["metadata"]["name"]}, "spec": spec})
            return {"path": name.rsplit("/", 1)[1]}
        if how == 4:
            head["metadata"]["labels"] = {"merged": "1"}
            return {"patch": dump(head), "target": self.target(objects)}
        return {"patch": f"apiVersion: {chosen['apiVersion']}\nkind: {chosen['kind']}\nmetadata:\n  name: {chosen['metadata']['name']}\n$patch: delete\n"}

    def customise(self, objects, depth):
        chance = self.chance
        result = {}
        if self.maybe(0.4):
            result["namespace"] = chance.choice(["prod", "staging"])
        if self.maybe(0.4):
            result["namePrefix"] = chance.choice(["a-", "b-"])
        if self.maybe(0.3):
            result["nameSuffix"] = chance.choice(["-x", "-y"])
        if self.maybe(0.2):
            result["commonLabels"] = {"common": "1"}
        if self.maybe(0.3):
            result["labels"] = [{"pairs": {"label": "2"}, chance.choice(["includeSelectors", "includeTemplates"]): self.maybe()}]
        if self.maybe(0.3):
            result["commonAnnotations"] = {"annotated": "3"}
        if self.maybe(0.4):
            result["images"] = [chance.choice([{"name": "nginx", "newTag": "v9"}, {"name": "nginx", "newName": "mirror/nginx"}, {"name": "busybox", "digest": "sha256:abc"}, {"name": "registry.local:5000/team/api", "newTag": "2", "newName": "api"}, {"name": "nginx", "tagSuffix": "-alpine"}])]
        scalable = [item["metadata"]["name"] for item in objects if item["kind"] in ("Deployment", "StatefulSet")]
        if scalable and self.maybe(0.3):
            result["replicas"] = [{"name": chance.choice(scalable), "count": 7}]
        if self.maybe(0.5):
            result["patches"] = [self.patch(objects) for _ in range(chance.randint(1, 2))]
        if self.maybe(0.25):
            result["replacements"] = [self.replacement(objects)]
        if self.maybe(0.1):
            result["sortOptions"] = {"order": chance.choice(["fifo", "legacy"])}
        return result

    def replacement(self, objects):
        source = self.chance.choice(objects)
        target = self.chance.choice(objects)
        field = self.chance.choice(["metadata.name", "metadata.labels.copied", "metadata.annotations.[copied]"][:2])
        options = {"create": True} if field != "metadata.name" else {}
        return {
            "source": {"kind": source["kind"], "name": source["metadata"]["name"], "fieldPath": "metadata.name"},
            "targets": [{"select": {"kind": target["kind"]}, "fieldPaths": [field], "options": options}],
        }

    def build(self):
        self.folder = "base"
        names = self.some(NAMES, 1)
        objects = [self.workload(name) for name in names] + self.others(names)
        self.files["base/all.yaml"] = "---\n".join(dump(item) for item in objects)
        base = {"resources": ["all.yaml"], **self.generators(), **self.customise(objects, 0)}
        self.files["base/kustomization.yaml"] = dump(base)
        self.folder = "overlay"
        overlay = {"resources": ["../base"], **self.customise(objects, 1)}
        if self.maybe(0.3):
            overlay["configMapGenerator"] = [{"name": "settings", "behavior": self.chance.choice(["merge", "replace"]), "literals": ["beta=2", "delta=3"]}]
        if self.maybe(0.3):
            self.folder = "component"
            component = {"apiVersion": "kustomize.config.k8s.io/v1alpha1", "kind": "Component", **self.customise(objects, 2)}
            component.setdefault("commonAnnotations", {"component": "1"})
            self.files["component/kustomization.yaml"] = dump(component)
            overlay["components"] = ["../component"]
        self.files["overlay/kustomization.yaml"] = dump(overlay)
        return self.files


def tree(seed):
    return Tree(seed).build()
