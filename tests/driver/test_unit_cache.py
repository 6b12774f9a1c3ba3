"""What is found again, and what must not be: whole commands through pycc, with a record of each."""

from __future__ import annotations

import os
import subprocess
import time
from pathlib import Path

import pytest

from driver import records


class Shop:
    """A directory with sources, pycc in front of it, and the records it leaves."""

    def __init__(self, pycc: list[str], environment: dict[str, str], place: Path) -> None:
        self.pycc = pycc
        self.environment = environment
        self.place = place
        place.mkdir(exist_ok=True)

    def write(self, name: str, text: str) -> Path:
        """Write a file of the project, old enough that nothing is thought to have changed in a hurry."""
        path = self.place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
        return path

    def run(self, *words: str, **extra: str) -> subprocess.CompletedProcess[bytes]:
        """Run pycc here."""
        time.sleep(0.02)    # a tick of the file clock: files just written are older than the compile
        return subprocess.run([*self.pycc, *words], cwd=self.place, env={**self.environment, **extra},
                              capture_output=True, check=False, stdin=subprocess.DEVNULL)

    def compile(self, *words: str, **extra: str) -> records.Record:
        """Run pycc, which must succeed; return the record of its (last) unit."""
        done = self.run(*words, **extra)
        assert done.returncode == 0, done.stderr.decode()
        return self.last()

    def last(self) -> records.Record:
        """Return the newest record."""
        return list(records.read(self.environment["PYCC_DIR"]))[-1]


@pytest.fixture
def shop(pycc: list[str], pycc_environment: dict[str, str], tmp_path: Path) -> Shop:
    """An empty shop, where pycc makes what it can."""
    return Shop(pycc, pycc_environment, tmp_path / "project")


@pytest.fixture
def gcc_shop(pycc: list[str], pycc_environment: dict[str, str], tmp_path: Path) -> Shop:
    """An empty shop, where GCC makes everything."""
    return Shop(pycc, {**pycc_environment, "PYCC_CHOICE": "gcc all"}, tmp_path / "project")


SOURCE = '#include "a.h"\nint f(void) { return A; }\n'


def test_a_second_compile_is_a_direct_hit_with_the_same_bytes(shop: Shop) -> None:
    shop.write("a.c", SOURCE)
    shop.write("a.h", "#define A 1\n")
    first = shop.compile("-O2", "-c", "a.c", "-o", "x.o")
    assert (first.how, first.cache) == ("compiled", "stored")
    data = (shop.place / "x.o").read_bytes()
    (shop.place / "x.o").unlink()
    second = shop.compile("-O2", "-c", "a.c", "-o", "x.o")
    assert second.how == "direct"
    assert (second.producer, second.category) == (first.producer, first.category)
    assert (shop.place / "x.o").read_bytes() == data
    other = shop.compile("-O2", "-c", "a.c", "-o", "y.o")
    assert other.how == "direct"
    assert (shop.place / "y.o").read_bytes() == data


def test_a_changed_header_is_a_miss_that_is_named(shop: Shop) -> None:
    shop.write("a.c", SOURCE)
    shop.write("a.h", "#define A 1\n")
    shop.compile("-c", "a.c")
    one = (shop.place / "a.o").read_bytes()
    shop.write("a.h", "#define A 2\n")
    record = shop.compile("-c", "a.c")
    assert record.how == "compiled"
    assert record.miss == "changed: a.h"
    assert (shop.place / "a.o").read_bytes() != one
    shop.write("a.h", "#define A 1\n")
    assert shop.compile("-c", "a.c").how == "direct"
    assert (shop.place / "a.o").read_bytes() == one


def test_a_new_header_that_shadows_is_a_miss(shop: Shop) -> None:
    shop.write("a.c", "#include <conf.h>\nint x = VALUE;\n")
    shop.write("two/conf.h", "#define VALUE 2\n")
    (shop.place / "one").mkdir()
    shop.compile("-Ione", "-Itwo", "-c", "a.c")
    two = (shop.place / "a.o").read_bytes()
    assert shop.compile("-Ione", "-Itwo", "-c", "a.c").how == "direct"
    shop.write("one/conf.h", "#define VALUE 1\n")
    record = shop.compile("-Ione", "-Itwo", "-c", "a.c")
    assert record.how == "compiled"
    assert record.miss == "now exists: one/conf.h"
    assert (shop.place / "a.o").read_bytes() != two


def test_has_include_that_changes_its_answer_is_a_miss(shop: Shop) -> None:
    shop.write("a.c", '#if __has_include("extra.h")\nint x = 1;\n#else\nint y = 2;\n#endif\n')
    shop.compile("-c", "a.c")
    assert shop.compile("-c", "a.c").how == "direct"
    shop.write("extra.h", "")
    assert shop.compile("-c", "a.c").how != "direct"


def test_the_same_source_in_two_directories_keeps_its_own_headers(shop: Shop) -> None:
    for name, value in (("one", 1), ("two", 2)):
        shop.write(f"{name}/a.c", SOURCE)
        shop.write(f"{name}/a.h", f"#define A {value}\n")
    objects = []
    for name in ("one", "two"):
        there = Shop(shop.pycc, shop.environment, shop.place / name)
        there.compile("-O2", "-c", "a.c")
        objects.append((shop.place / name / "a.o").read_bytes())
    assert objects[0] != objects[1]


def test_a_comment_edit_is_found_by_the_preprocessed_text(gcc_shop: Shop) -> None:
    gcc_shop.write("a.c", SOURCE)
    gcc_shop.write("a.h", "#define A 1\n")
    gcc_shop.compile("-O2", "-c", "a.c", "-MD")
    for number in range(2):
        gcc_shop.write("a.h", f"#define A 1\n/* edit {number} */\n")
        record = gcc_shop.compile("-O2", "-c", "a.c", "-MD")
    assert record.how == "preprocessed"
    assert gcc_shop.compile("-O2", "-c", "a.c", "-MD").how == "direct"


def test_positions_count_where_debug_information_records_them(gcc_shop: Shop) -> None:
    gcc_shop.write("a.c", "int f(void) { return 1; }\n")
    gcc_shop.compile("-g", "-c", "a.c")
    gcc_shop.write("a.c", "/* x */\nint f(void) { return 1; }\n")
    gcc_shop.compile("-g", "-c", "a.c")
    moved = (gcc_shop.place / "a.o").read_bytes()
    gcc_shop.write("a.c", "/* other words */\nint f(void) { return 1; }\n")
    assert gcc_shop.compile("-g", "-c", "a.c").how == "preprocessed"
    assert (gcc_shop.place / "a.o").read_bytes() == moved
    gcc_shop.write("a.c", "/* x */\n  int f(void) { return 1; }\n")      # a column, not a line
    assert gcc_shop.compile("-g", "-c", "a.c").how == "compiled"


def test_builtin_line_makes_positions_count(shop: Shop) -> None:
    shop.write("a.c", "int f(void) { return __builtin_LINE(); }\n")
    shop.compile("-c", "a.c")
    for text in ("\n", "\n\n", "\n\n\n"):
        shop.write("a.c", text + "int f(void) { return __builtin_LINE(); }\n")
        assert shop.compile("-c", "a.c").how == "compiled"


def test_warnings_come_back_with_a_hit(gcc_shop: Shop) -> None:
    gcc_shop.write("a.c", "int f(void) { int unused; return 0; }\n")
    first = gcc_shop.run("-Wall", "-c", "a.c")
    second = gcc_shop.run("-Wall", "-c", "a.c")
    assert b"unused" in first.stderr
    assert second.stderr == first.stderr
    assert gcc_shop.last().how == "direct"


def test_an_error_is_never_stored(shop: Shop) -> None:
    shop.write("a.c", "int f( {\n")
    for _ in range(2):
        done = shop.run("-c", "a.c")
        assert done.returncode == 1
        assert b"error" in done.stderr
        assert shop.last().how == "compiled"


def test_incbin_is_an_input(shop: Shop) -> None:
    shop.write("a.c", '__asm__(".section .rodata\\n.incbin \\"blob.bin\\"\\n.text");\n')
    shop.write("blob.bin", "one")
    shop.compile("-c", "a.c")
    one = (shop.place / "a.o").read_bytes()
    assert shop.compile("-c", "a.c").how == "direct"
    shop.write("blob.bin", "two")
    record = shop.compile("-c", "a.c")
    assert record.how == "compiled"
    assert record.miss == "changed: blob.bin"
    assert (shop.place / "a.o").read_bytes() != one


def test_assembler_sources_with_include_are_tracked(shop: Shop) -> None:
    shop.write("a.s", '.include "b.inc"\n')
    shop.write("b.inc", ".long 1\n")
    shop.compile("-c", "a.s")
    assert shop.compile("-c", "a.s").how == "direct"
    shop.write("b.inc", ".long 2\n")
    assert shop.compile("-c", "a.s").how == "compiled"


def test_date_macros_count_only_where_they_are_expanded(shop: Shop) -> None:
    shop.write("a.c", "const char *when = __DATE__;\n")
    shop.compile("-c", "a.c", SOURCE_DATE_EPOCH="0")
    old = (shop.place / "a.o").read_bytes()
    assert shop.compile("-c", "a.c", SOURCE_DATE_EPOCH="0").how == "direct"
    assert shop.compile("-c", "a.c", SOURCE_DATE_EPOCH="400000000").how == "compiled"
    assert (shop.place / "a.o").read_bytes() != old


def test_time_that_is_mentioned_but_not_expanded_is_found_by_the_text(gcc_shop: Shop) -> None:
    gcc_shop.write("a.c", "#define NOW __TIME__\nint x;\n")
    gcc_shop.compile("-c", "a.c")
    gcc_shop.compile("-c", "a.c")
    assert gcc_shop.compile("-c", "a.c").how == "preprocessed"
    gcc_shop.write("b.c", "const char *now = __TIME__;\n")
    for _ in range(3):
        record = gcc_shop.compile("-c", "b.c")
        time.sleep(1)
    assert record.how == "compiled"


def test_dependency_files_follow_the_command_line(shop: Shop) -> None:
    shop.write("a.c", SOURCE)
    shop.write("a.h", "#define A 1\n")
    shop.compile("-c", "a.c", "-MMD", "-MF", "one.d")
    assert (shop.place / "one.d").read_text() == "a.o: a.c a.h\n"
    record = shop.compile("-c", "a.c", "-MMD", "-MP", "-MF", "two.d", "-MT", "$(x)", "-o", "sub.o")
    assert record.how == "direct"
    assert (shop.place / "two.d").read_text() == "$(x): a.c a.h\na.h:\n"


def test_coverage_notes_and_stack_usage_come_back(shop: Shop) -> None:
    shop.write("a.c", "int f(int x) { return x; }\n")
    words = ("--coverage", "-fstack-usage", "-gsplit-dwarf", "-c", "a.c")
    shop.compile(*words)
    made = {path.name: path.read_bytes() for path in shop.place.iterdir() if path.suffix != ".c"}
    assert set(made) == {"a.o", "a.gcno", "a.su", "a.dwo"}
    for name in made:
        (shop.place / name).unlink()
    assert shop.compile(*words).how == "direct"
    assert {path.name: path.read_bytes() for path in shop.place.iterdir() if path.suffix != ".c"} == made


@pytest.mark.parametrize("producer", ["gcc", "pycc"])
def test_two_checkouts_share_with_a_base_directory(shop: Shop, producer: str) -> None:
    objects = []
    for name in ("one", "two"):
        shop.write(f"{name}/a.c", '#include <a.h>\nconst char *f(void) { return __FILE__; }\n')
        shop.write(f"{name}/include/a.h", "#define A 1\n")
        base = str(shop.place / name)
        there = Shop(shop.pycc, shop.environment, shop.place / name)
        record = there.compile("-g", f"-I{base}/include", f"-fdebug-prefix-map={base}=/src", "-c", f"{base}/a.c",
                               PYCC_BASEDIR=base, PYCC_CHOICE=f"{producer} all")
        objects.append((shop.place / name / "a.o").read_bytes())
    assert (record.how, record.producer) == ("direct", {"gcc": records.GCC, "pycc": records.INTERNAL}[producer])
    assert objects[0] == objects[1]
    assert str(shop.place).encode() not in objects[1]


def test_without_a_prefix_map_debug_information_keeps_checkouts_apart(shop: Shop) -> None:
    for name in ("one", "two"):
        shop.write(f"{name}/a.c", "int f(void) { return 1; }\n")
        there = Shop(shop.pycc, shop.environment, shop.place / name)
        record = there.compile("-g", "-c", "a.c", PYCC_BASEDIR=str(shop.place / name))
    assert record.how == "compiled"


def test_recache_disable_and_readonly(shop: Shop) -> None:
    shop.write("a.c", "int x;\n")
    assert shop.compile("-c", "a.c", PYCC_READONLY="1").cache == "readonly"
    assert shop.compile("-c", "a.c").how == "compiled"
    assert shop.compile("-c", "a.c", PYCC_READONLY="1").how == "direct"
    assert shop.compile("-c", "a.c", PYCC_RECACHE="1").how == "compiled"
    before = len(list(records.read(shop.environment["PYCC_DIR"])))
    assert shop.run("-c", "a.c", PYCC_DISABLE="1").returncode == 0
    assert len(list(records.read(shop.environment["PYCC_DIR"]))) == before


def test_another_gcc_flag_or_locale_is_another_unit(gcc_shop: Shop) -> None:
    gcc_shop.write("a.c", "int f(int x) { return x * 3; }\n")
    gcc_shop.compile("-O1", "-c", "a.c")
    assert gcc_shop.compile("-O2", "-c", "a.c").how == "compiled"
    assert gcc_shop.compile("-O2", "-c", "a.c", LC_ALL="C").how == "compiled"


def test_outputs_that_are_not_regular_files_are_written_not_replaced(gcc_shop: Shop) -> None:
    gcc_shop.write("a.c", "int x;\n")
    for _ in range(2):
        record = gcc_shop.compile("-c", "a.c", "-o", "/dev/null")
        assert record.cache.startswith("uncacheable: the output /dev/null")
    assert not os.path.isfile("/dev/null")
    os.mkfifo(gcc_shop.place / "fifo")
    reader = subprocess.Popen(["cat", "fifo"], cwd=gcc_shop.place, stdout=subprocess.PIPE)
    gcc_shop.compile("-S", "a.c", "-o", "fifo")
    out, _ = reader.communicate(timeout=10)
    assert b".globl\tx" in out
    assert (gcc_shop.place / "fifo").is_fifo()


def test_a_hit_replaces_links_and_keeps_the_umask(shop: Shop) -> None:
    shop.write("a.c", "int x;\n")
    shop.compile("-c", "a.c")
    (shop.place / "keep").write_text("keep")
    (shop.place / "b.o").symlink_to("keep")
    shop.write("c.o", "linked")
    os.link(shop.place / "c.o", shop.place / "other")
    previous = os.umask(0o077)
    try:
        assert shop.compile("-c", "a.c", "-o", "b.o").how == "direct"
        assert shop.compile("-c", "a.c", "-o", "c.o").how == "direct"
    finally:
        os.umask(previous)
    assert (shop.place / "keep").read_text() == "keep"
    assert (shop.place / "other").read_text() == "linked"
    for name in ("b.o", "c.o"):
        status = os.lstat(shop.place / name)
        assert status.st_mode & 0o7777 == 0o600
        assert status.st_nlink == 1
        assert abs(status.st_mtime - time.time()) < 60


def test_strict_mode_refuses_what_gcc_would_have_to_compile(shop: Shop) -> None:
    shop.write("a.c", "int x;\n")
    shop.compile("-fsanitize=address", "-c", "a.c")
    done = shop.run("-fsanitize=address", "-c", "a.c", PYCC_STRICT="1")
    assert done.returncode == 1
    assert done.stderr.decode() == "a.c:1: error: pycc-strict: option: -fsanitize=address\n"
    probe = shop.write("conftest.c", "int x;\n")
    assert shop.run("-fsanitize=address", "-c", probe.name, PYCC_STRICT="1").returncode == 0
    assert shop.last().kind == "probe"


def test_a_changed_file_between_hashing_and_the_end_is_not_stored(gcc_shop: Shop) -> None:
    """GCC reads the source; it changes before the compile ends: the result is used, not stored."""
    gcc_shop.write("a.c", "int x;\n")
    wrapper = gcc_shop.write("gcc", '#!/bin/sh\ngcc "$@"; status=$?\ncase "$*" in *" -c "*) echo "int y;" >> a.c;; esac\n'
                                "exit $status\n")
    wrapper.chmod(0o755)
    record = gcc_shop.compile("-O1", "-c", "a.c", PYCC_GCC=str(wrapper))
    assert record.cache == "not stored: a.c changed during the compile"


def test_colours_follow_the_terminal_and_the_command_line(gcc_shop: Shop) -> None:
    gcc_shop.write("a.c", "int f(void) { int unused; return 0; }\n")

    def on_terminal(*words: str) -> bytes:
        """Run pycc with stderr on a terminal."""
        master, slave = os.openpty()
        subprocess.run([*gcc_shop.pycc, *words], cwd=gcc_shop.place, env={**gcc_shop.environment, "TERM": "xterm"},
                       stderr=slave, check=True)
        os.close(slave)
        text = os.read(master, 10000)
        os.close(master)
        return text.replace(b"\r\n", b"\n")

    time.sleep(0.02)
    coloured = on_terminal("-Wall", "-c", "a.c")
    assert b"\x1b[" in coloured and gcc_shop.last().cache == "stored"
    plain = gcc_shop.run("-Wall", "-c", "a.c").stderr
    assert gcc_shop.last().how == "direct"
    assert plain and b"\x1b" not in plain
    assert on_terminal("-Wall", "-c", "a.c") == coloured
    for words in (("-fdiagnostics-color=always",), ("-fdiagnostics-color",)):
        first, second = (gcc_shop.run("-Wall", *words, "-c", "a.c").stderr for _ in range(2))
        assert first == second and b"\x1b[" in second
    assert on_terminal("-Wall", "-fdiagnostics-color=never", "-c", "a.c") == plain


@pytest.mark.parametrize("producer", ["internal", "gcc"])
def test_the_text_s_result_serves_with_the_dependencies_of_each_run(shop: Shop, producer: str) -> None:
    """A result found by the text must not bring the header list of the compile that it was stored by."""
    words = ["-O2", "-MD", "-c", "a.c"]
    shop.environment = {**shop.environment, "PYCC_CHOICE": f"{'pycc' if producer == 'internal' else 'gcc'} all"}
    shop.write("a.h", "int f(int);\n")
    shop.write("b.h", "int f(int);\n")
    shop.write("a.c", '#include "a.h"\nint f(int x) { return x + 1; }\n')
    shop.compile(*words)
    shop.write("a.c", '// another header, of the same text\n#include "b.h"\nint f(int x) { return x + 1; }\n')
    if producer == "gcc":
        shop.compile(*words)        # GCC's text gets its key at the second miss
        shop.write("a.c", '// once more\n\n#include "a.h"\nint f(int x) { return x + 1; }\n')
    record = shop.compile(*words)
    assert (record.how, record.producer) == ("preprocessed", producer)
    wanted = (shop.place / "a.d").read_bytes()
    assert (b"a.h" if producer == "gcc" else b"b.h") in wanted
    (shop.place / "a.d").unlink()
    assert shop.compile(*words).how == "direct"
    assert (shop.place / "a.d").read_bytes() == wanted


def test_the_internal_compiler_s_text_names_a_result(shop: Shop) -> None:
    """Edits that leave the tokens alone cost no compile; where places count they must be the same too."""
    shop.environment = {**shop.environment, "PYCC_STRICT": "1"}
    text = "int g(int x);\nint f(int x) { return g(x) + 1; }\n"
    shop.write("a.c", text)
    assert shop.compile("-c", "a.c").how == "compiled"
    data = (shop.place / "a.o").read_bytes()
    shop.write("a.c", "/* a comment\n of two lines */\n" + text)
    assert shop.compile("-c", "a.c").how == "preprocessed"
    assert (shop.place / "a.o").read_bytes() == data
    assert shop.compile("-c", "a.c").how == "direct"
    shop.write("a.c", text.replace("1", "2"))
    assert shop.compile("-c", "a.c").how == "compiled"
    assert (shop.place / "a.o").read_bytes() != data

    shop.write("b.c", text)
    assert shop.compile("-g", "-c", "b.c").how == "compiled"
    shop.write("b.c", text.replace("\nint", " /* here */\nint"))
    assert shop.compile("-g", "-c", "b.c").how == "preprocessed"
    shop.write("b.c", "\n" + text)
    assert shop.compile("-g", "-c", "b.c").how == "compiled"


def test_places_count_for_the_internal_compiler_where_they_show(shop: Shop) -> None:
    """A message, __builtin_LINE and a file for the assembler: none may be served for another place or content."""
    shop.environment = {**shop.environment, "PYCC_STRICT": "1"}
    shop.write("a.c", "int f(void) { return __builtin_LINE(); }\n")
    shop.compile("-c", "a.c")
    shop.write("a.c", "\nint f(void) { return __builtin_LINE(); }\n")
    assert shop.compile("-c", "a.c").how == "compiled"

    shop.write("w.c", "int f(void) { return g(); }\n")
    assert b"w.c:1:22: warning" in shop.run("-c", "w.c").stderr
    shop.write("w.c", "\n\nint f(void) { return g(); }\n")
    assert b"w.c:3:22: warning" in shop.run("-c", "w.c").stderr
    assert shop.last().how == "compiled"
    shop.write("w.c", "\n\nint f(void) { return g(); }   // a comment, which messages quote\n")
    assert b"// a comment" in shop.run("-c", "w.c").stderr

    shop.write("data", "one")
    shop.write("i.c", 'asm(".data\\n.incbin \\"data\\"");\n')
    shop.compile("-c", "i.c")
    shop.write("data", "two")
    assert shop.compile("-c", "i.c").how == "compiled"
    assert b"two" in (shop.place / "i.o").read_bytes()
