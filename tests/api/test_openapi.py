"""The OpenAPI description is complete and its examples are true to it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient
from pydantic import TypeAdapter

from api import views
from api.description import example

API_MD = Path(__file__).resolve().parents[2] / "docs" / "api.md"


@pytest.fixture(scope="module")
def description(client: TestClient) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def operations(description: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, methods in description["paths"].items():
        for method, operation in methods.items():
            yield f"{method.upper()} {path}", operation


def test_every_route_stands_in_api_md_and_none_beside(description: dict[str, Any]) -> None:
    lines = API_MD.read_text(encoding="utf-8").splitlines()
    listed = {line.split("`")[1] for line in lines if line.startswith(("| `GET", "| `POST"))}
    assert listed == {name for name, _ in operations(description)}


def test_every_operation_says_what_it_gives(description: dict[str, Any]) -> None:
    assert [n for n, o in operations(description) if not o.get("description")] == []
    assert [n for n, o in operations(description) if not o.get("tags")] == []


def test_every_answer_has_an_example(description: dict[str, Any]) -> None:
    for name, operation in operations(description):
        for status, answer in operation["responses"].items():
            if not status.startswith("2"):
                continue
            kinds = answer["content"]
            assert any(content.get("example") is not None for content in kinds.values()), name


def test_every_parameter_and_field_has_a_meaning_and_an_example(
    description: dict[str, Any],
) -> None:
    silent = [
        f"{name}: {parameter['name']}"
        for name, operation in operations(description)
        for parameter in operation.get("parameters", ())
        if not parameter.get("description")
        or not ("example" in parameter or parameter["schema"].get("examples"))
    ]
    for name, schema in description["components"]["schemas"].items():
        for field, part in schema.get("properties", {}).items():
            inner = "$ref" in part or "anyOf" in part or part.get("type") == "array"
            if name.startswith("Body_") and field == "file":
                continue
            if not part.get("description") or not (inner or part.get("examples")):
                silent.append(f"{name}.{field}")
    assert silent == []


MODELS = [
    found
    for found in vars(views).values()
    if isinstance(found, type)
    and issubclass(found, views.View)
    and found not in (views.View, views.Page)
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_the_examples_of_a_model_are_valid(
    description: dict[str, Any], model: type[views.View]
) -> None:
    schemas = description["components"]["schemas"]
    assert model.__name__ in schemas
    made = example(schemas[model.__name__], schemas)
    TypeAdapter(model).validate_python(made)


def test_errors_are_described_with_the_one_shape(description: dict[str, Any]) -> None:
    for name, operation in operations(description):
        for status, answer in operation["responses"].items():
            if status.startswith(("2", "3")):
                continue
            (content,) = answer["content"].values()
            assert content["schema"] == {"$ref": "#/components/schemas/ErrorView"}, name
            views.ErrorView.model_validate(content["example"])
    assert "HTTPValidationError" not in description["components"]["schemas"]


def test_the_description_names_no_other_place(client: TestClient) -> None:
    assert "http://" not in client.get("/openapi.json").text
