"""Sample evidence of three fictional providers, in real file formats.

`manifest.toml` lists the files with their release level, kind and canary word; `source/` holds
their texts as people edit them; `make.py` writes the files from the two. Nothing else may know
what the samples say.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from corpus.access import Release
from corpus.evidence.kinds import EvidenceKind

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class SampleFile:
    """One file of sample evidence."""

    path: Path
    source: Path  # the text that `make.py` writes it from
    provider: str  # name
    provider_canary: str  # stands in every document of this provider, and in no other's
    release: Release
    kind: EvidenceKind
    canary: str  # stands in this document only


@cache
def samples() -> tuple[SampleFile, ...]:
    """Return the sample files in the order of the manifest."""
    manifest = tomllib.loads((FOLDER / "manifest.toml").read_text(encoding="utf-8"))
    return tuple(
        SampleFile(
            path=FOLDER / provider["folder"] / file["file"],
            source=FOLDER / "source" / provider["folder"] / file["source"],
            provider=provider["name"],
            provider_canary=provider["canary"],
            release=Release(file["release"]),
            kind=EvidenceKind(file["kind"]),
            canary=file["canary"],
        )
        for provider in manifest["providers"]
        for file in provider["files"]
    )
