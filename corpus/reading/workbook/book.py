"""A workbook's parts, opened: its sheets in order, the texts that cells share, and their looks."""

from __future__ import annotations

from typing import Final, NamedTuple

from corpus.reading.limits import MOST_CHARACTERS
from corpus.reading.office_file import OfficeFile
from corpus.reading.transcript import TOO_MUCH_TEXT, Refused
from corpus.reading.workbook.looks import Look, looks_in
from corpus.reading.workbook.names import REFERENCE, S, is_yes, texts_of

_DAMAGED: Final = "it is damaged or cut short, so Excel itself may not open it"
_MOST_TEXTS: Final = 1_000_000  # shared by cells


class Sheet(NamedTuple):
    """A sheet: its name as people see it, its part, and whether people can see it."""

    title: str
    part: str
    is_visible: bool


class Workbook:
    """The parts of one workbook."""

    def __init__(self, content: bytes) -> None:
        self.file = OfficeFile(content, _DAMAGED)
        main = self.file.main_part()
        root = self.file.parse(main)
        related = {
            one.key: one
            for one in self.file.relationships_of(main)
            if not one.is_external and one.target in self.file.names
        }
        settings = root.find(S + "workbookPr")
        self.from_1904 = settings is not None and is_yes(settings.get("date1904"))
        self.sheets = tuple(
            Sheet(sheet.get("name", ""), target.target, sheet.get("state", "visible") == "visible")
            for sheet in root.iterfind(f"{S}sheets/{S}sheet")
            if (target := related.get(sheet.get(REFERENCE + "id", ""))) is not None
            and target.kind == "worksheet"
        )
        parts = {one.kind: one.target for one in related.values()}
        self.looks: tuple[Look, ...] = looks_in(
            self.file.parse(parts["styles"]) if "styles" in parts else None
        )
        self.texts = self._texts(parts.get("sharedStrings"))

    def _texts(self, part: str | None) -> tuple[str, ...]:
        texts: list[str] = []
        size = 0
        for element in self.file.stream(part, S + "si") if part is not None else ():
            texts.append(texts_of(element))
            size += len(texts[-1])
            if size > MOST_CHARACTERS or len(texts) > _MOST_TEXTS:
                raise Refused(TOO_MUCH_TEXT)
        return tuple(texts)
