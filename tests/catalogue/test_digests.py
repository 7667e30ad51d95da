"""A digest says what it is, has a passage for every section, and a place for every value of ours."""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from corpus.catalogue import CatalogueEntry, catalogue, entry
from corpus.digests import digest
from corpus.framework.model import Framework, Role, Wording
from corpus.framework.ours import ours
from corpus.passage import Section
from corpus.reading import read_file
from corpus.recognition import recognise, words_of
from corpus.text import DocumentText, Media, Place, Value, collapse


@pytest.fixture(scope="module")
def digests() -> dict[str, tuple[DocumentText, tuple[Section, ...]]]:
    return {each.key: digest(each, ours())[:2] for each in catalogue()}


@pytest.fixture(scope="module")
def placed() -> Framework:
    """The framework after every document was digested in turn."""
    framework: Framework | None = ours()
    for each in catalogue():
        _, _, framework = digest(each, framework)
    assert framework is not None
    return framework


def wordings(value: object) -> Iterator[Wording]:
    """Every wording anywhere in a value of the framework."""
    if isinstance(value, Wording):
        yield value
    elif isinstance(value, Value):
        for name in type(value).model_fields:
            yield from wordings(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from wordings(item)


def said(text: DocumentText, place: Place) -> str:
    return text.between(place.first, place.last)


@pytest.mark.parametrize("each", catalogue(), ids=lambda each: each.key)
def test_every_passage_stands_at_its_place_and_says_whose_digest_it_is(
    each: CatalogueEntry, digests
):
    text, sections = digests[each.key]
    assert text.media is Media.MARKDOWN
    assert text.name.endswith(" (digest).md")
    assert "/" not in text.name
    assert sections
    for section in sections:
        assert section.headings[0] == f"Digest of {each.short_title}"
        assert len(section.headings) > 1
        assert section.text == said(text, section.place) != ""


def test_passages_follow_one_another_without_overlap(digests):
    for _, sections in digests.values():
        for before, after in pairwise(sections):
            assert before.place.last < after.place.first


def test_a_passage_is_short_enough_for_the_embedding_model_to_take_in_whole(digests):
    """256 word pieces are about 1,100 characters of such prose."""
    for _, sections in digests.values():
        assert max(len(section.text) for section in sections) < 1_100


def test_every_value_of_the_framework_in_our_words_stands_at_its_place(digests, placed):
    handbook, _ = digests["handbook-2017-18"]
    strategy, _ = digests["strategy-2021"]
    later = {role.name for role in placed.roles if role.edition == "2021"}
    assert later
    of_handbook = placed.model_copy(
        update={"roles": tuple(role for role in placed.roles if role.name not in later)}
    )
    of_strategy = tuple(role for role in placed.roles if role.name in later)
    for text, part in ((handbook, of_handbook), (strategy, of_strategy)):
        found = list(wordings(part))
        assert found
        for wording in found:
            assert wording.place is not None, wording.text
            assert collapse(wording.text) in said(text, wording.place)


def test_placing_changes_nothing_but_places(placed):
    without = [wording.model_copy(update={"place": None}) for wording in wordings(placed)]
    assert without == list(wordings(ours()))
    assert placed.model_copy(
        update={name: () for name in Framework.model_fields if name not in ("edition", "title")}
    ) == ours().model_copy(
        update={name: () for name in Framework.model_fields if name not in ("edition", "title")}
    )


def test_each_standard_is_a_passage_of_its_own(digests, placed):
    _, sections = digests["handbook-2017-18"]
    for standard in placed.standards:
        own = [section for section in sections if section.place == standard.wording.place]
        assert len(own) == 1
        assert own[0].text.startswith(f"Standard {standard.number}: ")
        assert own[0].headings[-1].startswith(f"Domain {standard.domain}: ")


def test_a_cell_s_row_shows_the_cell_s_rating(digests, placed):
    text, _ = digests["handbook-2017-18"]
    for cell in placed.matrix:
        row = said(text, cell.wording.place).split()
        assert (row[0], row[cell.impact]) == (str(cell.likelihood), cell.rating.value)


def test_exact_wording_that_was_imported_is_left_out_and_keeps_its_place():
    exact = Wording(text="An exact sentence.", place=Place(first=7, last=7), origin="official")
    role = Role(name="A body", edition="2017-18", duties=(exact, Wording(text="Our words.")))
    framework = ours().model_copy(update={"roles": (role,)})
    text, _, after = digest(entry("handbook-2017-18"), framework)
    assert after is not None
    kept, ours_placed = after.roles[0].duties
    assert kept == exact
    assert said(text, ours_placed.place) == "Our words."
    assert all("An exact sentence" not in line.text for line in text.lines)


def test_a_digest_can_be_laid_out_without_the_framework():
    for each in catalogue():
        text, sections, framework = digest(each, None)
        assert framework is None
        assert not any("<!--" in line.text for line in text.lines)
        assert sections


def test_a_page_that_is_no_source_of_the_framework_gives_it_back_as_it_was():
    for key in ("framework-launch-2017-18", "current-work-2020-11", "education-quality-2023"):
        assert digest(entry(key), ours())[2] == ours()


def test_no_digest_holds_an_address_or_a_link(digests):
    for text, _ in digests.values():
        everything = " ".join(line.text for line in text.lines)
        assert not re.search(r"@|https?:|www\.|\.nhs\.uk", everything)


@pytest.mark.parametrize(
    ("key", "heading", "facts"),
    [
        (
            "strategy-2021",
            "Our strategic priorities",
            ["culture", "learners", "partners", "future"],
        ),
        ("strategy-2021", "Assessing and responding to risk", ["ISF categories are not defined"]),
        ("strategy-2021", "The HEE Quality Framework", ["standards of 2021 are not held"]),
        ("strategy-2021", "Foreword", ["March 2016", "April 2016", "240,000"]),
        ("handbook-2017-18", "Foreword", ["March 2016", "April 2016"]),
        ("handbook-2017-18", "Quality cycle", ["six steps", "self-assessment", "named lead"]),
        ("handbook-2017-18", "Reporting", ["quarterly", "five contents", "patient safety"]),
        ("handbook-2017-18", "Quality Dashboard business questions", ["eight", "decline"]),
        ("handbook-2017-18", "Quality Dashboard design", ["seven", "Staff Survey", "NETS is not"]),
        ("handbook-2017-18", "Learning and Development Agreement", ["NHS Education Agreement"]),
        ("handbook-2017-18", "Contacts", ["2017", "out of date"]),
        ("handbook-2017-18", "What it does not contain", ["key lines of enquiry", "Templates"]),
        ("education-quality-2023", "Our strategic priorities", ["seven things", "no standard"]),
    ],
)
def test_a_section_s_digest_gives_the_facts_that_people_ask_for(digests, key, heading, facts):
    _, sections = digests[key]
    told = " ".join(section.text for section in sections if section.headings[-1] == heading)
    for fact in facts:
        assert fact in told


#: The headings of the documents that have headings, in their order.
SECTIONS = {
    "handbook-2017-18": [
        "Foreword",
        "Introduction",
        "Drivers for and benefits of implementation",
        "Drivers for implementation",
        "Benefits of implementation",
        "HEE Quality Framework 2017/18",
        "Quality domains and standards",
        "Learning environment and culture",
        "Educational governance and leadership",
        "Supporting and empowering learners",
        "Supporting and empowering educators",
        "Delivering curricula and assessments",
        "Developing a sustainable workforce",
        "Quality cycle",
        "Quality partners and stakeholder relationships",
        "Assessment",
        "Self-assessment",
        "Benefits for Health Education England",
        "Benefits for placement providers",
        "National Education and Training Survey (NETS)",
        "Outcomes from academic partner research",
        "Next steps",
        "Learning and Development Agreement",
        "The purpose of the Learning and Development Agreement",
        "The LDA and the Comprehensive Spending Review",
        "The LDA and the Quality Framework",
        "Risk assessment",
        "Quality interventions",
        "Context",
        "Quality management interventions",
        "Exploratory interventions",
        "Supportive interventions",
        "Supporting and escalating concerns",
        "Pathway for learners",
        "Governance",
        "Reporting",
        "Reporting hierarchy",
        "HEE Quality Dashboard",
        "Quality Dashboard business questions",
        "Quality Dashboard design",
        "Resources and toolkits",
        "Contacts",
        "Scenarios",
    ],
    "strategy-2021": [
        "Contents",
        "Our strategic priorities",
        "What's new, at a glance",
        "Foreword",
        "Our role",
        "Our strategy",
        "The journey so far",
        "What we have learned",
        "Our focus",
        "Our new quality strategy",
        "Working differently",
        "Culture and principles",
        "Listening and engaging with learners",
        "Working with partners and stakeholders",
        "Health and professional regulators",
        "Placement providers",
        "Integrated Care Systems",
        "Our commitment to improving quality",
        "Our quality cycle",
        "Assessing improvement",
        "Assessing and responding to risk",
        "Future focused and inclusive",
        "Inclusive application for education quality",
        "National and regional governance",
        "System governance",
        "The HEE Quality Framework",
        "HEE's quality domains and learners and patient outcomes",
        "Our strategy on a page",
    ],
    "current-work-2020-11": ["Our current work", "Multi-professional clinical supervision"],
    "education-quality-2023": ["What we do", "Our strategic priorities"],
}


@pytest.mark.parametrize("key", SECTIONS)
def test_every_section_of_a_document_is_digested_in_the_document_s_order(key, digests):
    _, sections = digests[key]
    met = list(dict.fromkeys(heading for each in sections for heading in each.headings))
    at = -1
    for title in SECTIONS[key]:
        (found, *_) = [n for n, heading in enumerate(met) if title in heading and n > at] or [None]
        assert found is not None, title
        at = found


@pytest.mark.official
@pytest.mark.parametrize("key", SECTIONS)
def test_the_sections_are_named_as_the_document_names_them(key, official_documents):
    for file in official_documents.glob("*.txt"):
        text = read_file(file)
        found = recognise(text)
        if found is not None and found.entry.key == key:
            words = " ".join(words_of(text))
            for title in SECTIONS[key]:
                assert " ".join(re.findall("[a-z0-9]+", title.lower())) in words
            return
    pytest.fail(f"no copy of {key} was recognised")
