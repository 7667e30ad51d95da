"""Sources on a page: each document once, every number kept, a long tail folded and never dropped."""

from hypothesis import given
from hypothesis import strategies as st

from corpus.passage import Span
from corpus.text import Place
from integrations.web.draft_pages import month_typed
from integrations.web.sources import FIRST, OPEN, source_cards


def span(document, line):
    return Span(
        document_id=document,
        document=f"{document}.txt",
        version=1,
        title=document.upper(),
        edition=None,
        quote=f"line {line}",
        place=Place(first=line, last=line),
    )


def shown(card):
    return [*card.first, *card.more]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 99)), max_size=40))
def test_every_source_stands_once_under_its_own_number_and_document(cited):
    spans = [span(document, line) for document, line in cited]
    cards = source_cards(spans)
    numbered = {q.number: (card.document, q.quote) for card in cards for q in shown(card)}
    assert numbered == {n: (s.document, s.quote) for n, s in enumerate(spans, 1)}
    assert len({card.document for card in cards}) == len(cards)


def test_few_sources_are_all_open_and_of_many_each_document_shows_the_first():
    few = source_cards([span("a", n) for n in range(1, OPEN + 1)])
    many = source_cards([span("a", n) for n in range(1, 14)] + [span("b", 1)])
    assert few[0].more == []
    assert [len(card.first) for card in many] == [FIRST, 1]
    assert [q.number for q in many[0].more] == list(range(FIRST + 1, 14))


def test_a_source_leads_to_its_lines_in_the_version_that_was_quoted():
    quotation = source_cards([span("a", 7)])[0].first[0]
    assert quotation.href == "/documents/a?version=1&first=7&last=7#L7"
    assert quotation.where == "Line 7"


def test_a_month_may_be_typed_as_people_write_it():
    typed = ["October 2026", "oct 2026", "10/2026", "2026-10", " 2026/10 "]
    assert {month_typed(words) for words in typed} == {"2026-10"}
    assert month_typed("next month") == "next month"
