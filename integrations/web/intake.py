"""The intake: files that people sent, each kept first and then carried on, one after the other.

One thread works while there is work. A stop loses nothing, since the records hold each file in the
state it has reached: the next start carries on. What became of the last files is remembered here
for their senders; how reading and screening go is for `indexing` to know.
"""

from __future__ import annotations

import logging
import secrets
import threading
from collections import OrderedDict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from corpus.failures import Failure, NotYours
from corpus.versions import IncomingFile
from indexing.index_report import Change, Outcome
from indexing.ingest import Sent
from integrations.composition import House
from integrations.desk import Desk
from integrations.failures import as_failure
from integrations.holdings import uploaded_name
from integrations.shapes import Row

logger = logging.getLogger(__name__)

REMEMBERED_BATCHES: Final = 100
REMEMBERED_FILES: Final = 2_000
NO_SUCH_BATCH: Final = (
    "What became of these files is no longer shown here. None that was stored is lost: "
    "see Documents."
)

_RELEASED: Final = Outcome(Change.ADDED)
_DECIDED: Final = Outcome(Change.REFUSED, "It no longer waits here: somebody decided about it.")
_NO_LONGER_HELD: Final = Outcome(Change.REFUSED, "It is no longer held: withdrawn or erased since.")


@dataclass(eq=False)
class Arrival:
    """A file that somebody sent, and what became of it so far."""

    document: str  # the file's name
    file: IncomingFile | None = None  # None: nothing of it was kept
    ocr: bool = False
    outcome: Outcome | None = None  # None: it is on its way, or a fault stopped it
    understood: Row | None = None
    fault: str = ""  # a sentence, where something of ours broke; the file is kept

    @property
    def is_settled(self) -> bool:
        """Say whether nothing more happens to it by itself."""
        return self.outcome is not None or bool(self.fault)


class Intake:
    """Takes files in and carries them on."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._desk = Desk.of(house, "team")
        self._holdings = self._desk.holdings
        self._waiting: deque[Arrival] = deque()
        self._by_file: OrderedDict[str, Arrival] = OrderedDict()
        self._batches: OrderedDict[str, tuple[Arrival, ...]] = OrderedDict()
        self._guard = threading.Condition()
        self._worker: threading.Thread | None = None
        self._stopping = False

    def keep(self, name: str, content: bytes, sent: Sent) -> Arrival:
        """Keep a file; when this returns, it is not lost. It goes on by itself.

        Where it cannot be kept it is refused with the reason: the others have their turn.
        """
        try:
            file = self._holdings.receive(name, content, sent)
        except Failure as failure:
            return self.refused(uploaded_name(name), failure.sentence)
        return self.carry_on(file, ocr=sent.ocr)

    @staticmethod
    def refused(name: str, reason: str) -> Arrival:
        """Return a file of which nothing is kept."""
        return Arrival(name, outcome=Outcome(Change.REFUSED, reason))

    def carry_on(self, file: IncomingFile, *, ocr: bool = False) -> Arrival:
        """Carry a kept file on, unless that is being done: the same file sent twice is one."""
        with self._guard:
            known = self._by_file.get(file.file_id)
            if known is not None and not known.is_settled:
                known.ocr = known.ocr or ocr
                return known
            arrival = Arrival(file.document, file, ocr)
            self._by_file[file.file_id] = arrival
            while len(self._by_file) > REMEMBERED_FILES:
                self._by_file.popitem(last=False)
            self._waiting.append(arrival)
            self._set_to_work()
            return arrival

    def resume(self) -> None:
        """Carry on whatever a stop has left on its way."""
        for file in self._holdings.incoming():
            if file.state.is_on_its_way:
                self.carry_on(file)

    def batch(self, arrivals: Sequence[Arrival]) -> str:
        """Remember files that were sent together; return an id that cannot be guessed."""
        own_id = secrets.token_urlsafe(12)
        with self._guard:
            self._batches[own_id] = tuple(arrivals)
            while len(self._batches) > REMEMBERED_BATCHES:
                self._batches.popitem(last=False)
        return own_id

    def sent_together(self, batch: str) -> tuple[Arrival, ...]:
        """Return the files of a batch as they are now. Raises `NotYours`."""
        with self._guard:
            if batch not in self._batches:
                raise NotYours(NO_SUCH_BATCH)
            return tuple(self._latest(each) for each in self._batches[batch])

    def waiting(self, arrivals: Sequence[Arrival]) -> dict[str, IncomingFile]:
        """Return the files that are no documents yet, by id, and note what people decided since."""
        files = {each.file_id: each for each in self._holdings.incoming()}
        held = {each.document_id for each in self._desk.documents()}
        for each in arrivals:
            if each.file is None or each.outcome is None or each.file.file_id in files:
                continue
            if each.outcome.state is not None:
                each.understood = self._holdings.became(each.file)
                each.outcome = _RELEASED if each.understood else _DECIDED
            elif each.understood is not None and each.understood["document_id"] not in held:
                each.understood, each.outcome = None, _NO_LONGER_HELD
        return files

    def one(self, file_id: str) -> Arrival | None:
        """Return what is remembered of a file."""
        with self._guard:
            return self._by_file.get(file_id)

    def wait(self, arrivals: Sequence[Arrival], seconds: float) -> None:
        """Wait until these files are settled, no longer than so many seconds."""
        with self._guard:
            self._guard.wait_for(lambda: all(each.is_settled for each in arrivals), seconds)

    def stop(self, seconds: float = 5) -> None:
        """Finish the file in hand if that takes no longer than this; the others stay stored."""
        with self._guard:
            self._stopping = True
            worker = self._worker
        if worker is not None:
            worker.join(seconds)

    def _latest(self, arrival: Arrival) -> Arrival:
        known = self._by_file.get(arrival.file.file_id) if arrival.file else None
        return known or arrival

    def _set_to_work(self) -> None:
        if self._worker is None and not self._stopping:
            self._worker = threading.Thread(target=self._work, name="intake", daemon=True)
            self._worker.start()

    def _work(self) -> None:
        while (arrival := self._next()) is not None:
            self._take_on(arrival)
            with self._guard:
                self._guard.notify_all()

    def _next(self) -> Arrival | None:
        with self._guard:
            if self._stopping or not self._waiting:
                self._worker = None
                return None
            return self._waiting.popleft()

    def _take_on(self, arrival: Arrival) -> None:
        """Carry one file on; whatever happens to it, the next one gets its turn."""
        try:
            outcome = self._outcome(arrival)
            self._follow()
            if arrival.file is not None and outcome.state is None:
                arrival.understood = self._holdings.became(arrival.file)
            arrival.outcome = outcome
        except Exception as error:  # noqa: BLE001 - a fault of one file must not stop the others
            arrival.fault = as_failure(error).sentence

    def _follow(self) -> None:
        """Let the indexes follow; where that fails, they do with the next change or start."""
        try:
            if not self._stopping:
                self._house.follow()
        except Exception as error:  # noqa: BLE001 - the file is recorded, whatever its index does
            as_failure(error)

    def _outcome(self, arrival: Arrival) -> Outcome:
        if arrival.file is None:
            return Outcome(Change.REFUSED)
        own_id = arrival.file.file_id
        now = next((f for f in self._holdings.incoming() if f.file_id == own_id), None)
        if now is not None:
            try:
                return self._house.carry_on(now, ocr=arrival.ocr)
            except NotYours:  # another process was quicker
                logger.info("file %s was carried on elsewhere", own_id)
        if self._holdings.became(arrival.file) is not None:
            return Outcome(Change.UNCHANGED)
        return _DECIDED
