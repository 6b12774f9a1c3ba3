"""One command in a worker, from the client's request to the answer.

In: a connection, whose talk driver/launcher/client.c describes.  Out: the command done as if this process were the client: its standard
streams, working directory, umask, environment, ignored signals and time zone; and the answer sent.

A client that goes away (Ctrl-C, kill) ends the worker and what it has started as SIGTERM would: half outputs are removed as
ever.
"""

from __future__ import annotations

import array
import os
import signal
import socket
import struct
import sys
import time

from cache.filehash import FileHasher
from driver import main
from driver.compiler_code import CompilerCode
from driver.launch import Launch
from driver.options import OptionTable
from driver.process import Elsewhere

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

_HEADER: Final = struct.Struct("<IIQI")     # umask, process, ignored signals, number of words
_NUMBER: Final = struct.Struct("<I")
_LARGEST: Final = 8 << 20
_GONE: Final = b""

# Modules that a compile imports when it comes to need them.
_LATER: Final = (
    "driver.request", "driver.engine", "driver.jobs", "driver.unit", "driver.unit_options", "driver.hits", "driver.buildid",
    "driver.internal_miss", "driver.gcc_miss", "driver.gcc_unit", "driver.includes", "driver.worker", "driver.fallback", "traceback",
    "compiler.session", "compiler.generate",
)


class Prepared:
    """What the nursery has ready for every worker: modules loaded, tables read, the compiler run once."""

    def __init__(self, launch: Launch) -> None:
        for name in _LATER:
            __import__(name)
        self.options = OptionTable()
        self.code = CompilerCode(FileHasher())
        _warm(launch)


def _warm(launch: Launch) -> None:
    """Compile a small unit, so that what is loaded and parsed on first use is there.  A failure is no harm."""
    from compiler import api
    from compiler.options import Options
    from driver.daemon.sample import SAMPLE, SampleReader
    try:
        options = Options(optimize="2")
        api.compile_unit("sample.c", options, api.Services(reader=SampleReader(SAMPLE)))
    except api.Unsupported:
        return


def run(client: socket.socket, launch: Launch, prepared: Prepared) -> None:
    """Do the command of a client.  Raises nothing that the client need know of; the answer 'I' has it do the command itself."""
    client.setblocking(True)
    try:
        request = _receive(client)
        if request is None:
            return
        client.sendall(b"P" + _NUMBER.pack(os.getpid()))
        if client.recv(1) != b"G":
            return
    except OSError:
        return                          # the client has lost patience, and does it itself
    _take_over(request, client)
    mine = Launch(request.ticket, launch.binaries, pid=request.pid, served=True)
    mine.installation = launch.installation
    mine.options = prepared.options
    mine.code = prepared.code
    try:
        status = main.run(request.words, mine)
        sys.stdout.flush()
        sys.stderr.flush()
        answer = b"S" + struct.pack("<i", status)
    except Elsewhere as order:
        answer = _order(order)
    try:
        client.sendall(answer)
    except OSError:
        return                          # the client has gone


class _Request:
    """What a client sends."""

    __slots__ = ("umask", "pid", "ignored", "words", "environment", "ticket", "descriptors")

    def __init__(self, umask: int, pid: int, ignored: int, words: list[str], environment: list[bytes], ticket: str,
                 descriptors: list[int]) -> None:
        self.umask = umask
        self.pid = pid
        self.ignored = ignored
        self.words = words
        self.environment = environment
        self.ticket = ticket
        self.descriptors = descriptors


def _receive(client: socket.socket) -> _Request | None:
    """Return the request; None if the client has gone, or says something else."""
    descriptors = array.array("i")
    data, control, _, _ = client.recvmsg(1 << 16, socket.CMSG_SPACE(4 * descriptors.itemsize), socket.MSG_CMSG_CLOEXEC)
    for level, kind, content in control:
        if level == socket.SOL_SOCKET and kind == socket.SCM_RIGHTS:
            descriptors.frombytes(content[:len(content) - len(content) % descriptors.itemsize])
    if len(data) < _NUMBER.size or len(descriptors) != 4:
        return None
    size = _NUMBER.unpack_from(data)[0] + _NUMBER.size
    chunks = [data]
    have = len(data)
    while have < size <= _LARGEST:
        chunk = client.recv(1 << 20)
        if chunk == _GONE:
            return None
        chunks.append(chunk)
        have += len(chunk)
    if have != size:
        return None
    data = b"".join(chunks)
    umask, pid, ignored, count = _HEADER.unpack_from(data, _NUMBER.size)
    words, position = _texts(data, _NUMBER.size + _HEADER.size, count)
    environment, position = _texts(data, position + _NUMBER.size, _NUMBER.unpack_from(data, position)[0])
    ticket, _ = _texts(data, position, 1)
    return _Request(umask, pid, ignored, [os.fsdecode(word) for word in words], environment, os.fsdecode(ticket[0]),
                    descriptors.tolist())


def _texts(data: bytes, position: int, count: int) -> tuple[list[bytes], int]:
    """Return `count` NUL-terminated texts from `position` on, and where they end.  Raises ValueError."""
    texts: list[bytes] = []
    for _ in range(count):
        end = data.index(b"\0", position)
        texts.append(data[position:end])
        position = end + 1
    return texts, position


def _take_over(request: _Request, client: socket.socket) -> None:
    """Make this process like the client."""
    for number, descriptor in enumerate(request.descriptors[:3]):
        os.dup2(descriptor, number)     # inheritable
    os.fchdir(request.descriptors[3])
    for descriptor in request.descriptors:
        os.close(descriptor)
    os.umask(request.umask)
    for number in range(1, 32):
        if request.ignored >> number & 1:
            signal.signal(number, signal.SIG_IGN)
    os.environ.clear()
    for entry in request.environment:
        name, equals, value = entry.partition(b"=")
        if equals and name:
            os.environb.setdefault(name, value)     # of two with one name getenv() takes the first
    time.tzset()
    _watch(client)


def _watch(client: socket.socket) -> None:
    """Have this process end, as by SIGTERM, when the client goes away: it sends nothing more, so any news is its end."""
    import fcntl

    def look(_number: int, _frame: object) -> None:
        try:
            gone = client.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == _GONE
        except BlockingIOError:
            return
        except OSError:
            gone = True
        if gone:
            os.kill(os.getpid(), signal.SIGTERM)

    signal.signal(signal.SIGIO, look)
    fcntl.fcntl(client, fcntl.F_SETOWN, os.getpid())
    fcntl.fcntl(client, fcntl.F_SETFL, fcntl.fcntl(client, fcntl.F_GETFL) | os.O_ASYNC)
    look(signal.SIGIO, None)


def _order(order: Elsewhere) -> bytes:
    """Return the answer that has the client become a program, or do the command itself."""
    if not order.program:
        return b"I"
    chunks = [os.fsencode(order.program), _NUMBER.pack(len(order.argv))]
    body = chunks[0] + b"\0" + chunks[1]
    for word in order.argv:
        body += os.fsencode(word) + b"\0"
    body += _NUMBER.pack(len(order.environment))
    for name, value in order.environment.items():
        body += os.fsencode(name + "=" + value) + b"\0"
    return b"B" + _NUMBER.pack(len(body)) + body
