"""A person is found by whatever name, of whatever origin, and a place or a role is not."""

import pytest

from corpus.evidence.persons import names_a_person, persons_in
from corpus.evidence.sentences import sentence_spans
from corpus.evidence.words import vocabulary

# First and family name; two of each origin, most of them on no list.
NAMES = {
    "english": (("Rosalind", "Thackwray"), ("Jasper", "Pemberthorpe")),
    "south asian": (("Yashvardhan", "Lokhande"), ("Tanvee", "Bhattarai")),
    "west african": (("Oluwadamisi", "Akinfenwa"), ("Esenam", "Agbeko")),
    "celtic": (("Muirne", "O'Shaughran"), ("Gwladus", "MacAdaimh")),
    "eastern european": (("Bronislava", "Chmielnik"), ("Dobromir", "Žukauskas")),
    "east asian": (("Xiuying", "Ouyang"), ("Haneul", "Baek")),
    "arabic": (("Abdelmounir", "Al-Zubaydi"), ("Sumayya", "Ben Youssefi")),
}
FULL = (
    "{first} {family} will forward the rota.",
    "{first} {family}, GMC no. 7770000, will forward the rota.",
    "{first} {family} (NMC 00A0000B) offered to help.",
    "The debrief was led by {first} {family} on Monday.",
    "We were told by {first} {family} that lists are full.",
    "{first} {family}'s bleep was off.",
    "A registrar, {first} {family}, shouted at the students.",
    "The student nurse {first} {family} was sent home.",
    "Please e-mail {first} {family} about the survey.",
    "Contact: {first} {family}",
    "It was the consultant {first} {family} who said so.",
    "Learners said that {first} {family} never signs forms.",
)
SURNAME_ONLY = (
    "Dr {family} shouted at the students.",
    "dr {low} shouted at the students.",
    "Learners said that consultant {family} is kind.",
    "The students were upset when {family} shouted.",
    "Then registrar {family} left.",
    "Nobody liked {family}'s behaviour on the round.",
    "{family} belittled two learners.",
)
INITIALS = (
    "{i}. {family} signed the form.",
    "Signed by {i}. {j}. {family} in May.",
    "{family}, {i}. was on call.",
)
ORIGINS = [(origin, first, family) for origin, pairs in NAMES.items() for first, family in pairs]


def said(template, first, family):
    # A family name of two words keeps its last where only one stands.
    alone = family.split()[-1]
    return template.format(
        first=first, family=family if "{first}" in template else alone, low=alone.lower(),
        i=first[0], j="M",
    )  # fmt: skip


@pytest.mark.parametrize(("origin", "first", "family"), ORIGINS)
@pytest.mark.parametrize("template", [*FULL, *SURNAME_ONLY, *INITIALS])
def test_a_name_is_found_whatever_its_origin(template, origin, first, family):
    sentence = said(template, first, family)
    assert names_a_person(sentence)
    if "GMC" not in sentence and "NMC" not in sentence:
        spans = persons_in(sentence)
        assert any(family.split()[-1].lower() in sentence[s:e].lower() for s, e in spans)


@pytest.mark.parametrize("origin", list(vocabulary("persons.toml")["given"]))
def test_the_lists_hold_as_many_names_of_every_origin(origin):
    listed = vocabulary("persons.toml")
    assert len(listed["given"][origin].split()) == len(set(listed["given"]["english"].split()))
    assert len(listed["family"][origin].split()) == len(set(listed["family"]["english"].split()))


@pytest.mark.parametrize("origin", list(vocabulary("persons.toml")["given"]))
@pytest.mark.parametrize(
    "template",
    [
        "{first} {family} said the list overran.", "i asked {low_first} {low_family} twice",
        "{low_family} shouted at us", "it was {family}'s list", "{FIRST} {FAMILY} WAS LATE",
        "The registrar {family} was late.", "Thanks to {first} for the cake and to all.",
    ],
)  # fmt: skip
def test_a_known_name_is_found_in_small_letters_and_alone(origin, template):
    listed = vocabulary("persons.toml")
    firsts, families = (listed[part][origin].split() for part in ("given", "family"))
    missed = []
    for first, family in zip(firsts, families, strict=True):
        sentence = template.format(
            first=first, family=family, low_first=first.lower(), low_family=family.lower(),
            FIRST=first.upper(), FAMILY=family.upper(),
        )  # fmt: skip
        if not names_a_person(sentence):
            missed.append(sentence)
    assert missed == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Rota queries go to a.learner@trust.example today.",
        "Her GMC number is 7770000.",
        "Ring 07700 900000 after five.",
        "The patient has NHS number 999 000 0000.",
        "rosalind thackwray, gmc 7770000, has the forms",
        "Ji Park said the list overran.",
        "Kenji Park, NMC pin 00A0000B, has the forms.",
    ],
)
def test_a_number_or_an_address_leads_to_a_person(sentence):
    assert names_a_person(sentence)


NOBODY = """
Student nurses told the panel that induction was late.
The Emergency Department said that it was full.
Director of Medical Education said no.
The Director of Nursing and the Chief Executive attended.
Larch House and Marl Street share one rota.
Teaching takes place at Wickersedge General Hospital.
Brook Surgery has seven registrars.
The visit to Oakmere Community NHS Trust took place in May.
Skills Lab bookings close on Friday.
Core Surgical Trainees said that lists overrun.
CORE SURGICAL TRAINEES
Practice Assessors and Practice Supervisors met the panel.
The Freedom to Speak Up Guardian came twice.
The Quality Framework applies from April 2017.
Health Education England issued the Quality Strategy.
The National Training Survey and the National Education and Training Survey agree.
On Monday 3 August 2026 no teaching took place.
Saturday and Sunday cover is thin.
The Annual Report was sent in September.
The Education Lead reads the Speak Up log.
No concerns about handover were raised.
Foundation Year 1 doctors felt supported.
FY2 doctors said so.
ST4 trainees lead the ward round.
GP Trainers said a debrief takes place every day.
Two student ODPs counted swabs.
The Datix system is slow.
Learners use Microsoft Teams for teaching.
The Chair thanked everybody.
Ward 7 has no computer.
Wards A and B share a matron.
The Urgent Response Team has no desk.
The University of Harbourmouth link lecturer called.
Return-to-Practice nurses said so.
Health Visiting students praised the clinic.
Physiotherapy and Podiatry share rooms.
Occupational Therapy Students met the panel.
The Postgraduate Dean asked for a plan.
An Action Plan is due by 31 October.
Self Assessment, June 2026
Requirement 1: every doctor has a supervisor.
Follow-up noted 9 October 2025
The Trust Board gets a report.
The Royal College reviewed Paediatrics.
School of Surgery, East Midlands
Children's Therapy moved to Park Lane.
St George's Ward is closed.
The Nurse Practitioner clinics run daily.
Sister Ward is closed.
The Registrar said so.
The consultant who leads the Monday round was rude.
Their GMC number must be on the form.
The NMC says that time must be protected.
He said no. The ward was busy.
Group A Streptococcus was found.
Hepatitis B Vaccination is late.
In Cardiology the rota is late.
Radiographers and Dietitians eat together.
Year 2 and Year 3 students came.
Grace periods are short.
Will the rota be kept?
May I ask why?
Learner Forum, Tuesday
Trainee Pharmacists did not attend.
Executive Team: five present
Anaesthetic Nurses on the course - 7.
The Library and Knowledge Service opens late.
District Nursing, Marl Street
""".strip().split("\n")


@pytest.mark.parametrize("sentence", NOBODY)
def test_places_bodies_roles_papers_and_months_are_no_persons(sentence):
    assert [sentence[start:end] for start, end in persons_in(sentence)] == []
    assert not names_a_person(sentence)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Ada Vale, GMC no. 7770000, came. She left.", ["Ada Vale, GMC no. 7770000, came.", "She left."]),
        ("Call tel. 0123 or ext. 45 for help. Then wait.", ["Call tel. 0123 or ext. 45 for help.", "Then wait."]),
        ("It lasts approx. 2 hours. It helps.", ["It lasts approx. 2 hours.", "It helps."]),
        ("Some, e.g. Ward 2, are late. Others are not.", ["Some, e.g. Ward 2, are late.", "Others are not."]),
        ("St. Agnes Ward is full. So is Ward 2.", ["St. Agnes Ward is full.", "So is Ward 2."]),
        ("Dr. J. M. Quist left. We stayed.", ["Dr. J. M. Quist left.", "We stayed."]),
        ("He said no. The list went on.", ["He said no.", "The list went on."]),
        ("Room no. B12 is cold. Move.", ["Room no. B12 is cold.", "Move."]),
        ("See item nos. 4 and 5. They differ.", ["See item nos. 4 and 5.", "They differ."]),
        ("Visit on Tues. 4 Nov. 2026. It rained.", ["Visit on Tues. 4 Nov. 2026.", "It rained."]),
        ("It ended on Tues. Nobody minded.", ["It ended on Tues.", "Nobody minded."]),
        ("The answer was no. 7 of 9 agreed.", None),
        ("Cllr. Vale and Prof. Osei came. Both spoke.", ["Cllr. Vale and Prof. Osei came.", "Both spoke."]),
        ("They wait 5 mins. Then they go.", ["They wait 5 mins.", "Then they go."]),
        ("NMC No. 00A0000B is hers. It is private.", ["NMC No. 00A0000B is hers.", "It is private."]),
        ("Their reg. no. A1234 was asked for. Why?", ["Their reg. no. A1234 was asked for.", "Why?"]),
    ],
)  # fmt: skip
def test_a_sentence_is_not_cut_at_an_abbreviation(text, parts):
    cut = [text[start:end] for start, end in sentence_spans(text)]
    assert parts is None or cut == parts
    assert "".join("".join(cut).split()) == "".join(text.split())
