"""The parser's token stream holds the tokens of the printed text, at the same presumed places.

The text is compared with GCC's elsewhere; the stream is made by another way through the preprocessor (runs of
tokens are copied, positions of expanded tokens are virtual), so that it needs a comparison of its own.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from compiler.diag import Diagnostics
from compiler.lex import tokens as t
from compiler.lex.lexicon import Lexicon
from compiler.preproc.preprocess import Preprocessed
from tests.preproc.compare import _TOKEN, normalised
from tests.preproc.support import DiskReader, options_of, our_tokens, ours

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def flattened(done: Preprocessed) -> list[tuple[bytes, int, bytes]]:
    """Return (file, line, lexeme as compare's expression cuts it) for the whole stream."""
    result: list[tuple[bytes, int, bytes]] = []
    sources = done.stream.sources
    for tok, position in zip(done.stream.tokens, done.stream.positions, strict=True):
        if tok.kind in (t.EOF, t.PRAGMA_END):
            continue
        place = sources.locate(position)
        spelling = tok.spelling if tok.kind != t.PRAGMA else "#pragma"
        for piece in _TOKEN.findall(spelling.encode("latin-1")):
            result.append((place.path.encode(), place.line, piece))
    return result


@pytest.mark.parametrize(("source", "words"), [
    ("tests/golden/pp_expansion.c", "-nostdinc"),
    ("tests/golden/pp_trigraphs.c", "-std=c99 -nostdinc"),
    ("tests/golden/pp_plain.c", "-nostdinc"),
    ("tests/golden/all_headers.c", "-O2"),
    ("tests/golden/all_headers.c", "-std=gnu99 -D_FORTIFY_SOURCE=2 -O1"),
    ("tests/golden/compiler_headers.c", "-mavx2"),
])
def test_stream_is_the_text(source: str, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Same lexemes on the same lines."""
    monkeypatch.chdir(ROOT)
    options = options_of("gcc", words.split(), "c")
    lexicon = Lexicon()
    text, _, _ = ours(source, options, DiskReader(), lexicon)
    done, _ = our_tokens(source, options, DiskReader(), lexicon)
    assert done is not None
    expected = [(path, line, token) for path, line, _, token in normalised(text)]
    assert flattened(done) == expected


def test_spelling_and_expansion_points(tmp_path: Path) -> None:
    """A token out of a macro stands for its expansion point and for the place where it is written."""
    source = os.path.join(str(tmp_path), "a.c")
    with open(source, "w") as stream:
        stream.write("#define TWICE(x) (x + x)\n#define ONE 1\nint a =\n  TWICE( ONE );\n")
    done, _ = our_tokens(source, options_of("gcc", ["-nostdinc"], "c"), DiskReader(), Lexicon())
    assert done is not None
    sources = done.stream.sources
    found = {}
    for tok, position in zip(done.stream.tokens, done.stream.positions, strict=True):
        spelled = sources.locate(sources.spelling_point(position))
        place = sources.locate(position)
        found[tok.spelling] = ((place.line, place.column), (spelled.line, spelled.column))
    assert found["a"] == ((3, 5), (3, 5))
    assert found["+"] == ((4, 3), (1, 21))
    assert found["1"] == ((4, 3), (2, 13))
    assert found[";"] == ((4, 15), (4, 15))
    assert sources.macro_backtrace(done.stream.positions[4])[0][0] == "TWICE"


def test_messages_have_places_and_include_chains(tmp_path: Path) -> None:
    """A message names file, line and column as GCC does, and how the file was included."""
    folder = str(tmp_path)
    with open(os.path.join(folder, "h.h"), "w") as stream:
        stream.write("\n#if 1 +\n#endif\n#error stop here\n")
    source = os.path.join(folder, "a.c")
    with open(source, "w") as stream:
        stream.write("int a;\n#include \"h.h\"\n#define F(x) #y\nF(1\n")
    _, diagnostics = our_tokens(source, options_of("gcc", ["-nostdinc"], "c"), DiskReader(), Lexicon())
    assert isinstance(diagnostics, Diagnostics)
    said = [(os.path.basename(d.path), d.line, d.column, d.text) for d in diagnostics.messages]
    assert ("h.h", 2, 8, "operator '+' has no right operand") in said
    assert ("h.h", 4, 2, "#error stop here") in said
    assert ("a.c", 3, 15, "'#' is not followed by a macro parameter") in said
    chain = [d.includes for d in diagnostics.messages if d.line == 4 and d.path.endswith("h.h")][0]
    assert [os.path.basename(word) for word in chain] == ["a.c:2"]


def test_tables_are_given_back() -> None:
    """A second compile with the same lexicon sees nothing of the first one's macros."""
    lexicon = Lexicon()
    options = options_of("gcc", ["-nostdinc", "-DONLY_FIRST=1"], "c")
    path = os.path.join(ROOT, "tests", "golden", "pp_plain.c")
    our_tokens(path, options, DiskReader(), lexicon)
    assert all(symbol.meaning is None for symbol in lexicon.table(True).symbols.values())
