"""Notes grouped into findings by theme, with candidate standards and any contradiction.

A finding states nothing of its own: it says which notes belong together and which sides differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from assistant.drafting.collected import Note, Side
from assistant.drafting.contradictions import against
from assistant.drafting.draft import Statement
from assistant.drafting.statements import span_in, suggested
from assistant.drafting.themes import EDITION, Theme, bank
from assistant.ports import LoadedFramework
from corpus.evidence.signals import Polarity
from corpus.text import Value


class Finding(Value):
    """What several sides say on one theme."""

    theme: Theme
    notes: tuple[Note, ...]

    def of(self, side: Side) -> tuple[Note, ...]:
        """Return one side's notes, concerns first."""
        held = [note for note in self.notes if note.side is side]
        return tuple(sorted(held, key=lambda note: note.polarity is not Polarity.CONCERN))

    @property
    def contradicted(self) -> bool:
        """Say whether one group or paper is content where another is concerned."""
        concerned = {_voice(note) for note in self.notes if note.polarity is Polarity.CONCERN}
        content = {_voice(note) for note in self.notes if note.polarity is Polarity.POSITIVE}
        content |= {_voice(one) for note in self.notes for one in against(note, self.notes)}
        return bool(concerned and content) and len(concerned | content) > 1

    @property
    def gravity(self) -> tuple[bool, int, int, str]:
        """Return a key that puts the gravest first: safety, then concerns, then sources."""
        concerns = [note for note in self.notes if note.polarity is Polarity.CONCERN]
        grave = any(note.safety for note in concerns)
        papers = {note.paper.summary.document_id for note in concerns}
        return (not grave, -len(concerns), -len(papers), self.theme.standards[0])

    @property
    def standards(self) -> tuple[str, ...]:
        """Return candidate standards: the theme's nearest, then those of it the evidence names."""
        named = [one for note in self.notes for one in note.standards if one in self.theme.ids]
        return tuple(dict.fromkeys([self.theme.ids[0], *named]))[:3]


def findings_of(notes: Iterable[Note]) -> tuple[tuple[Finding, ...], tuple[Note, ...]]:
    """Return findings, gravest first, and the notes that fit no theme."""
    grouped: dict[str, list[Note]] = {}
    unplaced: list[Note] = []
    for note in notes:
        theme = theme_of(note)
        if theme is None:
            unplaced.append(note)
        else:
            grouped.setdefault(theme.key, []).append(note)
    by_key = {theme.key: theme for theme in bank().themes}
    findings = [Finding(theme=by_key[key], notes=tuple(held)) for key, held in grouped.items()]
    return tuple(sorted(findings, key=lambda one: one.gravity)), tuple(unplaced)


def with_answers(findings: Sequence[Finding], notes: Sequence[Note]) -> tuple[Finding, ...]:
    """Return the findings with whatever else speaks against their concerns, told under any theme.

    A supervisor's answer to what learners said may speak of another theme, and stands beside it.
    """
    answered = []
    for finding in findings:
        concerns = [note for note in finding.notes if note.polarity is Polarity.CONCERN]
        nearest = [others[0] for one in concerns if (others := against(one, notes))]
        more = [note for note in dict.fromkeys(nearest) if note not in finding.notes]
        answered.append(finding.model_copy(update={"notes": (*finding.notes, *more)}))
    return tuple(answered)


def theme_of(note: Note) -> Theme | None:
    """Return the theme that a note was given when it was collected."""
    return next((theme for theme in bank().themes if theme.key == note.theme), None)


def standard_wording(loaded: LoadedFramework, ids: Sequence[str]) -> tuple[Statement, ...]:
    """Return each standard with its edition and wording, for the panel to accept or change."""
    said = []
    for one in ids:
        standard = loaded.framework.standard(one.partition(":")[2])
        if standard is None or standard.wording.place is None:
            continue
        source = loaded.sources.get(standard.wording.origin)
        if source is None:
            continue
        span = span_in(source, standard.wording.text, standard.wording.place)
        own = ", our digest" if span.is_digest else ""
        text = f"{standard.number} ({EDITION.replace('-', '/')}{own}): “{span.quote}”"
        said.append(suggested(text, [span], [one]))
    return tuple(said)


def _voice(note: Note) -> str:
    return note.group or note.paper.summary.document_id
