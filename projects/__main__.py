"""`python -m projects NAME`: build one project with the installed pycc, as `pyccctl build NAME` does, in plain text."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from projects.recipe import load, names
from projects.runner import Progress, build, missing_packages
from projects.source import deb_src_is_off


def show(progress: Progress) -> None:
    """Print one Progress as a line; the beginnings of steps are left out."""
    if progress.kind == "end":
        verdict = "ok" if progress.passed else "FAILED"
        print(f"{progress.text:<44} {verdict:>6} {progress.cpu:9.1f} CPU s {progress.wall:9.1f} s", flush=True)
    elif progress.kind == "error":
        print(f"ERROR {progress.text}", flush=True)
    elif progress.kind == "note":
        print(f"    {progress.text}", flush=True)


def show_missing(name: str) -> None:
    """Print what this machine lacks for a recipe: lines "package NAME" and "deb-src NAME" (a source package)."""
    recipe = load(name)
    for package in missing_packages(recipe, "gcc"):
        print(f"package {package}")
    if recipe.source.debian and deb_src_is_off(recipe.source.debian):
        print(f"deb-src {recipe.source.debian}")


def main() -> int:
    """Return the exit status: 0 when the project was built, tested and rebuilt as it should be."""
    parser = argparse.ArgumentParser(prog="python -m projects", description=__doc__)
    parser.add_argument("name", choices=names())
    parser.add_argument("--work", type=Path, default=Path("pycc-projects"), help="directory to work in")
    parser.add_argument("--source", help="archive, directory or URL of the source")
    parser.add_argument("--compiler", help="the pycc to use")
    parser.add_argument("--jobs", type=int)
    parser.add_argument("--no-compare", action="store_true", help="do not build with GCC for comparison")
    parser.add_argument("--missing", action="store_true", help="only print what this machine lacks for it")
    given = parser.parse_args()
    if given.missing:
        show_missing(given.name)
        return 0
    outcome = build(given.name, work=given.work, source=given.source, report=show, compiler=given.compiler,
                    jobs=given.jobs, compare=not given.no_compare)
    print(outcome.summary())
    return 0 if outcome.ok else 1


if __name__ == "__main__":
    sys.exit(main())
