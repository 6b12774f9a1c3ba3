"""Who compiles a unit: what the internal compiler answers decides, and nothing it does can break a build.

The answers are planted in place of compiler.api.compile_unit, in the process that forks the worker; compiled
modules cannot be patched, so these run interpreted only.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path

import pytest

import driver.worker
from compiler import api
from compiler.options import Options
from driver import records
from driver.engine import execute
from driver.jobs import plan
from driver.request import Request
from driver.settings import Settings
from driver.toolchain import Toolchain, find_gcc

pytestmark = pytest.mark.skipif(not driver.worker.__file__.endswith(".py"), reason="compiled modules cannot be patched")

Answer = Callable[[str, Options, api.Services], api.Result]


class Bench:
    """Runs command lines in this process with a planted compiler; keeps the messages of each."""

    def __init__(self, place: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
        self.place = place
        self.capfd = capfd
        self.monkeypatch = monkeypatch
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("PYCC_")}
        self.environment["PYCC_DIR"] = str(place / "cache")
        self.environment.pop("PWD", None)
        self.stderr = ""
        monkeypatch.chdir(place)

    def plant(self, answer: Answer) -> None:
        """Make `answer` the internal compiler."""
        self.monkeypatch.setattr(api, "compile_unit", answer)

    def run(self, *words: str, **extra: str) -> int:
        """Run a command line; return its status."""
        time.sleep(0.02)
        environment = {**self.environment, **extra}
        settings = Settings.load(environment, str(self.place))
        toolchain = Toolchain(find_gcc("pycc", words, environment, ""), settings.directory, environment)
        request = Request("pycc", list(words), environment, settings, toolchain)
        try:
            status = execute(request, plan(words, environment, request.cwd, toolchain))
        finally:
            request.clean()
        self.stderr = self.capfd.readouterr().err
        return status

    def last(self) -> records.Record:
        """Return the newest record."""
        return list(records.read(self.environment["PYCC_DIR"]))[-1]


@pytest.fixture
def bench(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Bench:
    """A bench with a valid a.c."""
    (tmp_path / "a.c").write_text("int x;\n")
    return Bench(tmp_path, monkeypatch, capfd)


def made(source: str, options: Options, services: api.Services) -> api.Result:
    """An internal compiler that reads its source and makes an object of it."""
    file = services.reader.read(source)
    return api.Result(output=b"object of " + file.data, files_read=[api.FileRead(source, file.digest)], partial=["warnings"])


def test_an_internal_object_is_written_stored_and_found_again(bench: Bench) -> None:
    bench.plant(made)
    assert bench.run("-c", "a.c") == 0
    assert (bench.place / "a.o").read_bytes() == b"object of int x;\n"
    record = bench.last()
    assert (record.producer, record.how, record.cache, record.partial) == ("internal", "compiled", "stored", ["warnings"])
    assert record.lines == 1
    bench.plant(lambda *_: pytest.fail("asked again"))
    assert bench.run("-c", "a.c", "-o", "b.o", PYCC_STRICT="1") == 0
    assert (bench.place / "b.o").read_bytes() == b"object of int x;\n"
    record = bench.last()
    assert (record.producer, record.how, record.partial) == ("internal", "direct", ["warnings"])


def test_a_refusal_goes_to_gcc_and_is_remembered_until_a_file_it_saw_changes(bench: Bench) -> None:
    asked = bench.place / "asked"

    def refuse(source: str, options: Options, services: api.Services) -> api.Result:
        services.reader.read(source)
        with asked.open("a") as file:
            file.write("x")
        raise api.Unsupported("builtin", "__builtin_frob", "a.c:1")

    bench.plant(refuse)
    assert bench.run("-c", "a.c") == 0
    record = bench.last()
    assert (record.producer, record.category, record.detail, record.where) == ("gcc", "builtin", "__builtin_frob", "a.c:1")
    assert bench.run("-c", "a.c") == 0
    assert bench.last().how == "direct"
    assert bench.last().category == "builtin"
    assert asked.read_text() == "x"
    assert bench.run("-c", "a.c", PYCC_STRICT="1") == 1
    assert bench.stderr == "a.c:1: error: pycc-strict: builtin: __builtin_frob\n"
    (bench.place / "a.c").write_text("int y;\n")
    assert bench.run("-c", "a.c") == 0
    assert asked.read_text() == "xx"


def test_an_internal_error_is_a_fallback_with_its_traceback_in_the_record(bench: Bench) -> None:
    def crash(source: str, options: Options, services: api.Services) -> api.Result:
        raise KeyError("nobody thought of this")

    bench.plant(crash)
    assert bench.run("-c", "a.c") == 0
    assert bench.stderr == ""
    record = bench.last()
    assert (record.producer, record.category) == ("gcc", "internal-error")
    assert "nobody thought of this" in record.traceback
    assert bench.run("-c", "a.c", PYCC_STRICT="1") == 1
    assert bench.stderr.startswith("a.c:1: error: pycc-strict: internal-error: KeyError")


def test_a_process_that_dies_is_a_fallback_and_is_asked_again(bench: Bench) -> None:
    def die(source: str, options: Options, services: api.Services) -> api.Result:
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError

    bench.plant(die)
    assert bench.run("-c", "a.c") == 0
    assert bench.last().category == "internal-error"
    bench.plant(made)
    assert bench.run("-c", "a.c", "-o", "b.o") == 0
    assert bench.last().producer == "internal"


def test_limits_of_time_and_memory_are_fallbacks_that_are_not_remembered(bench: Bench) -> None:
    def burn(source: str, options: Options, services: api.Services) -> api.Result:
        while True:
            pass

    def flood(source: str, options: Options, services: api.Services) -> api.Result:
        return api.Result(output=bytes(1 << 33))

    bench.plant(burn)
    assert bench.run("-c", "a.c", PYCC_TIMEOUT="1") == 0
    assert "PYCC_TIMEOUT" in bench.last().detail
    bench.plant(flood)
    assert bench.run("-c", "a.c", PYCC_MEMORY="1G") == 0
    assert "PYCC_MEMORY" in bench.last().detail
    bench.plant(made)
    assert bench.run("-c", "a.c", "-o", "b.o") == 0
    assert bench.last().producer == "internal"


def rejects(source: str, options: Options, services: api.Services) -> api.Result:
    """An internal compiler that finds an error in everything."""
    file = services.reader.read(source)
    return api.Result(files_read=[api.FileRead(source, file.digest)], diagnostics=[
        api.Diagnostic("error", source, 1, 5, "no such thing", source_line=file.data.rstrip(), caret="    ^")])


def test_a_valid_source_that_is_rejected_is_a_record_of_our_bug(bench: Bench) -> None:
    bench.plant(rejects)
    assert bench.run("-c", "a.c") == 0
    assert bench.stderr == ""
    record = bench.last()
    assert (record.category, record.detail, record.where) == ("rejected-valid", "no such thing", "a.c:1")


def test_of_an_invalid_source_the_user_sees_gccs_messages(bench: Bench) -> None:
    (bench.place / "a.c").write_text("int x\n")
    bench.plant(rejects)
    assert bench.run("-c", "a.c") == 1
    assert "expected" in bench.stderr and "no such thing" not in bench.stderr
    assert bench.last().category == "source-error"


def test_in_strict_mode_the_internal_compilers_messages_stand(bench: Bench) -> None:
    bench.plant(rejects)
    assert bench.run("-c", "a.c", PYCC_STRICT="1") == 1
    assert bench.stderr == "a.c:1:5: error: no such thing\n    1 | int x;\n      |     ^\n"


def test_a_source_that_changes_under_the_internal_compiler_is_used_not_stored(bench: Bench) -> None:
    def change(source: str, options: Options, services: api.Services) -> api.Result:
        result = made(source, options, services)
        time.sleep(0.02)
        Path(source).write_text("int y;\n")
        return result

    bench.plant(change)
    assert bench.run("-c", "a.c") == 0
    assert (bench.place / "a.o").read_bytes() == b"object of int x;\n"
    assert bench.last().cache == "not stored: a file changed during the compile"


def test_both_producers_results_live_side_by_side(bench: Bench) -> None:
    def refuse(source: str, options: Options, services: api.Services) -> api.Result:
        raise api.Unsupported("option", "not today")

    bench.plant(refuse)
    assert bench.run("-c", "a.c") == 0
    by_gcc = (bench.place / "a.o").read_bytes()
    bench.plant(made)
    assert bench.run("-c", "a.c", PYCC_RECACHE="1") == 0
    assert bench.last().producer == "internal"
    assert bench.run("-c", "a.c") == 0
    assert (bench.last().producer, bench.last().how) == ("internal", "direct")
    assert (bench.place / "a.o").read_bytes() != by_gcc


def test_probes_are_gccs_even_in_strict_mode(bench: Bench) -> None:
    bench.plant(made)
    (bench.place / "conftest.c").write_text("int x;\n")
    assert bench.run("-c", "conftest.c", PYCC_STRICT="1") == 0
    assert (bench.place / "conftest.o").read_bytes().startswith(b"\x7fELF")
    assert bench.last().kind == "probe"
    assert bench.run("-c", "conftest.c", PYCC_PROBES="internal") == 0
    assert (bench.place / "conftest.o").read_bytes().startswith(b"object of")
