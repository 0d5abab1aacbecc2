"""The OpenAPI descriptions that `scripts/bench-openapi` measures with: the same on every machine."""

import json
import re

from bench_corpus import THINGS, pick, random_of, sample, sentence, slug

VERSIONS = {"3.0": "3.0.3", "3.1": "3.1.0"}
FORMATS = ("yaml", "json")
SECURITY_SCHEMES = {
    "token": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"},
    "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
    "account": {
        "type": "oauth2",
        "flows": {
            "authorizationCode": {
                "authorizationUrl": "https://login.example.org/authorize",
                "tokenUrl": "https://login.example.org/token",
                "scopes": {"read": "Read everything", "write": "Change everything"},
            }
        },
    },
}

# Name, schema and a value that the schema allows. `?` marks a field that may be null, which each version writes its own way.
FIELDS = (
    ("display_name", {"type": "string", "minLength": 1, "maxLength": 120}, "Nightly export"),
    ("state", {"type": "string", "enum": ["waiting", "running", "stopped", "failed"]}, "running"),
    ("retry_limit", {"type": "integer", "format": "int32", "minimum": 0, "maximum": 20, "default": 3}, 5),
    ("size_bytes", {"type": "integer", "format": "int64", "minimum": 0}, 73400320),
    ("load", {"type": "number", "format": "double", "minimum": 0, "maximum": 1}, 0.35),
    ("created_at", {"type": "string", "format": "date-time"}, "2024-05-17T08:30:00Z"),
    ("due_on", {"type": "string", "format": "date"}, "2024-06-01"),
    ("owner_email", {"type": "string", "format": "email"}, "owner@example.org"),
    ("runbook_url", {"type": "string", "format": "uri"}, "https://docs.example.org/runbooks/export"),
    ("checksum", {"type": "string", "pattern": "^[0-9a-f]{16}$"}, "9f86d081884c7d65"),
    ("is_paused", {"type": "boolean", "default": False}, True),
    ("labels", {"type": "object", "additionalProperties": {"type": "string", "maxLength": 63}}, {"team": "storage"}),
    ("zones", {"type": "array", "items": {"type": "string"}, "uniqueItems": True, "maxItems": 9}, ["north", "south"]),
    ("last_error?", {"type": "string", "maxLength": 2000}, None),
    ("finished_at?", {"type": "string", "format": "date-time"}, None),
    ("priority?", {"type": "integer", "minimum": 1, "maximum": 9}, 4),
)


class DescriptionCorpus:
    """A description made of services that depend on their number alone, each of them with references to earlier ones."""

    def __init__(self, version, size):
        self.version = version
        self.size = size

    def write(self, folder):
        """The same description in each format; the paths by format. `size` is met in YAML."""
        folder.mkdir(parents=True, exist_ok=True)
        description = self.description()
        paths = {format: folder / f"openapi-{self.version}-{self.size // 1_000_000}mb.{format}" for format in FORMATS}
        paths["yaml"].write_text("\n".join(yaml_lines(description)) + "\n", encoding="utf-8")
        paths["json"].write_text(json.dumps(description, indent=2) + "\n", encoding="utf-8")
        return paths

    def description(self):
        description = self.frame()
        size = text_size(description)
        number = 0
        while size < self.size:
            size += self.add(Service(number, self.version), description)
            number += 1
        if self.version != "3.0":
            description["webhooks"] = {
                f"changed{number:04d}": Service(number, self.version).webhook() for number in range(number)
            }
        return description

    def frame(self):
        choose = random_of("openapi", 0)
        return {
            "openapi": VERSIONS[self.version],
            "info": {
                "title": "Operations",
                "version": "7.2.0",
                "description": paragraph(choose, 6),
                "contact": {"name": "Operations", "url": "https://docs.example.org/", "email": "ops@example.org"},
                "license": {"name": "Apache License 2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
            },
            "servers": [
                {
                    "url": "https://{region}.api.example.org/v7",
                    "description": "Production",
                    "variables": {"region": {"default": "north", "enum": ["north", "south"]}},
                }
            ],
            "security": [{"token": []}, {"key": []}, {"account": ["read"]}],
            "tags": [],
            "paths": {},
            "components": {
                "schemas": problem_schemas(self.version),
                "parameters": page_parameters(),
                "responses": problem_responses(),
                "headers": {
                    "RequestId": {"description": "Names the request.", "schema": {"type": "string", "format": "uuid"}}
                },
                "requestBodies": {},
                "examples": {},
                "links": {},
                "callbacks": {},
                "securitySchemes": SECURITY_SCHEMES,
            },
        }

    def add(self, service, description):
        parts = service.components()
        for kind, members in parts.items():
            description["components"][kind].update(members)
        paths = service.paths()
        description["paths"].update(paths)
        description["tags"].append(service.tag())
        return sum(map(text_size, [*parts.values(), paths, [service.tag()]]))


class Service:
    """What one resource adds to a description: a tag, five paths and about twenty components."""

    def __init__(self, number, version):
        self.number = number
        self.version = version
        thing = pick(random_of("openapi-thing", number), THINGS)
        self.title = f"{thing} {number:04d}"
        self.path = f"/{slug(thing)}-{number:04d}"
        self.name = "".join(word.capitalize() for word in thing.split()) + f"{number:04d}"
        self.identifier = f"id{number:04d}"
        self.choose = random_of("openapi-service", number)

    def tag(self):
        return {"name": self.title, "description": paragraph(random_of("openapi-tag", self.number), 2)}

    def earlier(self):
        """A service of before, most of them near, or this one where there is none."""
        back = 1 + int(self.choose() * (12 if self.choose() < 0.8 else self.number))
        return Service(max(0, self.number - back), self.version)

    # MARK: Schemas

    def components(self):
        return {
            "schemas": self.schemas(),
            "parameters": {
                f"{self.name}Id": {
                    "name": self.identifier,
                    "in": "path",
                    "required": True,
                    "description": paragraph(self.choose, 1),
                    "schema": {"type": "string", "format": "uuid"},
                }
            },
            "requestBodies": {
                f"{self.name}Write": {
                    "description": paragraph(self.choose, 1),
                    "required": True,
                    "content": {"application/json": self.content(f"{self.name}Input")},
                }
            },
            "responses": {
                self.name: self.response(self.name),
                f"{self.name}List": self.response(f"{self.name}Page"),
            },
            "examples": {
                f"{self.name}Input": {"summary": sentence(self.choose), "value": self.example},
                self.name: {"summary": sentence(self.choose), "value": {"id": UUID, **self.example}},
                f"{self.name}Page": {"value": {"items": [{"id": UUID, **self.example}], "total": 1}},
            },
            "links": {
                f"{self.name}Read": {
                    "operationId": f"read{self.name}",
                    "parameters": {self.identifier: "$response.body#/id"},
                    "description": sentence(self.choose),
                }
            },
            "callbacks": {
                f"{self.name}Changed": {
                    "{$request.body#/runbook_url}": {
                        "post": {
                            "operationId": f"notify{self.name}",
                            "summary": sentence(self.choose),
                            "tags": [self.title],
                            "requestBody": {"content": {"application/json": reference_content(f"{self.name}Event")}},
                            "responses": {"204": {"description": "Noted"}},
                        }
                    }
                }
            },
        }

    def schemas(self):
        properties, self.example = self.fields(9)
        other = self.earlier().name
        event = {
            "kind": {"type": "string"},
            "at": {"type": "string", "format": "date-time"},
            "actor": self.nullable({"type": "string", "maxLength": 80}),
        }
        kinds = {f"{self.name}{kind}": kind for kind in ("Created", "Changed", "Failed")}
        return {
            f"{self.name}Input": {
                "type": "object",
                "description": paragraph(self.choose, 2),
                "required": list(properties)[:3],
                "properties": {**properties, "settings": self.nested(5)},
            },
            self.name: {
                "allOf": [reference(f"{self.name}Input"), {"type": "object", "required": ["id"], "properties": {
                    "id": {"type": "string", "format": "uuid", "readOnly": True},
                    "origin": reference(other),
                    "history": {"type": "array", "items": reference(f"{self.name}Event")},
                }}],
            },
            f"{self.name}Page": {
                "type": "object",
                "required": ["items", "total"],
                "properties": {
                    "items": {"type": "array", "items": reference(self.name)},
                    "total": {"type": "integer", "minimum": 0},
                    "next": self.nullable({"type": "string", "format": "uri-reference"}),
                },
            },
            f"{self.name}Node": {
                "type": "object",
                "description": paragraph(self.choose, 1),
                "required": ["value"],
                "properties": {
                    "value": reference(self.name),
                    "children": {"type": "array", "items": reference(f"{self.name}Node")},
                    "aliases": {"type": "object", "additionalProperties": reference(f"{self.name}Node")},
                },
            },
            f"{self.name}Filter": {
                "oneOf": [
                    {"type": "object", "required": [word], "additionalProperties": False, "properties": {word: filters}}
                    for word, filters in self.filters().items()
                ]
            },
            f"{self.name}Event": {
                "oneOf": [reference(kind) for kind in kinds],
                "discriminator": {
                    "propertyName": "kind",
                    "mapping": {kind.lower(): f"#/components/schemas/{name}" for name, kind in kinds.items()},
                },
            },
            **{
                name: {
                    "type": "object",
                    "description": paragraph(self.choose, 1),
                    "required": ["kind", "at"],
                    "properties": {**event, **self.fields(3)[0], "subject": reference(self.name)},
                }
                for name in kinds
            },
        }

    def filters(self):
        several = {"type": "array", "minItems": 1, "items": reference(f"{self.name}Filter")}
        field = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}, "equals": {}}}
        return {"all": several, "any": several, "not": reference(f"{self.name}Filter"), "field": field}

    def fields(self, count):
        """Properties with descriptions, and an example of all of them."""
        properties, example = {}, {}
        for name, schema, value in sample(self.choose, FIELDS, count):
            if name.endswith("?"):
                name, schema = name[:-1], self.nullable(schema)
            properties[name] = {**schema, "description": paragraph(self.choose, 1)}
            example[name] = value
        return properties, example

    def nested(self, depth):
        """Objects in objects and lists, as deep as settings get."""
        properties, _ = self.fields(2)
        if depth > 1:
            properties[f"level_{depth}"] = self.nested(depth - 1)
            properties["overrides"] = {
                "type": "array",
                "items": {"anyOf": [{"type": "string"}, {"type": "object", "properties": self.fields(1)[0]}]},
            }
        return {"type": "object", "properties": properties}

    def nullable(self, schema):
        if self.version == "3.0":
            return {**schema, "nullable": True}
        return {**schema, "type": [schema["type"], "null"]}

    def content(self, name):
        return {**reference_content(name), "examples": {"usual": {"$ref": f"#/components/examples/{name}"}}}

    def response(self, name):
        return {
            "description": paragraph(self.choose, 1),
            "headers": {"X-Request-Id": {"$ref": "#/components/headers/RequestId"}},
            "content": {"application/json": self.content(name)},
        }

    # MARK: Paths

    def paths(self):
        one = {"parameters": [{"$ref": f"#/components/parameters/{self.name}Id"}]}
        written = {"requestBody": {"$ref": f"#/components/requestBodies/{self.name}Write"}}
        read = {"$ref": f"#/components/responses/{self.name}"}
        created = {**self.response(self.name), "links": {"read": {"$ref": f"#/components/links/{self.name}Read"}}}
        changed = {"changed": {"$ref": f"#/components/callbacks/{self.name}Changed"}}
        listed = {"$ref": f"#/components/responses/{self.name}List"}
        tree = {"description": "The tree", "content": {"application/json": reference_content(f"{self.name}Node")}}
        events = {"schema": {"type": "array", "items": reference(f"{self.name}Event")}}
        path = f"{self.path}/{{{self.identifier}}}"
        return {
            self.path: {
                "get": self.operation("list", {"200": listed}, parameters=self.query()),
                "post": self.operation("create", {"201": created}, **written, callbacks=changed),
            },
            path: {
                **one,
                "get": self.operation("read", {"200": read}),
                "put": self.operation("replace", {"200": read}, **written),
                "patch": self.operation("change", {"200": read}, **written, security=[{"account": ["write"]}]),
                "delete": self.operation("remove", {"204": {"description": "Removed"}}, deprecated=True),
            },
            f"{path}/events": {
                **one,
                "get": self.operation(
                    "follow", {"200": {"description": "Events", "content": {"application/json": events}}}
                ),
            },
            f"{path}/tree": {**one, "get": self.operation("expand", {"200": tree}, parameters=page_references())},
            f"{path}/search": {
                **one,
                "post": self.operation(
                    "search",
                    {"200": listed},
                    requestBody={"content": {"application/json": reference_content(f"{self.name}Filter")}},
                ),
            },
        }

    def operation(self, verb, responses, **fields):
        problems = {code: {"$ref": f"#/components/responses/{name}"} for code, name in PROBLEMS.items()}
        return {
            "operationId": f"{verb}{self.name}",
            "summary": sentence(self.choose),
            "description": paragraph(self.choose, 3),
            "tags": [self.title],
            **fields,
            "responses": {**responses, **problems},
        }

    def query(self):
        properties, _ = self.fields(3)
        fields = [
            {
                "name": name,
                "in": "query",
                "description": paragraph(self.choose, 1),
                "schema": {key: value for key, value in schema.items() if key != "description"},
            }
            for name, schema in properties.items()
        ]
        deep = {
            "name": "filter",
            "in": "query",
            "style": "deepObject",
            "explode": True,
            "schema": {"type": "object", "additionalProperties": {"type": "string"}},
            "example": {"state": "running"},
        }
        return [*page_references(), *fields, deep]

    def webhook(self):
        return {
            "post": {
                "operationId": f"receive{self.name}",
                "summary": sentence(self.choose),
                "tags": [self.title],
                "requestBody": {"content": {"application/json": reference_content(f"{self.name}Event")}},
                "responses": {"204": {"description": "Noted"}},
            }
        }


# MARK: What all services share

UUID = "0f8fad5b-d9cb-469f-a165-70867728950e"
PROBLEMS = {"401": "Unauthorized", "404": "NotFound", "422": "Invalid", "default": "Failed"}


def problem_schemas(version):
    text = {"type": "string", "nullable": True} if version == "3.0" else {"type": ["string", "null"]}
    return {
        "Problem": {
            "type": "object",
            "required": ["title"],
            "properties": {
                "title": {"type": "string"},
                "detail": text,
                "causes": {"type": "array", "items": reference("Problem")},
            },
        }
    }


def problem_responses():
    content = {"application/problem+json": reference_content("Problem")}
    return {name: {"description": f"{name} request", "content": content} for name in PROBLEMS.values()}


def page_parameters():
    limits = {"page": {"minimum": 1, "default": 1}, "page_size": {"minimum": 1, "maximum": 200, "default": 50}}
    return {
        name: {
            "name": name,
            "in": "query",
            "description": "Where the list goes on.",
            "schema": {"type": "integer", **limit},
        }
        for name, limit in limits.items()
    }


def page_references():
    return [{"$ref": f"#/components/parameters/{name}"} for name in ("page", "page_size")]


def reference(name):
    return {"$ref": f"#/components/schemas/{name}"}


def reference_content(name):
    return {"schema": reference(name)}


def paragraph(choose, count):
    return " ".join(f"{sentence(choose)}." for _ in range(count))


# MARK: YAML

PLAIN = re.compile(r"[A-Za-z/$][A-Za-z0-9 ./_$+-]*")
WORDS = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def scalar(value):
    if isinstance(value, str) and PLAIN.fullmatch(value) and value.lower() not in WORDS and value == value.strip():
        return value
    return json.dumps(value)


def yaml_lines(value, indent=""):
    """The lines of a mapping or list that is not empty, in block style."""
    members = value.items() if isinstance(value, dict) else (("-", member) for member in value)
    for key, member in members:
        lead = "-" if isinstance(value, list) else f"{scalar(key)}:"
        if not isinstance(member, (dict, list)) or not member:
            yield f"{indent}{lead} {scalar(member)}"
        elif isinstance(value, list):
            # A list's member begins on the line of its dash.
            lines = yaml_lines(member, indent + "  ")
            yield f"{indent}- {next(lines).lstrip()}"
            yield from lines
        else:
            yield f"{indent}{lead}"
            yield from yaml_lines(member, indent + "  ")


def text_size(value):
    return sum(len(line) + 1 for line in yaml_lines(value, "    ")) if value else 0
