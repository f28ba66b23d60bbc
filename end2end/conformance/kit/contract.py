"""The contract as a judge of answers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

FILE = Path(__file__).parents[2] / "contract" / "openapi.yaml"
_URI = "urn:contract"
METHODS = ("get", "post", "put", "delete", "patch")


class Contract:
    def __init__(self, file: Path = FILE) -> None:
        self.document: dict[str, Any] = yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)
        resource = Resource.from_contents(self.document, default_specification=DRAFT202012)
        self._registry = Registry().with_resource(_URI, resource)
        self._validator = cache(self._new_validator)

    @property
    def version(self) -> str:
        return self.document["info"]["version"]

    def operations(self) -> list[tuple[str, str, dict[str, Any]]]:
        """Method, path and description of each."""
        return [
            (method, path, item[method])
            for path, item in self.document["paths"].items()
            for method in METHODS
            if method in item
        ]

    def resolve(self, value: dict[str, Any]) -> dict[str, Any]:
        while "$ref" in value:
            found: Any = self.document
            for part in value["$ref"].removeprefix("#/").split("/"):
                found = found[part.replace("~1", "/").replace("~0", "~")]
            value = found
        return value

    def operation(self, method: str, path: str) -> dict[str, Any] | None:
        """The one that a request to this path is; a path without variables wins."""
        parts = path.split("?")[0].split("/")

        def fits(template: str) -> bool:
            names = template.split("/")
            return len(names) == len(parts) and all(
                name.startswith("{") or name == part for name, part in zip(names, parts, strict=True)
            )

        templates = sorted(filter(fits, self.document["paths"]), key=lambda template: template.count("{"))
        return self.document["paths"][templates[0]].get(method.lower()) if templates else None

    def complaints(self, method: str, path: str, status: int, headers: Mapping[str, str], body: bytes) -> list[str]:
        """What is not as promised."""
        operation = self.operation(method, path)
        if operation is None:
            return []
        if str(status) not in operation["responses"]:
            return [f"{status} is not an answer of the contract"]
        response = self.resolve(operation["responses"][str(status)])
        found = []
        for name, header in response.get("headers", {}).items():
            header = self.resolve(header)
            if name in headers:
                found += [f"{name}: {error}" for error in self._errors(json.dumps(header["schema"]), headers[name])]
            elif header.get("required"):
                found.append(f"no {name}")
        content = response.get("content")
        if content is None:
            return found + (["a body where none is promised"] if body else [])
        media_type = headers.get("Content-Type", "").split(";")[0].strip()
        if media_type not in content:
            return [*found, f"Content-Type: {media_type or 'none'}, not {' or '.join(content)}"]
        try:
            value = json.loads(body)
        except ValueError:
            return [*found, "the body is not JSON"]
        return found + self._errors(json.dumps(content[media_type]["schema"]), value)

    def _errors(self, schema: str, value: object) -> list[str]:
        errors = self._validator(schema).iter_errors(value)
        return [f"{error.json_path}: {error.message[:200]}" for error in errors]

    def _new_validator(self, schema: str) -> Draft202012Validator:
        # A reference inside an answer is one into the contract.
        text = schema.replace('"#/', f'"{_URI}#/')
        return Draft202012Validator(json.loads(text), registry=self._registry, format_checker=FormatChecker())
