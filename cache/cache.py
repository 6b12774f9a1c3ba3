"""The cache as its callers see it: find, load, save, remember, trim.

In: keys made by the caller with cache.digest, and values.  Out: stored results, or the reason for none.
The way of one look-up, and of one store:

    find(manifest key) -> result key -> load(result key) -> StoredResult
    save(result key, StoredResult) -> remember(manifest key, ManifestEntry) -> trim_step()

Nothing here raises for the state of the file system: what cannot be read is not there, what cannot be
written is not stored.  The cache knows nothing of GCC's command line; what belongs in a key is for the
caller.  One Cache belongs to one request, with its settings; a warm process may share a FileHasher.

Below `directory`: objects/ (cache.store), files.1 (cache.filehash), sizes.1 and trim.lock (cache.trim), and
index/ (cache.index, never opened here).
"""

from __future__ import annotations

from cache.filehash import FileHasher
from cache.manifest import Clock, Manifest, ManifestEntry
from cache.paths import BaseDirectory
from cache.results import StoredResult
from cache.store import FUNCTION, HIT, MANIFEST, RESULT, ObjectStore
from cache.trim import SizeLimit

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Final

OBJECTS_NAME: Final = "objects"
FILES_NAME: Final = "files.1"
_NOWHERE: Final = "/dev/null/none"      # below what is no directory nothing can be made


class Lookup:
    """Answer of Cache.find.

    result_key: key of the result that fits, None if none does.
    producer:   of the entry that fits.
    known:      the unit was seen before with this key.
    why:        "" on a hit; else the first difference by name (manifest.Match.why), or "unknown unit".
    """

    __slots__ = ("result_key", "producer", "known", "why", "_manifest", "_index")

    def __init__(self, result_key: bytes | None, producer: str, known: bool, why: str, manifest: Manifest | None = None,
                 index: int = -1) -> None:
        self.result_key = result_key
        self.producer = producer
        self.known = known
        self.why = why
        self._manifest = manifest
        self._index = index

    def entry(self, base: BaseDirectory) -> ManifestEntry | None:
        """Return what had to hold for the result that was found; None without one."""
        return None if self._manifest is None else self._manifest.entry(self._index, base)


class Cache:
    """One cache directory under one request's settings.

    directory: absolute path; made when first written to.  "": there is none, nothing is found or stored.
    readonly:  look-ups only; the directory is not changed in any way.
    max_size:  bytes, 0 for no limit.
    base:      the directory below which absolute paths are stored without it.
    hasher:    to share one between requests; else one that uses the directory's memory of digests.
    store:     the object store, if it is not `objects` below the directory; its owner keeps its size.
    """

    def __init__(self, directory: str, *, readonly: bool = False, max_size: int = 0,
                 base: BaseDirectory | None = None, hasher: FileHasher | None = None,
                 store: ObjectStore | None = None) -> None:
        if directory == "":
            directory = _NOWHERE
        self.directory = directory
        self.readonly = readonly
        self.base = BaseDirectory() if base is None else base
        self.hasher = FileHasher(directory + "/" + FILES_NAME, readonly) if hasher is None else hasher
        self.store = ObjectStore(directory + "/" + OBJECTS_NAME, readonly) if store is None else store
        self._limit = SizeLimit(directory, max_size)

    def find(self, manifest_key: bytes, clock: Clock) -> Lookup:
        """Look for a result of the unit `manifest_key` whose inputs are as they are on disk now."""
        manifest = self._manifest(manifest_key)
        if manifest is None:
            return Lookup(None, "", False, "unknown unit")
        try:
            match = manifest.match(self.hasher, clock, self.base)
        except IndexError:      # sound bytes, contradictory tables: made by a faulty program
            self.store.remove(MANIFEST, manifest_key)
            return Lookup(None, "", False, "damaged manifest")
        if match.result_key is None:
            return Lookup(None, match.producer, True, match.why)
        return Lookup(match.result_key, match.producer, True, match.why, manifest, match.index)

    def load(self, result_key: bytes) -> StoredResult | None:
        """Return the result under `result_key`, None if it is not there (evicted) or damaged."""
        data = self.store.get(RESULT, result_key)
        if data is None:
            return None
        result = StoredResult.decode(data, self.base)
        if result is None:
            self.store.remove(RESULT, result_key)
        return result

    def save(self, result_key: bytes, result: StoredResult) -> bool:
        """Store `result`; False if that is not possible."""
        data = None if self.readonly else result.encode(self.base)
        return data is not None and self.store.put(RESULT, result_key, data)

    def remember(self, manifest_key: bytes, entry: ManifestEntry, clock: Clock) -> bool:
        """Put `entry` first in the manifest; False if it was not stored.

        Refused when the day has changed since the compile began.  Two processes that do this at the same
        moment for the same unit may lose one of the entries, never damage the manifest.  Raises ValueError
        for an entry that is not well-formed (Manifest.add).
        """
        if self.readonly or (entry.day != "" and entry.day != clock.day()):
            return False
        manifest = self._manifest(manifest_key)
        if manifest is None:
            manifest = Manifest()
        manifest.add(entry, self.base)
        return self.store.put(MANIFEST, manifest_key, manifest.encode())

    def entries(self, manifest_key: bytes) -> list[ManifestEntry]:
        """Return what is remembered of a unit, newest first: for `why` and for tests."""
        manifest = self._manifest(manifest_key)
        return [] if manifest is None else manifest.entries(self.base)

    def get_function(self, key: bytes) -> bytes | None:
        """Return a compiled function's stored form, None if there is none."""
        return self.store.get(FUNCTION, key)

    def put_function(self, key: bytes, value: bytes) -> bool:
        """Store a compiled function's binary form."""
        return self.store.put(FUNCTION, key, value)

    def put_hit(self, key: bytes, value: bytes) -> bool:
        """Store what the launcher needs to serve a command without Python (driver/hits.py)."""
        return self.store.put(HIT, key, value)

    def trim_step(self) -> int:
        """Account for what was stored since the last call and evict a little if the limit is passed.

        Returns the bytes removed.  Bounded in time (cache.trim); call it when the outputs are written.
        """
        if self.readonly:
            return 0
        growth = self.store.growth
        self.store.growth = {}
        return self._limit.step(growth)

    def close(self) -> None:
        """Close files.  Needed before a fork that goes on using the cache."""
        self.hasher.close()

    def _manifest(self, manifest_key: bytes) -> Manifest | None:
        data = self.store.get(MANIFEST, manifest_key)
        if data is None:
            return None
        manifest = Manifest.decode(data)
        if manifest is None:
            self.store.remove(MANIFEST, manifest_key)
        return manifest
