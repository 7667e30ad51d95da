"""The contract of the records, over SQLite and over PostgreSQL."""

import numpy as np
import pytest

from corpus.access import Release, scope_of_official_documents, scope_of_provider, scope_of_team
from corpus.failures import BadInput, Fault, NotYours
from corpus.framework.ours import ours
from corpus.passage import DocumentKind
from indexing.embedding.embedder import Encoded
from tests.records.evidence import MODEL, encoded_for, record, vector_for, version

TEAM = scope_of_team()


def test_a_recorded_document_comes_back_letter_for_letter(records):
    new = version("Learners  feel\tvalued — ﬁne.", "Second line", name="a.txt")
    made = record(records, TEAM, new)
    assert made.change == "added"
    assert records.text(TEAM, made.summary.document_id) == new.text
    assert [p.text for p in records.passages(TEAM, made.summary.document_id)] == [
        section.text for section in new.sections
    ]
    assert records.documents(TEAM) == [made.summary]


def test_the_same_bytes_again_change_nothing(records):
    first = record(records, TEAM, version("One"))
    generation = records.generation()
    again = record(records, TEAM, version("One"))
    assert (again.change, again.passage_ids) == ("unchanged", first.passage_ids)
    assert records.generation() == generation
    assert records.unchanged(TEAM, version("One").sha256, "any name", None)


def test_other_bytes_become_a_version_and_the_old_text_can_still_be_read(records):
    first = record(records, TEAM, version("One"))
    second = record(records, TEAM, version("Two"))
    own_id = first.summary.document_id
    assert second.change == "changed"
    assert second.summary.document_id == own_id
    assert second.summary.version == 2
    assert records.text(TEAM, own_id).lines[0].text == "Two"
    assert records.text(TEAM, own_id, 1).lines[0].text == "One"
    assert records.passages_by_id(TEAM, [*first.passage_ids, *second.passage_ids]).keys() == set(
        second.passage_ids
    )
    assert not set(first.passage_ids) & set(second.passage_ids)


def test_a_provider_is_told_of_to_whoever_sees_a_document_of_it_and_to_nobody_else(records):
    vale = records.provider_named(TEAM, "Vale", create=True)
    quay = records.provider_named(TEAM, "Quay", create=True)
    record(records, TEAM, version("One", provider=vale.id, release=Release.PROVIDER))
    record(records, TEAM, version("Two", provider=quay.id, release=Release.INTERNAL))
    assert records.providers(TEAM) == [quay, vale]
    assert records.providers(scope_of_provider(vale.id)) == [vale]
    assert records.providers(scope_of_provider(quay.id)) == []
    assert records.providers(scope_of_official_documents()) == []


def test_earlier_words_do_not_travel_with_later_ones(records):
    vale = records.provider_named(TEAM, "Vale", create=True)
    own = scope_of_provider(vale.id)

    def released(words, release):
        new = version(words, provider=vale.id, release=release)
        return record(records, TEAM, new).summary.document_id

    own_id = released("For the team", Release.INTERNAL)
    released("For the provider", Release.PROVIDER)
    assert records.text(own, own_id).lines[0].text == "For the provider"
    assert records.text(TEAM, own_id, 1).lines[0].text == "For the team"
    with pytest.raises(NotYours) as not_theirs:
        records.text(own, own_id, 1)
    with pytest.raises(NotYours) as none_such:
        records.text(own, own_id, 99)
    assert not_theirs.value.sentence == none_such.value.sentence


def test_words_that_were_released_can_be_withdrawn_with_all_that_came_before(records):
    vale = records.provider_named(TEAM, "Vale", create=True)
    own = scope_of_provider(vale.id)

    def released(words, release):
        new = version(words, provider=vale.id, release=release)
        return record(records, TEAM, new).summary.document_id

    own_id = released("One", Release.PROVIDER)
    released("Two", Release.INTERNAL)
    released("Two", Release.PROVIDER)
    assert [records.text(own, own_id, n).lines[0].text for n in (1, 2)] == ["One", "Two"]
    released("Two", Release.INTERNAL)
    for number in (None, 1, 2):
        with pytest.raises(NotYours):
            records.text(own, own_id, number)


def test_whether_bytes_are_held_is_told_only_to_whoever_sees_the_document(records):
    vale = records.provider_named(TEAM, "Vale", create=True)
    new = version("One", provider=vale.id, release=Release.INTERNAL)
    record(records, TEAM, new)
    assert records.unchanged(TEAM, new.sha256, new.text.name, vale.id)
    assert not records.unchanged(scope_of_provider(vale.id), new.sha256, new.text.name, vale.id)


def test_the_outbox_tells_what_to_take_in_and_to_drop_in_order(records):
    first = record(records, TEAM, version("One"))
    second = record(records, TEAM, version("Two"))
    entries = records.outbox(10)
    assert [(e.action, e.passage_id) for e in entries] == [
        ("upsert", first.passage_ids[0]),
        ("delete", first.passage_ids[0]),
        ("upsert", second.passage_ids[0]),
    ]
    assert {entry.collection for entry in entries} == {"official"}
    records.settle(entries[1].number)
    assert records.outbox(10) == entries[2:]


def test_recording_an_original_takes_its_digest_out_of_search_but_not_out_of_reach(records):
    digest = record(
        records, TEAM, version("Ours", kind=DocumentKind.DIGEST, key="strategy-2021", name="d.md")
    )
    original = record(records, TEAM, version("Theirs", key="strategy-2021", name="o.txt"))
    assert records.documents(TEAM) == [original.summary]
    assert [p.text for p in records.searchable(TEAM, "official")] == ["Theirs"]
    assert not records.passages_by_id(TEAM, digest.passage_ids)
    assert records.text(TEAM, digest.summary.document_id).lines[0].text == "Ours"
    assert records.passages(TEAM, digest.summary.document_id)
    assert (digest.passage_ids[0], "delete") in [
        (entry.passage_id, entry.action) for entry in records.outbox(10)
    ]


def test_a_new_digest_of_an_imported_document_stays_out_of_search(records):
    record(records, TEAM, version("Theirs", key="strategy-2021"))
    record(records, TEAM, version("Ours", kind=DocumentKind.DIGEST, key="strategy-2021"))
    assert [p.text for p in records.searchable(TEAM, "official")] == ["Theirs"]


def test_removing_an_original_brings_its_digest_back(records):
    record(records, TEAM, version("Ours", kind=DocumentKind.DIGEST, key="strategy-2021"))
    original = record(records, TEAM, version("Theirs", key="strategy-2021"))
    records.remove(TEAM, original.summary.document_id)
    assert [p.text for p in records.searchable(TEAM, "official")] == ["Ours"]
    with pytest.raises(NotYours):
        records.text(TEAM, original.summary.document_id)


def test_a_removed_document_is_gone_from_everywhere_and_can_be_sent_again(records):
    vale = records.provider_named(TEAM, "Vale", create=True)
    made = record(records, TEAM, version("Secret", provider=vale.id))
    records.remove(TEAM, made.summary.document_id)
    assert records.documents(TEAM) == []
    assert records.passages_by_id(TEAM, made.passage_ids) == {}
    assert records.outbox(10)[-1].action == "delete"
    with pytest.raises(NotYours):
        records.remove(TEAM, made.summary.document_id)
    again = record(records, TEAM, version("Secret", provider=vale.id))
    assert (again.change, again.summary.version) == ("added", 2)
    assert not set(again.passage_ids) & set(made.passage_ids)


def test_a_wider_release_moves_the_passages_to_another_collection(records):
    vale = records.provider_named(TEAM, "Vale", create=True)
    record(records, TEAM, version("Words", provider=vale.id))
    own = scope_of_provider(vale.id)
    assert records.documents(own) == []
    moved = record(records, TEAM, version("Words", provider=vale.id, release=Release.PROVIDER))
    assert (moved.change, moved.summary.version) == ("changed", 1)
    assert records.documents(own) == [moved.summary]
    assert records.collections(own) == ["official", f"{vale.id}.provider"]
    actions = [(entry.action, entry.collection) for entry in records.outbox(10)]
    assert actions[1:] == [("delete", f"{vale.id}.internal"), ("upsert", f"{vale.id}.provider")]


def test_vectors_come_back_as_they_went_in_and_never_of_another_model(records):
    made = record(records, TEAM, version("One", "Two"))
    ids, matrix = records.vectors(TEAM, "official", MODEL)
    assert list(ids) == list(made.passage_ids)
    assert np.array_equal(matrix, np.stack([vector_for("One"), vector_for("Two")]))
    assert matrix.dtype == np.float32
    assert records.vectors(TEAM, "official", "another")[0] == []
    assert records.vectors_by_id(TEAM, "another", made.passage_ids) == {}


def test_passages_without_a_vector_of_the_model_are_told_and_can_be_given_one(records):
    made = record(records, TEAM, version("One"))
    assert records.unembedded(TEAM, MODEL, 10) == []
    assert [p.text for p in records.unembedded(TEAM, "another", 10)] == ["One"]
    records.add_vectors(TEAM, "another", {made.passage_ids[0]: encoded_for("other", 4)})
    records.add_vectors(TEAM, "another", {made.passage_ids[0]: encoded_for("twice", 4)})
    kept = records.vectors_by_id(TEAM, "another", made.passage_ids)
    assert np.array_equal(kept[made.passage_ids[0]], vector_for("other", 4))


def test_a_version_that_fails_half_way_leaves_the_old_one_whole(records):
    first = record(records, TEAM, version("One"))
    broken = version("Two", "Three")
    with pytest.raises(ValueError, match="no vector"):
        records.record(TEAM, broken, [encoded_for("Two"), Encoded("no vector", "no tokens")], MODEL)
    assert records.documents(TEAM) == [first.summary]
    assert [p.text for p in records.searchable(TEAM, "official")] == ["One"]
    assert len(records.outbox(10)) == 1


def test_passages_and_vectors_must_be_as_many(records):
    with pytest.raises(ValueError, match="2 passages came with 1 vectors"):
        records.record(TEAM, version("One", "Two"), [encoded_for("One")], MODEL)


def test_a_provider_is_found_whatever_the_case_and_spacing(records):
    made = records.provider_named(TEAM, "Thornbury  Vale ", create=True)
    assert made.name == "Thornbury Vale"
    assert records.provider_named(TEAM, " thornbury vale") == made
    assert records.provider_named(TEAM, "THORNBURY VALE", create=True) == made
    with pytest.raises(NotYours):
        records.provider_named(TEAM, "Thornbury")
    with pytest.raises(BadInput):
        records.provider_named(TEAM, "  ", create=True)


def test_evidence_of_an_unknown_provider_is_refused(records):
    with pytest.raises(NotYours):
        record(records, TEAM, version("Words", provider="provider-made-up"))


def test_official_documents_are_recorded_by_the_team_alone(records):
    for scope in (scope_of_official_documents(), scope_of_provider("provider-1")):
        with pytest.raises(NotYours):
            record(records, scope, version("Words"))


def test_the_framework_is_kept_with_its_document_in_one_transaction(records):
    with pytest.raises(Fault):
        records.framework("2017-18")
    digest = record(
        records,
        TEAM,
        version("Ours", kind=DocumentKind.DIGEST, key="handbook-2017-18", framework=ours()),
    )
    framework, sources = records.framework("2017-18")
    assert framework == ours()
    assert sources == {"digest": digest.summary}
    original = record(records, TEAM, version("Theirs", framework=ours()))
    _, sources = records.framework("2017-18")
    assert sources == {"digest": digest.summary, "official": original.summary}
    records.remove(TEAM, original.summary.document_id, ours())
    assert records.framework("2017-18")[1] == {"digest": digest.summary}


def test_the_generation_grows_with_every_change_to_what_can_be_found(records):
    seen = [records.generation()]
    made = record(records, TEAM, version("One"))
    seen.append(records.generation())
    record(records, TEAM, version("Two"))
    seen.append(records.generation())
    records.remove(TEAM, made.summary.document_id)
    seen.append(records.generation())
    assert seen == sorted(set(seen))


def test_many_passages_are_fetched_whatever_their_number(records):
    made = record(records, TEAM, version(*(f"Line {n}" for n in range(1200))))
    assert len(records.passages_by_id(TEAM, made.passage_ids)) == 1200
    assert len(records.vectors_by_id(TEAM, MODEL, made.passage_ids)) == 1200
