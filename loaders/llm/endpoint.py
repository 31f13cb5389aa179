"""The endpoint: one question to an OpenAI-compatible server, with every way in which it can fail told."""

from __future__ import annotations

import ipaddress
import json
import logging
import math
import time
from dataclasses import dataclass
from typing import Any

import httpx
from pydantic import SecretStr

from graph.errors import ConfigurationError, LanguageModelError
from loaders.llm.answers import AnswerFault

_LOG = logging.getLogger(__name__)
_TRIES = 3
_LONGEST_WAIT = 30.0
_LARGEST_ANSWER = 10_000_000
_BUSY = frozenset({408, 409, 429, 500, 502, 503, 504, 529})

Messages = list[dict[str, str]]


@dataclass(frozen=True)
class Endpoint:
    """A server, the model to ask there, and the seconds that an answer may take."""

    url: str
    model: str
    key: SecretStr
    timeout: float

    @property
    def host(self) -> str:
        """The host that the text is sent to."""
        return _check_url(self.url).host

    def check(self) -> None:
        """Raise ConfigurationError where the address cannot be one."""
        _check_url(self.url)

    def ask(self, messages: Messages, schema: dict[str, Any]) -> str:
        """Return the text of the model's answer.

        Raises LanguageModelError where none can be had, AnswerFault where it was cut off.
        """
        body: dict[str, Any] = {"model": self.model, "messages": messages, "temperature": 0, "stream": False}
        form = {"type": "json_schema", "json_schema": {"name": "claims", "strict": True, "schema": schema}}
        status, content = self._post(body | {"response_format": form})
        if status in (400, 422):
            # The server may know no schemas; the prompt asks for the form in words too.
            status, content = self._post(body)
        if status != 200:
            raise LanguageModelError(self._explain(status, content))
        return self._read(content)

    def _post(self, body: dict[str, Any]) -> tuple[int, bytes]:
        url = _check_url(self.url)
        secret = self.key.get_secret_value()
        headers = {"Authorization": f"Bearer {secret}"} if secret else {}
        # A proxy of the environment must not see what is meant for this machine; a redirect is another host.
        trusted = not _is_this_machine(url.host)
        with httpx.Client(timeout=self.timeout, trust_env=trusted, follow_redirects=False, headers=headers) as client:
            for attempt in range(1, _TRIES + 1):
                status, content, wait = self._send(client, url, body, attempt)
                if status not in _BUSY or attempt == _TRIES:
                    return status, content
                _LOG.info("%s answered %d; asking again in %.1f s", url.host, status, wait)
                time.sleep(wait)
        raise AssertionError

    def _send(
        self, client: httpx.Client, url: httpx.URL, body: dict[str, Any], attempt: int
    ) -> tuple[int, bytes, float]:
        ends = time.monotonic() + self.timeout
        content = bytearray()
        try:
            with client.stream("POST", url, json=body) as response:
                for chunk in response.iter_bytes():
                    content += chunk
                    if len(content) > _LARGEST_ANSWER:
                        raise LanguageModelError(f"{url.host} sent more than an answer can be.")
                    if time.monotonic() > ends:
                        raise httpx.ReadTimeout("it did not end")
                return response.status_code, bytes(content), _wait(response, attempt)
        except httpx.TimeoutException as error:
            raise LanguageModelError(
                f"{url.host} did not answer within {self.timeout:g} seconds. Set WATCHGRAPH_LLM_TIMEOUT higher, or "
                "choose a smaller model."
            ) from error
        except httpx.HTTPError as error:
            raise LanguageModelError(
                f"{url.host} cannot be asked: {error}. Does the server of WATCHGRAPH_LLM_URL run?"
            ) from error

    def _explain(self, status: int, content: bytes) -> str:
        said = " ".join(content[:300].decode("utf-8", "replace").split())
        advice = {
            401: "Check WATCHGRAPH_LLM_KEY.",
            403: "Check WATCHGRAPH_LLM_KEY.",
            404: "Check WATCHGRAPH_LLM_URL (it mostly ends in /v1) and WATCHGRAPH_LLM_MODEL.",
            429: "Try again later; what was answered so far is kept.",
        }.get(status, "Redirects are not followed." if 300 <= status < 400 else "")
        return f"{self.host} answered with status {status} instead of the model's words. {advice} It said: {said}"

    def _read(self, content: bytes) -> str:
        try:
            choice = json.loads(content)["choices"][0]
            message, ended = choice["message"], choice.get("finish_reason")
            text, refusal = message.get("content"), message.get("refusal")
        except (ValueError, RecursionError, LookupError, TypeError, AttributeError) as error:
            raise LanguageModelError(
                f"{self.host} does not speak the OpenAI chat API: its answer has no choices with a message."
            ) from error
        if refusal or ended == "content_filter":
            raise LanguageModelError(f"The model {self.model} refused to read this text: {str(refusal or ended)[:200]}")
        if ended == "length":
            raise AnswerFault("the answer was cut off; answer with fewer words, the surest claims first")
        return text.encode("utf-8", "replace").decode("utf-8") if isinstance(text, str) else ""


def _check_url(url: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url.strip().rstrip("/"))
    except httpx.InvalidURL as error:
        raise ConfigurationError(f"WATCHGRAPH_LLM_URL is no address ({error}).") from error
    if parsed.scheme not in ("http", "https") or not parsed.host:
        raise ConfigurationError(
            "WATCHGRAPH_LLM_URL must be an http or https address, such as http://127.0.0.1:11434/v1."
        )
    path = parsed.path.rstrip("/")
    return parsed if path.endswith("/chat/completions") else parsed.copy_with(path=f"{path}/chat/completions")


def _is_this_machine(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _wait(response: httpx.Response, attempt: int) -> float:
    try:
        asked = float(response.headers.get("Retry-After", ""))
    except ValueError:
        asked = math.nan
    return 0.5 * 2**attempt if math.isnan(asked) else min(max(asked, 0.0), _LONGEST_WAIT)
