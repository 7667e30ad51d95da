"""With the handbook imported, a draft cites the standards at the handbook's own lines."""

import datetime as dt
import re

import pytest

from assistant.drafting.draft import DraftKind, DraftRequest
from assistant.drafting.flow import write_draft
from assistant.drafting.quotation import stands_there
from assistant.ports import LoadedFramework
from corpus.access import Release, scope_of_team
from corpus.framework.importer import import_framework
from corpus.framework.ours import ours
from corpus.passage import DocumentKind, DocumentSummary
from corpus.reading.file import read
from corpus.samples import samples
from tests.drafting.shelf import Shelf


@pytest.fixture(scope="module")
def official_shelf(official_documents):
    path = next(path for path in official_documents.iterdir() if path.name.startswith("004"))
    text = read(path.name, path.read_bytes())
    framework, _ = import_framework(text, ours())
    assert len(framework.standards) == 27
    summary = DocumentSummary(
        document_id="handbook",
        document=text.name,
        kind=DocumentKind.OFFICIAL,
        title="Quality Framework Handbook",
        edition="2017-18",
        catalogue_key="handbook-2017-18",
        provider_id=None,
        provider=None,
        evidence_kind=None,
        release=Release.PUBLISHED,
        version=1,
    )
    shelf = Shelf()
    origins = {standard.wording.origin for standard in framework.standards}
    shelf._framework = LoadedFramework(
        framework=framework, sources=dict.fromkeys(origins - {"digest"}, summary)
    )
    shelf._kept["handbook"] = (summary, text)
    for sample in samples():
        shelf.put(sample.provider, sample.path.name, sample.path.read_bytes(), sample.release)
    return shelf, framework, text


@pytest.mark.official
@pytest.mark.parametrize("kind", [DraftKind.ENQUIRY_LINES, DraftKind.VISIT_REPORT])
def test_the_standards_cited_stand_word_for_word_at_the_handbooks_lines(official_shelf, kind):
    shelf, framework, text = official_shelf
    request = DraftRequest(
        kind=kind, provider="Harbourne Vale NHS Foundation Trust", today=dt.date(2026, 11, 20)
    )
    draft = write_draft(request, shelf, scope_of_team())
    section = next(s for s in draft.sections if s.heading == "Candidate standards")
    assert len(section.statements) >= 5
    for statement in section.statements:
        number = re.match(r"(\d\.\d) \(2017/18\): “", statement.text)[1]
        (span,) = statement.sources
        assert (span.document_id, span.is_digest) == ("handbook", False)
        assert span.place == framework.standard(number).wording.place
        assert stands_there(span.quote, text, span.place)
        assert statement.standards == (f"2017-18:{number}",)
    assert not [reason for reason in draft.set_aside if "removed" in reason]
