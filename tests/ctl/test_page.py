"""The page of `pyccctl report --html`: well-formed, complete, and referring to nothing outside."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from driver import records

Ctl = Callable[..., Any]


def page(ctl: Ctl, tmp_path: Path, *words: str) -> tuple[str, ElementTree.Element]:
    """Write the page and return its text and its tree."""
    file = tmp_path / "report.html"
    ran = ctl("report", "--html", str(file), *words)
    assert ran.status == 0 and ran.output == f"wrote {file}\n"
    text = file.read_text(encoding="utf-8")
    return text, ElementTree.fromstring(text.removeprefix("<!DOCTYPE html>"))


@pytest.fixture
def project(history: Any) -> Any:
    for build in range(5):
        for number in range(20):
            producer = records.INTERNAL if number < 4 * build else records.GCC
            how = records.DIRECT if build % 2 else records.COMPILED
            history.add(f"src/<{number}>&.c", f"make-{build}-1-a", producer=producer, how=how, cpu=0.1 * number, lines=10,
                        category="" if producer == records.INTERNAL else f"reason-{number % 3}",
                        detail="" if producer == records.INTERNAL else 'a <b> & "c"', where="" if producer else "x.h:1")
    return history


def test_it_is_well_formed_and_self_contained(project: Any, ctl: Ctl, tmp_path: Path) -> None:
    text, tree = page(ctl, tmp_path)
    assert text.startswith("<!DOCTYPE html>")
    assert not re.search(r"https?:|//[a-z]|@import|url\(|<script|<link|<img|<iframe|srcset", text)
    for element in tree.iter():
        for name in ("href", "src", "action", "data"):
            assert name not in element.attrib
    assert "prefers-color-scheme: dark" in text


def test_it_has_the_figures_and_the_pictures(project: Any, ctl: Ctl, tmp_path: Path) -> None:
    _, tree = page(ctl, tmp_path)
    words = " ".join(" ".join(tree.itertext()).split())
    assert "80.0 %" in words and "16 by pycc, 4 by GCC" in words
    titles = [svg.attrib["aria-label"] for svg in tree.iter("svg")]
    assert titles == ["Coverage over builds", "Cache hits over builds", "Units by reason", "Slowest units"]
    coverage = next(tree.iter("svg"))
    assert len([rect for rect in coverage.iter("rect") if rect.attrib["class"] == "pycc"]) == 4
    assert len([rect for rect in coverage.iter("rect") if rect.attrib["class"] == "gcc"]) == 5
    rows = [row for row in tree.iter("tr") if any(cell.tag == "td" for cell in row)]
    assert len(rows) == 20 + 3
    assert 'a <b> & "c"' in words and "src/<19>&.c" in words


def test_every_rectangle_is_inside_its_picture_and_has_a_tooltip(project: Any, ctl: Ctl, tmp_path: Path) -> None:
    _, tree = page(ctl, tmp_path)
    for svg in tree.iter("svg"):
        width, height = map(float, svg.attrib["viewBox"].split()[2:])
        for rect in svg.iter("rect"):
            x, y, w, h = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
            assert x >= 0 and y >= 0 and x + w <= width + 0.2 and y + h <= height + 0.2
            assert rect.find("title") is not None


def test_one_build_of_one_unit(history: Any, ctl: Ctl, tmp_path: Path) -> None:
    history.add("a.c", producer=records.INTERNAL)
    _, tree = page(ctl, tmp_path)
    assert "pycc compiled every unit itself" in " ".join(tree.itertext())


def test_failures_probes_and_odd_names(history: Any, ctl: Ctl, tmp_path: Path) -> None:
    history.add("odd\udcff\x01.c", status=1, category="source-error", detail="expected ';' before '}' token\x1b[0m")
    history.add("conftest.c", kind=records.PROBE)
    _, tree = page(ctl, tmp_path)
    words = " ".join(tree.itertext())
    assert "1 failed" in words and "1 probe apart" in words and "Failed units" in words
    assert r"odd\udcff\x01.c" in words and r"token\x1b[0m" in words


def test_only_probes(history: Any, ctl: Ctl, tmp_path: Path) -> None:
    history.add("conftest.c", kind=records.PROBE)
    page(ctl, tmp_path)


def test_all_builds(project: Any, ctl: Ctl, tmp_path: Path) -> None:
    _, tree = page(ctl, tmp_path, "--all")
    assert "40 by pycc, 60 by GCC" in " ".join(tree.itertext())


def test_an_unwritable_place(project: Any, ctl: Ctl) -> None:
    ran = ctl("report", "--html", "/no/such/dir/x.html")
    assert ran.status == 1 and "/no/such/dir/x.html: No such file or directory" in ran.errors
