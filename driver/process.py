"""Child processes of the driver: run one to its end, or become it.

In: a program, its argument list and its environment.  Out: exit status in the shell's sense of wait(2),
what it printed where that was asked for, and the CPU time that it and its children used.
`subprocess` is not used: importing it costs more than a cache hit does.
"""

from __future__ import annotations

import os
import select
import time

from driver import signals

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from typing import NoReturn

class Completed:
    """A child that has ended.

    status: its exit status, or minus the number of the signal that ended it.
    stdout, stderr: what it printed, where captured; b"" otherwise.
    cpu, wall: seconds; cpu is user + system time of the child and the descendants it waited for.
    """

    __slots__ = ("status", "stdout", "stderr", "cpu", "wall")

    def __init__(self, status: int, stdout: bytes, stderr: bytes, cpu: float, wall: float) -> None:
        self.status = status
        self.stdout = stdout
        self.stderr = stderr
        self.cpu = cpu
        self.wall = wall


class Children:
    """The running child, for signal handlers: a signal to pycc reaches it, and pycc dies of it afterwards.

    A terminal sends Ctrl-C to the whole process group, but `kill` and make's own termination reach pycc
    alone, and GCC must not be left running behind its back.
    """

    def __init__(self) -> None:
        self.pids: set[int] = set()
        self.received = 0

    def install(self) -> None:
        """Catch the terminating signals, except those that the caller has us ignore (nohup)."""
        for number in signals.FORWARDED:
            if signals.getsignal(number) is not signals.SIG_IGN:
                signals.signal(number, self._forward)

    def _forward(self, number: int, _frame: object) -> None:
        self.received = number
        for pid in list(self.pids):
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                continue
        if not self.pids:
            raise Terminated(number)

    def check(self) -> None:
        """Raise Terminated if a signal came while a child was running."""
        if self.received:
            raise Terminated(self.received)


class Terminated(BaseException):
    """A terminating signal arrived; main() cleans up and dies of the same signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def die_of(number: int) -> NoReturn:
    """End this process by signal `number`, so that the parent sees what it would see of GCC."""
    signals.signal(number, signals.SIG_DFL)
    os.kill(os.getpid(), number)
    os._exit(128 + number)


class Elsewhere(BaseException):
    """This process does the command for another one, which shall go on by itself: become a program, or, when that is "", do
    the whole command.  Nothing that the user can see has been done."""

    def __init__(self, program: str = "", argv: Sequence[str] = (), environment: Mapping[str, str] | None = None) -> None:
        super().__init__(program)
        self.program = program
        self.argv = list(argv)
        self.environment: dict[str, str] = dict(environment) if environment is not None else {}


def become(program: str, argv: Sequence[str], environment: Mapping[str, str], *, served: bool = False) -> NoReturn:
    """Replace this process by `program`.  Raises OSError when it cannot be executed.

    served: it is the other process that shall be replaced; raises Elsewhere.
    """
    if served:
        raise Elsewhere(program, argv, environment)
    for number in signals.FORWARDED:
        if signals.getsignal(number) is not signals.SIG_IGN:
            signals.signal(number, signals.SIG_DFL)
    # Python ignores SIGPIPE and SIGXFSZ, and an ignored signal stays ignored across exec.
    signals.signal(signals.SIGPIPE, signals.SIG_DFL)
    signals.signal(signals.SIGXFSZ, signals.SIG_DFL)
    os.execve(program, list(argv), environment)


def run(
    program: str,
    argv: Sequence[str],
    environment: Mapping[str, str],
    children: Children,
    *,
    capture: bool = False,
    stdin: bytes | None = None,
) -> Completed:
    """Run `program` to its end.

    capture: collect stdout and stderr instead of letting the child write to ours.
    stdin:   bytes for its standard input; None: it reads ours.
    Raises OSError when the program cannot be executed.
    """
    actions: list[tuple[int, int, int] | tuple[int, int]] = []
    readers: list[int] = []
    closing: list[int] = []
    if capture:
        for descriptor in (1, 2):
            read_end, write_end = os.pipe2(os.O_CLOEXEC)
            readers.append(read_end)
            closing.append(write_end)
            actions.append((os.POSIX_SPAWN_DUP2, write_end, descriptor))
    if stdin is not None:
        memory = os.memfd_create("stdin", os.MFD_CLOEXEC)
        os.write(memory, stdin)
        os.lseek(memory, 0, os.SEEK_SET)
        closing.append(memory)
        actions.append((os.POSIX_SPAWN_DUP2, memory, 0))
    started = time.monotonic()
    try:
        pid = os.posix_spawn(
            program, list(argv), environment, file_actions=actions,
            setsigdef=(signals.SIGPIPE, signals.SIGXFSZ),
        )
    except OSError:
        for descriptor in readers + closing:
            os.close(descriptor)
        raise
    children.pids.add(pid)
    for descriptor in closing:
        os.close(descriptor)
    texts = _drain(readers)
    _, wait_status, usage = os.wait4(pid, 0)
    children.pids.discard(pid)
    wall = time.monotonic() - started
    children.check()
    return Completed(
        os.waitstatus_to_exitcode(wait_status),
        texts[0] if capture else b"", texts[1] if capture else b"",
        usage.ru_utime + usage.ru_stime, wall,
    )


def _drain(readers: list[int]) -> list[bytes]:
    """Read the pipes `readers` to their ends, together, and close them."""
    chunks: dict[int, list[bytes]] = {descriptor: [] for descriptor in readers}
    poll = select.poll()
    for descriptor in readers:
        poll.register(descriptor, select.POLLIN)
    open_ends = len(readers)
    while open_ends:
        for descriptor, _event in poll.poll():
            data = os.read(descriptor, 1 << 16)
            if data:
                chunks[descriptor].append(data)
            else:
                poll.unregister(descriptor)
                os.close(descriptor)
                open_ends -= 1
    return [b"".join(chunks[descriptor]) for descriptor in readers]
