"""Settings: where each comes from, which source wins, and what a bad value does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import hypothesis
import pytest
from hypothesis import given
from hypothesis import strategies as st

import driver
from driver.settings import Settings, parse_size, rows


@pytest.fixture
def home(tmp_path: Path) -> Path:
    path = tmp_path / "home"
    path.mkdir()
    return path


def write_config(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_defaults(home: Path) -> None:
    settings = Settings.load({"HOME": str(home)}, "/somewhere")
    assert settings.directory == f"{home}/.cache/pycc"
    assert settings.gcc == "" and settings.basedir == "" and settings.build == ""
    assert not (settings.strict or settings.disable or settings.recache or settings.readonly)
    assert settings.probes == "gcc"
    assert settings.maxsize == 5_000_000_000
    assert settings.timeout == 600
    assert settings.memory == 4_000_000_000
    assert settings.daemon
    assert settings.warnings == []
    assert set(settings.origins.values()) == {"default"}


def test_every_row_has_an_origin(home: Path) -> None:
    settings = Settings.load({"HOME": str(home)}, "/")
    assert set(settings.origins) == set(settings.values) == {row.variable for row in rows()}


def test_environment_wins_over_files(home: Path, tmp_path: Path) -> None:
    user = write_config(home / ".config/pycc/config", "maxsize = 1G\nstrict = yes\nPYCC_TIMEOUT = 7\nbuild = user\n")
    own = write_config(tmp_path / "cache/config", "MAXSIZE=2G\n# build = no\nbuild = directory\n")
    environment = {"HOME": str(home), "PYCC_DIR": str(tmp_path / "cache"), "PYCC_MAXSIZE": "3G"}
    settings = Settings.load(environment, "/")
    assert settings.maxsize == 3_000_000_000 and settings.origins["PYCC_MAXSIZE"] == "environment"
    assert settings.build == "directory" and settings.origins["PYCC_BUILD"] == str(own)
    assert settings.strict and settings.origins["PYCC_STRICT"] == str(user)
    assert settings.timeout == 7
    assert settings.warnings == []


def test_files_are_reported_weakest_first(home: Path, tmp_path: Path) -> None:
    user = write_config(home / ".config/pycc/config", "build = a\n")
    own = write_config(tmp_path / "cache/config", "build = b\n")
    settings = Settings.load({"HOME": str(home), "PYCC_DIR": str(tmp_path / "cache")}, "/")
    assert settings.files == [str(user), str(own)]


def test_the_users_file_can_choose_the_directory(home: Path, tmp_path: Path) -> None:
    write_config(home / ".config/pycc/config", f"dir = {tmp_path}/elsewhere\n")
    write_config(tmp_path / "elsewhere/config", "readonly = 1\ndir = /nowhere\n")
    settings = Settings.load({"HOME": str(home)}, "/")
    assert settings.directory == f"{tmp_path}/elsewhere"
    assert settings.readonly
    assert settings.warnings == [f"{tmp_path}/elsewhere/config: PYCC_DIR has no effect in the directory's own config file"]


def test_pycc_config_replaces_the_users_file(home: Path, tmp_path: Path) -> None:
    write_config(home / ".config/pycc/config", "strict = 1\n")
    other = write_config(tmp_path / "other", "probes = internal\n")
    settings = Settings.load({"HOME": str(home), "PYCC_CONFIG": "other"}, str(tmp_path))
    assert not settings.strict
    assert settings.probes == "internal" and settings.origins["PYCC_PROBES"] == str(other)


def test_pycc_config_that_is_missing_is_a_warning(home: Path) -> None:
    settings = Settings.load({"HOME": str(home), "PYCC_CONFIG": "/no/such/file"}, "/")
    assert settings.warnings == ["PYCC_CONFIG: cannot read /no/such/file"]


def test_xdg_directories(home: Path, tmp_path: Path) -> None:
    write_config(tmp_path / "xdg-config/pycc/config", "build = xdg\n")
    environment = {"HOME": str(home), "XDG_CACHE_HOME": str(tmp_path / "xdg-cache"),
                   "XDG_CONFIG_HOME": str(tmp_path / "xdg-config")}
    settings = Settings.load(environment, "/")
    assert settings.directory == f"{tmp_path}/xdg-cache/pycc"
    assert settings.build == "xdg"
    # The XDG specification: a relative path there is invalid and must be ignored.
    settings = Settings.load({"HOME": str(home), "XDG_CACHE_HOME": "relative"}, "/")
    assert settings.directory == f"{home}/.cache/pycc"


def test_an_empty_variable_asks_for_the_default(home: Path) -> None:
    write_config(home / ".config/pycc/config", "strict = 1\nbasedir = /src\n")
    settings = Settings.load({"HOME": str(home), "PYCC_STRICT": "", "PYCC_BASEDIR": ""}, "/")
    assert not settings.strict and settings.basedir == ""
    assert settings.origins["PYCC_STRICT"] == "default"


def test_relative_paths(home: Path, tmp_path: Path) -> None:
    write_config(home / ".config/pycc/config", "logfile = log/pycc.log\nbasedir = ~/src\n")
    environment = {"HOME": str(home), "PYCC_DIR": "here", "PYCC_GCC": "../bin/gcc"}
    settings = Settings.load(environment, str(tmp_path / "place"))
    assert settings.directory == f"{tmp_path}/place/here"
    assert settings.gcc == f"{tmp_path}/bin/gcc"
    assert settings.logfile == f"{home}/.config/pycc/log/pycc.log"
    assert settings.basedir == f"{home}/src"


def test_a_bare_gcc_name_stays_a_name(home: Path) -> None:
    assert Settings.load({"HOME": str(home), "PYCC_GCC": "gcc-12"}, "/somewhere").gcc == "gcc-12"


@pytest.mark.parametrize(("variable", "value"), [
    ("PYCC_STRICT", "maybe"), ("PYCC_MAXSIZE", "huge"), ("PYCC_MAXSIZE", "-5G"), ("PYCC_MAXSIZE", "nan"),
    ("PYCC_MAXSIZE", "1e9"), ("PYCC_MAXSIZE", "1.2.3G"), ("PYCC_TIMEOUT", "1m"), ("PYCC_TIMEOUT", "-1"), ("PYCC_TIMEOUT", "²"),
    ("PYCC_PROBES", "none"), ("PYCC_MEMORY", "4 cows"), ("PYCC_DAEMON", "2"),
])
def test_a_bad_value_is_a_warning_and_the_next_source_counts(home: Path, variable: str, value: str) -> None:
    good = {"PYCC_STRICT": "1", "PYCC_MAXSIZE": "1G", "PYCC_TIMEOUT": "5", "PYCC_PROBES": "internal",
            "PYCC_MEMORY": "1G", "PYCC_DAEMON": "0"}[variable]
    config = write_config(home / ".config/pycc/config", f"{variable} = {good}\n")
    settings = Settings.load({"HOME": str(home), variable: value}, "/")
    assert settings.values[variable] == good and settings.origins[variable] == str(config)
    assert len(settings.warnings) == 1
    assert settings.warnings[0].startswith(f"environment: {variable}={value}: expected ")


def test_a_bad_file_is_a_warning(home: Path) -> None:
    path = write_config(home / ".config/pycc/config", "strict = 1\nnonsense\ncolour = red\nconfig = /x\n")
    path.write_bytes(path.read_bytes() + b"build = \xff\n")
    settings = Settings.load({"HOME": str(home)}, "/")
    assert settings.strict
    assert settings.build == "\udcff"
    assert settings.warnings == [f"{path}:2: not of the form name = value", f"{path}:3: no such setting: colour",
                                 f"{path}:4: no such setting: config"]


@hypothesis.settings(max_examples=300, deadline=None, suppress_health_check=[hypothesis.HealthCheck.function_scoped_fixture])
@given(st.one_of(st.binary(max_size=300), st.lists(st.sampled_from(
    [b"strict", b"dir", b"PYCC_MAXSIZE", b"=", b"=", b" ", b"\n", b"\n", b"#", b"1", b"5G", b"\0", b"\xff", b"~/x", b"~",
     b"/"])).map(b"".join)))
def test_no_config_file_breaks_a_build(home: Path, data: bytes) -> None:
    """Whatever is in the file: settings come out, and every path can be given to the system."""
    (home / ".config/pycc").mkdir(parents=True, exist_ok=True)
    (home / ".config/pycc/config").write_bytes(data)
    settings = Settings.load({"HOME": str(home)}, "/")
    assert set(settings.origins) == {row.variable for row in rows()}
    for path in (settings.directory, settings.basedir, settings.logfile):
        assert path == "" or path.startswith("/")
        os.path.lexists(path)
    assert settings.maxsize >= 0 and settings.memory >= 0 and settings.timeout >= 0


def test_a_config_that_is_a_directory_is_a_warning(home: Path) -> None:
    path = home / ".config/pycc/config"
    path.mkdir(parents=True)
    settings = Settings.load({"HOME": str(home)}, "/")
    assert settings.warnings == [f"{path}: Is a directory"]


def test_no_home_uses_the_user_database() -> None:
    settings = Settings.load({}, "/")
    assert settings.directory.startswith("/") and settings.directory.endswith("pycc")


@pytest.mark.skipif(os.getuid() != 0, reason="needs root to become a user without an entry")
def test_no_home_and_no_entry_uses_a_private_directory(tmp_path: Path) -> None:
    program = ("import os, pwd; from driver.settings import Settings; os.setgid(54321); os.setuid(54321);"
               "s = Settings.load({}, '/'); print(s.directory, s.warnings, oct(os.stat(s.directory).st_mode));"
               "os.chmod(s.directory, 0o777); print(Settings.load({}, '/').directory == ''); os.rmdir(s.directory)")
    try:
        run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True,
                             cwd=Path(str(driver.__file__)).parent.parent)
    finally:
        if os.path.isdir("/tmp/pycc-54321"):
            os.rmdir("/tmp/pycc-54321")
    assert run.stdout == "/tmp/pycc-54321 [] 0o40700\nTrue\n", run.stderr


def test_settings_belong_to_the_request_not_the_process(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYCC_STRICT", "1")
    monkeypatch.setenv("PYCC_DIR", "/ours")
    settings = Settings.load({"HOME": str(home)}, "/")
    assert not settings.strict and settings.directory == f"{home}/.cache/pycc"


@pytest.mark.parametrize(("text", "size"), [
    ("0", 0), ("123", 123), ("5G", 5 * 10 ** 9), ("5g", 5 * 10 ** 9), ("5 GB", 5 * 10 ** 9), ("1.5k", 1500),
    ("2Ki", 2048), ("1GiB", 1 << 30), ("1T", 10 ** 12), ("7b", 7), ("", -1), ("G", -1), (".", -1), ("5X", -1), ("٣", -1),
])
def test_sizes(text: str, size: int) -> None:
    assert parse_size(text) == size


def test_import_and_load_are_light() -> None:
    """Every compile does this: nothing may pull in the modules that cost milliseconds."""
    program = ("import sys; sys.path.insert(0, sys.argv[1]); import os\n"
               "import driver.settings, driver.records, driver.buildid\n"
               "driver.settings.Settings.load(os.environ)\n"
               "print(sorted(set(sys.modules) & {'typing', 're', 'json', 'dataclasses', 'pathlib', 'enum', 'collections', 'subprocess'}))")
    root = Path(str(driver.__file__)).resolve().parent.parent     # of the packages under test
    run = subprocess.run([sys.executable, "-I", "-S", "-c", program, str(root)], capture_output=True, text=True)
    assert run.stdout == "[]\n", run.stderr
