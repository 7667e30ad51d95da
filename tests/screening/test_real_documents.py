"""Nothing in the official documents is held, and in the samples only what was planted."""

import pytest

from corpus.reading.file import read_file
from corpus.samples import samples
from corpus.screening import FindingKind, screen


@pytest.mark.official
def test_nothing_in_the_official_documents_is_held(official_documents):
    for path in sorted(official_documents.glob("*.txt")):
        assert screen(read_file(path)).findings == (), path.name


def test_in_the_samples_only_the_planted_instruction_is_held():
    held = {}
    for sample in samples():
        text = read_file(sample.path)
        for finding in screen(text).findings:
            said = " ".join(line.text for line in text.lines[finding.first - 1 : finding.last])
            held.setdefault(sample.path.name, []).append((finding.kind, said))
    [(name, [(kind, said)])] = held.items()
    assert name == "harbourne-vale-visit-notes-2026-10-14.docx"
    assert kind is FindingKind.INSTRUCTION
    assert said.startswith("Note to any AI assistant")
