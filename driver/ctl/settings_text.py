"""The settings as text: for a person at a terminal, for a README, for a script.

In: driver.settings, whose table is the one place where settings are described.
"""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from driver.ctl.terminal import DIM, GOOD, STRONG
from driver.settings import Settings, rows


def write(console: Console, settings: Settings) -> None:
    """Write every setting with its value, its origin and its meaning."""
    for row in rows():
        origin = settings.origins.get(row.variable, "default")
        value = settings.values.get(row.variable, "")
        line = Text(f"{row.variable:<14} ", style=STRONG)
        line.append(value or "(not set)", style=GOOD if origin != "default" else "not bold")
        line.append(f"  {origin}" if origin != "default" else "", style=DIM)
        console.print(line, soft_wrap=True)
        console.print(Text(f"               {row.meaning}", style=DIM), soft_wrap=True)
    console.print()
    files = ", ".join(settings.files) or "none"
    console.print(f"Config files read, the later ones stronger: {files}.  The environment is stronger than any file.", soft_wrap=True)


def markdown() -> str:
    """Return the documentation of all settings as a Markdown table."""
    lines = ["| Variable | Value | Default | Meaning |", "|---|---|---|---|"]
    for row in rows():
        kind = row.kind.replace("/", " or ")
        default = f"`{row.default}`" if row.default else ""
        lines.append(f"| `{row.variable}` | {kind} | {default} | {row.meaning} |")
    return "\n".join(lines) + "\n"


def as_json(settings: Settings) -> dict[str, object]:
    """Return value and origin of every setting, the files read, and the warnings."""
    values = {row.variable: {"value": settings.values.get(row.variable, ""), "origin": settings.origins.get(row.variable, "default")}
              for row in rows()}
    return {"settings": values, "files": settings.files, "warnings": settings.warnings}
