#!/usr/bin/env python3
"""Makes schemas.json, by which the manifests are checked without a cluster: of the API server's own OpenAPI, and of the
custom resources' definitions, what the kinds of this folder need, with unknown fields refused.

    schemas.py SWAGGER.JSON CRD.YAML... > schemas.json

SWAGGER.JSON is api/openapi-spec/swagger.json of Kubernetes (now: v1.36.3), or kubectl get --raw /openapi/v2. The others come
from gateway-api v1.4.0 (config/crd/standard, httproutes) and prometheus-operator v0.85.0 (example/prometheus-operator-crd,
servicemonitors and prometheusrules) and external-secrets v0.20.4 (config/crds/bases, externalsecrets). Needs Python's yaml.
"""
import json
import sys

import yaml

KINDS = {
    "ConfigMap", "Deployment", "HorizontalPodAutoscaler", "Ingress", "Namespace", "NetworkPolicy", "PodDisruptionBudget",
    "Secret", "Service", "ServiceAccount", "StatefulSet",
}
QUANTITY = "io.k8s.apimachinery.pkg.api.resource.Quantity"
WORDS = ("description", "title", "default", "example", "externalDocs")


def strict(node, names=False):
    """names: the keys are names of fields, not words of the schema."""
    if isinstance(node, list):
        return [strict(each) for each in node]
    if not isinstance(node, dict):
        return node
    if names:
        return {name: strict(each) for name, each in node.items()}
    if node.get("format") == "int-or-string" or node.get("x-kubernetes-int-or-string"):
        return {"type": ["string", "integer"]}
    open_ended = node.get("x-kubernetes-preserve-unknown-fields")
    made = {
        key: strict(each, key == "properties")
        for key, each in node.items()
        if key not in WORDS and key != "format" and not key.startswith("x-kubernetes-")
    }
    if "properties" in made and not open_ended:
        made.setdefault("additionalProperties", False)
    return made


def named(node):
    if isinstance(node, dict):
        if isinstance(node.get("$ref"), str):
            yield node["$ref"].removeprefix("#/definitions/")
        for each in node.values():
            yield from named(each)
    elif isinstance(node, list):
        for each in node:
            yield from named(each)


with open(sys.argv[1], encoding="utf-8") as file:
    swagger = json.load(file)["definitions"]
definitions = {name: strict(each) for name, each in swagger.items()}
definitions[QUANTITY] = {"type": ["string", "number"]}
kinds = {}
for name, each in swagger.items():
    for kind in each.get("x-kubernetes-group-version-kind", []):
        if kind["kind"] in KINDS:
            version = "/".join(part for part in (kind["group"], kind["version"]) if part)
            kinds[f"{version}/{kind['kind']}"] = name
kept, todo = {}, list(kinds.values())
while todo:
    name = todo.pop()
    if name not in kept:
        kept[name] = definitions[name]
        todo.extend(named(kept[name]))
for path in sys.argv[2:]:
    with open(path, encoding="utf-8") as file:
        for resource in filter(None, yaml.safe_load_all(file)):
            spec = resource["spec"]
            for version in spec["versions"]:
                schema = strict(version["schema"]["openAPIV3Schema"])
                schema["properties"]["metadata"] = {"$ref": "#/definitions/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta"}
                key = f"{spec['group']}/{version['name']}/{spec['names']['kind']}"
                kinds[key] = key
                kept[key] = schema
json.dump(
    {"$schema": "http://json-schema.org/draft-07/schema#", "kinds": dict(sorted(kinds.items())), "definitions": dict(sorted(kept.items()))},
    sys.stdout,
    separators=(",", ":"),
    sort_keys=True,
)
print()
