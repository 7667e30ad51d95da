"""The sample evidence is what its manifest says, can be made anew, and is of nobody real."""

import io
import re
import tomllib
import zipfile
from functools import cache
from pathlib import Path

import pytest

from corpus.access import Release
from corpus.evidence.items import items_of, metadata_of
from corpus.evidence.kinds import EvidenceKind, recognise_kind
from corpus.evidence.register import movements, read_register
from corpus.evidence.survey import read_survey
from corpus.reading import read_file
from corpus.samples import FOLDER, samples
from corpus.samples.make import bytes_of, write

SAMPLES = samples()
each_sample = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.path.name)
NHS_NUMBER = re.compile(r"(?<!\d)(?:\d[ -]?){9}\d(?!\d)")
COMPLETE = "Harbourne Vale NHS Foundation Trust"


@cache
def text_of(path):
    return read_file(path)


def words_of(path):
    return "\n".join(line.text for line in text_of(path).lines)


def the(kind, provider=COMPLETE):
    return next(one for one in SAMPLES if (one.provider, one.kind) == (provider, kind))


def test_the_folder_holds_the_files_of_the_manifest_and_no_others():
    folders = {sample.path.parent for sample in SAMPLES}
    assert {path for folder in folders for path in folder.iterdir()} == {
        one.path for one in SAMPLES
    }
    assert len(folders) == 3


def test_one_provider_has_every_kind_and_every_release_level():
    own = [sample for sample in SAMPLES if sample.provider == COMPLETE]
    assert {sample.kind for sample in own} == set(EvidenceKind) - {EvidenceKind.OTHER}
    assert {sample.release for sample in own} == set(Release)


@each_sample
def test_a_sample_is_made_anew_from_its_source(sample):
    made, kept = bytes_of(sample), sample.path.read_bytes()
    if sample.path.suffix in (".docx", ".xlsx"):  # compressed bytes depend on the machine's zlib
        made, kept = unpacked(made), unpacked(kept)
    assert made == kept


def unpacked(archive):
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {one.filename: (one.date_time, opened.read(one)) for one in opened.infolist()}


def test_the_samples_can_be_written_elsewhere(tmp_path):
    write(tmp_path)
    found = {path.relative_to(tmp_path) for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {sample.path.relative_to(FOLDER) for sample in SAMPLES}


@each_sample
def test_a_sample_is_read_whole_and_its_kind_recognised(sample):
    text = text_of(sample.path)
    assert text.losses == ()
    assert recognise_kind(text) is sample.kind


@each_sample
def test_canaries_stand_where_the_manifest_says_and_nowhere_else(sample):
    said = words_of(sample.path)
    assert sample.canary in said
    assert sample.provider_canary in said
    for other in SAMPLES:
        if other is not sample:
            assert other.canary not in said
        if other.provider != sample.provider:
            assert other.provider_canary not in said
            assert other.provider not in said


@each_sample
def test_numbers_of_patients_are_from_the_range_that_is_never_issued(sample):
    for found in NHS_NUMBER.findall(words_of(sample.path)):
        digits = re.sub(r"\D", "", found)
        check = 11 - sum(int(d) * w for d, w in zip(digits, range(10, 1, -1), strict=False)) % 11
        assert digits.startswith("999")
        assert int(digits[9]) == check % 11


@each_sample
def test_addresses_and_telephone_numbers_reach_nobody(sample):
    said = words_of(sample.path)
    assert all(one.endswith(".example") for one in re.findall(r"@([\w.-]+\w)", said))
    assert all(one.startswith("01632 960") for one in re.findall(r"\b0\d{3,4} ?\d{6}\b", said))


@each_sample
def test_every_item_of_a_sample_stands_where_it_says(sample):
    text = text_of(sample.path)
    items = items_of(text, sample.kind)
    assert items
    for item in items:
        assert item.text in text.between(item.place.first, item.place.last)


def test_the_visit_notes_hold_what_makes_such_notes_hard():
    text = text_of(the(EvidenceKind.VISIT_NOTES).path)
    items = items_of(text, EvidenceKind.VISIT_NOTES)
    facts = metadata_of(text)
    assert facts.provider.text == COMPLETE
    assert len(facts.learner_groups) == 4
    assert facts.numbers[0].text.endswith("met:")  # a count left blank
    assert [item.text for item in items if item.names_a_person]
    assert len([item for item in items if item.instruction_like]) == 1
    assert {item.group for item in items if item.is_safety} >= {
        "student nurses",
        "foundation doctors",
    }
    assert any("No specialty trainees attended" in item.text for item in items)
    night = [item for item in items if "at night" in item.text or "after 22:00" in item.text]
    assert {item.group for item in night} >= {"foundation doctors", "supervisors"}
    assert {item.polarity for item in night if item.group == "supervisors"} == {"positive"}
    assert any("half done" in item.text for item in items)


def test_the_register_moves_as_its_rows_say():
    register = read_register(text_of(the(EvidenceKind.RISK_REGISTER).path))
    assert register.problems == ()
    found = movements([register], "2026-10")
    assert {name: [move.concern.reference for move in getattr(found, name)]
            for name in ("new", "raised", "lowered", "closed", "overdue", "missing")} == {
        "new": ["QR-048", "QR-049"],
        "raised": ["QR-041"],
        "lowered": ["QR-037"],
        "closed": ["QR-046"],
        "overdue": ["QR-033", "QR-035"],
        "missing": [],
    }  # fmt: skip
    assert (found.counts["opening"], found.counts["closing"]) == (6, 7)
    assert [row.month for row in found.opening] == ["2026-09"] * 6


def test_one_row_of_the_register_states_another_rating_than_the_matrix():
    register = read_register(text_of(the(EvidenceKind.RISK_REGISTER).path))
    (row,) = [one for one in register.rows if (one.month, one.reference) == ("2026-10", "QR-033")]
    assert (row.likelihood, row.impact, row.rating) == (2, 3, "G/A")


def test_the_survey_has_rows_that_must_not_be_shown():
    survey = read_survey(text_of(the(EvidenceKind.LEARNER_SURVEY).path))
    hidden = [result for result in survey.results if result.suppressed]
    assert {result.n for result in hidden} == {2, 4}
    assert len(survey.shown) == len(survey.results) - len(hidden) > len(hidden)
    assert {result.scale for result in survey.shown} == {"percent", "score"}


def test_the_small_providers_have_a_register_and_notes_of_their_own():
    register = read_register(
        text_of(the(EvidenceKind.RISK_REGISTER, "Wrenlode Mental Health NHS Trust").path)
    )
    found = movements([register], "2026-10")
    assert found.counts["new"] == 1
    assert [move.concern.reference for move in found.lowered] == ["W-02"]
    assert [problem.column for problem in register.problems] == ["due"]


@pytest.mark.official
def test_no_sample_repeats_the_official_documents(official_documents):
    theirs = set()
    for path in official_documents.glob("*.txt"):
        theirs |= runs(path.read_text(encoding="utf-8", errors="replace"))
    assert theirs
    for sample in SAMPLES:
        assert not runs(words_of(sample.path)) & theirs
    for path in (*FOLDER.rglob("*.toml"), *(FOLDER.parent / "evidence").iterdir()):
        if path.is_file():
            assert not runs(path.read_text(encoding="utf-8")) & theirs


def runs(text, length=14):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + length]) for at in range(len(words) - length + 1)}


def test_the_manifest_is_all_there_is_to_know_of_a_sample():
    manifest = tomllib.loads((FOLDER / "manifest.toml").read_text(encoding="utf-8"))
    canaries = [one["canary"] for one in manifest["providers"]]
    canaries += [file["canary"] for one in manifest["providers"] for file in one["files"]]
    assert len(set(canaries)) == len(canaries) == len(SAMPLES) + 3
    assert all(Path(sample.source).is_file() for sample in SAMPLES)
