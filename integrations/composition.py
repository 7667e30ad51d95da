"""The composition root: the one place where parts are built and put together.

A house is everything behind one data folder. Its parts are built when first asked for, so that
looking up a standard loads no model and `--help` no store.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from assistant.access import scope_for
from assistant.ports import LoadedFramework
from assistant.question import Principal, PrincipalKind
from corpus.access import Scope
from corpus.failures import BadInput, Fault
from integrations.records.database import Database, database_url
from integrations.records.sql_records import SqlRecords
from integrations.settings import Settings
from integrations.shapes import Row
from integrations.threads import Threads

if TYPE_CHECKING:
    from assistant.kept_vectors import KeptVectors
    from assistant.turn import Deps
    from corpus.own_glossary import OrganisationGlossary
    from corpus.versions import IncomingFile
    from indexing.embedding.embedder import Embedder
    from indexing.index_report import Outcome
    from indexing.ingest import Ingest, Sent
    from indexing.retrieval import Retrieval
    from indexing.reviews import Reviews
    from indexing.vector_index import VectorIndex
    from integrations.records.conversations import SqlConversations
    from integrations.records.drafts import SqlDrafts
    from integrations.records.library import RecordedLibrary

logger = logging.getLogger(__name__)

Tell = Callable[[str], None]

TEAM = Principal(kind=PrincipalKind.TEAM)

#: One question for each part that is slow at first: search, and matching by meaning.
WARMING = ("How are learners listened to?", "Which standard is “no induction” about?")


class House:
    """Everything behind one data folder."""

    def __init__(self, settings: Settings, tell: Tell) -> None:
        self.settings = settings
        self._tell = tell
        self.threads = Threads()

    @cached_property
    def _database(self) -> Database:
        return Database(database_url(self.settings.data, self.settings.records_url))

    @cached_property
    def records(self) -> SqlRecords:
        """The records: what is true."""
        return SqlRecords(self._database)

    @cached_property
    def embedder(self) -> Embedder:
        """The embedding model; its weights are loaded by the first text."""
        from indexing.embedding.embedder import embedder_for

        return embedder_for(
            self.settings.embedding_model, threads=self.settings.threads, tell=self._tell
        )

    @cached_property
    def meanings(self) -> KeptVectors:
        """The embedding model for comparing what is said with our own guidance."""
        from assistant.kept_vectors import KeptVectors
        from indexing.embedding.embedder import models_folder

        return KeptVectors(self.embedder, self.embedder.model, models_folder())

    @cached_property
    def vectors(self) -> VectorIndex:
        """The vector index: Chroma where this process owns it, exact search elsewhere."""
        from indexing.vector_index import VectorIndex

        return VectorIndex(self.records, self.embedder.model, self.settings.data)

    @cached_property
    def library(self) -> RecordedLibrary:
        """The documents, as far as a scope lets them be seen."""
        from integrations.records.library import RecordedLibrary

        return RecordedLibrary(self.records, lambda: self._retrieval)

    @cached_property
    def _retrieval(self) -> Retrieval:
        from indexing.retrieval import Retrieval

        def expand(question: str) -> tuple[str, ...]:
            return self.glossary.current().expansions(question)

        def known() -> frozenset[str]:
            return self.glossary.current().words

        return Retrieval(self.records, self.vectors, self.embedder, expand, known)

    @cached_property
    def glossary(self) -> OrganisationGlossary:
        """The words of the field, and those that the organisation lays over them."""
        from corpus.own_glossary import OrganisationGlossary

        return OrganisationGlossary(self.settings.glossary_file, self._tell)

    @cached_property
    def conversations(self) -> SqlConversations:
        """What was said before."""
        from integrations.records.conversations import SqlConversations

        return SqlConversations(self._database)

    @cached_property
    def drafts(self) -> SqlDrafts:
        """The drafts that were prepared."""
        from integrations.records.drafts import SqlDrafts

        return SqlDrafts(self._database)

    @cached_property
    def answering(self) -> Deps:
        """The parts that answer questions."""
        from assistant.turn import Deps
        from integrations.models import chat_model

        return Deps(
            library=self.library,
            conversations=self.conversations,
            model=chat_model(self.settings.model),
            embedder=self.meanings,
            reader=self.embedder,
            glossary=self.glossary.current,
        )

    @cached_property
    def _ingest(self) -> Ingest:
        from indexing.ingest import Ingest

        return Ingest(self.records, self.embedder)

    @cached_property
    def reviews(self) -> Reviews:
        """What people decide about files and documents."""
        from indexing.reviews import Reviews

        return Reviews(self.records, self.embedder)

    @property
    def _team(self) -> Scope:
        return scope_for(TEAM, self.library)

    def framework(self) -> LoadedFramework:
        """Return the newest edition of the framework that is held."""
        framework, sources = self.records.framework("2017-18")
        return LoadedFramework(framework=framework, sources=sources)

    def prepare(self) -> None:
        """Record our digests where they are missing or older than this version of ours."""
        from indexing.own_digests import keep_digests

        keep_digests(self.records, lambda: self.embedder, self._team)

    def index(
        self,
        paths: Sequence[Path],
        sent: Sent | None = None,
        *,
        samples: bool = False,
        verify: bool = False,
        rebuild: bool = False,
    ) -> Row:
        """Take documents in, bring the vector index up to date, and say what was done."""
        missing = [path for path in paths if not path.exists()]
        if missing:
            message = f"There is no file or folder {missing[0]}. Nothing was indexed."
            raise BadInput(message)
        left = self._ingest.resume(self._team).row()
        report = self._take_in(paths, sent)
        for change in ("added", "changed", "refused", "held", "lost"):
            report[change] = left[change] + report[change]
        done = {*left["added"], *left["changed"]}  # by this call, although it found them as sent
        report["unchanged"] = [name for name in report["unchanged"] if name not in done]
        if samples:
            for change, names in self._take_in_samples().items():
                report[change] += names
        self._ingest.embed_missing(self._team)
        if rebuild:
            self._rebuild()
        if verify or rebuild:
            report["index"] = self._comparison()
        else:
            self.follow()
        return report

    def follow(self) -> None:
        """Bring the vector index up to date, unless another process keeps it and does.

        Where that fails, it says so: the records have everything, and search answers from them.
        """
        try:
            self._follow()
        except Fault as fault:
            self._tell(fault.sentence)

    def _follow(self) -> None:
        if self.vectors.open(self._team):
            self.vectors.follow(self._team)

    def _rebuild(self) -> None:
        if not self.vectors.rebuild(self._team):
            message = (
                "The service is running and keeps the index. Stop it first, then build it anew."
            )
            raise BadInput(message)

    def carry_on(self, file: IncomingFile, *, ocr: bool = False) -> Outcome:
        """Take a file that was received as far as it goes without a person."""
        return self._ingest.carry_on(self._team, file, ocr=ocr)

    def resume(self) -> None:
        """Carry on whatever a stop has left on its way."""
        self._ingest.resume(self._team)

    def _take_in(self, paths: Sequence[Path], sent: Sent | None) -> Row:
        from indexing.ingest import Sent

        def progress(done: int, of: int, name: str) -> None:
            if name:
                self._tell(f"{done + 1} of {of}: {name}")

        return self._ingest.index(self._team, paths, sent or Sent(), progress).row()

    def _take_in_samples(self) -> dict[str, list[Any]]:
        """Index every sample file for its provider, at its release level."""
        from corpus.samples import samples
        from indexing.ingest import Sent

        changes: dict[str, list[Any]] = {
            name: [] for name in ("added", "changed", "unchanged", "refused", "held", "lost")
        }
        for sample in samples():
            sent = Sent(sample.provider, sample.release)
            report = self._ingest.index(self._team, [sample.path], sent).row()
            for change, names in changes.items():
                names.extend(report[change])
        return changes

    def _comparison(self) -> dict[str, int]:
        """Compare the vector index with the records, repair it, and say how it was found."""
        self._follow()
        compared = self.vectors.verify(self._team)
        if compared is None:
            message = (
                "The service is running and keeps the index, so it cannot be compared from here. "
                "Stop it first."
            )
            raise BadInput(message)
        return {
            "passages": compared.passages,
            "waiting": compared.waiting,
            "missing": len(compared.missing),
            "foreign": len(compared.foreign),
            "stale": len(compared.stale),
            "without a vector": compared.unembedded,
            "repaired": compared.differences,
            "built anew": compared.passages if self.vectors.built_anew else 0,
        }

    def keep_index(self) -> None:
        """Own the vector index from here on, following the records. Raises `BadInput`."""
        from indexing.missing_vectors import embed_some

        def embedding(scope: Scope) -> int:
            return embed_some(self.records, self.embedder, scope)

        if not self.vectors.open_and_follow(self._team, embedding):
            message = (
                f"Another Quality Assistant is running on the data folder {self.settings.data}. "
                "Use that one, or stop it first."
            )
            raise BadInput(message)

    def warm(self) -> None:
        """Load what the first question would otherwise wait for."""
        from assistant.agent import run_agent
        from assistant.ledger import Ledger
        from assistant.tools.context import ToolContext

        deps = self.answering
        if self.settings.model is not None:
            return  # a hosted model is not called before somebody asks
        context = ToolContext(
            library=self.library,
            scope=self._team.official(),
            ledger=Ledger(),
            today=dt.date.today(),  # noqa: DTZ011 - nothing is written down
            embedder=deps.embedder,
        )
        for question in WARMING:
            run_agent(deps.model, context, question, ())

    def search_state(self) -> str:
        """Say what answers searches at the moment: "ready", "building" or "exact"."""
        return self.vectors.state.value

    def close(self) -> None:
        """Close the index and the records, so that the next start finds them clean."""
        if "vectors" in self.__dict__:
            self.vectors.close()
        if "_database" in self.__dict__:
            self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_house(settings: Settings, tell: Tell = logger.info) -> House:
    """Return the house of a data folder, with our digests in it if it is new."""
    house = House(settings, tell)
    house.prepare()
    return house
