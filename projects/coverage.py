"""What the records say about one build: units, who made their objects, and how.

In: pycc's directory and the build's name (PYCC_BUILD).  Out: a `Coverage`.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from driver import records


@dataclass
class Coverage:
    """The C and assembler units of one build."""

    units: int = 0                      # compile commands; a unit compiled twice counts twice
    probes: int = 0                     # questions of configure scripts, not counted in units
    hows: Counter[str] = field(default_factory=Counter)        # compiled, direct, preprocessed -> units
    producers: Counter[str] = field(default_factory=Counter)   # "internal", "gcc: CATEGORY" -> units
    outputs: dict[str, str] = field(default_factory=dict)      # absolute path of an object -> producer
    misses: list[str] = field(default_factory=list)            # "SOURCE: reason" of each that was no direct hit

    def internal_share(self) -> float:
        """Return the share of units whose object pycc's own compiler made, 0.0 to 1.0."""
        return self.producers[records.INTERNAL] / self.units if self.units else 0.0

    def direct_share(self) -> float:
        """Return the share of units that were direct hits, 0.0 to 1.0."""
        return self.hows[records.DIRECT] / self.units if self.units else 0.0


def of_build(directory: Path, build: str) -> Coverage:
    """Return the Coverage of all records of `build` in pycc's directory."""
    result = Coverage()
    for record in records.read(str(directory)):
        if record.build != build:
            continue
        if record.kind == records.PROBE:
            result.probes += 1
            continue
        producer = record.producer
        result.units += 1
        result.hows[record.how] += 1
        result.producers[producer if producer == records.INTERNAL else f"{producer}: {record.category}"] += 1
        if record.output:
            result.outputs[os.path.normpath(os.path.join(record.cwd, record.output))] = producer
        if record.how != records.DIRECT:
            result.misses.append(f"{record.source}: {record.miss or record.cache or record.how}")
    return result
