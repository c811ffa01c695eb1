"""What the files in `schema/rules/` say about themselves."""

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml

from graphsvc.errors import NotInstalled
from graphsvc.files import data_folder
from graphsvc.matching.law import fingerprint, rules_to_read_again, section_file
from graphsvc.matching.questions import ASK
from graphsvc.matching.rules import Citation, RuleDefinition, access_rules, read_rules
from graphsvc.model.definition import read_yaml
from graphsvc.model.derived import AccessRuleCode, Profile, ResidenceGroupCode, ResidenceSectionCode

LAW = Path(__file__).parents[2].parent / "shared/data/law"


def _claim() -> RuleDefinition:
    return next(rule for rule in access_rules() if rule.id == "integration_course_claim")


@pytest.mark.skipif(not LAW.is_dir(), reason="the text of the statutes is not beside this checkout")
@pytest.mark.parametrize(
    "citation",
    sorted({each for rule in access_rules() for each in rule.source.citations}, key=str),
    ids=lambda citation: f"{citation.statute} {citation.section}",
)
def test_every_section_cited_exists_in_its_statute(citation: Citation) -> None:
    assert section_file(citation, LAW).is_file()


@pytest.mark.skipif(not LAW.is_dir(), reason="the text of the statutes is not beside this checkout")
def test_every_section_reads_as_it_did_when_its_rule_was_written() -> None:
    assert rules_to_read_again(access_rules(), LAW) == ()


def test_a_section_that_changed_or_is_missing_sends_its_rules_back_to_be_read(tmp_path: Path) -> None:
    recognition = next(rule for rule in access_rules() if rule.id == "recognition_bqfg")
    changed = recognition.source.citations[0]
    section_file(changed, tmp_path).parent.mkdir()
    section_file(changed, tmp_path).write_text("---\nnumber: 6\n---\n\n# § 6\n\nAnders.\n", encoding="utf-8")

    found = rules_to_read_again([recognition], tmp_path)

    assert [(each.citation.section, each.found) for each in found] == [("6", True), ("2", False)]


@pytest.mark.parametrize(
    "same",
    ["# § 1\n\n(1) Für  alle.\n", "---\nstand: x\n---\n# § 1\n(1) Für alle.", "# § 1\r\n(1) Fu\u0308r alle.\r\n"],
)
def test_a_fingerprint_reads_the_text_and_not_its_layout(same: str) -> None:
    assert fingerprint(same) == fingerprint("# § 1\n(1) Für alle.")
    assert fingerprint(same) != fingerprint("# § 1\n(1) Für manche.")


@pytest.mark.parametrize(
    ("statute", "folder"),
    [("SGB II", "SGB2"), ("SGB VIII", "SGB8"), ("FreizügG/EU", "FreizügG-EU"), ("AufenthG", "AufenthG")],
)
def test_a_statute_has_a_folder_of_its_own(statute: str, folder: str, tmp_path: Path) -> None:
    citation = Citation(statute=statute, section="5a", sha256="0" * 64)

    assert section_file(citation, tmp_path) == tmp_path / folder / "5a.md"


def test_every_access_rule_of_the_vocabulary_has_a_rule_that_holds_today() -> None:
    named = {
        rule for each in access_rules() if each.holds_on(date(2026, 4, 29)) for rule in (each.access_rule, *each.also)
    }

    assert named == set(get_args(AccessRuleCode))


def test_a_rule_only_asks_for_facts_that_a_profile_has_and_a_question_fills_in() -> None:
    names = {name for rule in access_rules() for name in _facts(rule)}

    assert names
    assert names <= {field.name for field in fields(Profile)}
    assert names <= set(ASK)


def _facts(rule: RuleDefinition) -> set[str]:
    required = [rule.requirement.requires] if rule.requirement else []
    if rule.entitlement:
        required += [way.requires for way in rule.entitlement.ways]
        required += [rule.entitlement.by_law] if rule.entitlement.by_law else []
    found: set[str] = set()
    while required:
        each = required.pop()
        required += (*each.all_of, *each.any_of, *each.none_of)
        found |= {each.fact.name} if each.fact else set()
    return found


def test_the_claim_is_the_closed_list_of_section_44() -> None:
    claim = _claim().claim
    assert claim is not None
    listed = {
        section
        for group, listing in claim.residence.by_section.items()
        if group != "settlement"
        for section in listing.listed
    }

    assert listed == {
        *("s18a", "s18b", "s18c", "s18d", "s18g", "s19c", "s21"),
        *("s28", "s29", "s30", "s32", "s36", "s36a"),
        *("s25_1", "s25_2", "s25_4a_3", "s25b"),
        *("s38a", "s23_2", "s23_4"),
    }


def test_the_claim_decides_about_every_group_and_every_section() -> None:
    claim = _claim().claim
    assert claim is not None
    groups = set(claim.residence.by_section) | set(claim.residence.unclear)
    sections = {
        section for listing in claim.residence.by_section.values() for section in listing.listed + listing.not_listed
    }

    assert groups == set(get_args(ResidenceGroupCode))
    assert sections == set(get_args(ResidenceSectionCode))


def test_at_most_one_stop_holds_on_a_day() -> None:
    stops = [rule for rule in access_rules() if rule.stop is not None]

    for day in (date(2025, 10, 31), date(2025, 11, 1), date(2026, 2, 8), date(2026, 2, 9), date(2027, 1, 1)):
        assert len([rule for rule in stops if rule.holds_on(day)]) <= 1


def test_a_rule_holds_on_its_first_and_its_last_day() -> None:
    practice = next(rule for rule in access_rules() if rule.id == "integration_course_practice_2025")

    assert practice.holds_on(date(2025, 11, 1))
    assert practice.holds_on(date(2026, 2, 8))
    assert not practice.holds_on(date(2025, 10, 31))
    assert not practice.holds_on(date(2026, 2, 9))


def test_a_citation_names_paragraph_and_statute_in_both_languages() -> None:
    source = next(rule for rule in access_rules() if rule.id == "integration_course_admission").source

    assert source.de.startswith("§ 44 Abs. 4 AufenthG, § 5 Abs. 1, 3, 4 IntV")
    assert source.en.startswith("section 44(4) AufenthG, section 5(1), (3), (4) IntV")


def test_a_source_read_long_before_the_day_is_called_old() -> None:
    assert not _claim().citation(date(2027, 4, 29)).long_unread
    assert _claim().citation(date(2027, 4, 30)).long_unread


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"source": {}}, "name the section or the circular"),
        ({"stop": {"verdict": "unknown", "words": {"de": "Halt", "en": "Stop"}}}, "exactly one of claim"),
        ({"read_on": None}, "read_on"),
    ],
)
def test_a_rule_with_errors_is_refused_with_file_and_remedy(
    tmp_path: Path, change: dict[str, Any], problem: str
) -> None:
    content = read_yaml(data_folder("schema") / "rules" / "integration_course_claim_bvfg.yaml")
    (tmp_path / "wrong.yaml").write_text(yaml.safe_dump({**content, **change}), encoding="utf-8")

    with pytest.raises(NotInstalled, match=rf"(?s)wrong\.yaml.*{problem}"):
        read_rules(tmp_path)
