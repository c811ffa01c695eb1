"""Access rules: what the YAML files in `schema/rules/` say, and which of them hold on a day.

A rule is our own structured reading of a statute or a circular. It carries its source, the day the source was
read and its status, and is evaluated for a date, so that an old decision can be reproduced.
"""

from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from graphsvc.files import data_folder
from graphsvc.matching.verdicts import Door, RuleCitation
from graphsvc.model.definition import Name, Words, read_definition
from graphsvc.model.derived import (
    AccessRuleCode,
    BenefitCode,
    CefrLevelCode,
    EmploymentCode,
    IssuerCode,
    PaperKindCode,
    ResidenceGroupCode,
    ResidenceSectionCode,
)

LONG_UNREAD_DAYS = 365
"""From how many days before the day asked for the reading of a source counts as old."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Caveat(_Part):
    """What the law asks as well and no fact here answers; said to people with those benefits, or to all."""

    words: Words
    benefits: tuple[BenefitCode, ...] = ()


class Citation(_Part):
    """One section of a statute; `detail` names its paragraphs, `sha256` the text that was read (`law.fingerprint`)."""

    statute: str
    section: Annotated[str, Field(pattern=r"^[0-9]+[a-z]?$")]
    detail: Words | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


class RuleSource(_Part):
    """Where a rule comes from: sections of statutes, or a circular with the address it was read at."""

    citations: tuple[Citation, ...] = ()
    circular: Words | None = None
    url: Annotated[str, Field(pattern=r"^https://[^ ]+$")] | None = None

    @cached_property
    def de(self) -> str:
        """The source in German."""
        if self.circular:
            return self.circular.de
        return ", ".join(
            f"§ {each.section} {each.detail.de + ' ' if each.detail else ''}{each.statute}" for each in self.citations
        )

    @cached_property
    def en(self) -> str:
        """The source in English."""
        if self.circular:
            return self.circular.en
        return ", ".join(
            f"section {each.section}{each.detail.en if each.detail else ''} {each.statute}" for each in self.citations
        )


class Listing(_Part):
    """Sections of one residence group: those the rule names, and those it does not."""

    listed: tuple[ResidenceSectionCode, ...] = ()
    not_listed: tuple[ResidenceSectionCode, ...] = ()


class ResidenceTerms(_Part):
    """Whom a rule covers: a closed list, so a group that stands nowhere is not covered.

    `groups` are covered whatever the section, `by_section` depends on it, `unclear` cannot be told.
    """

    groups: tuple[ResidenceGroupCode, ...] = ()
    by_section: dict[ResidenceGroupCode, Listing] = {}
    unclear: tuple[ResidenceGroupCode, ...] = ()


class LastingStay(_Part):
    """When a stay counts as lasting: a permit of so many months, or one held for longer than so many."""

    granted_months: int
    held_more_than_months: int
    unlimited: tuple[ResidenceGroupCode, ...] = ()


class SchoolTerms(_Part):
    """Young people at school are left out; from that age on school does not matter."""

    below_age: int


class ClaimTerms(_Part):
    """Who has a claim by law, when it lapses, and who confirms it."""

    paper: PaperKindCode
    issuer: IssuerCode
    residence: ResidenceTerms
    lasting_stay: LastingStay | None = None
    lapses_after_months: int | None = None
    level_below: CefrLevelCode | None = None
    school: SchoolTerms | None = None


class ObligationWay(_Part):
    """One authority that can oblige a person, and whom."""

    issuer: IssuerCode
    residence: ResidenceTerms
    words: Words
    benefits: tuple[BenefitCode, ...] = ()
    age_minimum: int | None = None
    not_employment: tuple[EmploymentCode, ...] = ()


class ObligationTerms(_Part):
    """The ways to an obligation; it opens the door only once it is issued."""

    paper: PaperKindCode
    ways: tuple[ObligationWay, ...]


class AdmissionTerms(_Part):
    """Who can be admitted on application; the authority decides, so without the paper it never fits."""

    paper: PaperKindCode
    issuer: IssuerCode
    paper_valid_months: int
    residence: ResidenceTerms
    level_below: CefrLevelCode
    level_decides_for: tuple[ResidenceGroupCode, ...]


class StopTerms(_Part):
    """A stop of new papers for the rule's door; papers already issued stay valid."""

    verdict: Literal["does_not_fit", "unknown"]
    words: Words


class Between(_Part):
    """A range of whole numbers, both ends included."""

    minimum: int | None = None
    maximum: int | None = None


class LevelBetween(_Part):
    """A range of levels of German, both ends included."""

    minimum: CefrLevelCode | None = None
    maximum: CefrLevelCode | None = None


class FactTest(_Part):
    """What one fact of the profile has to be: one of some codes, yes or no, a number, or a day long enough ago."""

    name: Name
    one_of: tuple[str, ...] = ()
    is_true: bool | None = None
    between: Between | None = None
    months_ago: int | None = None


class Requirement(_Part):
    """What a rule requires of a person: exactly one of its parts, joined by Kleene's logic.

    `open_question` is what the texts do not settle: it is never more than unknown. `words` say the requirement.
    """

    words: Words | None = None
    all_of: tuple["Requirement", ...] = ()
    any_of: tuple["Requirement", ...] = ()
    none_of: tuple["Requirement", ...] = ()
    residence: ResidenceTerms | None = None
    age: Between | None = None
    level: LevelBetween | None = None
    fact: FactTest | None = None
    starts_before: date | None = None
    open_question: Words | None = None

    @model_validator(mode="after")
    def _requires_one_thing(self) -> Self:
        lists = (self.all_of, self.any_of, self.none_of)
        parts = (self.residence, self.age, self.level, self.fact, self.starts_before, self.open_question)
        if sum(map(bool, lists)) + sum(part is not None for part in parts) != 1:
            message = (
                "give exactly one of all_of, any_of, none_of, residence, age, level, fact, starts_before, open_question"
            )
            raise ValueError(message)
        return self


class RequirementTerms(_Part):
    """Whom the rule is for; `fits` is said where the requirement is met."""

    requires: Requirement
    fits: Words


class EntitlementWay(_Part):
    """One authority that can issue the paper, and in which situation."""

    issuer: IssuerCode
    requires: Requirement
    words: Words


class EntitlementTerms(_Part):
    """A paper on which an authority decides; `by_law` are people who need none.

    `register_within_months`: the paper lapses so long after its issue unless the person has registered.
    """

    paper: PaperKindCode
    words: Words
    ways: tuple[EntitlementWay, ...]
    by_law: Requirement | None = None
    register_within_months: int | None = None


class RuleDefinition(_Part):
    """One access rule; exactly one of its terms (`claim` to `entitlement`) says what it does.

    `valid_from` is the first and `valid_to` the last day that this reading is used for; `also` names further
    access rules that it is part of.
    """

    id: Name
    access_rule: AccessRuleCode
    also: tuple[AccessRuleCode, ...] = ()
    door: Door
    title: Words
    source: RuleSource
    valid_from: date
    valid_to: date | None = None
    read_on: date
    status: Literal["in_force", "announced", "lapsed"]
    caveat: Caveat | None = None
    claim: ClaimTerms | None = None
    obligation: ObligationTerms | None = None
    admission: AdmissionTerms | None = None
    stop: StopTerms | None = None
    requirement: RequirementTerms | None = None
    entitlement: EntitlementTerms | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        terms = (self.claim, self.obligation, self.admission, self.stop, self.requirement, self.entitlement)
        if sum(part is not None for part in terms) != 1:
            message = "give exactly one of claim, obligation, admission, stop, requirement and entitlement"
            raise ValueError(message)
        if not (self.source.citations or self.source.circular):
            message = "name the section or the circular that the rule comes from"
            raise ValueError(message)
        return self

    def is_part_of(self, access_rule: AccessRuleCode) -> bool:
        """Whether the rule decides about that access rule."""
        return access_rule == self.access_rule or access_rule in self.also

    def holds_on(self, day: date) -> bool:
        """Whether the rule is used for that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    def caveat_for(self, benefit: BenefitCode | None) -> Caveat | None:
        """The caveat where it concerns people with that benefit; an unknown benefit may be any."""
        concerned = self.caveat is not None and (not self.caveat.benefits or benefit in (None, *self.caveat.benefits))
        return self.caveat if concerned else None

    def citation(self, on: date) -> RuleCitation:
        """The rule as an answer for that day names it."""
        long_unread = (on - self.read_on).days > LONG_UNREAD_DAYS
        source = self.source
        return RuleCitation(
            self.id,
            source.de,
            source.en,
            source.url,
            self.status,
            self.read_on,
            long_unread,
            self.valid_from,
            self.valid_to,
        )


@cache
def access_rules() -> tuple[RuleDefinition, ...]:
    """The product's access rules by id, read once per process; raises `NotInstalled` for a wrong file."""
    return read_rules(data_folder("schema") / "rules")


def read_rules(folder: Path) -> tuple[RuleDefinition, ...]:
    """The rules in that folder by id; raises `NotInstalled` with the file and field that cannot be read."""
    rules = (read_definition(RuleDefinition, path, "Rule file") for path in folder.glob("*.yaml"))
    return tuple(sorted(rules, key=lambda rule: rule.id))
