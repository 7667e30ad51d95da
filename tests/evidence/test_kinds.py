"""The kind of a file is told from what it says, and from its name only then."""

import pytest

from corpus.evidence.kinds import EvidenceKind, recognise_kind
from corpus.text import DocumentText, Line, Media

K = EvidenceKind
TEXTS = {
    "SAR narrative": (
        K.SELF_ASSESSMENT,
        (
            "Annual self-assessment return\nWe believe that learners are well supported.\n"
            "Standard 2.1 is partially met because our dashboard is new.\nExecutive sign-off: 4 May 2026"
        ),
    ),
    "self-evaluation without that word in its name": (
        K.SELF_ASSESSMENT,
        (
            "Quality self-evaluation by the placement provider\nHow we know that we meet it: audits.\n"
            "Fully met: induction. Not met: library access."
        ),
    ),
    "typed session notes": (
        K.VISIT_NOTES,
        (
            "Notes from the visit on 3 March 2026\nSession 1, 09:30\nThe panel met six radiography students.\n"
            "They told us that lists overrun.\nSession 2: supervisors\nDebrief at 15:00, rota to check??"
        ),
    ),
    "scribe's page": (
        K.VISIT_NOTES,
        "SCRIBE NOTES - not for circulation\nF1s: panel asked about bleeps, all tired.\nVerbal feedback 16:00.",
    ),
    "issued report": (
        K.EARLIER_REPORT,
        (
            "Organisation under review: Anywhere Trust\nDate of final report: 2 May 2025\nExecutive summary\n"
            "The panel was concerned about rotas.\nMandatory requirements\nRecommendations\nFactual accuracy closed."
        ),
    ),
    "older report in other words": (
        K.EARLIER_REPORT,
        (
            "Visit report, School of Surgery\nPlacements reviewed: general surgery\nNotable practice\n"
            "Areas of significant concern\nConditions\nRecommendations\nCirculation list"
        ),
    ),
    "letter": (
        K.CORRESPONDENCE,
        "Our ref: ABC\nDear Dean,\nThank you for your letter of 3 May. We cannot agree.\nYours sincerely,\nDME",
    ),
    "pasted message": (
        K.CORRESPONDENCE,
        "From: education office\nTo: quality team\nSubject: rota\nHi all,\nRota attached.\nKind regards,\nEducation",
    ),
    "improvement plan in prose": (
        K.ACTION_PLAN,
        (
            "Improvement plan for theatres\nSMART action 1: the lead will issue rotas, milestone 1 June.\n"
            "Progress against plan: slow."
        ),
    ),
    "survey in prose": (
        K.LEARNER_SURVEY,
        "Survey results, spring 2026\n41 respondents, response rate 52%\nInduction was below benchmark.",
    ),
    "anything else": (K.OTHER, "Menu for the staff restaurant\nMonday: soup\nTuesday: fish"),
    "nothing": (K.OTHER, ""),
}
TABLES = [
    (K.RISK_REGISTER, ["ID", "Risk", "Probability", "Consequence", "Lead", "Review by"]),
    (K.RISK_REGISTER, ["Issue", "LxI", "RAG", "Owner", "Status"]),
    (K.RISK_REGISTER, ["Concern", "Rating", "Named lead", "Trend"]),
    (K.CONCERNS_LOG, ["Date received", "Description of concern", "Reported by", "Response"]),
    (K.CONCERNS_LOG, ["No.", "Date", "Issue", "Student group", "Escalated to"]),
    (K.ACTION_PLAN, ["Action required", "Responsible", "Deadline", "Progress"]),
    (K.ACTION_PLAN, ["Recommendation", "Action agreed", "Lead", "By when", "Status"]),
    (K.LEARNER_SURVEY, ["Question", "n", "% positive", "National %"]),
    (K.LEARNER_SURVEY, ["Indicator", "Programme", "Mean score", "Benchmark", "Outlier"]),
    (K.SELF_ASSESSMENT, ["Standard", "Met / not met", "Evidence", "Gap"]),
    (K.SELF_ASSESSMENT, ["Domain and expectation", "Self-rating", "How evidenced"]),
]


@pytest.mark.parametrize("named", TEXTS)
def test_running_text_is_recognised_whatever_its_name(written, named):
    kind, said = TEXTS[named]
    assert recognise_kind(written(said, name="Document1.txt")) is kind


@pytest.mark.parametrize(("kind", "names"), TABLES)
def test_a_table_is_recognised_by_its_columns(sheets, kind, names):
    rows = [["Harbour Trust"], names, ["x"] * len(names), ["y"] * len(names)]
    assert recognise_kind(sheets("Book1.xlsx", Sheet1=rows)) is kind


@pytest.mark.parametrize("named", [name for name in TEXTS if name != "nothing"])
def test_the_content_outweighs_a_misleading_name(written, named):
    kind, said = TEXTS[named]
    wrong = "concerns log" if kind is not K.CONCERNS_LOG else "letter"
    found = recognise_kind(written(said, name=f"{wrong}.txt"))
    assert found is kind or kind is K.OTHER


def test_the_name_decides_where_the_content_says_nothing(written):
    said = "Tuesday\nNothing of note."
    assert recognise_kind(written(said, name="visit_notes_may.txt")) is K.VISIT_NOTES
    assert recognise_kind(written(said, name="SAR 2026.docx")) is K.SELF_ASSESSMENT
    assert recognise_kind(written(said, name="scan0001.pdf")) is K.OTHER


def test_an_e_mail_is_correspondence_whatever_it_speaks_of():
    lines = (Line(text="Subject: risk register"), Line(text="Likelihood and impact attached"))
    text = DocumentText(name="m.eml", media=Media.EMAIL, lines=lines)
    assert recognise_kind(text) is K.CORRESPONDENCE
