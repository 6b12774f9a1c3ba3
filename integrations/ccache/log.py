"""The log file, and the files of debug mode (ccache manual: log_file, debug, Cache debugging).

In: lines, and the parts of keys.  Out: at the end, lines appended to the log file and, with `debug`, files beside the object:
`.TIME.ccache-log` with the same lines, and `.TIME.ccache-input-c`, `-d`, `-p` and `-text` with what went into the keys (common,
direct and preprocessor mode).
"""

from __future__ import annotations

import os
import time

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from integrations.ccache.configuration import Configuration


class Log:
    """The lines of one command."""

    __slots__ = ("_configuration", "_lines", "_inputs", "_wanted")

    def __init__(self, configuration: Configuration) -> None:
        self._configuration = configuration
        self._lines: list[str] = []
        self._inputs: list[tuple[str, str, list[tuple[str, bytes]]]] = []
        self._wanted = bool(configuration.text["log_file"]) or configuration.flag("debug")

    def add(self, line: str) -> None:
        """Add a line."""
        if self._wanted:
            now = time.time()
            stamp = time.strftime("%Y-%m-%dT%H:%M:%S", time.localtime(now))
            self._lines.append(f"[{stamp}.{int(now * 1000000) % 1000000:06} {os.getpid()}] {line}\n")

    def input(self, letter: str, parts: Sequence[tuple[str, bytes]], title: str) -> None:
        """Note the parts of a key.  letter: "c", "d" or "p", the file that gets them."""
        if self._configuration.flag("debug"):
            self._inputs.append((letter, title, list(parts)))

    def write(self, output: str) -> None:
        """Write the files.  output: the object's path, "" if there is none; what cannot be written is left out."""
        text = "".join(self._lines).encode("utf-8", "surrogateescape")
        path = self._configuration.text["log_file"]
        if path and path != "syslog":
            _append(path, text)
        if not self._configuration.flag("debug") or not output:
            return
        place = output
        directory = self._configuration.text["debug_dir"]
        if directory:
            place = directory + os.path.join(os.getcwd(), output)
            os.makedirs(os.path.dirname(place), exist_ok=True)
        now = time.time()
        place += time.strftime(".%Y%m%d_%H%M%S", time.localtime(now)) + f"_{int(now * 1000000) % 1000000:06}"
        _replace(place + ".ccache-log", text)
        if not self._inputs:
            return
        titles: list[bytes] = []
        for letter in ("c", "d", "p"):
            chunks: list[bytes] = []
            for kind, title, parts in self._inputs:
                if kind == letter:
                    titles.append(b"=== " + title.encode() + b" ===\n")
                    for name, value in parts:
                        chunks.append(name.encode("utf-8", "surrogateescape") + b": " + _readable(value) + b"\n")
                        titles.append(chunks[-1])
            _replace(f"{place}.ccache-input-{letter}", b"".join(chunks))
        _replace(place + ".ccache-input-text", b"".join(titles))


def _readable(value: bytes) -> bytes:
    text = value.replace(b"\0", b" ")
    return text if text.isascii() and text.replace(b"\n", b"").isalnum() or all(32 <= byte < 127 for byte in text) else value.hex().encode()


def _append(path: str, data: bytes) -> None:
    try:
        with open(path, "ab") as file:
            file.write(data)
    except OSError:
        return


def _replace(path: str, data: bytes) -> None:
    try:
        with open(path, "wb") as file:
            file.write(data)
    except OSError:
        return
