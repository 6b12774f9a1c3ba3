"""One request: a command line, where it was given, and everything that serves it.

No module of the driver keeps state; what lives longer than a function call lives here.
"""

from __future__ import annotations

import os

from cache.cache import Cache
from cache.digest import digest
from cache.filehash import FileHasher
from cache.manifest import Clock
from cache.paths import BaseDirectory
from driver.process import Children
from driver.settings import Settings

TYPE_CHECKING = False
if TYPE_CHECKING:
    from driver.fallback import Choice
    from driver.launch import Launch
    from driver.toolchain import Toolchain


class Request:
    """A command line on its way.

    argv0:       the name under which pycc was called.
    arguments:   the words after it, as given.
    environment: the caller's environment, which GCC gets unchanged.
    cwd:         working directory, logical ($PWD) where that names the same directory, as GCC takes it.
    launch:      how it came here, None if a launcher had no part in it.
    """

    def __init__(self, argv0: str, arguments: list[str], environment: dict[str, str], settings: Settings,
                 toolchain: Toolchain, launch: Launch | None = None) -> None:
        self.argv0 = argv0
        self.arguments = arguments
        self.environment = environment
        self.settings = settings
        self.toolchain = toolchain
        self.launch = launch
        self.cwd = working_directory(environment)
        self.children = Children()
        self.stderr_is_terminal = os.isatty(2)
        self._scratch = ""
        self._scratch_count = 0
        self._build = ""
        self._choice: Choice | None = None
        self.program = ""           # what the command links, to which its temporary objects belong
        readonly = settings.readonly or not settings.directory
        self.cache = Cache(settings.directory, readonly=readonly, max_size=settings.maxsize,
                           base=BaseDirectory(settings.basedir))
        self.clock = Clock(_epoch(environment))

    @property
    def hasher(self) -> FileHasher:
        """The file hasher that all keys and manifests of this request share."""
        return self.cache.hasher

    def served(self) -> bool:
        """Tell whether this process does the command for another one that waits."""
        return self.launch is not None and self.launch.served

    def scratch(self, name: str) -> str:
        """Return a new path for a temporary file, in a private directory that `clean` removes."""
        if not self._scratch:
            parent = self.temporary_directory()
            while True:
                path = os.path.join(parent, "pycc-" + os.urandom(6).hex())
                try:
                    os.mkdir(path, 0o700)
                except FileExistsError:
                    continue
                self._scratch = path
                break
        self._scratch_count += 1
        return f"{self._scratch}/{self._scratch_count}-{name}"

    def temporary_directory(self) -> str:
        """Return the directory for temporary files by libiberty's rules (choose_tmpdir): the first of
        TMPDIR, TMP, TEMP that can be written, else /tmp."""
        for name in ("TMPDIR", "TMP", "TEMP"):
            path = self.environment.get(name, "")
            if path and os.path.isdir(path) and os.access(path, os.R_OK | os.W_OK | os.X_OK):
                return path
        return "/tmp"

    def clean(self) -> None:
        """Remove the temporary files."""
        if not self._scratch:
            return
        path, self._scratch = self._scratch, ""
        for name in os.listdir(path):
            os.unlink(path + "/" + name)
        os.rmdir(path)

    def forked(self) -> None:
        """Called in a forked child: it makes a scratch directory of its own."""
        self._scratch = ""
        self.children.pids.clear()

    def build(self) -> str:
        """Return the identity of the build that this command belongs to."""
        if not self._build:
            from driver.buildid import build_identity
            self._build = build_identity(self.settings.build, self.cwd, self.launch.pid if self.launch is not None else 0)
        return self._build

    def choice(self) -> Choice | None:
        """Return the rules of PYCC_CHOICE, None if there are none.  Raises driver.fallback.BadRule."""
        if self._choice is None and self.settings.choice:
            from driver.fallback import read
            self._choice = read(self.settings.choice)
        return self._choice

    def log(self, text: str) -> None:
        """Append a line to PYCC_LOGFILE, if set; a log that cannot be written is no log."""
        if not self.settings.logfile:
            return
        try:
            descriptor = os.open(self.settings.logfile, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o666)
        except OSError:
            return
        try:
            os.write(descriptor, f"[{os.getpid()}] {text}\n".encode("utf-8", "surrogateescape"))
        except OSError:
            return
        finally:
            os.close(descriptor)


def working_directory(environment: dict[str, str]) -> str:
    """Return the working directory as GCC's getpwd() does: $PWD if it is absolute and names it."""
    logical = environment.get("PWD", "")
    if logical.startswith("/"):
        try:
            if os.path.samestat(os.stat(logical), os.stat(".")):
                return logical
        except OSError:
            pass        # $PWD is stale; the physical path is right
    try:
        return os.getcwd()
    except OSError:
        return "."      # deleted under us: GCC copes, and so must we


def short(data: bytes) -> str:
    """Return a short digest for records, where it only has to tell one value from another."""
    return digest(data).hex()[:12]


def _epoch(environment: dict[str, str]) -> int:
    text = environment.get("SOURCE_DATE_EPOCH", "")
    return int(text) if text.isascii() and text.isdigit() else -1
