"""Random commands on one referral in a store: what the table forbids is never stored, and no event is lost."""

from collections.abc import Sequence
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graphsvc.answers.referrals import ReferralRequest, move_referral, send_referral
from graphsvc.casework.referral_moves import BUSINESS_STATUS, replayed
from graphsvc.casework.referral_states import STATES
from graphsvc.errors import ForbiddenMove, NotFound, VersionConflict
from graphsvc.model.changes import HOLDS_A_PLACE, MoveReferral
from graphsvc.model.derived import EventSideCode, Intake
from graphsvc.stores import Store, open_store
from tests.contract.graph import COUNSELLOR, COURSE, DAY, GROUND, intake, put
from tests.contract.test_referrals import PARTNER

SIDES: tuple[EventSideCode, ...] = ("sender", "receiver")
START = intake(COURSE, places=1_000)
NUMBERS = count()
# The revision is the one that is stored, or one that has passed.
ASKED = st.tuples(
    st.booleans(),
    st.builds(
        MoveReferral,
        referral_id=st.just(""),
        revision=st.just(0),
        by=st.sampled_from(SIDES),
        state=st.none() | st.sampled_from([*STATES]),
        business_status=st.none() | st.sampled_from([*BUSINESS_STATUS]),
        outcome=st.none() | st.just("got_help"),
        reason=st.just("other"),
        reason_text=st.just("weil"),
    ),
)


def opened() -> Store:
    """A store in memory with a course and an intake."""
    store = open_store("sqlite:///:memory:")
    store.init()
    put(store, *GROUND, START)
    return store


STORE = opened()


def booked() -> int:
    """How many places of the intake are taken."""
    return STORE.get(None, Intake, START.id).booked


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(ASKED, max_size=8))
def test_no_sequence_of_commands_leaves_the_table_or_loses_an_event(asked: Sequence[tuple[bool, MoveReferral]]) -> None:
    before = booked()
    key = f"send {next(NUMBERS)}"
    sent = send_referral(STORE, COUNSELLOR, key, ReferralRequest(offer=COURSE.id, intake=START.id), DAY)
    made, revision = 1, 2
    for number, (fresh, move) in enumerate(asked):
        actor = COUNSELLOR if move.by == "sender" else PARTNER
        change = MoveReferral(
            sent,
            revision if fresh else revision - 1,
            move.by,
            move.state,
            move.business_status,
            move.outcome,
            None,
            move.reason,
            move.reason_text,
        )
        try:
            revision = move_referral(STORE, actor, f"{key} {number}", change)
        except (ForbiddenMove, VersionConflict, NotFound):
            # The receiving side does not find what was entered in error.
            continue
        made += 1
    found = STORE.referral_facts(COUNSELLOR, "sender", sent)
    assert len(found.events) == made
    assert replayed(found.events) == found.referral.state
    assert booked() - before == (found.referral.state in HOLDS_A_PLACE)
