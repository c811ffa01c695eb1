"""A list can be given again: its basis is the same, or names what has changed."""

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any

import pytest

from graphsvc.matching import reproduction
from graphsvc.matching.experience import NO_EXPERIENCE, Experience
from graphsvc.matching.reproduction import Basis, Changed, basis_of, changes_between
from graphsvc.matching.rules import access_rules
from graphsvc.matching.suggestions import SuggestionRequest
from graphsvc.matching.weights import weights
from graphsvc.model.derived import Paper
from graphsvc.model.facts import Candidates, OfferFacts, Outcomes, Roads, RoadTally, Tally
from tests.matching.examples import ON, course, offer, profile

SEALING = (b"key", "salt")
OFFERS = (course(1), course(2))
KNOWN = Experience(
    Outcomes(Tally(40, 30), MappingProxyType({"off_1": Tally(30, 20)})),
    Roads(RoadTally(9, 8, 7, 60), MappingProxyType({"org_1": RoadTally(9, 8, 7, 60)})),
)


def candidates(*facts: OfferFacts) -> Candidates:
    return Candidates(facts or OFFERS, truncated=False)


def basis(
    *facts: OfferFacts,
    experience: Experience = NO_EXPERIENCE,
    product: str = "1",
    sealing: tuple[bytes, str] = SEALING,
    **known: Any,  # noqa: ANN401  any property of a profile
) -> Basis:
    request = SuggestionRequest("german_course", profile(**known), ON)
    return basis_of(request, candidates(*facts), experience, product, sealing)


def changed(now: Basis, *facts: OfferFacts) -> list[tuple[str, tuple[str, ...]]]:
    return [(change.part, change.ids) for change in changes_between(basis(), now, candidates(*facts))]


def test_the_same_request_rests_on_the_same_basis() -> None:
    assert changed(basis()) == []


def test_what_the_store_writes_about_a_record_is_no_change() -> None:
    touched = replace(OFFERS[0], offer=replace(OFFERS[0].offer, revision=7))

    assert changed(basis(touched, OFFERS[1])) == []


def test_an_offer_that_changed_or_is_new_is_named() -> None:
    moved = (OFFERS[0], course(2, offer=offer(2, name="Anders")), course(3))

    assert changed(basis(*moved), *moved) == [("offers", ("off_2", "off_3"))]
    assert changed(basis(OFFERS[0]), OFFERS[0]) == [("offers", ())]


def test_other_facts_experience_and_products_are_named() -> None:
    assert changed(basis(age=30)) == [("facts", ())]
    assert changed(basis(experience=KNOWN)) == [("evidence", ())]
    assert changed(basis(product="2")) == [("product", ())]
    both = changes_between(basis(age=30), basis(age=31, experience=KNOWN), candidates())
    assert [type(change) for change in both] == [Changed, Changed]


def test_a_changed_rule_is_named_where_it_is_used_on_the_day(monkeypatch: pytest.MonkeyPatch) -> None:
    then = basis()
    rules = access_rules()
    used = next(rule for rule in rules if rule.valid_from <= ON and rule.valid_to is None)
    read_again = used.model_copy(update={"read_on": date(2026, 2, 2)})
    monkeypatch.setattr(reproduction, "access_rules", lambda: [r for r in rules if r is not used] + [read_again])

    (change,) = changes_between(then, basis(), candidates())

    assert (change.part, change.ids) == ("rules", (used.id,))


def test_a_rule_that_is_not_used_on_the_day_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    then = basis()
    later = access_rules()[0].model_copy(update={"id": "later", "valid_from": ON + timedelta(days=1)})
    monkeypatch.setattr(reproduction, "access_rules", lambda: [*access_rules(), later])

    assert changes_between(then, basis(), candidates()) == ()


def test_changed_weights_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    then = basis()
    monkeypatch.setattr(reproduction, "weights", lambda: weights().model_copy(update={"stale_after_days": 90}))

    assert [change.part for change in changes_between(then, basis(), candidates())] == ["weights"]


def test_the_order_in_which_facts_are_told_is_no_change() -> None:
    papers = (
        Paper(kind="admission", issuer="bamf", issued_on=ON),
        Paper(kind="obligation", issuer="jobcenter", issued_on=ON),
    )
    one = basis(languages=("ar", "fa"), papers=papers)
    other = basis(languages=("fa", "ar"), papers=papers[::-1])

    assert changes_between(one, other, candidates()) == ()


def test_the_facts_cannot_be_tried_out_without_the_key_and_do_not_link_two_lists() -> None:
    facts = {basis(age=30, sealing=sealing).facts for sealing in (SEALING, (b"other", "salt"), (b"key", "other"))}

    assert len(facts) == 3
