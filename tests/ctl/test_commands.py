"""pyccctl's commands: what they print, where, and with what exit status."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import driver
from cache.cache import Cache
from cache.results import GCC, StoredResult
from driver import records
from driver.ctl.app import parse_since
from driver.settings import rows

Ctl = Callable[..., Any]
HOME = Path(str(driver.__file__)).parent.parent


def store(directory: Path, count: int) -> None:
    """Put `count` results into the cache of a pycc directory."""
    cache = Cache(str(directory), readonly=False, max_size=0)
    for number in range(count):
        assert cache.save(bytes([number]) * 20, StoredResult(GCC, outputs={"object": os.urandom(1000)}))
    cache.close()


# report --------------------------------------------------------------------------------------------

def fill(history: Any) -> None:
    history.add("a.c", producer=records.INTERNAL, lines=100)
    history.add("b.c", lines=200, category="asm", detail='constraint "Q" [x]', where="b.c:9", how=records.DIRECT, saved=1.5)
    history.add("conftest.c", kind=records.PROBE, status=1)


def test_report_text(history: Any, ctl: Ctl) -> None:
    fill(history)
    ran = ctl("report")
    assert ran.status == 0 and ran.errors == ""
    lines = [" ".join(line.split()) for line in ran.output.splitlines()]
    assert lines[0] == "/src/p"
    assert "Compiled by pycc 1 of 2 units 50.0 % ████████████░░░░░░░░░░░░" in lines
    assert "by source lines 100 of 300 lines 33.3 % ████████░░░░░░░░░░░░░░░░" in lines
    assert "Compiled by GCC 1 of 2 units 50.0 %" in lines
    assert "1 direct hit, 0 preprocessed, 1 missed, 0 uncacheable" in lines
    assert '1 asm constraint "Q" [x]' in lines and "at b.c:9" in lines
    assert "Time: 1.50 s of CPU spent, 1.50 s saved by the cache" in lines
    assert lines[-1] == "Probes: 1 question about the compiler, all answered by GCC; 1 with a status other than 0."
    assert "\x1b" not in ran.output
    assert not any(line.endswith(" ") for line in ran.output.splitlines())


def test_report_in_a_pipe_cuts_nothing(history: Any, ctl: Ctl) -> None:
    long = "/src/" + "deep/" * 80 + "a.c"
    history.add(long, where=long + ":1")
    assert long[4:] in ctl("report").output


def test_report_json(history: Any, ctl: Ctl) -> None:
    fill(history)
    data = json.loads(ctl("report", "--json").output)
    assert data["version"] == 1
    assert data["total"]["coverage"] == 0.5 and data["total"]["units"] == 2 and data["total"]["probes"] == 1
    assert data["total"]["reasons"] == [{"category": "asm", "units": 1, "lines": 200, "details": {'constraint "Q" [x]': 1},
                                         "places": {"/src/p/b.c:9": 1}}]
    [build] = data["builds"]
    assert [unit["source"] for unit in build["units"]] == ["a.c", "b.c"]
    assert len(build["probes"]) == 1


def test_report_lists_units(history: Any, ctl: Ctl) -> None:
    fill(history)
    history.add("c.c", status=1, category="source-error")
    lines = [line.split() for line in ctl("report", "--units").output.splitlines()]
    assert ["pycc", "compiled", "0.50", "s", "a.c", "->", "a.o"] in lines
    assert any(line[:2] == ["gcc", "direct"] for line in lines)
    assert any(line[:2] == ["failed", "compiled"] for line in lines)


def test_report_says_what_was_honoured_only_in_part(history: Any, ctl: Ctl) -> None:
    history.add("a.c", producer=records.INTERNAL, partial=["warnings", "-g"])
    history.add("b.c", producer=records.INTERNAL, partial=["warnings"])
    history.add("c.c", producer=records.INTERNAL)
    assert "2 units honoured only in part: warnings, -g" in ctl("report").output
    assert json.loads(ctl("report", "--json").output)["total"]["partial_matters"] == {"warnings": 2, "-g": 1}


def test_report_lists_probes(history: Any, ctl: Ctl) -> None:
    fill(history)
    history.add("conftest.c", kind=records.PROBE, status=1)
    history.add("-", kind=records.PROBE, flags=["-x", "c", "-Wfoo"])
    lines = [line.split() for line in ctl("report", "--probes").output.splitlines()]
    assert ["2", "gcc", "1", "conftest.c"] in lines
    assert ["1", "gcc", "0", "-", "-x", "c", "-Wfoo"] in lines


def test_report_points_at_the_faults_of_pycc(history: Any, ctl: Ctl) -> None:
    fill(history)
    assert "faults of pycc" not in ctl("report").output
    history.add("x.c", category="internal-error", detail="IndexError")
    assert "internal-error and rejected-valid are faults of pycc" in ctl("report").output


def test_report_fail_under(history: Any, ctl: Ctl) -> None:
    fill(history)
    assert ctl("report", "--fail-under", "50").status == 0
    ran = ctl("report", "--fail-under", "50.1")
    assert ran.status == 1 and "coverage is 50.0 %, less than 50.1 %" in ran.errors


def test_report_chooses_builds(history: Any, ctl: Ctl) -> None:
    history.add("a.c", "first", producer=records.INTERNAL)
    history.add("a.c", "second")
    history.add("b.c", "second")
    assert "0 of 2 units" in ctl("report").output
    assert "1 of 1 unit " in ctl("report", "-b", "first").output
    every = ctl("report", "--all").output
    assert "1 of 3 units" in every and "2 builds, each unit counted once in each" in every
    ran = ctl("report", "--build", "third")
    assert ran.status == 1 and "no build 'third'" in ran.errors
    assert ctl("report", "--since", "1h").status == 1
    assert ctl("report", "--project", "/src/q").status == 1
    assert ctl("report", "--project", "/src", "--since", "2000-01-01").status == 0


def test_nothing_on_record(ctl: Ctl) -> None:
    for command in ("report", "builds"):
        ran = ctl(command)
        assert ran.status == 1 and ran.output == "" and "build something with CC=pycc first" in ran.errors


def test_builds_lists_them_with_the_numbers_that_report_takes(history: Any, ctl: Ctl) -> None:
    history.add("a.c", "first", producer=records.INTERNAL)
    history.add("a.c", "second")
    lines = ctl("builds").output.splitlines()
    assert [line.split()[0] for line in lines] == ["no.", "2", "1"]
    assert "first" in lines[1] and "100.0 %" in lines[1]
    assert "1 of 1 unit" in ctl("report", "--build", "2").output
    assert len(json.loads(ctl("builds", "--json").output)["builds"]) == 2


def test_wrong_usage(history: Any, ctl: Ctl) -> None:
    fill(history)
    for words in (["nonsense"], ["report", "--nonsense"], ["report", "--since", "soon"], ["why"], ["build", "nonsense"],
                  ["cache", "trim", "--max-size", "much"], ["report", "--fail-under", "101"]):
        ran = ctl(*words)
        assert ran.status == 2, words
        assert ran.output == "" and ran.errors, words


@pytest.mark.parametrize("words", [[], ["report"], ["why"], ["builds"], ["stats"], ["cache"], ["cache", "trim"], ["cache", "verify"],
                                   ["cache", "clear"], ["cache", "path"], ["records"], ["records", "export"], ["records", "clear"],
                                   ["build"], ["doctor"], ["settings"]])
def test_help(ctl: Ctl, words: list[str]) -> None:
    ran = ctl(*words, "--help")
    assert ran.status == 0 and "Usage: pyccctl" in ran.output


def test_since() -> None:
    now = time.mktime((2026, 1, 31, 20, 0, 0, 0, 0, -1))
    assert parse_since("90s", now) == now - 90
    assert parse_since("2h", now) == now - 7200
    assert parse_since("1 d", now) == now - 86400
    assert parse_since("9:30", now) == now - 10.5 * 3600
    assert parse_since("19:59:30", now) == now - 30
    assert parse_since("2026-01-31", now) == now - 20 * 3600
    assert parse_since("2026-01-31 19:00", now) == now - 3600


# records -------------------------------------------------------------------------------------------

def test_export_and_read_back(history: Any, ctl: Ctl, tmp_path: Path) -> None:
    fill(history)
    history.add("odd\udcff.c", "other", flags=["-DX=a b"])
    ran = ctl("records", "export")
    assert ran.status == 0
    read = [records.decode(line.encode()) for line in ran.output.splitlines()]
    assert [one.source for one in read if one] == ["a.c", "b.c", "conftest.c", "odd\udcff.c"]
    ran = ctl("records", "export", str(tmp_path / "out.csv"), "--format", "csv", "--build", "other")
    assert ran.status == 0 and ran.output == f"wrote 1 record to {tmp_path}/out.csv\n"
    [row] = csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text()))
    assert row["source"] == "odd\\udcff.c" and row["flags"] == "'-DX=a b'"
    assert ctl("records", "export", "/no/such/place").status == 1


def test_clear_records(history: Any, ctl: Ctl, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(history)
    assert ctl("records", "path").output == f"{history.directory}/records\n"
    monkeypatch.setattr(sys, "stdin", io.StringIO("n\n"))
    assert ctl("records", "clear").status == 1
    assert ctl("report").status == 0
    assert ctl("records", "clear", "--yes").status == 0
    assert ctl("report").status == 1


# cache ---------------------------------------------------------------------------------------------

def test_cache_path_stats_trim_clear(history: Any, ctl: Ctl) -> None:
    fill(history)
    store(history.directory, 10)
    assert ctl("cache", "path").output == f"{history.directory}\n"
    text = ctl("stats")
    assert text.status == 0 and re.search(r"Results +10 ", text.output) and re.search(r"Direct hits +1 +50.0 %", text.output)
    data = json.loads(ctl("stats", "--json").output)
    assert data["cache"]["results"] == 10 and data["records"]["direct"] == 1 and data["cache"]["limit"] == 5_000_000_000
    ran = ctl("cache", "trim", "--max-size", "5k")
    assert ran.status == 0 and json.loads(ctl("stats", "--json").output)["cache"]["size"] <= 5000
    assert ctl("cache", "clear", "--yes").status == 0
    assert json.loads(ctl("stats", "--json").output)["cache"]["files"] == 0
    assert ctl("report").status == 0


def test_verify_reports_damage_once(history: Any, ctl: Ctl) -> None:
    store(history.directory, 3)
    assert ctl("cache", "verify").status == 0
    files = [path for path in (history.directory / "objects").rglob("*") if path.is_file()]
    data = bytearray(files[0].read_bytes())
    data[len(data) // 2] ^= 1
    files[0].write_bytes(data)
    ran = ctl("cache", "verify")
    assert ran.status == 1
    assert ran.output.startswith(f"ERROR {files[0]}: ") and "checked 3 files" in ran.output and "1 damaged" in ran.output
    assert ctl("cache", "verify").status == 0


def test_a_readonly_cache_is_left_alone(history: Any, ctl: Ctl, monkeypatch: pytest.MonkeyPatch) -> None:
    store(history.directory, 3)
    monkeypatch.setenv("PYCC_READONLY", "1")
    before = sorted(path for path in history.directory.rglob("*"))
    assert ctl("cache", "clear", "--yes").status == 1
    assert ctl("cache", "trim", "--max-size", "1").status == 1
    assert ctl("cache", "verify").status == 0
    assert ctl("stats").status == 0
    assert sorted(path for path in history.directory.rglob("*")) == before


@pytest.mark.skipif(os.getuid() != 0, reason="needs root to mount")
def test_a_disk_that_became_readonly(history: Any, ctl: Ctl) -> None:
    """What cannot be done is said, with status 1; what only reads works."""
    history.directory.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(history.directory)], capture_output=True).returncode:
        pytest.skip("mount is not allowed here")
    try:
        fill(history)
        store(history.directory, 3)
        subprocess.run(["mount", "-o", "remount,ro", str(history.directory)], check=True)
        for words in (["cache", "trim", "--max-size", "1"], ["cache", "clear", "--yes"], ["records", "clear", "--yes"], ["doctor"]):
            ran = ctl(*words)
            assert ran.status == 1 and (ran.errors or "FAIL  writing" in ran.output), words
        for words in (["cache", "verify"], ["stats"], ["report"], ["builds"], ["why", "a.c"]):
            assert ctl(*words).status == 0, words
    finally:
        subprocess.run(["umount", str(history.directory)], check=True)


def test_an_empty_or_missing_directory(ctl: Ctl) -> None:
    for words in (["stats"], ["cache", "verify"], ["cache", "trim"], ["cache", "clear", "--yes"]):
        assert ctl(*words).status == 0, words


def test_trim_without_a_limit_asks_for_one(ctl: Ctl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYCC_MAXSIZE", "0")
    ran = ctl("cache", "trim")
    assert ran.status == 2 and "--max-size" in ran.errors


# the installation ----------------------------------------------------------------------------------

def test_settings_shows_value_and_origin(history: Any, ctl: Ctl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYCC_MAXSIZE", "7G")
    monkeypatch.setenv("PYCC_STRICT", "perhaps")
    ran = ctl("settings")
    assert ran.status == 0 and re.search(r"^PYCC_MAXSIZE +7G  environment$", ran.output, re.M)
    assert "warning: environment: PYCC_STRICT=perhaps" in ran.errors
    data = json.loads(ctl("settings", "--json").output)
    assert data["settings"]["PYCC_DIR"] == {"value": str(history.directory), "origin": "environment"}
    table = ctl("settings", "--markdown").output
    assert all(f"| `{row.variable}` |" in table for row in rows())
    assert {line.count("|") for line in table.splitlines()} == {5}


def test_doctor_finds_what_is_broken(history: Any, ctl: Ctl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYCC_GCC", "/no/such/gcc")
    monkeypatch.setenv("PYCC_MEMORY", "lots")
    history.directory.mkdir()
    history.directory.chmod(0o777)
    ran = ctl("doctor")
    assert ran.status == 1
    assert re.search(r"^  FAIL  command .*gcc", ran.output, re.M)
    assert re.search(r"^  warn  directory .*others may write", ran.output, re.M)
    assert re.search(r"^  warn  ignored +environment: PYCC_MEMORY=lots", ran.output, re.M)
    assert "Something is broken" in ran.output


def test_doctor_looks_at_the_machine(history: Any, ctl: Ctl, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYCC_GCC", "/no/such/gcc")
    monkeypatch.setenv("PYCC_MEMORY", "900T")
    checks = {(check["group"], check["subject"]): check for check in json.loads(ctl("doctor", "--json").output)}
    assert checks["Machine", "memory"]["verdict"] == "warning"
    assert checks["Machine", "cores"]["finding"].startswith(f"{len(os.sched_getaffinity(0))}, ")
    assert checks["Machine", "temporary"]["verdict"] == "ok"


def test_build_lists_the_recipes(ctl: Ctl) -> None:
    ran = ctl("build", "--list")
    assert ran.status == 0
    names = [line.split()[0] for line in ran.output.splitlines()[1:]]
    assert {"linux", "lua", "redis", "redis-jemalloc", "sqlite", "zlib"} <= set(names)


def test_version(ctl: Ctl) -> None:
    assert re.fullmatch(r"pyccctl .+\n", ctl("--version").output)


def test_no_damage_to_the_records_breaks_a_command(history: Any, ctl: Ctl, seed: int) -> None:
    """Bytes are changed at random places: commands report what is left, or that there is nothing, and never raise."""
    rng = random.Random(seed)
    for number in range(12):
        history.add(f"{number}.c", "ab"[number % 2], keys={"gcc": "1"}, flags=["-O2"], miss="changed: a.h", partial=["x"],
                    where=f"{number}.c:3", kind=records.PROBE if number % 5 == 0 else records.UNIT)
    [segment] = (history.directory / "records").iterdir()
    whole = segment.read_bytes()
    for _ in range(15):
        data = bytearray(whole)
        for _ in range(rng.randrange(1, 60)):
            data[rng.randrange(len(data))] = rng.choice(b'"{}[]:,\\\n\0\xff019e-az ')
        segment.write_bytes(bytes(data))
        for words in (["report", "--units", "--probes"], ["report", "--all", "--html", str(history.directory / "x.html")],
                      ["builds", "--json"], ["why", "3.c"], ["records", "export", "--format", "csv"], ["report", "--build", "1"]):
            assert ctl(*words).status in (0, 1), words


# as a process --------------------------------------------------------------------------------------

def test_as_a_module(history: Any) -> None:
    fill(history)
    environment = {**os.environ, "PYCC_DIR": str(history.directory)}
    # Typer asks which shell called; below a test runner there may be none.
    environment["_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION"] = "1"

    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run([sys.executable, "-m", "driver.ctl", *words], cwd=HOME, env=environment, capture_output=True, text=True)

    assert run("report").returncode == 0
    assert run("why", "zzz.c").returncode == 1
    assert run("report", "--nonsense").returncode == 2
    assert "complet" in run("--show-completion", "bash").stdout


def test_in_a_directory_that_was_deleted(history: Any, pyccctl: list[str], tmp_path: Path) -> None:
    fill(history)
    environment = {**os.environ, "PYCC_DIR": str(history.directory)}
    (tmp_path / "gone").mkdir()
    for words in ("report", "why a.c", "report -p src", "settings"):
        (tmp_path / "gone").mkdir(exist_ok=True)
        run = subprocess.run(f"cd gone && rmdir ../gone && {shlex.join(pyccctl)} {words}", shell=True, cwd=tmp_path, env=environment,
                             capture_output=True, text=True)
        assert run.returncode in (0, 1) and "Traceback" not in run.stderr and (run.stdout or "no record fits" in run.stderr), words


def test_a_reader_that_goes_away_is_no_error_message(history: Any) -> None:
    for number in range(3000):
        history.add(f"{number}.c")
    environment = {**os.environ, "PYCC_DIR": str(history.directory)}
    run = subprocess.run(f"{sys.executable} -m driver.ctl report --units | head -1", shell=True, cwd=HOME, env=environment,
                         capture_output=True, text=True)
    assert run.stdout == "/src/p\n" and run.stderr == ""


def test_names_and_messages_cannot_steer_the_terminal(history: Any, ctl: Ctl) -> None:
    evil = "\x1b]0;x\x07\r\x9b2J\n"
    history.add(f"{evil}.c", cwd=f"/src/{evil}", build=f"b{evil}", category=evil, detail=evil, where=f"{evil}:1", partial=[evil],
                miss=evil, traceback=evil, keys={"a": evil}, cache=f"uncacheable: {evil}")
    for words in (["report", "--units"], ["builds"], ["report", "--all"], ["why", f"/src/{evil}/{evil}.c"]):
        ran = ctl(*words)
        assert ran.status == 0, words
        assert r"\x1b]0;x" in ran.output
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", ran.output), words


def test_output_for_an_ascii_terminal(history: Any) -> None:
    history.add("é\udcff.c")
    environment = {**os.environ, "PYCC_DIR": str(history.directory), "PYTHONIOENCODING": "ascii"}
    run = subprocess.run([sys.executable, "-m", "driver.ctl", "report", "--units"], cwd=HOME, env=environment, capture_output=True)
    assert run.returncode == 0 and rb"\xe9\udcff.c" in run.stdout


def test_on_a_narrow_terminal_no_line_is_broken(history: Any) -> None:
    """80 columns: lines are cut at the terminal's edge, not wrapped."""
    import pty
    long = "some/quite/deep/directory/of/a/project/with/long/names/and_a_long_file_name.c"
    history.add(long, detail="a detail that is far longer than any terminal is wide, and then some more of it", where=long + ":17")
    environment = {**os.environ, "PYCC_DIR": str(history.directory), "TERM": "xterm", "COLUMNS": "80"}
    main, sub = pty.openpty()
    run = subprocess.Popen([sys.executable, "-m", "driver.ctl", "report"], cwd=HOME, env=environment, stdout=sub, stdin=sub)
    os.close(sub)
    output = b""
    try:
        while chunk := os.read(main, 4096):
            output += chunk
    except OSError:
        pass        # the terminal's other side is closed: that is how a pty ends
    assert run.wait() == 0
    os.close(main)
    lines = re.sub(r"\x1b\[[0-9;]*m", "", output.decode()).splitlines()
    assert len(lines) > 8 and max(len(line) for line in lines) <= 80
    assert any(line.endswith("…") for line in lines)
