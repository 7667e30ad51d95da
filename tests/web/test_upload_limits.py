"""Uploads at the wire: too much, too slow, cut off and badly named leave nothing and harm nothing."""

import tempfile
import threading
import time
from pathlib import Path

import httpx
import pytest

from indexing.ingest import Sent
from integrations.desk import Desk
from integrations.web.bodies import LARGEST_UPLOAD, Pace
from integrations.web.intake import Intake
from tests.houses import house_with
from tests.web.sending import answered, connected, form, head, part
from tests.web.serving import served

NOTES = b"# Notes\n\nLearners said that the rota came late.\n"
PROVIDER = part("new_provider", b"Foreland Trust")
IMPATIENT = Pace(silence=1.0, grace=1.5, rate=200)


@pytest.fixture(scope="module")
def house(tmp_path_factory):
    with house_with(tmp_path_factory.mktemp("limits")) as house:
        yield house


@pytest.fixture(scope="module")
def spool(tmp_path_factory):
    """The folder for temporary files, so that whatever is left behind is seen."""
    folder = tmp_path_factory.mktemp("spool")
    before, tempfile.tempdir = tempfile.tempdir, str(folder)
    yield folder
    tempfile.tempdir = before


@pytest.fixture(scope="module")
def address(house, spool):
    with served(house, IMPATIENT) as address:
        yield address


def names(house):
    desk = Desk.of(house, "team")
    held = {each.document for each in desk.documents() if each.provider}
    return held | {each.document for each in desk.holdings.incoming()}


def kept_nothing(house, spool):
    return not names(house) and not list(Path(spool).iterdir())


def test_a_file_that_trickles_in_is_ended_and_nothing_of_it_is_kept(address, house, spool):
    body = form(PROVIDER, part("files", NOTES * 50, "slow.md"))
    with connected(address) as connection:
        connection.sendall(head(address, "/documents/add", Content_Length=str(len(body))))
        begun = time.monotonic()
        try:
            for byte in body:
                connection.sendall(bytes([byte]))
                time.sleep(0.1)
                if time.monotonic() - begun > 10:
                    break
        except OSError:
            pass  # the other side has closed
        took = time.monotonic() - begun
    assert took < 8
    assert kept_nothing(house, spool)


@pytest.mark.parametrize("path", ["/documents/add", "/api/documents", "/ask", "/api/ask"])
def test_a_body_that_stops_arriving_is_told_so_in_a_sentence(address, house, spool, path):
    with connected(address) as connection:
        connection.sendall(head(address, path, Content_Length="5000") + form(PROVIDER)[:40])
        said = answered(connection)
    assert said.startswith("HTTP/1.1 408")
    assert "Nothing was kept" in said
    assert kept_nothing(house, spool)


def test_a_sender_who_goes_away_leaves_no_temporary_file_and_no_half_document(
    address, house, spool
):
    whole = form(
        PROVIDER, part("files", NOTES, "whole.md"), part("files", b"x" * 3_000_000, "b.md")
    )
    for cut in (0, 300, 1_500_000, len(whole) - 5):
        with connected(address) as connection:
            connection.sendall(head(address, "/documents/add", Content_Length=str(len(whole))))
            connection.sendall(whole[:cut])
    time.sleep(0.5)
    assert kept_nothing(house, spool)
    assert httpx.get(f"{address}/api/health").status_code == 200


def endless(length):
    yield PROVIDER + part("files", b"", "large.md").removesuffix(b"\r\n")
    sent = 0
    while sent < length:
        yield b"x" * 1_000_000
        sent += 1_000_000


@pytest.mark.parametrize("path", ["/documents/add", "/api/documents"])
def test_more_than_can_be_taken_is_refused_without_a_length_as_with_one(
    address, house, spool, path
):
    kind = {"content-type": "multipart/form-data; boundary=a-boundary-of-the-tests"}
    length = LARGEST_UPLOAD + 3_000_000
    unknown = httpx.post(f"{address}{path}", content=endless(length), headers=kind, timeout=60)
    assert unknown.status_code == 413
    assert "200 MB" in unknown.text
    declared = kind | {"content-length": str(length)}
    with connected(address) as connection:
        connection.sendall(head(address, path, Content_Length=declared["content-length"]))
        for _ in range(length // 1_000_000):
            connection.sendall(bytes(1_000_000))
        connection.sendall(bytes(length % 1_000_000))
        assert answered(connection).startswith("HTTP/1.1 413")
    assert kept_nothing(house, spool)


def test_other_paths_take_no_more_than_before(address):
    kind = {"content-type": "application/x-www-form-urlencoded"}
    for path in ("/ask", "/drafts", "/documents/waiting/f-1", "/api/review"):
        told = httpx.post(f"{address}{path}", content=b"x" * 1_100_000, headers=kind)
        assert told.status_code == 413, path
        assert httpx.post(f"{address}{path}", content=iter([b"x"]), headers=kind).status_code == 413


def test_the_form_of_another_site_adds_nothing_and_decides_nothing(address, house, spool):
    for path in ("/documents/add", "/api/documents", "/api/review", "/documents/d-1/review"):
        told = httpx.post(
            f"{address}{path}",
            files={"files": ("a.md", NOTES)},
            data={"new_provider": "Foreland Trust"},
            headers={"origin": "http://elsewhere.example", "sec-fetch-site": "cross-site"},
        )
        assert told.status_code == 403, path
    assert kept_nothing(house, spool)


def test_a_name_that_is_no_name_is_refused_in_a_sentence(address, house, spool):
    for name in ("a" * 5_000, "b" * 200_000):
        files = {"files": (name, NOTES)}
        told = httpx.post(f"{address}/api/documents", files=files, data={"provider": "Foreland"})
        assert told.status_code == 400
        assert "Nothing was kept" in told.json()["error"]
    assert kept_nothing(house, spool)


@pytest.fixture
def own_house(tmp_path):
    with house_with(tmp_path / "data") as house:
        yield house


NAMES = {
    "../../etc/x.md": "x.md",
    "..\\..\\x2.md": "x2.md",
    "C:\\visits\\ward 7.md": "ward 7.md",
    "gap\u202edm.exe.md": "gap\\u202edm.exe.md",
    "a" * 3_000 + ".md": "a" * 197 + ".md",
    "nul%00.md": "nul%00.md",
    "<img src=x onerror=alert(1)>.md": "<img src=x onerror=alert(1)>.md",
}


def test_a_files_name_is_words_and_never_a_path(own_house, tmp_path):
    whose = part("provider", b"Foreland Trust")
    body = form(whose, *(part("files", NOTES + name.encode(), name) for name in NAMES))
    with served(own_house) as address, connected(address) as connection:
        connection.sendall(head(address, "/api/documents", Content_Length=str(len(body))) + body)
        said = answered(connection)
        page = httpx.get(f"{address}/documents").text
    assert said.startswith("HTTP/1.1 200"), said[:200]
    assert names(own_house) == set(NAMES.values())
    assert "<img" not in page
    assert not [path for path in tmp_path.rglob("*") if path.suffix == ".md"]


def test_the_same_file_from_two_senders_at_once_is_one_document(own_house):
    with served(own_house) as address:
        together = threading.Barrier(4)
        told = []

        def send():
            together.wait()
            told.append(
                httpx.post(
                    f"{address}/api/documents",
                    files={"files": ("ward.md", NOTES)},
                    data={"provider": "Foreland Trust"},
                    timeout=60,
                ).json()
            )

        senders = [threading.Thread(target=send) for _ in range(4)]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join()
        listed = httpx.get(f"{address}/api/documents").json()
    ours = [each for each in listed["documents"] if each["provider"]]
    assert [(each["document"], each["version"]) for each in ours] == [("ward.md", 1)]
    assert listed["files"] == []
    assert {row["state"] for answer in told for row in answer["files"]} == {"released"}


def test_a_stop_in_the_middle_loses_nothing_that_was_stored(tmp_path):
    with house_with(tmp_path / "data") as house:
        holdings = Desk.of(house, "team").holdings
        for number in range(3):
            holdings.receive(f"ward-{number}.md", NOTES + bytes([65 + number]), Sent("Foreland"))
        stopped = Intake(house)
        stopped.stop()
        stopped.resume()
        assert len(holdings.incoming()) == 3
    with house_with(tmp_path / "data") as house, served(house):
        for _ in range(100):
            if not Desk.of(house, "team").holdings.incoming():
                break
            time.sleep(0.1)
        assert names(house) == {"ward-0.md", "ward-1.md", "ward-2.md"}
