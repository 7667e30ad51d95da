"""On the official documents every certain repair was looked at by a person: these and no others.

Expectations are line numbers and hashes of lines, never the documents' words.
"""

from hashlib import sha256
from pathlib import Path

import pytest

from corpus.reading.file import read_file
from corpus.repairs import RepairKind, repairs_of

CERTAIN = {
    "000": set(),
    "001": {(229, RepairKind.MISREAD), (467, RepairKind.MISREAD)},
    "002": set(),
    "003": set(),
    "004": {(144, RepairKind.FOOTNOTE_MARK)}
    | {(line, RepairKind.SPELT_APART) for line in (732, 733, 735, 736, 738, 739)}
    | {(line, RepairKind.SPELT_APART) for line in (886, 887, 889, 890, 892, 893)},
}
FLAGS = {
    "000": set(),
    "001": {113, 218, 223, 257, 259, 304, 307, 346, 463},
    "002": set(),
    "003": set(),
    "004": {80, 319, 874, 1433, 1442},
}
REPAIRED = {  # line: SHA-256 of the line with its repair, blanks at the ends taken off
    ("004", 144): "70515bdd50210c605a4e18689b61ab29ce830fe29fa9819e9168434fc0896f94",
    ("001", 229): "e022ae4ebfe24afe798746cd4625314088ac934ad6d35280d823949b9afb1746",
}


def _document(folder: Path, number: str):
    return read_file(next(folder.glob(f"{number}_*.txt")))


@pytest.mark.official
@pytest.mark.parametrize("number", sorted(CERTAIN))
def test_the_certain_repairs_of_an_official_document_are_those_that_were_looked_at(
    official_documents, number
):
    repairs = repairs_of(_document(official_documents, number))
    assert {(each.line, each.kind) for each in repairs if each.read_as is not None} == CERTAIN[
        number
    ]


@pytest.mark.official
@pytest.mark.parametrize("number", sorted(FLAGS))
def test_the_known_damage_of_an_official_document_is_flagged(official_documents, number):
    repairs = repairs_of(_document(official_documents, number))
    assert {each.line for each in repairs if each.read_as is None} >= FLAGS[number]


@pytest.mark.official
@pytest.mark.parametrize("place", sorted(REPAIRED))
def test_a_repaired_line_reads_as_it_was_printed(official_documents, place):
    number, line = place
    text = _document(official_documents, number)
    words = text.lines[line - 1].text
    for each in repairs_of(text):
        if each.line == line and each.read_as is not None:
            words = words[: each.start] + each.read_as + words[each.end :]
    assert sha256(words.strip().encode()).hexdigest() == REPAIRED[place]
