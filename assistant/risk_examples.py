"""Invented concerns for each step of the two scales, for those whose words hold no sign.

Compared by meaning. Only `risk_proposal.py` uses them, and only for proposals.
"""

from __future__ import annotations

LIKELIHOOD_EXAMPLES = (
    (5, "The problem is there on each shift and everybody expects it."),
    (5, "Things have not changed since the last review and it continues."),
    (5, "This is how the ward works and there is no plan to change it."),
    (4, "Learners from different cohorts describe the same thing again and again."),
    (4, "It comes up in the majority of clinics."),
    (4, "Learners report that they are not supervised and get no teaching."),
    (4, "Several trainees have complained about how they are treated."),
    (3, "It has happened on a few shifts when the unit was busy."),
    (3, "There may be a problem if more people leave."),
    (3, "It goes wrong now and then."),
    (2, "One learner described one event and safeguards are now in place."),
    (2, "A mistake was made, it was put right and the process has been changed."),
    (1, "Nobody can remember this ever having happened before."),
    (1, "It would take an extraordinary chain of events."),
)
IMPACT_EXAMPLES = (
    (5, "Somebody suffered injuries that will not heal."),
    (5, "Nobody may train here any more."),
    (5, "The whole training programme would come to an end here."),
    (5, "All the papers in the country would report the scandal."),
    (4, "Learners see and treat patients with nobody senior to turn to."),
    (4, "Learners are treated with contempt and dread coming to work."),
    (4, "Patients could be put in danger."),
    (4, "A large sum of money would be lost."),
    (3, "Learners cannot get the experience and teaching that their programme asks for."),
    (3, "Handover and communication on the ward are poor."),
    (3, "The quality of supervision and teaching varies and learners are not satisfied."),
    (3, "Learners are tired out and get little help from their supervisors."),
    (3, "A local newspaper would write about it."),
    (2, "Learners are put out by a small practical problem that can be mended quickly."),
    (2, "People had to wait a little or move to another room."),
    (2, "Somebody was slightly hurt and soon well again."),
    (1, "It made no odds to anybody and cost nothing."),
)
