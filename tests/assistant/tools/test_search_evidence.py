"""Lists and sections that a question asks for, from documents laid out in different ways."""

import datetime as dt

import pytest

from assistant.ledger import Ledger
from assistant.tools.context import ToolContext
from assistant.tools.offered import call
from corpus.access import scope_of_team
from corpus.passage import DocumentKind, DocumentSummary, Found, Passage
from corpus.text import DocumentText, Line, Media, collapse

LINES = """Contents
Our aims for care 3 Our steps 4
Kindness
We will be kind to every learner.
Openness
We will say what we find.
Growth
We will grow together with our partners in all places.
The steps of the round:
1. Look at the data. Weak data count for less.
2. Ask the learners.
3. Agree what to do
and by when.""".splitlines()
PARTS = [  # first line, last line, headings
    (2, 2, ("Plan", "Contents")),
    (4, 4, ("Plan", "Our aims for care", "Kindness")),
    (6, 6, ("Plan", "Our aims for care", "Openness")),
    (8, 8, ("Plan", "Our aims for care", "Growth")),
    (9, 11, ("Plan", "Our steps")),
    (12, 13, ("Plan", "Our steps")),
]


class LaidOut:
    """One official document whose passages stand under headings; finds everything."""

    text_held = DocumentText(
        name="plan.txt", media=Media.TEXT, lines=tuple(Line(text=line) for line in LINES)
    )
    source = DocumentSummary(
        document_id="plan",
        document="plan.txt",
        kind=DocumentKind.OFFICIAL,
        title="Plan",
        edition="2021",
        catalogue_key="plan",
        provider_id=None,
        provider=None,
        evidence_kind=None,
        release="published",
        version=1,
    )

    def passages(self, scope, document_id):
        return [
            Passage(
                passage_id=f"p{first}",
                source=self.source,
                headings=headings,
                text=collapse(" ".join(LINES[first - 1 : last])),
                place=self.text_held.place(first, last),
            )
            for first, last, headings in PARTS
        ]

    def readings(self, scope, question, provider_id=None):
        return {}

    def search(self, scope, question, limit=10, provider_id=None):
        return [Found(passage=each, score=0.9) for each in self.passages(scope, "plan")]

    def text(self, scope, document_id, version=None):
        return self.text_held


def ask(question):
    context = ToolContext(
        library=LaidOut(), scope=scope_of_team(), ledger=Ledger(), today=dt.date(2026, 11, 20)
    )
    report = call(context, "search_evidence", {"question": question})
    return context, [report.lead, *report.statements]


def test_the_parts_of_a_named_section_are_given_in_order_with_their_headings():
    _, said = ask("what are the aims for care")
    assert [name for line in said for name in ("Kindness", "Openness", "Growth") if name in line]
    assert len(said) == 3
    assert "“We will be kind to every learner.”" in said[0]


def test_a_list_that_runs_over_two_passages_is_given_whole():
    context, said = ask("what are the steps of the round")
    assert any("Ask the learners." in line for line in said)
    assert any("Agree what to do and by when." in line for line in said)
    last = context.ledger.span(f"[p{len(context.ledger.spans())}]")
    assert (last.place.first, last.place.last) == (12, 13)


def test_a_list_of_contents_answers_nothing():
    _, said = ask("what are the steps of the round")
    assert not any("Our steps 4" in line for line in said)


@pytest.mark.parametrize("question", ["how many learners are there", "when was the plan printed"])
def test_a_question_for_a_figure_that_no_sentence_gives_is_not_answered(question):
    context, _ = ask(question)
    assert context.used[-1].report.status == "not_in_documents"


def test_a_sentence_that_announces_a_list_brings_the_list():
    _, said = ask("how does the round go")
    assert any("Look at the data." in line for line in said)
    assert any("Agree what to do and by when." in line for line in said)


def test_what_was_looked_for_is_named_where_nothing_answers():
    _, said = ask("what percentage of learners are kind")
    assert "a percentage" in said[0]
    assert "“learners”" in said[0]


def test_a_mistyped_word_is_taken_for_the_one_it_nearly_is():
    _, said = ask("what about opennes")
    assert any("We will say what we find." in line for line in said)
