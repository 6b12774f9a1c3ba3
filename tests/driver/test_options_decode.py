"""Reading words of GCC's command line: spellings, arguments, negation, abbreviations, response files."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from driver.options import INPUT, OPTION, UNKNOWN, OptionTable, decode
from driver.response import RecursionLimit, expand, split

TABLE = OptionTable()


def read(*words: str) -> list[tuple[str, str | None, bool]]:
    """Return (spelling, argument, negative) of each word."""
    return [(word.spelling, word.argument, word.negative) for word in decode(TABLE, words)]


@pytest.mark.parametrize(("words", "expected"), [
    (["-O2"], ("-O", "2", False)),
    (["-O"], ("-O", None, False)),
    (["-Ofast"], ("-Ofast", None, False)),
    (["--optimize=3"], ("-O", "3", False)),
    (["-Ifoo"], ("-I", "foo", False)),
    (["-I", "foo"], ("-I", "foo", False)),
    (["--include-directory=foo"], ("-I", "foo", False)),
    (["--include-directory", "foo"], ("-I", "foo", False)),
    (["-DX=1"], ("-D", "X=1", False)),
    (["-D", "X=1"], ("-D", "X=1", False)),
    (["-includefoo.h"], ("-include", "foo.h", False)),
    (["-fno-strict-aliasing"], ("-fstrict-aliasing", None, True)),
    (["--no-strict-aliasing"], ("-fstrict-aliasing", None, True)),
    (["--strict-aliasing"], ("-fstrict-aliasing", None, False)),
    (["-Wno-error=format"], ("-Werror=", "format", True)),
    (["-Wp,-MD,f"], ("-Wp,", "-MD,f", False)),
    (["-mno-sse"], ("-msse", None, True)),
    (["--machine-no-sse"], ("-msse", None, True)),
    (["--machine", "no-sse"], ("-msse", None, True)),
    (["--machine=32"], ("-m32", None, False)),
    (["-mno-red-zone"], ("-mno-red-zone", None, False)),
    (["-gno-column-info"], ("-gcolumn-info", None, True)),
    (["-g3"], ("-g", "3", False)),
    (["-gdwarf-4"], ("-gdwarf-", "4", False)),
    (["-std=c89"], ("-std=c90", None, False)),
    (["--std", "c89"], ("-std=c90", None, False)),
    (["--param", "a=b"], ("--param=", "a=b", False)),
    (["--param", "ssp-buffer-size=4"], ("--param=ssp-buffer-size=", "4", False)),
    (["--param=ssp-buffer-size=4"], ("--param=ssp-buffer-size=", "4", False)),
    (["--param=a=b"], ("--param=", "a=b", False)),
    (["-o", "x"], ("-o", "x", False)),
    (["-ox"], ("-o", "x", False)),
    (["--output=x"], ("-o", "x", False)),
    (["-lfoo"], ("-l", "foo", False)),
    (["-lang-asm"], ("-l", "ang-asm", False)),
    (["-undefined"], ("-u", "ndefined", False)),
    (["-undef"], ("-undef", None, False)),
    (["--verb"], ("-v", None, False)),
    (["-fdump-tree-all-details"], ("-fdump-", "tree-all-details", False)),
    (["-fbuiltin-puts"], ("-fbuiltin-", "puts", False)),
    (["-fno-builtin-puts"], ("-fbuiltin-", "puts", True)),
    (["-MF", "d"], ("-MF", "d", False)),
    (["-MD"], ("-MD", None, False)),
    (["-DX y"], ("-D", "X y", False)),
    (["-I "], ("-I", " ", False)),
])
def test_a_word_is_read_as_gcc_reads_it(words: list[str], expected: tuple[str, str | None, bool]) -> None:
    assert read(*words) == [expected]
    assert decode(TABLE, words)[0].kind == OPTION


@pytest.mark.parametrize("word", ["-fnosuch", "-Wno-nosuch", "-nosuch", "--nosuch", "-std=c98", "-fno-PIC-", "-mno-android-x", "--inc"])
def test_an_unknown_option_is_unknown(word: str) -> None:
    assert decode(TABLE, [word])[0].kind == UNKNOWN


def test_a_negative_form_that_does_not_exist_is_unknown() -> None:
    assert decode(TABLE, ["-fno-max-errors=3"])[0].kind == UNKNOWN
    assert decode(TABLE, ["-mno-16"])[0].kind == UNKNOWN


def test_inputs_are_inputs() -> None:
    assert [word.kind for word in decode(TABLE, ["a.c", "-", "@x", ""])] == [INPUT] * 4


def test_the_preprocessor_takes_the_file_of_md() -> None:
    assert [word.spelling for word in decode(TABLE, ["-MD", "x.d", "-MP"], preprocessor=True)] == ["-MD", "-MP"]
    assert decode(TABLE, ["-MD", "x.d"], preprocessor=True)[0].argument == "x.d"
    assert decode(TABLE, ["-MD", "x.d"])[1].kind == INPUT


def test_canonical_words_mean_the_same() -> None:
    for words in (["--include=f"], ["-Ifoo"], ["-I", "foo"], ["--no-inline"], ["--machine-no-sse"], ["-D", "X"], ["-MF", "d"],
                  ["--param", "a=1"], ["-Wno-error=x"], ["-idirafterx"]):
        word = decode(TABLE, words)[0]
        again = decode(TABLE, word.canonical())[0]
        assert (again.spelling, again.argument, again.negative) == (word.spelling, word.argument, word.negative)


@given(st.lists(st.text(st.characters(min_codepoint=1, max_codepoint=0x2FF), max_size=12), max_size=6))
def test_any_words_are_read_without_losing_one(words: list[str]) -> None:
    assert [part for word in decode(TABLE, words) for part in word.words] == words


@given(st.sampled_from(TABLE.spellings()), st.text("abcdefgh=-,.1", max_size=6))
def test_the_longest_spelling_wins(spelling: str, rest: str) -> None:
    text = spelling + rest
    fitting = [other for other in TABLE.spellings() if text.startswith(other)
               and (other == text or (row := TABLE.exact(other)) is not None and row.joined)]
    found = TABLE.find(text)
    if text.startswith("-gno-") and max(fitting, key=len, default="") == "-g":
        assert found is None
    else:
        assert (found.spelling if found is not None else "") == max(fitting, key=len, default="")


def test_response_files_nest_and_quote(tmp_path: Path) -> None:
    (tmp_path / "one").write_text("-c 'a b.c' @two\n")
    (tmp_path / "two").write_text("\"q\\\"x\" back\\ slash 'single\\'quote'")
    assert expand(["-O2", "@one", "@none", "z"], str(tmp_path)) == [
        "-O2", "-c", "a b.c", 'q"x', "back slash", "single'quote", "@none", "z"]


def test_a_response_file_that_includes_itself_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "loop").write_text("@loop")
    with pytest.raises(RecursionLimit):
        expand(["@loop"], str(tmp_path))


@pytest.mark.parametrize("text", [
    "a b\tc\nd", "'a b' \"c d\"", "a\\ b", "'a\\'b'", "\"a\\\"b\"", "''", "\"\" x", "a''b", "a\"b c\"d", "\\\\ \\n",
    "x \\", "'open", "  lead and trail  ", "", "a\\\nb", "'a\nb'",
])
def test_words_are_split_as_gcc_splits_them(text: str, gcc: str, tmp_path: Path) -> None:
    """With -c, GCC names every input that only the linker could use."""
    (tmp_path / "words").write_text(text)
    done = subprocess.run([gcc, "-c", "@words"], cwd=tmp_path, capture_output=True, check=False,
                          env={**os.environ, "LC_ALL": "C"})
    seen = re.findall(r"warning: (.*?): linker input file unused", os.fsdecode(done.stderr), re.DOTALL)
    assert seen == split(text)
