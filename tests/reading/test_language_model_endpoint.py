"""The endpoint of a language model: what is sent, and what happens when no answer comes."""

import threading
import time

import pytest

from reading.language_model import Endpoint, NoAnswer, Shape
from tests.reading.model_server import serving


def test_a_question_is_one_post_to_chat_completions_with_the_key_and_a_schema() -> None:
    with serving("好") as server:
        assert server.endpoint(key="k-1").ask("怎么读", '{"text": "甲"}') == "好"
    [asked] = server.asked
    assert asked["path"] == "/v1/chat/completions"
    assert server.keys == ["Bearer k-1"]
    assert (asked["model"], asked["temperature"], asked["stream"]) == ("m1", 0, False)
    assert [m["role"] for m in asked["messages"]] == ["system", "user"]
    schema = asked["response_format"]["json_schema"]["schema"]
    assert sorted(schema["properties"]) == ["facts", "gaps"]
    assert "tools" not in asked


@pytest.mark.parametrize(
    ("shape", "sent"), [(Shape.OBJECT, {"type": "json_object"}), (Shape.NONE, None)]
)
def test_an_endpoint_that_knows_no_schema_is_asked_without_one(
    shape: Shape, sent: dict[str, str] | None
) -> None:
    with serving("{}") as server:
        Endpoint(server.address, "m1", shape=shape, pauses=()).ask("", '{"text": ""}')
    assert server.asked[0].get("response_format") == sent
    assert server.keys == [None]


@pytest.mark.parametrize("status", [400, 401, 404, 500, 503])
def test_an_error_of_the_service_is_no_answer(status: int) -> None:
    with serving("") as server:
        server.status = status
        with pytest.raises(NoAnswer, match=str(status)):
            server.endpoint().ask("", '{"text": ""}')
    assert len(server.asked) == 1


def test_a_busy_service_is_asked_again_and_a_wrong_request_is_not() -> None:
    with serving("") as server:
        endpoint = Endpoint(server.address, "m1", pauses=(0.0, 0.0))
        server.status = 429
        with pytest.raises(NoAnswer, match="429"):
            endpoint.ask("", '{"text": ""}')
        assert len(server.asked) == 3
        server.status = 400
        with pytest.raises(NoAnswer, match="400"):
            endpoint.ask("", '{"text": ""}')
        assert len(server.asked) == 4


def test_a_redirect_is_not_followed() -> None:
    with serving("好") as server:
        server.status = 302
        with pytest.raises(NoAnswer, match="302"):
            server.endpoint(key="k-1").ask("", '{"text": ""}')
    assert len(server.asked) == 1


def test_an_answer_that_drips_forever_ends_at_the_deadline() -> None:
    with serving("好") as server:
        server.drip = threading.Event()
        began = time.monotonic()
        with pytest.raises(NoAnswer, match="超时"):
            server.endpoint(timeout=0.3).ask("", '{"text": ""}')
        assert time.monotonic() - began < 3


def test_a_service_that_says_nothing_ends_at_the_deadline() -> None:
    stop = threading.Event()

    def wait(_: object) -> str:
        stop.wait(5)
        return "好"

    with serving(wait) as server:
        with pytest.raises(NoAnswer, match="超时"):
            server.endpoint(timeout=0.2).ask("", '{"text": ""}')
        stop.set()


def test_a_huge_answer_is_not_read_to_its_end() -> None:
    with serving("") as server:
        server.raw = b"x" * (5 << 20)
        with pytest.raises(NoAnswer, match="回答过长"):
            server.endpoint().ask("", '{"text": ""}')


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"<html>",
        b"[]",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": null}}]}',
        b'{"choices": [{"message": {"content": "\\ud800"}}]}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
def test_an_answer_that_is_no_chat_completion_is_no_answer(raw: bytes) -> None:
    with serving("") as server:
        server.raw = raw
        with pytest.raises(NoAnswer, match="约定的格式"):
            server.endpoint().ask("", '{"text": ""}')


def test_a_service_that_is_not_there_is_no_answer() -> None:
    with serving("") as server:
        endpoint = server.endpoint()
    with pytest.raises(NoAnswer, match="连不上"):
        endpoint.ask("", "")


def test_the_key_stays_out_of_every_printed_form() -> None:
    assert "k-1" not in repr(Endpoint("http://127.0.0.1/v1", "m1", key="k-1"))
