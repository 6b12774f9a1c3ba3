"""How this compile was started: by which launcher, for which command, from which installation.

In: the ticket that driver/launcher/launcher.c hands on, `KEY:INSTALLATION:INSTANCE:LIST` (digests in hex, and a path), or "" when
the launcher was not in between, or can say nothing.  Out: a Launch value.
"""

from __future__ import annotations

import os

from cache.filehash import file_clock_ns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from driver.compiler_code import CompilerCode
    from driver.options import OptionTable


class Launch:
    """One launch.

    key:          digest of the command, under which its hit entry is looked for; b"" if there can be none.
    installation: digest of the list that the installation's files agree with; b"" if they agree with none.
    instance:     names the running system; b"" if unknown (launcher.c, find_instance).
    list_path:    where the list of the installation's files belongs; "" if nowhere.
    directory:    the cache's directory as the launcher understands the settings; "" if it does not.
    binaries:     directory of the installed commands.
    pid:          process that the build has started.
    served:       this process does the command for another one, which waits (driver/daemon).
    arguments:    the words of the command line, as given.
    writes_list:  the settings of the command allow the list of the installation's files to be written.
    options, code: where a server has them ready: the option table, and the identity of the compiler that it has loaded.
    start_ns:     file_clock_ns() at the start: what is older has not changed since.
    """

    __slots__ = ("key", "installation", "instance", "list_path", "directory", "binaries", "pid", "served", "start_ns", "writes_list",
                 "arguments", "options", "code")

    def __init__(self, ticket: str, binaries: str, *, pid: int = 0, served: bool = False) -> None:
        self.key = b""
        self.installation = b""
        self.instance = b""
        self.list_path = ""
        self.directory = ""
        self.binaries = binaries
        self.writes_list = False
        self.arguments: list[str] = []
        self.options: OptionTable | None = None
        self.code: CompilerCode | None = None
        self.pid = os.getpid() if pid == 0 else pid
        self.served = served
        self.start_ns = file_clock_ns()
        fields = ticket.split(":", 3)
        if len(fields) == 4:
            self.key = bytes.fromhex(fields[0])
            self.installation = bytes.fromhex(fields[1])
            self.instance = bytes.fromhex(fields[2])
            self.list_path = fields[3]
            self.directory = os.path.normpath(os.path.dirname(os.path.dirname(self.list_path)))
