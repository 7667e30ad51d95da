"""Documents for the splitter's tests, with the damage that extraction leaves, in our own words."""

from __future__ import annotations

from corpus.passage import Section
from corpus.read_back import read_back
from corpus.reading.junk import junk_marked
from corpus.splitting import split
from corpus.text import DocumentText, Line, Media


def document(text: str, media: Media = Media.TEXT) -> DocumentText:
    """Return plain text as a document, without going through a file."""
    lines = [Line(text=one) for one in text.split("\n")]
    return DocumentText(name="guide.txt", media=media, lines=junk_marked(lines))


def sections(text: str, title: str = "Guide") -> tuple[Section, ...]:
    return split(document(text), title)


def section_with(words: str, found: tuple[Section, ...]) -> Section:
    """Return the one section that holds these words."""
    (one,) = [section for section in found if words in section.text]
    return one


def covered(text: DocumentText, found: tuple[Section, ...]) -> float:
    """Return the share of characters, junk and held ones apart, that is found somewhere."""
    share = read_back(text, found).share
    return 1.0 if share is None else share


BAR = """Start GuidanceVisits
Registers Actions

ReportsHelp Contact
LettersTools Index"""

HANDBOOK = f""" Welcome
This guide tells local teams how we look after placements.  It was written
with the people who use it, and it is changed each spring when we have heard
from them what works.

It is short on purpose.

Why it was written
• Every team had forms of its own, and the providers who work with three of

them had to fill in each.

• Learners asked for answers that read the same wherever they are placed, and
for somebody who answers at all.

• The law of 20192 asks for it.
{BAR}
 Our standards
Domain 1

Places to learn

1.1. Learners meet their supervisor within
        two working days of the day on which
        they start.

1.2. Every ward has a room for
 teaching that is not used for
 anything else.

1.3. The rota is out six weeks before it begins, so that inter-
        professional teaching can be planned.

Domain 2
People who teach

2.1. Those who teach have time for it in
        their job plan.
 Weighing a concern
The grid below is how we weigh a concern.

3 low mid high

2 low mid mid

1 low low mid

1 2 3

Effect

Li
ke
ly

Result Step

High ✓  Visit in person
✓  Meeting with leaders

Middle ✓  Meeting with learners
✓  Look at papers

Low
✓  Look at papers

Teaching
and Meetings

Visits

Outcomes

Figure 3. The steps of our year
{BAR}
 Cases

Weight of case High

Case
A team hears that two learners were alone in clinic on a Friday afternoon.

What
We Did

• We rang the practice on the same day and asked who was there.

Result
• The practice changed its cover;
• Both learners stayed, and said why.
{BAR}
 Cases

Weight of case Low

Case
Feedback forms came back late from one department in the spring of last year.

What
We Did

We sent a reminder, and then a person, and asked how the form could be shorter.

Result
• The form now has five questions.
 Cases

Weight of case Middle

Case

Two surveys of the same ward disagree about supervision, and nobody knows why.

What
We Did

A small team went to see both groups, separately, and wrote down what each said.

Result

The ward now plans its supervision together with the learners each month.
"""
