"""Absent paths, date macros and system headers, read off the text of a compile's files."""

from __future__ import annotations

from pathlib import Path

import pytest

from compiler.options import SearchDir
from driver.includes import FileText, Scan, scan


def scanned(place: Path, files: dict[str, str], search: list[SearchDir]) -> Scan:
    """Write `files` under `place` and scan them in order."""
    texts = []
    for name, text in files.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        texts.append(FileText(name, text.encode()))
    return scan(texts, search)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty working directory."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


SEARCH = [SearchDir("q", "quote"), SearchDir("one", "bracket"), SearchDir("two", "bracket"), SearchDir("sys", "system", True)]


def test_quoted_names_are_looked_for_beside_the_includer_first(place: Path) -> None:
    found = scanned(place, {"src/a.c": '#include "x.h"\n', "two/x.h": ""}, SEARCH)
    assert found.absent == ["src/x.h", "q/x.h", "one/x.h"]


def test_bracketed_names_skip_the_includer_and_the_quote_chain(place: Path) -> None:
    found = scanned(place, {"src/a.c": "#include <x.h>\n", "two/x.h": ""}, SEARCH)
    assert found.absent == ["one/x.h"]


def test_a_name_that_is_nowhere_is_absent_everywhere(place: Path) -> None:
    found = scanned(place, {"a.c": "#if __has_include(<no.h>)\n#endif\n"}, SEARCH)
    assert found.absent == ["one/no.h", "two/no.h", "sys/no.h"]


def test_include_next_does_not_stop_at_a_file_that_was_not_read(place: Path) -> None:
    (place / "one").mkdir()
    (place / "one/x.h").write_text("")
    found = scanned(place, {"a.c": "# include_next <x.h>\n"}, SEARCH)
    assert found.absent == ["two/x.h", "sys/x.h"]


def test_include_next_looks_past_files_that_were_read(place: Path) -> None:
    texts = {"a.c": "#include <x.h>\n", "one/x.h": "#if __has_include_next(<x.h>)\n#include_next <x.h>\n#endif\n"}
    assert scanned(place, texts, SEARCH).absent == ["two/x.h", "sys/x.h"]
    beside = {"src/a.c": '#include "x.h"\n', "src/x.h": '#include_next "x.h"\n'}
    (place / "one/x.h").unlink()
    assert scanned(place, beside, SEARCH).absent == ["q/x.h", "one/x.h", "two/x.h", "sys/x.h"]


def test_directories_and_dangling_links_are_absent(place: Path) -> None:
    (place / "q/x.h").mkdir(parents=True)
    (place / "one").mkdir()
    (place / "one/x.h").symlink_to("nowhere")
    assert scanned(place, {"src/a.c": '#include "x.h"\n', "two/x.h": ""}, SEARCH).absent == ["src/x.h", "q/x.h", "one/x.h"]


def test_a_file_that_has_include_found_counts_though_it_was_not_read(place: Path) -> None:
    for name in ("one/x.h", "two/x.h"):
        (place / name).parent.mkdir()
        (place / name).write_text("")
    found = scanned(place, {"a.c": "#if __has_include(<x.h>)\n#endif\n"}, SEARCH)
    assert (found.absent, found.tested) == ([], ["one/x.h"])
    found = scanned(place, {"a.c": "#if MY_has_include(\"x.h\") || __has_include_next(<x.h>)\n#endif\n"}, SEARCH)
    assert (found.absent, found.tested) == (["x.h", "q/x.h", "sys/x.h"], ["one/x.h", "two/x.h"])


def test_has_include_of_a_macro_is_not_understood(place: Path) -> None:
    text = "#define HAS(x) __has_include(x)\n"
    assert scanned(place, {"a.c": text}, SEARCH).computed_tests
    assert not scanned(place, {"a.c": "", "sys/cdefs.h": text}, SEARCH).computed_tests
    assert not scanned(place, {"a.c": "#if defined(__has_include)\n#endif\n"}, SEARCH).computed_tests


def test_a_computed_include_is_explained_by_what_was_read(place: Path) -> None:
    found = scanned(place, {"a.c": "#define H <deep/x.h>\n#include H\n", "two/deep/x.h": ""}, SEARCH)
    assert found.absent == ["deep/x.h", "q/deep/x.h", "one/deep/x.h"]
    nested = [SearchDir("one", "bracket"), SearchDir("two", "bracket"), SearchDir("two/deep", "bracket")]
    found = scanned(place, {"a.c": "#include H\n", "two/deep/x.h": ""}, nested)
    assert found.absent == ["deep/x.h", "one/deep/x.h", "x.h", "one/x.h", "two/x.h"]


@pytest.mark.parametrize("text", [
    '#include "x.h"', '  #  include "x.h"', '%:include "x.h"', '#inc\\\nlude "x.h"', '#import "x.h"',
    '#if __has_include ("x.h")',
])
def test_spellings_of_a_directive(place: Path, text: str) -> None:
    assert "x.h" in scanned(place, {"a.c": text + "\n"}, []).absent


def test_date_macros_and_assembler_files_are_noticed(place: Path) -> None:
    found = scanned(place, {"a.c": 'x = __DATE__; my__TIME__; asm(".incbin \\"b\\"");\n'}, [])
    assert found.dates == {b"__DATE__"}
    assert found.assembler_files


def test_system_headers_by_place(place: Path) -> None:
    found = scanned(place, {"a.c": "#include <s.h>\n#include <x.h>\n", "sys/s.h": "", "two/x.h": ""}, SEARCH)
    assert found.system_known
    assert found.system == {"sys/s.h"}


def test_a_user_header_that_a_system_header_may_have_included_is_left_open(place: Path) -> None:
    found = scanned(place, {"a.c": "#include <s.h>\n", "sys/s.h": "#include <x.h>\n", "two/x.h": ""}, SEARCH)
    assert not found.system_known


def test_a_system_header_pragma_leaves_it_open(place: Path) -> None:
    found = scanned(place, {"a.c": '#include "x.h"\n', "x.h": "#pragma GCC system_header\n"}, SEARCH)
    assert not found.system_known
