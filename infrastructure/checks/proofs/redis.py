"""redis-server starts with the configuration of each environment, asks for a password, and keeps what it must."""

from problem import Proof
from servers import folder, free_port, started
from tree import Tree

PASSWORD = "proof"

# What the runbooks and the architecture page promise of Redis.
PROMISED = {"appendonly": "yes", "appendfsync": "everysec", "maxmemory-policy": "volatile-lru"}


def find(tree: Tree):
    server, client = tree.program("redis-server"), tree.program("redis-cli")
    seen = set()
    for environment in tree.clusters():
        for item in tree.objects(environment):
            if str(item) != "ConfigMap/redis-config" or str(item.data["data"]) in seen:
                continue
            seen.add(str(item.data["data"]))
            with folder("redis") as place:
                yield from start(tree, server, client, item, place)


def start(tree, server, client, item, place):
    (place / "data").mkdir()
    port = free_port()
    for name, text in item.data["data"].items():
        for path in ("/etc/redis/", "/run/redis/"):
            text = text.replace(path, f"{place}/")
        text = text.replace("dir /data", f"dir {place}/data").replace("port 6379", f"port {port}")
        (place / name).write_text(text.replace("bind * -::*", "bind 127.0.0.1"))
    (place / "auth.conf").write_text(f'requirepass "{PASSWORD}"\n')
    with started([server, place / "redis.conf"], port, place) as (said, is_up):
        if not is_up:
            yield item.problem(f"redis-server does not start: {' '.join(said[-4:])}")
            return
        ask = [client, "-p", port]
        if "NOAUTH" not in tree.run(*ask, "ping", check=False, env={}).stdout:
            yield item.problem("Redis answers without a password")
        held = tree.run(*ask, "config", "get", "*", env={"REDISCLI_AUTH": PASSWORD}).stdout.splitlines()
        settings = dict(zip(held[::2], held[1::2]))
        for name, value in PROMISED.items():
            if settings.get(name) != value:
                yield item.problem(f"{name} is {settings.get(name)}, and {value} is promised")
        if settings.get("maxmemory") == "0":
            yield item.problem("maxmemory is not set: the kernel would end Redis when it grows")


PROOF = Proof("redis", "redis-server starts with the shipped configuration, and asks for the password", find)
