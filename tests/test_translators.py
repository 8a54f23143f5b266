"""Translators against a real server on this machine, sound and broken; no call leaves it."""

from __future__ import annotations

import gc
import json
import logging
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from ingest import IngestError, UnknownNameError
from ingest.stray.translators import (
    TRANSLATORS,
    Cached,
    Request,
    Translator,
    TranslatorError,
    TranslatorSettings,
    http,
    translator,
)
from ingest.stray.translators.answers import accept, fit

ENGLISH = {"残酷": "cruel", "дом": "house", "слово": "word", "Москва": "Moscow", "학교": "school"}
KEY = "sk-secret-0123456789"

Action = Callable[["Handler"], None]


@dataclass
class Service:
    """What the server was asked, and what it is to do next; without a plan it translates."""

    url: str = ""
    calls: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    plan: list[Action] = field(default_factory=list)
    always: Action | None = None
    done: threading.Event = field(default_factory=threading.Event)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # head and body are written apart; together they take 40 ms
    service: Service

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.service.calls.append({"path": self.path, **body})
        self.service.headers.append(dict(self.headers))
        if self.service.plan:
            self.service.plan.pop(0)(self)
        elif self.service.always:
            self.service.always(self)
        else:
            reply(translation(self.path, body))(self)

    def log_message(self, format: str, *args: object) -> None:
        pass


def translation(path: str, body: dict[str, Any]) -> object:
    if path.endswith("/translate"):
        return {"translatedText": [ENGLISH[word].capitalize() + "." for word in body["q"]]}
    items = json.loads(body["messages"][1]["content"])["items"]
    return chat({"translations": [ENGLISH.get(item["foreign"]) for item in items]})


def chat(content: object) -> object:
    text = content if isinstance(content, str) else json.dumps(content)
    return {"choices": [{"message": {"role": "assistant", "content": text}}]}


def reply(body: object, status: int = 200, **headers: str) -> Action:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()

    def act(handler: Handler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Length", str(len(data)))
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(data)

    return act


def sleep(handler: Handler) -> None:
    handler.service.done.wait(5)
    handler.close_connection = True


def trickle(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    while not handler.service.done.wait(0.02):
        handler.wfile.write(b" ")


def cut(handler: Handler) -> None:
    handler.close_connection = True
    handler.connection.shutdown(socket.SHUT_RDWR)


def half(handler: Handler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.wfile.flush()
    cut(handler)


def nonsense(handler: Handler) -> None:
    handler.wfile.write(b"\x00\xff no HTTP at all\r\n\r\n")
    handler.close_connection = True


class Quiet(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        pass  # a client that has gone away is what is tested


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Service]:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy", "SSL_CERT_FILE"):
        monkeypatch.delenv(name, raising=False)
    # No certificates: to read them takes each client 30 ms, and none is met here.
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path))
    monkeypatch.setattr(http, "FIRST_PAUSE", 0.01)
    state = Service()
    server = Quiet(("127.0.0.1", 0), type("Bound", (Handler,), {"service": state}))
    state.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield state
    state.done.set()
    server.shutdown()
    server.server_close()
    thread.join()


def settings(service: Service, name: str = "openai", **changes: Any) -> TranslatorSettings:
    made = TranslatorSettings(name=name, url=service.url, model="small", timeout=5.0, retries=1)
    return replace(made, **changes)


def request(word: str, sentence: str = "It is {} here.", source: str = "und") -> Request:
    start = sentence.index("{}")
    return Request(source, "en", sentence.format(word), start, start + len(word))


HERE = [request("残酷", source="zh"), request("дом", source="ru"), request("学", source="zh")]
SERVICES = ("openai", "libretranslate")


# What it must not do


def test_import_loads_no_client() -> None:
    code = "import sys, ingest.stray.translators; print(*sys.modules)"
    result = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert {"httpx", "fxtranslate"}.isdisjoint(result.stdout.split())


@pytest.mark.parametrize("name", SERVICES)
def test_no_request_makes_no_call(service: Service, name: str) -> None:
    assert translator(settings(service, name)).translate([]) == []
    assert service.calls == []


KEPT = [
    ("not a string", "дом", 3),
    ("nothing", "дом", None),
    ("blank", "дом", "  "),
    ("the stretch", "дом", "дом"),
    ("the stretch in capitals", "maison", "Maison"),
    ("foreign script in part", "дом", "house дом"),
    ("foreign script in another word", "дом", "жильё"),
    ("a line break", "дом", "house\nand garden"),
    ("a line break at the end", "дом", "house\n"),
    ("a paragraph separator", "дом", "house\N{PARAGRAPH SEPARATOR}garden"),
    ("a lone surrogate", "дом", "house\ud800"),
    ("a control", "дом", "house\x07"),
    ("too long", "дом", "h" * (8 * 3 + 41)),
]


@pytest.mark.parametrize(("word", "answer"), [pytest.param(*row[1:], id=row[0]) for row in KEPT])
def test_an_answer_that_is_no_replacement_is_dropped(word: str, answer: object) -> None:
    assert accept(request(word), answer) is None


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (request("дом"), "h" * (8 * 3 + 40)),
        (request("дом", "У {} мы: слова, слова и слова"), "house"),
        (request("домing", "They are {} it."), "housing"),
        (Request("en", "ru", "Это cruel мир.", 4, 9), "жестокий"),
        (Request("ja", "zh", "这是こころ问题。", 2, 5), "心"),
    ],
)
def test_an_answer_in_a_script_of_the_target_is_kept(asked: Request, answer: str) -> None:
    assert accept(asked, answer) == answer
    assert accept(asked, f" {answer} ") == answer


def test_an_answer_in_the_script_of_the_stretch_is_dropped_for_any_target() -> None:
    assert accept(Request("en", "ru", "Это cruel мир.", 4, 9), "brutal") is None
    assert accept(Request("ja", "zh", "这是こころ问题。", 2, 5), "ココロ") == "ココロ"
    assert accept(Request("ja", "zh", "这是こころ问题。", 2, 5), "こころの") is None


@pytest.mark.parametrize(
    ("word", "answer", "fitted"),
    [
        ("дом", "House.", "house"),
        ("Дом", "House.", "House"),
        ("残酷", "Cruel", "cruel"),
        ("я думаю", "I think", "I think"),
        ("сша", "USA", "USA"),
        ("т. д.", "Etc.", "etc."),
        ("например", "e.g.", "e.g."),
        ("дом", 3, 3),
    ],
)
def test_an_answer_for_the_stretch_alone_is_fitted(
    word: str, answer: object, fitted: object
) -> None:
    assert fit(request(word), answer) == fitted


# What it does


def test_openai_sends_the_sentence_in_pieces(service: Service) -> None:
    made = translator(settings(service))
    assert made.translate(HERE) == ["cruel", "house", None]
    assert made.failures == []
    (call,) = service.calls
    assert call["path"] == "/v1/chat/completions"
    assert (call["model"], call["temperature"]) == ("small", 0)
    items = json.loads(call["messages"][1]["content"])["items"]
    assert items[0] == {
        "number": 1,
        "from": "zh",
        "to": "en",
        "before": "It is ",
        "foreign": "残酷",
        "after": " here.",
    }


def test_openai_takes_a_fenced_answer(service: Service) -> None:
    service.always = reply(chat('```json\n{"translations": ["house"]}\n```\n'))
    assert translator(settings(service)).translate(HERE[1:2]) == ["house"]


def test_libretranslate_groups_by_language_and_keeps_the_order(service: Service) -> None:
    words = ["残酷", "дом", "Москва", "학교", "слово"]
    sources = ["zh", "ru", "ru", "und", "und"]
    asked = [request(word, source=source) for word, source in zip(words, sources, strict=True)]
    made = translator(settings(service, "libretranslate"))
    assert made.translate(asked) == ["cruel", "house", "Moscow", "school", "word"]
    assert [(call["q"], call["source"]) for call in service.calls] == [
        (["残酷"], "zh"),
        (["дом", "Москва"], "ru"),
        (["학교"], "auto"),
        (["слово"], "auto"),
    ]
    assert all(
        (call["path"], call["target"], call["format"]) == ("/v1/translate", "en", "text")
        for call in service.calls
    )


@pytest.mark.parametrize("name", SERVICES)
def test_batches_keep_order_and_length_beside_a_failure(service: Service, name: str) -> None:
    words = ["дом", "слово", "дом", "слово", "дом"]
    service.plan = [lambda handler: reply(translation_of(handler))(handler), reply({}, 400)]
    made = translator(settings(service, name, batch=2))
    asked = [request(word, source="ru") for word in words]
    assert made.translate(asked) == ["house", "word", None, None, "house"]
    assert made.failures == [f"{name}: answered 400"]
    assert len(service.calls) == 3


def translation_of(handler: Handler) -> object:
    call = dict(handler.service.calls[-1])
    return translation(call.pop("path"), call)


# Faults


LATER = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
NOW = reply({}, 429, Retry_After=format_datetime(datetime.now(UTC), usegmt=True))
# What the service does at each call, how many calls are made, what is told (None: all is well).
FAULTS: dict[str, tuple[list[Action], int, str | None]] = {
    "500 then 200": ([reply({}, 500)], 2, None),
    "cut then 200": ([cut], 2, None),
    "cut in the body then 200": ([half], 2, None),
    "429 then 200": ([reply({}, 429, Retry_After="0")], 2, None),
    "429 until a date that is past": ([NOW], 2, None),
    "429 with an odd pause": ([reply({}, 429, Retry_After="soon")], 2, None),
    "500 always": ([reply({}, 500)] * 3, 2, "answered 500"),
    "503 for an hour": (
        [reply({}, 503, Retry_After="3600")],
        1,
        "answered 503 and asks for a longer pause than ours",
    ),
    "429 until a later date": (
        [reply({}, 429, Retry_After=LATER)],
        1,
        "answered 429 and asks for a longer pause than ours",
    ),
    "401": ([reply({"error": f"no such key: {KEY}"}, 401)], 1, "answered 401"),
    "redirect": ([reply({}, 302, Location="http://127.0.0.1:9/")], 1, "answered 302"),
    "cut always": ([cut] * 3, 2, "the connection failed (RemoteProtocolError)"),
    "no HTTP": ([nonsense] * 3, 2, "the connection failed (RemoteProtocolError)"),
    "not JSON": ([reply(b"<html>busy</html>")], 1, "the answer is not JSON"),
    "garbage": ([reply(bytes(range(256)))], 1, "the answer is not JSON"),
    "deep": ([reply(b"[" * 200_000)], 1, "the answer is not JSON"),
    "large": ([reply(b" " * 1_100_000)], 1, "the answer is too large"),
    "bad compression": (
        [reply(b"no gzip", Content_Encoding="gzip")],
        1,
        "the call failed (DecodingError)",
    ),
    "a list": ([reply([1])], 1, "the answer is not a JSON object"),
    "empty object": ([reply({})], 1, "the answer is not of the form asked for"),
}


@pytest.mark.parametrize("name", SERVICES)
@pytest.mark.parametrize("label", FAULTS)
def test_a_fault_costs_answers_and_never_raises(
    service: Service, label: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THE_KEY", KEY)
    plan, calls, reason = FAULTS[label]
    service.plan = [*plan]
    made = translator(settings(service, name, api_key_env="THE_KEY"))
    asked = [request("дом", source="ru"), request("слово", source="ru")]
    assert made.translate(asked) == (["house", "word"] if reason is None else [None, None])
    assert made.failures == ([] if reason is None else [f"{name}: {reason}"])
    assert len(service.calls) == calls


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("Sure! The words are: house, word.", "is not of the form asked for"),
        ({"translations": ["house"]}, "has too few or many items"),
        ({"translations": ["house", "word", "more"]}, "has too few or many items"),
        ({"translations": "house, word"}, "is not of the form asked for"),
        (["house", "word"], "is not of the form asked for"),
        ("[" * 100_000, "is not of the form asked for"),
    ],
)
def test_openai_drops_an_answer_of_another_form(
    service: Service, content: object, reason: str
) -> None:
    service.always = reply(chat(content))
    made = translator(settings(service))
    assert made.translate(HERE[:2]) == [None, None]
    assert made.failures == [f"openai: the answer {reason}"]


@pytest.mark.parametrize("choices", [None, [], [{}], ["x"], [{"message": {"content": None}}]])
def test_openai_survives_any_envelope(service: Service, choices: object) -> None:
    service.always = reply({"choices": choices})
    assert translator(settings(service)).translate(HERE) == [None] * 3


def test_one_odd_item_does_not_cost_the_others(service: Service) -> None:
    service.always = reply(chat({"translations": [["cruel"], "house", "学"]}))
    made = translator(settings(service))
    assert made.translate(HERE) == [None, "house", None]
    assert made.failures == []


@pytest.mark.parametrize("texts", ["house", ["house"], [1, 2, 3], None])
def test_libretranslate_drops_an_answer_of_another_form(service: Service, texts: object) -> None:
    service.always = reply({"translatedText": texts})
    made = translator(settings(service, "libretranslate"))
    asked = [request("дом", source="ru"), request("слово", source="ru")]
    assert made.translate(asked) == [None, None]
    assert made.failures == ["libretranslate: the answer is not of the form asked for"]


@pytest.mark.parametrize("act", [sleep, trickle])
def test_a_slow_answer_is_not_waited_for_twice(service: Service, act: Action) -> None:
    service.always = act
    made = translator(settings(service, timeout=0.2, retries=2))
    started = time.monotonic()
    assert made.translate(HERE) == [None] * 3
    assert time.monotonic() - started < 2
    assert made.failures == ["openai: no answer in 0.2 s"]
    assert len(service.calls) == 1


def test_the_pause_asked_for_is_kept(service: Service) -> None:
    service.plan = [reply({}, 429, Retry_After="1")]
    started = time.monotonic()
    assert translator(settings(service)).translate(HERE[:1]) == ["cruel"]
    assert 1 <= time.monotonic() - started < 5


def test_a_port_that_refuses(service: Service) -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))  # bound but not listening
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        made = translator(settings(service, url=url))
        assert made.translate(HERE) == [None] * 3
        assert made.translate(HERE) == [None] * 3
    assert made.failures == ["openai: the connection failed (ConnectError)"]


def test_text_that_cannot_be_sent_is_sent_all_the_same(service: Service) -> None:
    asked = request("дом", "Odd \ud800 and {}.", source="ru")
    assert translator(settings(service)).translate([asked]) == ["house"]
    assert "Odd ? and " in service.calls[0]["messages"][1]["content"]


# The key


def test_the_key_goes_to_the_service_alone(
    service: Service, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("THE_KEY", f"{KEY}\n")
    caplog.set_level(logging.DEBUG)
    for name in SERVICES:
        given = settings(service, name, api_key_env="THE_KEY")
        made = translator(given)
        service.always = reply({"error": KEY}, 403)
        made.translate(HERE[:1])
        assert KEY not in repr(given) + repr(vars(made)) + "".join(made.failures)
    assert service.headers[0]["Authorization"] == f"Bearer {KEY}"
    assert service.calls[1]["api_key"] == KEY
    assert "Authorization" not in service.headers[1]
    assert "POST" in caplog.text
    assert KEY not in caplog.text


def test_a_key_that_is_gone_is_a_failure_of_the_call(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THE_KEY", KEY)
    made = translator(settings(service, api_key_env="THE_KEY"))
    monkeypatch.delenv("THE_KEY")
    service.always = reply({}, 401)
    assert made.translate(HERE[:1]) == [None]
    assert "Authorization" not in service.headers[0]


# The cache


def test_the_cache_saves_calls_and_outlives_the_run(service: Service, tmp_path: Path) -> None:
    kept = settings(service, cache=str(tmp_path / "answers.jsonl"))
    made = translator(kept)
    assert made.translate([*HERE, HERE[0]]) == ["cruel", "house", None, "cruel"]
    asked = json.loads(service.calls[0]["messages"][1]["content"])["items"]
    assert len(asked) == 3
    assert made.translate(HERE[:2]) == ["cruel", "house"]
    service.always = reply({}, 500)
    again = translator(kept)
    assert again.translate(HERE[:2]) == ["cruel", "house"]
    assert len(service.calls) == 1
    assert again.translate(HERE) == ["cruel", "house", None]
    assert again.failures == ["openai: answered 500"]


def test_the_cache_survives_damage(service: Service, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    kept = settings(service, cache=str(path))
    translator(kept).translate(HERE[:2])
    first, second = path.read_bytes().splitlines()
    junk = b'\xff\xfe\n[]\n7\n{"key": 1, "value": "x"}\n{"key": "x"}\n\n' + b"[" * 100_000
    path.write_bytes(junk + b"\n" + first + b"\n" + second[:-9])
    assert translator(kept).translate(HERE[:2]) == ["cruel", "house"]
    assert len(service.calls) == 2
    assert path.read_bytes().endswith(b"\n" + second + b"\n")
    assert translator(kept).translate(HERE[:2]) == ["cruel", "house"]
    assert len(service.calls) == 2


def test_the_cache_tells_requests_apart(service: Service, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    translator(settings(service, cache=str(path))).translate(HERE[1:2])
    others = [
        replace(HERE[1], source="uk"),
        replace(HERE[1], target="de"),
        request("дом", "There is {} here.", source="ru"),
        request("дом", "It is дом, {} here.", source="ru"),
        request("дом", "It is {}, дом here.", source="ru"),
    ]
    for number, other in enumerate(others, 2):
        translator(settings(service, cache=str(path))).translate([other])
        assert len(service.calls) == number
    translator(settings(service, cache=str(path), model="large")).translate(HERE[1:2])
    assert len(service.calls) == len(others) + 2


def test_a_failure_is_not_cached(service: Service, tmp_path: Path) -> None:
    made = translator(settings(service, cache=str(tmp_path / "answers.jsonl")))
    service.plan = [reply({}, 400)]
    assert made.translate(HERE[:1]) == [None]
    assert made.translate(HERE[:1]) == ["cruel"]


def test_the_first_line_of_a_key_counts(service: Service, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    kept = settings(service, cache=str(path))
    translator(kept).translate(HERE[1:2])
    line = path.read_text("utf-8")
    path.write_text(line + line.replace("house", "home"), "utf-8")
    assert translator(kept).translate(HERE[1:2]) == ["house"]


def test_a_cached_answer_is_judged_like_a_fresh_one(service: Service, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    made = translator(settings(service, cache=str(path)))
    made.translate(HERE[1:2])
    path.write_text(path.read_text("utf-8").replace("house", r"a\nb"), "utf-8")
    assert translator(settings(service, cache=str(path))).translate(HERE[1:2]) == [None]


def test_writers_share_a_cache(service: Service, tmp_path: Path) -> None:
    path = tmp_path / "answers.jsonl"
    made = [Cached(Echo(settings(service)), path) for _ in range(4)]
    asked = [request("дом", f"Number {number} is {{}}.") for number in range(50)]
    threads = [threading.Thread(target=each.translate, args=(asked,)) for each in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    lines = [json.loads(line) for line in path.read_bytes().splitlines()]
    assert len({line["key"] for line in lines}) == 50


@dataclass
class Echo:
    """A translator that is none of ours."""

    settings: TranslatorSettings
    failures: list[str] = field(default_factory=list)

    def translate(self, requests: Sequence[Request]) -> list[str | None]:
        return ["house"] * len(requests)


def test_a_cache_that_cannot_be_written_costs_no_answer(service: Service, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    made: Translator = Cached(Echo(settings(service)), folder / "answers.jsonl")
    (folder / "answers.jsonl").unlink()
    folder.rmdir()
    assert made.translate(HERE[:1]) == ["house"]
    assert made.failures == ["the cache cannot be written (FileNotFoundError)"]


# The caller's mistakes


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"url": None}, "needs a url"),
        ({"url": "localhost:8080"}, "http://HOST"),
        ({"url": "ftp://localhost/v1"}, "http://HOST"),
        ({"url": "http://localhost:port"}, "http://HOST"),
        ({"url": f"http://me:{KEY}@localhost"}, "without user"),
        ({"url": f"http://localhost/?key={KEY}"}, "without user"),
        ({"model": None}, "needs a model"),
        ({"api_key_env": "NO_SUCH_KEY"}, "NO_SUCH_KEY, which is not set"),
        ({"timeout": 0.0}, "timeout is 0.0"),
        ({"timeout": float("nan")}, "timeout is nan"),
        ({"retries": -1}, "retries is -1"),
        ({"batch": 0}, "batch is 0"),
        ({"cache": "/no/such/folder/answers.jsonl"}, "cannot be used"),
        ({"name": "fxtranslate"}, "needs a path"),
        ({"name": "fxtranslate", "path": "/no/such/folder"}, "no folder"),
    ],
)
def test_what_is_missing_is_told(service: Service, changes: dict[str, Any], told: str) -> None:
    with pytest.raises(TranslatorError, match=told) as caught:
        translator(settings(service, **changes))
    assert isinstance(caught.value, IngestError)
    assert KEY not in str(caught.value)


def test_a_key_that_no_header_can_hold_is_not_quoted(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("THE_KEY", f"{KEY}\n{KEY}")
    with pytest.raises(TranslatorError, match="THE_KEY holds no key") as caught:
        translator(settings(service, api_key_env="THE_KEY"))
    assert KEY not in str(caught.value)


def test_an_unknown_name_lists_the_known() -> None:
    with pytest.raises(UnknownNameError, match="openai, libretranslate, fxtranslate"):
        translator(TranslatorSettings(name="nope"))


@pytest.mark.parametrize("name", TRANSLATORS)
def test_a_missing_package_tells_how_to_get_it(
    service: Service, name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, "httpx", None)
    monkeypatch.setitem(sys.modules, "fxtranslate", None)
    with pytest.raises(TranslatorError, match=r'pip install "ingest\[translate\]"'):
        translator(settings(service, name, path=str(tmp_path)))


# Local models


class Engine:
    """The constructor and the method of fxtranslate.Translator that we use."""

    def __init__(
        self, model: bytes, src_vocab: bytes, trg_vocab: bytes, shortlist: bytes | None = None
    ) -> None:
        if not model:
            raise ValueError("trace ended mid-record (truncated)")
        self.files = (model, src_vocab, trg_vocab, shortlist)
        self.thread = threading.get_ident()

    def translate_long(self, text: str) -> str:
        assert self.thread == threading.get_ident()
        if text == "слово":
            raise ValueError("no such piece")
        assert self.files in ((b"m", b"v", b"v", None), (b"m", b"s", b"t", b"l"))
        return ENGLISH[text].capitalize()


def models(root: Path, **folders: dict[str, bytes]) -> str:
    for pair, files in folders.items():
        folder = root / pair.replace("_", "-")
        folder.mkdir()
        for name, data in files.items():
            (folder / name).write_bytes(data)
    return str(root)


def test_local_models(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    package = ModuleType("fxtranslate")
    monkeypatch.setattr(package, "Translator", Engine, raising=False)
    monkeypatch.setitem(sys.modules, "fxtranslate", package)
    path = models(
        tmp_path,
        ru_en={"model.ruen.intgemm.alphas.bin": b"m", "vocab.ruen.spm": b"v"},
        zh_Hans_en={
            "model.zhen.intgemm.alphas.bin": b"m",
            "srcvocab.zhen.spm": b"s",
            "trgvocab.zhen.spm": b"t",
            "lex.50.50.zhen.s2t.bin": b"l",
        },
        uk_en={"model.uken.intgemm.alphas.bin": b"", "vocab.uken.spm": b"v"},
        ko_en={"vocab.koen.spm": b"v"},
    )
    made = translator(TranslatorSettings(name="fxtranslate", path=path))
    words = [("ru", "дом"), ("ru", "слово"), ("zh", "残酷"), ("und", "дом"), ("uk", "дом")]
    asked = [request(word, source=source) for source, word in [*words, ("ko", "학교")]]
    expected = ["house", None, "cruel", None, None, None]
    assert made.translate(asked) == expected
    assert made.failures == [
        "fxtranslate: the model failed (ValueError)",
        "fxtranslate: no model und-en",
        "fxtranslate: the model uk-en cannot be loaded (ValueError)",
        "fxtranslate: the model ko-en cannot be loaded (FileNotFoundError)",
    ]
    found: list[list[str | None]] = []
    thread = threading.Thread(target=lambda: found.append(made.translate(asked)))
    thread.start()
    thread.join()
    assert found == [expected]


def test_the_real_package_refuses_what_is_no_model(tmp_path: Path) -> None:
    pytest.importorskip("fxtranslate")
    files = {"model.ruen.intgemm.alphas.bin": b"no model", "vocab.ruen.spm": b"no words"}
    path = models(tmp_path, ru_en=files)
    made = translator(TranslatorSettings(name="fxtranslate", path=path))
    assert made.translate([request("дом", source="ru")]) == [None]
    assert made.failures == ["fxtranslate: the model ru-en cannot be loaded (ValueError)"]


def test_connections_are_closed_with_the_translator(service: Service) -> None:
    made = TRANSLATORS["openai"](settings(service))
    made.translate(HERE[:1])
    client = made._endpoint._client  # type: ignore[attr-defined]
    del made
    gc.collect()
    assert client.is_closed
