"""What a document says about itself is read from its labels, and nothing is made up."""

import datetime as dt

from corpus.evidence.items import metadata_of

HEAD = """
# Education quality review
Organisation under review: Marlspike University Hospitals NHS Trust
Hospital site: Quern Street Hospital
Placements reviewed: Ward 7 and theatres
Specialty: anaesthesia
Trainees seen: core trainees, specialty trainees
Type of review: senior leader engagement visit
Dates of review: 5 and 6 February 2026
Date of final report: 3 April 2026
Chaired by: Deputy Dean
Version: draft 2
No. of supervisors met:
"""


def test_labels_in_many_words_give_their_facts_with_their_places(written):
    facts = metadata_of(written(HEAD))
    assert facts.provider.text == "Marlspike University Hospitals NHS Trust"
    assert facts.provider.place.first == 2
    assert facts.site.text == "Quern Street Hospital"
    assert facts.unit.text == "Ward 7 and theatres"
    assert facts.specialty.text == "anaesthesia"
    assert [fact.text for fact in facts.learner_groups] == ["core trainees", "specialty trainees"]
    assert facts.review_type.text == "senior leader engagement visit"
    assert [fact.date for fact in facts.dates] == [dt.date(2026, 2, 5), dt.date(2026, 2, 6)]
    assert facts.final_date.date == dt.date(2026, 4, 3)
    assert facts.chair.text == "Deputy Dean"
    assert facts.version.text == "draft 2"
    assert [fact.text for fact in facts.numbers] == ["No. of supervisors met:"]


def test_every_fact_stands_where_it_says(written):
    text = written(HEAD)
    for _, value in metadata_of(text):
        for fact in value if isinstance(value, tuple) else [value]:
            assert fact.text in text.between(fact.place.first, fact.place.last)


def test_a_title_gives_the_provider_where_no_label_does(written):
    facts = metadata_of(
        written("# Visit to Marlspike Community NHS Trust, 4 May 2026\nWe met staff.")
    )
    assert facts.provider.text == "Marlspike Community NHS Trust"
    assert facts.dates[0].date == dt.date(2026, 5, 4)


def test_what_is_not_written_is_none(written):
    facts = metadata_of(written("Notes\nThe ward was kind."))
    assert all(value in (None, ()) for _, value in facts)


def test_a_table_of_labels_is_read_like_lines(sheets):
    text = sheets("form.xlsx", Form=[["Provider", "Marlspike CIC"], ["Chair of panel", "Dean"]])
    facts = metadata_of(text)
    assert (facts.provider.text, facts.chair.text) == ("Marlspike CIC", "Dean")
