"""-finput-charset: every byte of every character set that pycc converts becomes what GCC makes of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from compiler.lex.charset import _SETS, codec_of
from compiler.lex.lexicon import Lexicon
from compiler.unsupported import Unsupported
from tests.preproc.support import DiskReader, options_of, ours


def _preprocessed(source: Path, name: str) -> bytes:
    options = options_of("gcc", ["-P", "-nostdinc"], "c")
    options.preprocessor_flags = (*options.preprocessor_flags, "-finput-charset=" + name)
    return ours(str(source), options, DiskReader(), Lexicon())[0]


@pytest.mark.parametrize("name", _SETS.split()[::2])
def test_bytes(name: str, tmp_path: Path) -> None:
    """A string of all bytes above 0x7f that the set has; a file with one that it has not is GCC's to refuse."""
    if shutil.which("gcc") is None:
        pytest.skip("not run: no gcc")
    codec = codec_of(name)
    source = tmp_path / "unit.c"
    known = bytearray()
    for byte in range(0xA0 if not codec else 0x80, 0x100):
        one = bytes([byte])
        try:
            one.decode(codec or "latin-1")
        except UnicodeDecodeError:
            source.write_bytes(b'char text[] = "' + one + b'";\n')
            with pytest.raises(Unsupported):
                _preprocessed(source, name)
            continue
        known += one
    source.write_bytes(b'char text[] = "' + known + b'"; /* ' + known + b" */\n")
    words = ["gcc", "-E", "-P", "-nostdinc", "-finput-charset=" + name, str(source)]
    wanted = subprocess.run(words, capture_output=True, check=True).stdout
    assert _preprocessed(source, name) == wanted


def test_unknown_set() -> None:
    """A name that is not listed is left to GCC."""
    with pytest.raises(Unsupported):
        codec_of("EUC-JP")
