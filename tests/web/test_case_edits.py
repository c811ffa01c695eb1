"""What was agreed is put into other words, joined by further bodies, or made of a suggestion."""

from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from graphsvc.clock import today
from graphsvc.model.derived import Agreement, AgreementVersion, Goal, Step
from graphsvc.stores import Store
from tests.contract.graph import COUNSELLOR, COURSE, JMD, SCHOOL, offer, put
from tests.web.markup import Markup
from tests.web.test_case_pages import AGREED, CASE, GOAL, STEP, case, case_page, save, show  # noqa: F401

pytestmark = pytest.mark.usefixtures("case")


def parties(store: Store) -> set[str]:
    """The bodies that have joined the agreement."""
    return {link.target for link in store.links(COUNSELLOR, AGREED.id) if link.type == "JOINED_BY"}


def test_a_goal_gets_other_words_a_sign_and_a_date(counsellor: FlaskClient, store: Store) -> None:
    form = show(counsellor, "/fall/ziel", goal=GOAL.id)
    wrong = save(counsellor, form, "/fall/ziel", words="B1 bestehen", target_on="bald")
    assert wrong.status_code == 400
    assert Markup(wrong.text).all("input", id="words")[0].attributes["value"] == "B1 bestehen"
    typed = {"words": "B1 bestehen", "indicator": "Zertifikat", "target_on": "2026-12-01"}
    for _ in range(2):
        assert "B1 bestehen" in save(counsellor, wrong.text, "/fall/ziel", **typed).text
    stored = store.get(COUNSELLOR, Goal, GOAL.id)
    assert (stored.words, stored.indicator, str(stored.target_on), stored.revision) == (*typed.values(), 2)
    assert store.page(COUNSELLOR, AgreementVersion).records == ()


def test_other_words_with_an_occasion_keep_the_version_before(counsellor: FlaskClient, store: Store) -> None:
    form = show(counsellor, "/fall/ziel", goal=GOAL.id)
    answer = save(counsellor, form, "/fall/ziel", words="B1 bestehen", why="Mehr Zeit")
    assert "Fassung 1, abgelöst am" in answer.text
    (before,) = store.page(COUNSELLOR, AgreementVersion).records
    assert before.goals[0].words != "B1 bestehen"
    assert store.get(COUNSELLOR, Agreement, AGREED.id).version == 2


def test_two_wordings_of_one_goal_stand_side_by_side(counsellor: FlaskClient, store: Store) -> None:
    first, second = (show(counsellor, "/fall/ziel", goal=GOAL.id) for _ in range(2))
    save(counsellor, first, "/fall/ziel", words="B1 bestehen")
    answer = save(counsellor, second, "/fall/ziel", words="A2 bestehen")
    assert answer.status_code == 412
    assert "Beide Fassungen" in answer.text
    assert answer.text.count("B1 bestehen") == 1
    assert save(counsellor, answer.text, "/fall/ziel", words="A2 bestehen").status_code == 200
    assert store.get(COUNSELLOR, Goal, GOAL.id).words == "A2 bestehen"


def test_a_step_gets_other_words_another_day_and_no_offer(counsellor: FlaskClient, store: Store) -> None:
    form = show(counsellor, "/fall/schritt", step=STEP.id)
    assert 'value="Anmelden"' in form
    typed = {"what": "Vorsprechen", "whose_turn": "partner", "partner": SCHOOL.id, "due_on": "2026-12-01", "offer": ""}
    for _ in range(2):
        assert "Vorsprechen" in save(counsellor, form, "/fall/schritt", **typed).text
    stored = store.get(COUNSELLOR, Step, STEP.id)
    assert (stored.what, stored.revision) == ("Vorsprechen", 2)
    links = {link.type: link.target for link in store.links(COUNSELLOR, STEP.id) if link.source == STEP.id}
    assert links == {"STEP_OF": GOAL.id, "TURN_OF": SCHOOL.id}


def test_two_wordings_of_one_step_stand_side_by_side(counsellor: FlaskClient, store: Store) -> None:
    first, second = (show(counsellor, "/fall/schritt", step=STEP.id) for _ in range(2))
    save(counsellor, first, "/fall/schritt", what="Vorsprechen", whose_turn="client", offer="")
    answer = save(counsellor, second, "/fall/schritt", what="Anrufen", whose_turn="counsellor", offer="")
    assert answer.status_code == 412
    assert {"Vorsprechen", "Anrufen"} <= {word for word in ("Vorsprechen", "Anrufen") if word in answer.text}
    save(counsellor, answer.text, "/fall/schritt", what="Anrufen", whose_turn="counsellor", offer="")
    assert store.get(COUNSELLOR, Step, STEP.id).what == "Anrufen"


def test_bodies_join_an_agreement_and_leave_it(counsellor: FlaskClient, store: Store) -> None:
    form = show(counsellor, "/fall/vereinbarung", agreement=AGREED.id)
    joined = {"joined_by_0": SCHOOL.id, "joined_by_1": JMD.id}
    refused = save(counsellor, form, "/fall/vereinbarung", **joined)
    assert refused.status_code == 422
    assert refused.text.count(f'value="{SCHOOL.id}" selected') == 1
    answer = save(
        counsellor, refused.text, "/fall/vereinbarung", why="Die Schule macht mit", other_parties="volunteer", **joined
    )
    assert answer.status_code == 200
    assert parties(store) == {SCHOOL.id, JMD.id}
    assert "Ehrenamtliche Begleitung" in answer.text
    form = show(counsellor, "/fall/vereinbarung", agreement=AGREED.id)
    save(counsellor, form, "/fall/vereinbarung", why="Ohne die Schule", joined_by_0="", joined_by_1=JMD.id)
    assert parties(store) == {JMD.id}


def test_a_draft_begins_with_the_bodies_that_join_it(counsellor: FlaskClient, store: Store) -> None:
    form = show(counsellor, "/fall/vereinbarung")
    save(counsellor, form, "/fall/vereinbarung", joined_by_0=SCHOOL.id)
    draft = next(item for item in store.page(COUNSELLOR, Agreement).records if item.state == "draft")
    form = show(counsellor, "/fall/vereinbarung", agreement=draft.id)
    assert f'value="{SCHOOL.id}" selected' in form
    save(counsellor, form, "/fall/vereinbarung", joined_by_0="")
    assert "JOINED_BY" not in {link.type for link in store.links(COUNSELLOR, draft.id)}


def test_only_signatures_is_refused_where_more_was_changed(counsellor: FlaskClient, store: Store) -> None:
    form = show(counsellor, "/fall/vereinbarung", agreement=AGREED.id)
    answer = save(counsellor, form, "/fall/vereinbarung", only_signatures="yes", held_in_language="ar")
    assert answer.status_code == 400
    assert "mehr geändert als Unterschriften" in answer.text
    assert store.get(COUNSELLOR, Agreement, AGREED.id).revision == 1


def test_signatures_of_the_version_before_stay_with_it(counsellor: FlaskClient, store: Store) -> None:
    signature = {"signatures_0_role": "client", "signatures_0_signed_on": "2026-03-03", "signatures_0_method": "paper"}
    form = show(counsellor, "/fall/vereinbarung", agreement=AGREED.id)
    save(counsellor, form, "/fall/vereinbarung", only_signatures="yes", **signature)
    form = show(counsellor, "/fall/vereinbarung", agreement=AGREED.id)
    save(counsellor, form, "/fall/vereinbarung", why="Umzug", **signature)
    (before,) = store.page(COUNSELLOR, AgreementVersion).records
    assert (len(before.signatures), store.get(COUNSELLOR, Agreement, AGREED.id).signatures) == (1, ())


def test_a_suggestion_becomes_a_step_with_one_click_and_is_checked(counsellor: FlaskClient, store: Store) -> None:
    beside = case_page(counsellor)
    suggestions = counsellor.post("/vorschlaege", data={"goal": GOAL.id}).text
    for shown in (beside, suggestions):
        assert "Schritt daraus machen" in shown
        form = counsellor.post("/fall/schritt", data={"goal": GOAL.id, "offer": COURSE.id, "what": "Kurs"}).text
        assert "Lässt sich das zusagen?" in form
        assert f'value="{COURSE.id}" selected' in form
    save(counsellor, form, "/fall/schritt", whose_turn="client", offer=COURSE.id)
    assert {step.what for step in store.page(COUNSELLOR, Step).records} == {"Anmelden", "Kurs"}


def test_a_caution_that_a_later_day_brings_is_shown_before_the_step_is_stored(
    counsellor: FlaskClient, store: Store
) -> None:
    ends = offer("Sommerkurs", verified_on=today(), valid_to=today() + timedelta(days=60))
    put(store, ends)
    form = counsellor.post("/fall/schritt", data={"goal": GOAL.id, "offer": ends.id, "what": "Kurs"}).text
    assert "vor dem Schritt" not in form
    typed = {"whose_turn": "client", "offer": ends.id, "due_on": str(today() + timedelta(days=90))}
    checked = save(counsellor, form, "/fall/schritt", **typed)
    assert "vor dem Schritt" in checked.text
    assert len(store.page(COUNSELLOR, Step).records) == 1
    save(counsellor, checked.text, "/fall/schritt", **typed)
    assert len(store.page(COUNSELLOR, Step).records) == 2


def test_a_suggestion_for_a_goal_of_another_service_makes_no_step(counsellor_elsewhere: FlaskClient) -> None:
    asked = {"goal": GOAL.id, "offer": COURSE.id, "what": "Kurs"}
    assert counsellor_elsewhere.post("/fall/schritt", data=asked).status_code == 404
