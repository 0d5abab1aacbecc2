"""PgBouncer starts with the configuration of each environment, and its pools fit into PostgreSQL."""

import configparser
import re

from problem import Proof
from servers import folder, free_port, started
from tree import Tree

# Connections of PostgreSQL that stay free for people and backups.
RESERVED = 20


def find(tree: Tree):
    pgbouncer = tree.program("pgbouncer")
    seen = set()
    for environment in tree.clusters():
        items = tree.objects(environment)
        for item in (item for item in items if str(item) == "ConfigMap/pgbouncer-config"):
            text = item.data["data"]["pgbouncer.ini"]
            yield from sizes(items, item, text)
            if text not in seen:
                seen.add(text)
                with folder("pgbouncer") as place:
                    yield from start(tree, pgbouncer, item, text, place)


def start(tree, pgbouncer, item, text, place):
    port = free_port()
    text = text.replace("/run/pgbouncer", str(place)).replace("listen_port = 6432", f"listen_port = {port}")
    text = text.replace("listen_addr = *", "listen_addr = 127.0.0.1")
    # A setting of PgBouncer 1.21. Debian's may be older, and reads everything else.
    version = re.search(r"(\d+)\.(\d+)", tree.run(pgbouncer, "--version").stdout)
    if version and (int(version[1]), int(version[2])) < (1, 21):
        text = re.sub(r"(?m)^max_prepared_statements\b.*$", "", text)
    (place / "pgbouncer.ini").write_text(text)
    (place / "userlist.txt").write_text('"openforge" "proof"\n')
    with started([pgbouncer, place / "pgbouncer.ini"], port, place) as (said, is_up):
        if not is_up:
            yield item.problem(f"pgbouncer does not start: {' '.join(said[-4:])}")
        for line in said:
            if re.search(r" (WARNING|ERROR|FATAL) ", line):
                yield item.problem(f"pgbouncer says: {line}")


def sizes(items, item, text):
    """Over all pods, and one more while they are rolled, the pools stay below max_connections."""
    settings = configparser.ConfigParser(comment_prefixes=(";", "#"), strict=True)
    settings.read_string(text)
    pool = int(settings["pgbouncer"]["max_db_connections"])
    pods = next(one.data["spec"]["replicas"] for one in items if str(one) == "Deployment/pgbouncer") + 1
    server = next(one for one in items if str(one) == "ConfigMap/postgres-config").data["data"]["postgresql.conf"]
    limit = int(re.search(r"(?m)^max_connections\s*=\s*(\d+)", server)[1])
    if pods * pool > limit - RESERVED:
        yield item.problem(f"{pods} pods of {pool} connections exceed max_connections {limit} of postgres less {RESERVED}")


PROOF = Proof("pgbouncer", "pgbouncer starts with the shipped configuration, and its pools fit into postgres", find)
