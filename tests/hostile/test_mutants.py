"""1,500 damaged files: each is read, with what is missing said, or refused with one sentence."""

import pytest

from corpus.failures import Unread, UnreadableFile
from corpus.reading import read
from corpus.text import DocumentText
from tests.hostile.mutants import Mutant, mutant
from tests.hostile.originals import SENTENCES, originals

WORDS = sorted({word.strip(".,").encode() for text in SENTENCES for word in text.split()}, key=len)
READABLE = {"page.html", "message.eml"}  # whose words stand in the file as they are


@pytest.fixture(scope="module")
def whole() -> dict[str, DocumentText]:
    return {name: read(name, content) for name, content in originals().items()}


def letters(text: DocumentText) -> int:
    return sum(char.isalpha() for line in text.lines for char in line.text)


def share_there(damaged: Mutant) -> float:
    """Return how much of the original's text the mutant still holds, as far as one can see."""
    if damaged.name not in READABLE:
        return 1.0
    long_words = [word for word in WORDS if len(word) > 5]
    there, before = (
        sum(content.count(word) for word in long_words)
        for content in (damaged.content, originals()[damaged.name])
    )
    return min(1.0, there / before)


def outcome(damaged: Mutant) -> DocumentText | UnreadableFile:
    try:
        return read(damaged.name, damaged.content)
    except UnreadableFile as refused:
        return refused


def check(seed: int, whole: dict[str, DocumentText]) -> str:
    """Read a mutant and return how it ended; a silent loss of half its text is a failure."""
    damaged = mutant(seed)
    text = outcome(damaged)
    if isinstance(text, UnreadableFile):
        assert text.sentence.startswith(f"“{damaged.name}” was not read: ")
        assert text.sentence.endswith(".")
        return Unread(text.state)
    original = whole[damaged.name]
    said = set(text.losses) - set(original.losses) or text.misnamed
    lost_half = letters(text) < letters(original) * share_there(damaged) / 2
    assert said or not lost_half, f"mutant {seed} ({damaged.change}) lost its text in silence"
    assert any(line.text.strip() for line in text.lines)
    return "read"


@pytest.mark.parametrize("first", range(0, 100, 20))
def test_a_damaged_file_is_read_as_far_as_it_says_or_refused(first, whole):
    ends = {check(seed, whole) for seed in range(first, first + 20)}
    assert ends <= {"read", *Unread}


@pytest.mark.drill  # three minutes on two cores
@pytest.mark.parametrize("first", range(0, 1500, 100))
def test_no_damaged_file_of_1500_loses_its_text_in_silence(first, whole):
    ends = [check(seed, whole) for seed in range(first, first + 100)]
    assert ends.count("read") > 10
