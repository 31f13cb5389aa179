"""Plain YAML: files of words, in which every scalar is text, so that 'no', 'on' and '1. Mai' need no quotes."""

from __future__ import annotations

from typing import Any

import yaml

# PyYAML's parser in C where it was built with one: it reads the languages in a tenth of the time.
LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_plain_yaml(text: str) -> Any:
    """Return what a YAML text holds, numbers and truth values as text; raises yaml.YAMLError where it is none."""
    return yaml.load(text, Loader=LOADER)
