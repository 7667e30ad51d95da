"""Invented sentences, and the damage that extraction does to them, with what it should be read as."""

from __future__ import annotations

import random
from dataclasses import dataclass

from corpus.text import DocumentText, Line, Media

SENTENCES = """
The visiting panel met nine physiotherapy students and their practice supervisors in the seminar room.
Supervision during the evening clinic was described as attentive, although appointments often overran.
Several midwifery students had not received their timetable before the placement began in September.
The education manager explained that protected teaching had been moved to Wednesday mornings.
A long-standing shortage of anaesthetic consultants has reduced the number of supervised theatre lists.
Paediatric trainees valued the weekly simulation sessions and asked for more of them.
The department agreed to publish its rota eight weeks ahead and to monitor exceptions every fortnight.
Learners reported that feedback after clinical incidents was constructive and well-timed.
The library offers evening opening hours, quiet study spaces and inter-library loans.
Occupational therapists described a welcoming atmosphere and regular multidisciplinary meetings.
The well-timed induction covered fire safety, information governance and prescribing software.
Two supervisors had completed their refresher training during the previous eighteen months.
The organisation recognises that its self-reported figures differ from the national survey.
An action plan with named owners and realistic deadlines was requested within four weeks.
Pharmacists in training attended ward rounds but seldom presented patients themselves.
The self-reported attendance improved considerably after the timetable had been simplified.
Radiography students appreciated hands-on experience in the newly refurbished imaging suite.
The trust's improvement programme includes mentoring for recently appointed educators.
Handover took place in a corridor, which compromised confidentiality and concentration.
Foundation doctors would recommend the placement to colleagues because of its friendly culture.
The hands-on workshop for paramedics was cancelled twice because of operational pressures.
Long-standing concerns about changing facilities were finally resolved in the spring.
Community nurses welcomed students warmly and encouraged them to participate in home visits.
The practice educator keeps a spreadsheet of outstanding assessments and reviews it regularly.
Inter-library requests are normally answered within three working days.
""".strip().splitlines()


@dataclass(frozen=True)
class Damaged:
    """A text with its damage, and the words as they were printed."""

    text: DocumentText
    printed: str


def document(*lines: str | Line, media: Media = Media.TEXT) -> DocumentText:
    """Return lines as a stored text."""
    made = tuple(line if isinstance(line, Line) else Line(text=line) for line in lines)
    return DocumentText(name="invented.txt", media=media, lines=made)


def wrapped(seed: int, sentences: int = 25) -> Damaged:
    """Break words over line ends as a typesetter does, in places drawn by chance."""
    chance = random.Random(seed)
    words = " ".join(chance.sample(SENTENCES, sentences)).split()
    lines, line = [], ""
    for word in words:
        room = 60 - len(line)
        cut = _cut(word, room, chance)
        if cut and len(line) + len(word) > 60:
            lines += [f"{line} {word[:cut]}".strip() + ("" if word[cut - 1] == "-" else "-")]
            line = word[cut:]
            if chance.random() < 0.2:
                lines.append("")
        elif len(line) + len(word) > 60:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return Damaged(document(*lines, line), " ".join(words))


def _cut(word: str, room: int, chance: random.Random) -> int:
    if "-" in word:
        return word.index("-") + 1
    letters = word.rstrip(".,;")
    if len(letters) < 6 or not letters.isalpha() or room < 4:
        return 0
    return chance.randint(2, len(letters) - 3)


def scanned(seed: int, sentences: int = 25) -> Damaged:
    """Misread a letter in one word of a line, as scanners do."""
    chance = random.Random(seed)
    slips = [
        ("m", "rn"),
        ("j", "i"),
        ("l", "1"),
        ("fi", "ﬁ"),
        ("w", "vv"),
        ("d", "cl"),
        ("h", "li"),
    ]
    lines, printed = [], chance.sample(SENTENCES, sentences)
    for sentence in printed:
        was, becomes = chance.choice(slips)
        words = sentence.split()
        fit = [at for at, word in enumerate(words) if was in word[0 if was == "j" else 1 : -1]]
        if fit:
            at = chance.choice(fit)
            words[at] = words[at].replace(was, becomes, 1)
        lines.append(" ".join(words))
    return Damaged(document(*lines), " ".join(printed))


def spaced(seed: int, sentences: int = 10) -> Damaged:
    """Spell a word apart, over lines or with blanks, as vertical labels and headings come out."""
    chance = random.Random(seed)
    lines: list[str] = []
    printed = chance.sample(SENTENCES, sentences)
    for sentence in printed:
        words = sentence.rstrip(".").split()
        at = max(range(len(words)), key=lambda place: len(words[place]))
        word = words[at]
        if not word.isalpha():
            lines.append(" ".join(words))
        elif chance.random() < 0.5:
            lines += [" ".join(words[:at]), *word, " ".join(words[at + 1 :])]
        else:
            lines.append(" ".join([*words[:at], " ".join(word), *words[at + 1 :]]))
    return Damaged(document(*lines), " ".join(sentence.rstrip(".") for sentence in printed))
