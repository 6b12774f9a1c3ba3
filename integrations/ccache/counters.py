"""ccache's statistics counters and the files they are kept in.

In: names of counters and numbers to add.  Out: `stats` files below the cache directory, and their sums.

A `stats` file has one number a line; the position is the counter (ccache's own order, measured with
`ccache --print-stats` on a file of consecutive numbers).  There is one in each of the 16 directories of the first
level, for what belongs to an entry there (files, sizes, misses), and in directories of the second level, so that processes that
store nothing do not wait for each other.  Numbers behind the last known position are kept.  An update is made under a
lock on the directory, in a new file that takes the old one's place.
"""

from __future__ import annotations

import fcntl
import os
import time

from cache.store import make_directory, write_all

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Final

# In the order of the file; "-" is a position that is not shown.
_NAMES: Final = """
- compiler_produced_stdout compile_failed internal_error cache_miss preprocessor_error could_not_find_compiler missing_cache_file
preprocessed_cache_hit bad_compiler_arguments called_for_link files_in_cache cache_size_kibibyte - - unsupported_source_language
bad_output_file no_input_file multiple_source_files autoconf_test unsupported_compiler_option output_to_stdout direct_cache_hit
compiler_produced_no_output compiler_produced_empty_output error_hashing_extra_file compiler_check_failed
could_not_use_precompiled_header called_for_preprocessing cleanups_performed unsupported_code_directive stats_zeroed_timestamp
could_not_use_modules direct_cache_miss preprocessed_cache_miss local_storage_read_hit local_storage_read_miss
remote_storage_read_hit remote_storage_read_miss remote_storage_error remote_storage_timeout recache
unsupported_environment_variable local_storage_write local_storage_hit local_storage_miss remote_storage_write
remote_storage_hit remote_storage_miss
"""

FILES: Final = "files_in_cache"
SIZE: Final = "cache_size_kibibyte"
CLEANUPS: Final = "cleanups_performed"
ZEROED: Final = "stats_zeroed_timestamp"
UPDATED: Final = "stats_updated_timestamp"

_FILE: Final = "stats"
_HEX: Final = "0123456789abcdef"


def names() -> list[str]:
    """Return the names of the counters by position; "-" for one without a name."""
    return _NAMES.split()


def first_level(directory: str) -> list[str]:
    """Return the paths of the 16 directories of the first level."""
    return [f"{directory}/{digit}" for digit in _HEX]


def add(directory: str, changes: Mapping[str, int], mode: int) -> dict[str, int] | None:
    """Add `changes` to the `stats` file in `directory`; return its new content by name, None if it cannot be written.

    mode: permissions of a directory that has to be made; a file gets those without the bits to execute.
    """
    if not make_directory(directory, mode):
        return None
    try:
        lock = os.open(directory, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError:
        return None
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        order = names()
        numbers = _read(directory + "/" + _FILE)
        numbers += [0] * (len(order) - len(numbers))
        for position, name in enumerate(order):
            change = changes.get(name)
            if change is not None:
                numbers[position] = max(0, numbers[position] + change)
        if not _write(directory, numbers, mode & 0o666):
            return None
        return {name: numbers[position] for position, name in enumerate(order) if name != "-"}
    except OSError:
        return None
    finally:
        os.close(lock)


def totals(directory: str) -> dict[str, int]:
    """Return the sums of all counters below `directory`; of the times, the newest."""
    order = names()
    result = {name: 0 for name in order if name != "-"}
    result[UPDATED] = 0
    for path in _stats_files(directory):
        numbers = _read(path)
        try:
            result[UPDATED] = max(result[UPDATED], int(os.stat(path).st_mtime))
        except OSError:
            continue
        for position, name in enumerate(order[:len(numbers)]):
            if name == ZEROED:
                result[name] = max(result[name], numbers[position])
            elif name != "-":
                result[name] += numbers[position]
    return result


def content(directory: str) -> dict[str, int]:
    """Return the counters in the one `stats` file in `directory`."""
    numbers = _read(directory + "/" + _FILE)
    return {name: numbers[position] for position, name in enumerate(names()[:len(numbers)]) if name != "-"}


def zero(directory: str, mode: int) -> None:
    """Set all counters below `directory` to 0, but for those of files and sizes, and note the time."""
    now = int(time.time())
    for path in _stats_files(directory):
        holder = os.path.dirname(path)
        current = content(holder)
        changes = {name: -value for name, value in current.items() if name not in (FILES, SIZE)}
        changes[ZEROED] = now - current.get(ZEROED, 0)
        add(holder, changes, mode)


def _stats_files(directory: str) -> Iterator[str]:
    for level in first_level(directory):
        if not os.path.isdir(level):
            continue
        for path in [level, *[f"{level}/{digit}" for digit in _HEX]]:
            if os.path.isfile(path + "/" + _FILE):
                yield path + "/" + _FILE


def _read(path: str) -> list[int]:
    try:
        with open(path, "rb") as file:
            return [int(word) for word in file.read().split()]
    except (OSError, ValueError):
        return []


def _write(directory: str, numbers: list[int], mode: int) -> bool:
    text = "".join([f"{number}\n" for number in numbers]).encode()
    temporary = f"{directory}/{_FILE}.tmp.{os.getpid()}"
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, mode)
    except OSError:
        return False
    try:
        os.fchmod(descriptor, mode)
        write_all(descriptor, text)
        os.rename(temporary, f"{directory}/{_FILE}")
    except OSError:
        os.unlink(temporary)
        return False
    finally:
        os.close(descriptor)
    return True
