"""The README says what the program says."""

from __future__ import annotations

import pytest

from driver.ctl import settings_text
from tests.conftest import CHECKOUT

README = CHECKOUT / "README.md"


@pytest.mark.skipif(not README.is_file(), reason="this installation has no README.md")
def test_the_readmes_table_of_settings_is_the_programs() -> None:
    """The rows are those of `pyccctl settings --markdown`, whatever stands around them."""
    rows = [line for line in README.read_text(encoding="utf-8").splitlines() if line.startswith("| `PYCC_")]
    if not rows:
        pytest.skip("README.md has no table of settings")
    assert rows == settings_text.markdown().splitlines()[2:]
