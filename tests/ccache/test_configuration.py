"""ccache.conf and CCACHE_* variables (ccache manual: Configuration)."""

from __future__ import annotations

from pathlib import Path

import pytest

from integrations.ccache.configuration import Configuration, ConfigurationError, load, parse_size, set_value


def loaded(tmp_path: Path, text: str = "", **variables: str) -> Configuration:
    path = tmp_path / "ccache.conf"
    path.write_text(text)
    return load({"HOME": str(tmp_path), "CCACHE_CONFIGPATH": str(path), **variables})


def test_defaults_without_anything(tmp_path: Path) -> None:
    configuration = load({"HOME": str(tmp_path), "CCACHE_CONFIGPATH": str(tmp_path / "none")})
    assert configuration.flag("direct_mode") and configuration.flag("run_second_cpp") and not configuration.flag("debug")
    assert configuration.max_size() == 5 * 10 ** 9
    # pycc's own place, not that of a ccache installed beside it.
    assert configuration.text["cache_dir"] == str(tmp_path / ".cache/pycc/ccache")


def test_variable_wins_over_file(tmp_path: Path) -> None:
    configuration = loaded(tmp_path, "max_size = 3G\nnamespace = file\n", CCACHE_NAMESPACE="variable")
    assert configuration.max_size() == 3 * 10 ** 9
    assert configuration.text["namespace"] == "variable"
    assert configuration.origin["max_size"] == str(tmp_path / "ccache.conf")
    assert configuration.origin["namespace"] == "environment"


@pytest.mark.parametrize("value", ["0", "false", "FALSE", "disable", "no", "NO"])
def test_boolean_variable_that_says_no_is_refused(tmp_path: Path, value: str) -> None:
    with pytest.raises(ConfigurationError, match='CCACHE_NODIRECT=true'):
        loaded(tmp_path, CCACHE_DIRECT=value)
    with pytest.raises(ConfigurationError, match='CCACHE_DIRECT=true'):
        loaded(tmp_path, CCACHE_NODIRECT=value)


def test_boolean_variables(tmp_path: Path) -> None:
    assert not loaded(tmp_path, CCACHE_NODIRECT="").flag("direct_mode")
    assert loaded(tmp_path, "direct_mode = false\n", CCACHE_DIRECT="yes").flag("direct_mode")


@pytest.mark.parametrize("text, message", [
    ("max_size\n", "ccache.conf:1: missing equal sign"),
    ("# comment\nmax_size = much\n", 'ccache.conf:2: invalid size: "much"'),
    ("direct_mode = 1\n", 'not a boolean value: "1"'),
    ("umask = 999\n", "octal"),
    ("namespace = $NOT_SET_ANYWHERE\n", 'environment variable "NOT_SET_ANYWHERE" not set'),
    ("base_dir = relative\n", "not an absolute path"),
])
def test_bad_files(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ConfigurationError, match=message.replace("$", r"\$")):
        loaded(tmp_path, text)


def test_variables_in_values(tmp_path: Path) -> None:
    configuration = loaded(tmp_path, "namespace = a-$NAME-${NAME}b\nunknown_key = 1\n", NAME="x")
    assert configuration.text["namespace"] == "a-x-xb"


@pytest.mark.parametrize("text, size", [("5", 5 * 10 ** 9), ("256K", 256000), ("1.5Gi", 3 << 29), ("0", 0), ("10M", 10 ** 7)])
def test_sizes(text: str, size: int) -> None:
    assert parse_size(text) == size


def test_setting_a_value_keeps_the_rest_of_the_file(tmp_path: Path) -> None:
    configuration = loaded(tmp_path, "# mine\nmax_size = 1G\n\n# more\n")
    set_value(configuration, "max_size", "2G")
    set_value(configuration, "namespace", "n")
    assert (tmp_path / "ccache.conf").read_text() == "# mine\nmax_size = 2G\n\n# more\nnamespace = n\n"
    with pytest.raises(ConfigurationError, match="unknown configuration option"):
        set_value(configuration, "nonsense", "1")
