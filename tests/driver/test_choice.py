"""PYCC_CHOICE: rules that say which compiler makes which unit, and what the records then say."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from driver import records
from driver.fallback import BadRule, hash_share, quote, read


@pytest.mark.parametrize(("rules", "source", "expected"), [
    ("gcc all", "a.c", ("gcc", ())),
    ("gcc all; pycc src/a.c", "src/a.c", ("pycc", ())),
    ("gcc all; pycc src/a.c", "lib/src/a.c", ("pycc", ())),
    ("gcc all; pycc src/a.c", "mysrc/a.c", ("gcc", ())),
    ("gcc /tree/a.c", "a.c", ("gcc", ())),
    ("gcc /tree/a.c", "./x/../a.c", ("gcc", ())),
    ("gcc tree/b.c", "a.c", ("", ())),
    ("gcc glob:src/*.c", "/elsewhere/src/deep/a.c", ("gcc", ())),
    ("gcc glob:src/*.c", "a.c", ("", ())),
    ("pycc all -fopt-bisect-limit=3 -fdisable-pass=gvn # why", "a.c", ("pycc", ("-fopt-bisect-limit=3", "-fdisable-pass=gvn"))),
    ("gcc all; pycc \"/a tree/b; \\\"c\\\" #1.c\" -fx # why; gcc all", "/a tree/b; \"c\" #1.c", ("pycc", ("-fx",))),
    ("gcc share:100%:1", "a.c", ("gcc", ())),
    ("gcc share:0%:1", "a.c", ("", ())),
])
def test_last_rule_that_fits(rules: str, source: str, expected: tuple[str, tuple[str, ...]]) -> None:
    assert read(rules).of(source, "/tree") == expected


@pytest.mark.parametrize("rules", [
    "clang all", "gcc \"a.c", "gcc", "gcc a.c -fx", "pycc a.c -O2", "gcc share:101%:1", "gcc share:half:1", "gcc share:5%", "@/nonexistent",
])
def test_bad_rules_are_errors(rules: str) -> None:
    with pytest.raises(BadRule):
        read(rules)


@pytest.mark.parametrize("path", ["/a/b.c", "/a b/c.c", "/a\tb.c", '/"a"/#b;c.c', "/a\\b.c"])
def test_quoted_paths(path: str) -> None:
    assert read(f"gcc all; pycc {quote(path)} -fx").of(path, "/") == ("pycc", ("-fx",))


def test_share_is_a_share_and_follows_seed_and_place() -> None:
    paths = [f"/tree/src/{number}.c" for number in range(2000)]
    chosen = [path for path in paths if read("gcc share:25%:7").of(path, "/") == ("gcc", ())]
    assert 400 < len(chosen) < 600
    assert chosen == [path for path in paths if hash_share(path, "7", "") < 0.25]
    assert chosen != [path for path in paths if hash_share(path, "8", "") < 0.25]
    assert hash_share("/one/src/1.c", "7", "/one") == hash_share("/two/src/1.c", "7", "/two") != hash_share("/two/src/1.c", "7", "")


def compile_with(pycc: list[str], environment: dict[str, str], choice: str, place: Path) -> subprocess.CompletedProcess[str]:
    """Compile a.c of `place` under rules."""
    environment = {**environment, "PYCC_CHOICE": choice}
    return subprocess.run([*pycc, "-c", "a.c"], cwd=place, env=environment, capture_output=True, text=True, check=False)


def test_a_chosen_unit_is_gccs_and_the_record_says_why(tmp_path: Path, pycc: list[str], pycc_environment: dict[str, str]) -> None:
    (tmp_path / "a.c").write_text("int a(void) { return 1; }\n")
    rules = tmp_path / "rules"
    rules.write_text("# one file\ngcc a.c\n")
    done = compile_with(pycc, pycc_environment, f"@{rules}", tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    record = list(records.read(pycc_environment["PYCC_DIR"]))[-1]
    assert (record.producer, record.category, record.detail) == ("gcc", "chosen", "PYCC_CHOICE")


def test_a_bad_rule_ends_the_command(tmp_path: Path, pycc: list[str], pycc_environment: dict[str, str]) -> None:
    (tmp_path / "a.c").write_text("int a;\n")
    done = compile_with(pycc, pycc_environment, "maybe a.c", tmp_path)
    assert done.returncode == 1
    assert done.stderr == "pycc: error: PYCC_CHOICE: `maybe' is neither gcc nor pycc\n"
    assert not (tmp_path / "a.o").exists()


def test_strict_does_not_take_gccs_object_by_choice(tmp_path: Path, pycc: list[str], pycc_environment: dict[str, str]) -> None:
    (tmp_path / "a.c").write_text("int a;\n")
    done = compile_with(pycc, {**pycc_environment, "PYCC_STRICT": "1"}, "gcc all", tmp_path)
    assert done.returncode == 1
    assert "pycc-strict: chosen" in done.stderr
