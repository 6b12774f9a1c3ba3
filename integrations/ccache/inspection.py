"""What a file of the cache holds, for people.

In: the path of a result (`...R`) or a manifest (`...M`).  Out: text; or the files of a result, written to the working directory.
Raises OSError, and ConfigurationError for what is neither.
"""

from __future__ import annotations

import os

from cache.manifest import Manifest
from cache.paths import BaseDirectory
from cache.results import StoredResult
from cache.store import HEADER_SIZE, MANIFEST, RESULT, unseal
from integrations.ccache.configuration import ConfigurationError


def describe(path: str) -> str:
    """Return what a file of the cache holds."""
    data = _content(path)
    lines: list[str] = []
    result = StoredResult.decode(data, BaseDirectory())
    if result is not None:
        lines = ["Type: result", "Producer: " + result.category, f"Seconds: {result.seconds:.3f}", f"Messages: {len(result.stderr)} bytes"]
        lines += [f"File: {role} ({len(content)} bytes)" for role, content in result.outputs.items()]
    manifest = None if result is not None else Manifest.decode(data)
    if manifest is not None:
        lines = ["Type: manifest"]
        for number, entry in enumerate(manifest.entries(BaseDirectory())):
            lines += [f"Entry {number}", "  Producer: " + entry.producer, "  Result: " + entry.result_key.hex()]
            for name, content in entry.inputs:
                lines += [f"  Path: {name}", f"  Hash: {content.hex()}"]
            lines += ["  Absent: " + name for name in entry.absent]
            if entry.day:
                lines.append("  Day: " + entry.day)
    return "\n".join(lines) + "\n"


def extract(path: str) -> None:
    """Write the files of a result to the working directory."""
    result = StoredResult.decode(_content(path), BaseDirectory())
    if result is None:
        raise ConfigurationError(f"{path} is no result")
    for role, content in [*result.outputs.items(), ("stderr", result.stderr)]:
        with open("ccache-result." + role, "wb") as file:
            file.write(content)


def _content(path: str) -> bytes:
    """Return the content of a file of the cache, sound by its checksum."""
    with open(path, "rb") as file:
        data = file.read()
    parts = os.path.abspath(path).split("/")
    kind = RESULT if path.endswith("R") else MANIFEST
    try:
        key = bytes.fromhex("".join(parts[-3:])[:-1])
    except ValueError:
        raise ConfigurationError(f"{path} is no file of the cache") from None
    content = unseal(kind, key, data) if len(data) >= HEADER_SIZE else None
    if content is None:
        raise ConfigurationError(f"{path} is damaged, or no file of the cache")
    return content
