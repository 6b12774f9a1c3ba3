"""The list of the installation's files, by which the launcher knows without Python that the code is what was loaded.

In: a Launch, and the packages on disk.  Out: a file, `LIST` of the launch: magic, instance of the system, then entries as launcher.c
(check_installation) reads them: kind, flags, stamp, path.  The digest of these bytes names the installation.

Listed are the directories of the packages, every file in them that Python may load, the interpreter and the installed
commands.  Not listed: what Python passes over, a source beside its compiled form, and the shim of a module that mypyc has compiled
(the module's own code is in NAME__mypyc); which of several it takes shows in the directories' stamps.
"""

from __future__ import annotations

import os

import driver
from cache.filehash import FileHasher, file_clock_ns
from cache.store import make_private_directory
from driver import stamps

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

    from driver.launch import Launch

_MAGIC: Final = b"pyccI1\n\0"
_PACKAGES: Final = ("compiler", "cache", "driver")
_PASSED_OVER: Final = ("__pycache__", "ctl")     # caches; pyccctl, which takes no part in a compile
_COMMANDS: Final = ("pycc", "pycc-inprocess", "python")


class Installation:
    """A list as it would be written now.

    data: its bytes.  whole: every stamp proves a content, so that it may be written.
    """

    __slots__ = ("data", "whole", "_chunks", "_stamper")

    def __init__(self, launch: Launch) -> None:
        """Raises OSError when a file goes away meanwhile."""
        self.whole = True
        self._stamper = stamps.Stamper(FileHasher(), file_clock_ns(), launch.instance)
        self._chunks = [_MAGIC, launch.instance.ljust(20, b"\0")]
        self._enter(launch.binaries, list(_COMMANDS))
        packages = os.path.dirname(os.path.dirname(os.path.abspath(driver.__file__)))    # __file__ of a compiled module may be made up
        for package in _PACKAGES:
            self._walk(packages + "/" + package)
        self.data = b"".join(self._chunks)

    def _walk(self, root: str) -> None:
        pending = [root]
        while pending:
            directory = pending.pop()
            names: list[str] = []
            with os.scandir(directory) as entries:
                for entry in entries:
                    if not entry.is_dir():
                        names.append(entry.name)
                    elif entry.name not in _PASSED_OVER:
                        pending.append(entry.path)
            pending.sort()
            self._enter(directory, loaded(names))

    def _enter(self, directory: str, names: list[str]) -> None:
        # The directory first: a file that is added to it meanwhile gives it another stamp.
        self._add("d", directory, directory)
        for name in names:
            self._add("f", directory + "/" + name, name)

    def _add(self, kind: str, path: str, name: str) -> None:
        status = os.stat(path)
        flags = self._stamper.trust(status)
        if flags == stamps.CONTENT_ALWAYS:
            self.whole = False
        self._chunks.append(kind.encode() + bytes((flags,)) + stamps.pack(status) + stamps.pack_path(os.fsencode(name)))


def loaded(names: list[str]) -> list[str]:
    """Return those of the files of a package's directory that Python can come to load, sorted."""
    compiled = {name.partition(".")[0] for name in names if name.endswith(".so")}
    result: list[str] = []
    for name in sorted(names):
        stem = name.partition(".")[0]
        if name.endswith(".so"):
            if stem + "__mypyc" not in compiled:
                result.append(name)
        elif not (name.endswith(".py") and stem in compiled):
            result.append(name)
    return result


def write_list(launch: Launch) -> bool:
    """Write the list for the launcher, if the installation has been still for long enough; tell whether it was written."""
    try:
        listed = Installation(launch)
        if not listed.whole or not make_private_directory(os.path.dirname(launch.list_path)):
            return False
        temporary = f"{launch.list_path}.{os.getpid()}.new"
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        try:
            written = os.write(descriptor, listed.data)
        finally:
            os.close(descriptor)
        if written != len(listed.data):
            os.unlink(temporary)
            return False
        os.rename(temporary, launch.list_path)
    except (OSError, ValueError):
        return False
    return True


def is_listed(launch: Launch) -> bool:
    """Tell whether the installation is still what the list on disk says."""
    try:
        with open(launch.list_path, "rb") as file:
            return file.read() == Installation(launch).data
    except (OSError, ValueError):
        return False
