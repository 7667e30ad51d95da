"""Versions: the newest is found, the old stays citable, a day finds what was in force on it."""

import datetime as dt

import pytest

from corpus.access import Release, scope_of_provider, scope_of_public, scope_of_team
from corpus.failures import NotYours
from corpus.versions import Among, VersionState
from indexing.ingest import Sent

TEAM = scope_of_team()
OLD = "# Policy\n\nLearners get the rota two weeks before it starts.\n"
NEW = "# Policy\n\nLearners get the rota six weeks before it starts.\n"
MAY = dt.date(2024, 5, 1)
JULY = dt.date(2025, 7, 1)


@pytest.fixture
def policy(store, folder):
    """Two versions of one policy, in force from May 2024 and from July 2025."""
    file = folder / "policy.md"
    for words, day in ((OLD, MAY), (NEW, JULY)):
        file.write_text(words)
        store.ingest.index(TEAM, [file], Sent("Vale", Release.PROVIDER, day))
    (document,) = store.library.documents(TEAM)
    return store, document


def _found(store, question="when do learners get the rota", on=None, edition=None, scope=TEAM):
    among = Among(edition=edition, on=on)
    return [
        (each.passage.source.version, each.passage.text)
        for each in store.library.search(scope, question, 10, among=among)
        if each.passage.source.provider_id
    ]


def test_the_new_version_is_found_and_the_old_one_is_not(policy):
    store, document = policy
    assert document.version == 2
    assert [version for version, _ in _found(store)] == [2]
    assert "two weeks" not in str(_found(store))


@pytest.mark.parametrize(
    ("day", "version"),
    [
        (dt.date(2024, 4, 30), None),
        (MAY, 1),
        (dt.date(2025, 6, 30), 1),
        (JULY, 2),
        (dt.date(2026, 1, 1), 2),
    ],
)
def test_a_day_finds_the_version_that_was_in_force_on_it(policy, day, version):
    store, _ = policy
    assert [found for found, _ in _found(store, on=day)] == ([version] if version else [])


def test_what_cites_the_old_version_can_still_show_it_and_says_that_there_is_a_newer(policy):
    store, document = policy
    assert "two weeks" in store.library.text(TEAM, document.document_id, 1).between(1, 9)
    old, new = store.library.standing(TEAM, [(document.document_id, 1), (document.document_id, 2)])
    assert (old.state, old.latest) == (VersionState.SUPERSEDED, 2)
    assert new.sentence == ""


def test_a_withdrawn_document_is_not_found_but_was_in_force_before(policy):
    store, document = policy
    store.reviews.withdraw(TEAM, document.document_id, by="R. Reviewer")
    assert _found(store) == []
    assert store.library.documents(TEAM) == []
    assert [version for version, _ in _found(store, on=JULY)] == [2]
    assert "six weeks" in store.library.text(TEAM, document.document_id).between(1, 9)
    (standing,) = store.library.standing(TEAM, [(document.document_id, 2)])
    assert standing.state is VersionState.WITHDRAWN
    assert [each.document for each in store.records.withdrawn(TEAM)] == ["policy.md"]
    with pytest.raises(NotYours):
        store.reviews.withdraw(TEAM, document.document_id, by="R. Reviewer")


def test_a_withdrawn_document_that_is_sent_again_is_found_again(policy, folder):
    store, document = policy
    store.reviews.withdraw(TEAM, document.document_id, by="R. Reviewer")
    report = store.ingest.index(TEAM, [folder / "policy.md"], Sent("Vale", Release.PROVIDER))
    assert report.unchanged == []
    assert "six weeks" in str(_found(store))


def test_an_erased_document_is_gone_from_every_day(policy):
    store, document = policy
    store.reviews.erase(TEAM, document.document_id, by="R. Reviewer")
    for day in (None, MAY, JULY):
        assert _found(store, on=day) == []
    with pytest.raises(NotYours):
        store.library.text(TEAM, document.document_id, 1)
    (standing,) = store.library.standing(TEAM, [(document.document_id, 1)])
    assert standing.state is VersionState.ERASED


def test_a_withdrawn_document_can_be_erased(policy, tmp_path):
    store, document = policy
    store.reviews.withdraw(TEAM, document.document_id, by="R. Reviewer")
    store.reviews.erase(TEAM, document.document_id, by="R. Reviewer")
    for file in (tmp_path / "data").rglob("*"):
        if file.is_file():
            assert b"six weeks before" not in file.read_bytes()


def test_an_earlier_version_does_not_take_the_place_of_a_later_one(policy, folder):
    store, _ = policy
    (folder / "policy.md").write_text("# Policy\n\nNo rota at all.\n")
    report = store.ingest.index(
        TEAM, [folder / "policy.md"], Sent("Vale", Release.PROVIDER, dt.date(2023, 1, 1))
    )
    assert "in force from 1 July 2025" in report.refused[0]["reason"]
    assert "six weeks" in str(_found(store))
    assert store.records.incoming(TEAM) == []


def test_a_day_widens_no_scope(policy):
    store, document = policy
    assert _found(store, on=MAY, scope=scope_of_public()) == []
    assert _found(store, on=MAY, scope=scope_of_provider("another")) == []
    own = scope_of_provider(document.provider_id)
    assert [version for version, _ in _found(store, on=MAY, scope=own)] == [1]


def test_words_that_were_internal_stay_so_on_every_day(store, folder):
    file = folder / "policy.md"
    for words, day, release in ((OLD, MAY, Release.INTERNAL), (NEW, JULY, Release.PROVIDER)):
        file.write_text(words)
        store.ingest.index(TEAM, [file], Sent("Vale", release, day))
    (document,) = store.library.documents(TEAM)
    own = scope_of_provider(document.provider_id)
    assert _found(store, on=MAY, scope=own) == []
    assert [version for version, _ in _found(store, on=MAY)] == [1]


def test_an_edition_is_searched_alone_and_on_a_day_only_what_was_in_force(store):
    store.ingest.prepare(TEAM)

    def editions(**among):
        found = store.library.search(TEAM, "quality framework", 50, among=Among(**among))
        return {each.passage.source.edition for each in found}

    assert editions(edition="2017-18") == {"2017-18"}
    assert editions(on=dt.date(2018, 5, 1)) == {"2017-18"}
    assert "2021" in editions(on=dt.date(2022, 1, 1))
    assert "2020-11" not in editions(on=dt.date(2022, 1, 1))
    assert editions(edition="2021", on=dt.date(2018, 5, 1)) == set()
    assert editions(on=dt.date(2010, 1, 1)) == set()


def test_each_version_of_the_same_day_leaves_only_the_last_in_force(store, folder):
    file = folder / "policy.md"
    for words in (OLD, NEW):
        file.write_text(words)
        store.ingest.index(TEAM, [file], Sent("Vale"))
    today = dt.datetime.now(dt.UTC).date()
    assert [version for version, _ in _found(store, on=today)] == [2]
    (document,) = store.library.documents(TEAM)
    newest, oldest = store.records.history(TEAM, document.document_id)
    assert (newest.version, newest.state) == (2, VersionState.CURRENT)
    assert oldest.in_force_from == oldest.in_force_until


def test_the_day_in_force_of_the_same_file_can_be_put_right(policy, folder):
    store, document = policy
    later = dt.date(2025, 9, 1)
    report = store.ingest.index(TEAM, [folder / "policy.md"], Sent("Vale", Release.PROVIDER, later))
    assert report.changed == ["policy.md"]
    newest, _ = store.records.history(TEAM, document.document_id)
    assert (newest.version, newest.in_force_from) == (2, later)
    assert [version for version, _ in _found(store, on=JULY)] == [1]
    assert [version for version, _ in _found(store, on=later)] == [2]
