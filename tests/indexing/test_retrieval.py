"""Search over real records with the real embedder."""

import pytest

from corpus.access import Release, scope_of_provider, scope_of_team
from corpus.versions import Among
from indexing.ingest import Sent
from indexing.retrieval import Retrieval, readable

TEAM = scope_of_team()


@pytest.fixture
def guide(store, folder):
    """A small guide of one provider, with near twins, in a real file."""
    (folder / "guide.md").write_text(
        "# Placement guide\n\n"
        "## Supervision\n\nEvery student has a named supervisor who meets them each week.\n\n"
        "## Rotas\n\nShift patterns are published six weeks before they begin.\n\n"
        "## Catering\n\nThe canteen serves hot meals until eight in the evening.\n\n"
        "## Dining\n\nThe canteen serves hot meals until eight in the evening.\n"
    )
    store.ingest.index(TEAM, [folder], Sent("Vale", Release.PROVIDER))
    return store


def _texts(found):
    return [each.passage.text for each in found]


def test_a_paraphrase_is_found_by_its_meaning(guide):
    found = guide.library.search(TEAM, "who looks after trainees day to day", 3)
    assert "named supervisor" in found[0].passage.text


def test_words_are_found_whatever_their_form(guide):
    assert (
        "Shift patterns"
        in guide.library.search(TEAM, "publishing of shift pattern", 1)[0].passage.text
    )


def test_the_same_words_are_given_once(guide):
    texts = _texts(guide.library.search(TEAM, "hot meals in the canteen", 10))
    assert sum("canteen" in text for text in texts) == 1


def test_scores_tell_an_answer_from_none_between_questions(guide):
    asked = guide.library.search(TEAM, "when does the canteen serve hot meals", 1)[0].score
    absent = guide.library.search(TEAM, "tariff of corporation tax", 1)[0].score
    assert asked > 0.6
    assert absent < 0.3


def test_scores_fall_from_the_first_to_the_last(guide):
    scores = [each.score for each in guide.library.search(TEAM, "supervisor and rota", 10)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_named_provider_gives_its_own_evidence_only(guide):
    guide.ingest.prepare(TEAM)
    vale = guide.library.provider(TEAM, "vale").id
    found = guide.library.search(TEAM, "supervision of learners", 10, vale)
    assert {each.passage.source.provider for each in found} == {"Vale"}
    everything = guide.library.search(TEAM, "supervision of learners", 10)
    assert None in {each.passage.source.provider for each in everything}


def test_words_that_the_glossary_adds_find_what_the_question_does_not_say(store, folder, embedder):
    (folder / "note.txt").write_text("Undermining was reported by two learners on the ward.\n")
    (folder / "other.txt").write_text("The library is open in the evening for everyone.\n")
    store.ingest.index(TEAM, [folder], Sent("Vale"))
    plain = Retrieval(store.records, store.index, embedder)
    helped = Retrieval(store.records, store.index, embedder, lambda _: ("undermining",))
    before, after = (each.search(TEAM, "bullying", 1)[0] for each in (plain, helped))
    assert after.passage.text.startswith("Undermining")
    assert after.score > before.score


@pytest.mark.parametrize(
    "question", ["", " ", "\n\t", "?", "…", "😀", "\x00\x01", "\u200b\u202e", "—"]
)
def test_a_question_without_words_finds_nothing(guide, question):
    assert list(guide.library.search(TEAM, question, 5)) == []


@pytest.mark.parametrize(
    "question",
    [
        "a",
        "x" * 100_000,
        "rota " * 20_000,
        "rota 😀",
        "ro\x00ta",
        "'; DROP TABLE passages --",
        "3.4.5.6",
    ],
)
def test_odd_questions_are_answered_in_order(guide, question):
    assert len(guide.library.search(TEAM, question, 5)) <= 5


def test_control_and_invisible_characters_do_not_change_a_question():
    assert readable("ro\u200bta\x00 \x07 teaching\u202e") == "ro ta teaching"


def test_no_more_than_asked_for_and_none_for_no_limit(guide):
    assert len(guide.library.search(TEAM, "learners", 2)) <= 2
    assert list(guide.library.search(TEAM, "learners", 0)) == []


def test_standard_numbers_find_the_standard_itself(store):
    store.ingest.prepare(TEAM)
    for number in ("1.1", "3.5", "6.4"):
        found = store.library.search(TEAM, f"whats standard {number}", 3)
        assert found[0].passage.text.removeprefix("Standard ").startswith(number)


def test_a_rating_finds_the_matrix(store):
    store.ingest.prepare(TEAM)
    for question in ("what is 5x4", "likelihood 2 impact 5"):
        found = store.library.search(TEAM, question, 3)
        assert "A/R" in found[0].passage.text


def test_what_is_found_has_the_documents_words_and_nothing_added(guide):
    found = guide.library.search(TEAM, "named supervisor", 1)[0].passage
    stored = guide.library.text(TEAM, found.source.document_id)
    assert found.text == stored.between(found.place.first, found.place.last)


def test_the_fingerprint_changes_with_what_a_scope_can_find_and_with_nothing_else(store, folder):
    (folder / "a.txt").write_text("Some words about the rota.\n")
    store.ingest.index(TEAM, [folder], Sent("Vale", Release.PROVIDER))
    vale = scope_of_provider(store.library.provider(TEAM, "Vale").id)
    before = store.library.fingerprint(vale), store.library.fingerprint(TEAM)
    store.ingest.index(TEAM, [folder], Sent("Quay", Release.PROVIDER))
    after = store.library.fingerprint(vale), store.library.fingerprint(TEAM)
    assert after[0] == before[0]
    assert after[1] != before[1]


def test_the_second_search_uses_what_was_recorded_between(guide, folder):
    guide.library.search(TEAM, "parking", 1)
    (folder / "parking.txt").write_text("Parking permits for students cost nothing.\n")
    guide.ingest.index(TEAM, [folder / "parking.txt"], Sent("Vale"))
    assert "Parking" in guide.library.search(TEAM, "parking", 1)[0].passage.text


def test_a_misspelt_question_finds_what_the_well_spelt_one_does(guide):
    well = guide.library.search(TEAM, "supervisor who meets them weekly", 3)
    ill = guide.library.search(TEAM, "supervisr who meets them weekly", 3)
    assert _texts(ill)[0] == _texts(well)[0]
    assert guide.library.readings(TEAM, "supervisr who meets") == {"supervisr": "supervisor"}
    assert guide.library.readings(TEAM, "supervisor who meets") == {}


def test_a_misspelt_word_is_read_only_as_one_that_the_asker_may_see(store, folder):
    (folder / "a.txt").write_text("The quenelle audit was late. A quenelle is a dumpling.\n")
    store.ingest.index(TEAM, [folder], Sent("Vale", Release.PROVIDER))
    (folder / "a.txt").write_text("The rota was late.\n")
    store.ingest.index(TEAM, [folder], Sent("Quay", Release.PROVIDER))
    vale, quay = (
        scope_of_provider(store.library.provider(TEAM, name).id) for name in ("Vale", "Quay")
    )
    assert store.library.readings(vale, "the quennelle audit") == {"quennelle": "quenelle"}
    assert store.library.readings(quay, "the quennelle audit") == {}
    [document] = store.library.documents(vale, next(iter(vale.providers)))
    store.reviews.withdraw(TEAM, document.document_id, "Ann Example")
    assert store.library.readings(vale, "the quennelle audit") == {}


def test_an_acronym_that_a_document_explains_finds_its_words_in_the_same_evidence(store, folder):
    (folder / "a.txt").write_text(
        "The Ward Learning Partner (WLP) began in May.\n\n"
        "Each ward learning partner meets students on Mondays.\n"
    )
    (folder / "b.txt").write_text("The library opens on Mondays for everyone.\n")
    store.ingest.index(TEAM, [folder], Sent("Vale", Release.PROVIDER))
    vale = scope_of_provider(store.library.provider(TEAM, "Vale").id)
    first = store.library.search(vale, "what does the WLP do on Mondays", 1)[0]
    assert "learning partner" in first.passage.text.casefold()


def test_a_register_repeats_its_sentences_and_each_month_is_found(store, folder):
    rows = [
        f"In month {n} the risk of late rotas was rated {n + 3} and an action was agreed."
        for n in range(1, 4)
    ]
    (folder / "r.md").write_text("\n\n".join(f"## Month\n\n{row}" for row in rows))
    store.ingest.index(TEAM, [folder], Sent("Vale"))
    texts = _texts(store.library.search(TEAM, "risk of late rotas rated", 10))
    assert all(row in texts for row in rows)


def test_nearly_the_same_words_are_given_once(store, folder):
    words = "Every learner has a named supervisor who meets them in the first week of placement"
    (folder / "a.md").write_text(f"# One\n\n{words}.\n\n# Two\n\n{words} always.\n")
    store.ingest.index(TEAM, [folder], Sent("Vale"))
    texts = _texts(store.library.search(TEAM, "named supervisor in the first week", 10))
    assert sum("named supervisor" in text and "first week" in text for text in texts) == 1


def test_a_kind_of_evidence_can_be_asked_for_alone(store, folder):
    (folder / "notes.md").write_text(
        "# Visit notes\n\nDate of visit: 3 March 2026\n\nPanel: the chair and two members\n\n"
        "Foundation doctors told the panel that the rota came late.\n"
    )
    (folder / "other.txt").write_text("The rota came late, a letter says.\n")
    store.ingest.index(TEAM, [folder], Sent("Vale"))
    kinds = {each.document: each.evidence_kind for each in store.library.documents(TEAM)}
    assert len(set(kinds.values())) == 2
    for name, kind in kinds.items():
        found = store.library.search(TEAM, "late rota", 10, among=Among(kind=kind))
        assert {each.passage.source.document for each in found} == {name}
    assert list(store.library.search(TEAM, "late rota", 10, among=Among(kind="official"))) == []
