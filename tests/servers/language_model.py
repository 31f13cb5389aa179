"""A language model's server in tests: real HTTP on loopback, with answers that the test chooses."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """What the server sends: a status, headers and a body; `hang` keeps it from ever ending."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict[str, str])
    hang: bool = False


@dataclass
class LanguageModel:
    """A server that answers what `answer` says to each request, in order, and remembers what it was asked."""

    answers: list[Reply | Callable[[dict[str, Any]], Reply]] = field(
        default_factory=list[Reply | Callable[[dict[str, Any]], Reply]]
    )
    asked: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    headers: list[dict[str, str]] = field(default_factory=list[dict[str, str]])
    paths: list[str] = field(default_factory=list[str])
    url: str = ""
    ended: threading.Event = field(default_factory=threading.Event)

    def take(self, path: str, headers: dict[str, str], body: dict[str, Any]) -> Reply:
        """Return the next answer; the last one stays."""
        self.paths.append(path)
        self.headers.append(headers)
        self.asked.append(body)
        answer = self.answers[min(len(self.asked), len(self.answers)) - 1]
        return answer if isinstance(answer, Reply) else answer(body)


def say(content: object, *, finish: str = "stop", **message: Any) -> Reply:
    """Return a reply in which the model says this: a text, or an object as JSON."""
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text, **message}}
    return Reply(body=json.dumps({"object": "chat.completion", "choices": [choice]}).encode())


@contextmanager
def run_language_model() -> Iterator[LanguageModel]:
    """Run a server on loopback until the end of the block."""
    model = LanguageModel()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            reply = model.take(self.path, dict(self.headers), body)
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body) + (1 if reply.hang else 0)))
            self.end_headers()
            self.wfile.write(reply.body)
            if reply.hang:
                self.wfile.flush()
                model.ended.wait(30)

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        model.url = f"http://127.0.0.1:{server.server_address[1]}/v1"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield model
        finally:
            model.ended.set()
            server.shutdown()
            thread.join()
