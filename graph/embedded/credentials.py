"""The two users of the embedded server: one that may only read, one that may write.

ArcadeDB keeps them in config/server-groups.json and config/server-users.jsonl; it reads both at start, so they are
written before it. Read-only is a user there, never an access mode of a transaction.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.embedded.files import write_atomically
from graph.embedded.runtime import DATABASE

READER = "reader"
WRITER = "writer"
_ITERATIONS = 65_536
_GROUPS: Mapping[str, object] = {
    WRITER: {
        "resultSetLimit": -1,
        "readTimeout": -1,
        "access": ["updateSchema"],
        "types": {"*": {"access": ["createRecord", "readRecord", "updateRecord", "deleteRecord"]}},
    },
    READER: {"resultSetLimit": -1, "readTimeout": -1, "access": [], "types": {"*": {"access": ["readRecord"]}}},
}


@dataclass(frozen=True)
class Credentials:
    """The passwords of reader and writer."""

    reader: str
    writer: str

    def as_json(self) -> dict[str, str]:
        """Return them as they stand in the state file."""
        return asdict(self)


def make_credentials() -> Credentials:
    """Return fresh random passwords."""
    return Credentials(reader=secrets.token_urlsafe(24), writer=secrets.token_urlsafe(24))


def write_credentials(root: Path, credentials: Credentials) -> None:
    """Write both users and their groups where the server of this root folder reads them."""
    config = root / "config"
    config.mkdir(mode=0o700, parents=True, exist_ok=True)
    groups = {"databases": {"*": {"groups": _GROUPS}}, "version": 2}
    users = [
        {"name": name, "password": _encode(password), "databases": {DATABASE: [name]}}
        for name, password in ((READER, credentials.reader), (WRITER, credentials.writer))
    ]
    write_atomically(config / "server-groups.json", json.dumps(groups, indent=2))
    write_atomically(config / "server-users.jsonl", "".join(json.dumps(user) + "\n" for user in users))


def _encode(password: str) -> str:
    salt = base64.b64encode(secrets.token_bytes(32)).decode("ascii")
    derived = hashlib.pbkdf2_hmac("sha256", password.encode("utf-8"), salt.encode("ascii"), _ITERATIONS, dklen=32)
    return f"PBKDF2WithHmacSHA256${_ITERATIONS}${salt}${base64.b64encode(derived).decode('ascii')}"
