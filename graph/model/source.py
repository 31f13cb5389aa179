"""Sources: the documents that make claims."""

from __future__ import annotations

from functools import cached_property
from urllib.parse import urlsplit

from pydantic import Field

from graph.model.record import PartialDate, Record
from graph.model.vocabulary import SourceKind
from graph.names import digest, slug


class Source(Record):
    """One document that makes claims: an article, a decision, a letter, a register."""

    kind: SourceKind = Field(description="what kind of document it is")
    title: str | None = Field(default=None, description="its title or headline", max_length=2_000)
    publisher: str | None = Field(default=None, description="who published it", max_length=1_000)
    publisher_id: str | None = Field(default=None, description="id of the entity that published it, where known")
    url: str | None = Field(default=None, description="where it stands", max_length=4_000)
    archive_url: str | None = Field(default=None, description="where a copy of it is kept", max_length=4_000)
    published: PartialDate | None = Field(default=None, description="when it was published")
    lang: str | None = Field(default=None, description="ISO 639-1 code of its language")
    sha256: str | None = Field(default=None, description="digest of the untouched text or file, hexadecimal")
    retrieved_at: str | None = Field(default=None, description="when it was read, ISO 8601")
    text: str | None = Field(default=None, description="the untouched text that evidence offsets count in")

    @cached_property
    def id(self) -> str:
        """The address of the source, which survives a change of its text.

        It rests on the URL; where there is none on publisher, title and date; where these are missing on the digest of
        the text.
        """
        if self.url:
            return _address_of(self.url)
        if self.title:
            publisher = slug(self.publisher)[:30].strip("-") if self.publisher else "unpublished"
            title = slug(self.title)[:40].strip("-")
            return f"{publisher}-{title}-{digest(self.publisher, self.title, self.published, length=8)}"
        return f"text-{(self.sha256 or digest(self.text))[:12]}"


def _address_of(url: str) -> str:
    try:
        address = urlsplit(url)
        host = (address.hostname or "source").removeprefix("www.")
    except ValueError:  # a malformed host, such as one unclosed bracket
        return f"source-{digest(url)}"
    place = f"{host}{address.path.rstrip('/')}{'?' + address.query if address.query else ''}"
    return f"{slug(host)}-{digest(place)}"
