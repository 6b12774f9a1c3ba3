"""`pyccctl build`: the progress of a recipe on a terminal or in a log.

In: the projects.runner.Progress values of a run.  Out: one line a finished step; on a terminal also a
line that shows the running step and its time.
"""

from __future__ import annotations

from types import TracebackType

from rich.console import Console
from rich.progress import Progress as Display
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.text import Text

from driver.ctl.terminal import BAD, DIM, GOOD, seconds
from projects.runner import Progress


class BuildView:
    """Shows the progress of one run; a context, so that the moving line is always taken away."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._moving: Display | None = None
        if console.is_terminal:
            self._moving = Display(SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn(),
                                   console=console, transient=True)

    def __enter__(self) -> BuildView:
        if self._moving is not None:
            self._moving.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, problem: BaseException | None, trace: TracebackType | None) -> None:
        if self._moving is not None:
            self._moving.stop()

    def show(self, progress: Progress) -> None:
        """Show one Progress; given to projects.runner.build as `report`."""
        if progress.kind == "begin":
            self._begin(progress.text)
        elif progress.kind == "end":
            line = Text("ok    " if progress.passed else "FAIL  ", style=GOOD if progress.passed else BAD)
            line.append(f"{progress.text:<46}", style="default")
            line.append(f"  {seconds(progress.cpu):>12} CPU  {seconds(progress.wall):>12}", style=DIM)
            self._print(line)
        elif progress.kind == "error":
            self._print(Text(f"ERROR {progress.text}", style=BAD))
        else:
            self._print(Text(f"      {progress.text}", style=DIM))

    def _begin(self, text: str) -> None:
        if self._moving is None:
            return
        for task in self._moving.task_ids:
            self._moving.remove_task(task)
        self._moving.add_task(text, total=None)

    def _print(self, line: Text) -> None:
        self._console.print(line, soft_wrap=True)
        if not self._console.is_terminal:
            self._console.file.flush()      # a log that is watched must not lag by a buffer
