"""Typed records of the graph. Derived from schema/ by `graphsvc schema derive`: do not edit.

A record holds the properties of one node, a `Link` joins two nodes. `revision` is the optimistic lock: 0 until
the record is stored, then 1 and one more with every change.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import ConfigDict, Field

Access: TypeAlias = Literal["public", "members", "casework", "internal", "survey", "kept"]
Targets: TypeAlias = Literal["exactly_one", "at_most_one", "at_least_one", "many"]
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What every stored node has: id, revision, the instant of its last change, and of its retirement."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT
    label: ClassVar[str]
    prefix: ClassVar[str]
    plural: ClassVar[str]
    table: ClassVar[str]
    access: ClassVar[Access]
    unique: ClassVar[tuple[str, ...]] = ()
    search: ClassVar[tuple[str, ...]] = ()
    personal: ClassVar[frozenset[str]] = frozenset()

    id: str
    revision: int = 0
    updated_at: datetime | None = None
    retired_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseworkRecord(Record):
    """A record about a person: `holder` is the id of the counselling service that holds it."""

    holder: str

AccessModeCode: TypeAlias = Literal[
    "walk_in",
    "appointment",
    "registration",
    "referral_only",
    "assignment",
]

AccessRuleCode: TypeAlias = Literal[
    "integration_course",
    "literacy_course",
    "second_script_course",
    "special_need_course",
    "intensive_course",
    "youth_parents_women_course",
    "vocational_german",
    "vocational_german_below_b1",
    "adult_counselling",
    "youth_counselling",
    "recognition",
    "childcare",
    "naturalisation",
    "opportunity_residence",
    "work_permission",
    "training_permission",
    "assisted_training",
    "university_guarantee_fund",
]

AccessibilityCode: TypeAlias = Literal[
    "step_free",
    "hearing",
    "sight",
]

AgreementStateCode: TypeAlias = Literal[
    "draft",
    "agreed",
    "active",
    "paused",
    "completed",
    "ended_early",
]

AuditActionCode: TypeAlias = Literal[
    "read",
    "write",
]

BenefitCode: TypeAlias = Literal[
    "none",
    "sgb2",
    "sgb3",
    "sgb12",
    "asylblg",
]

CapacityAnswerCode: TypeAlias = Literal[
    "capacity",
    "no_capacity",
    "waitlist",
    "assessment_required",
]

CarrierCode: TypeAlias = Literal[
    "awo",
    "caritas",
    "diakonie",
    "drk",
    "bdv_lmdr",
    "paritaetischer",
    "zwst",
    "ib",
    "municipal",
    "federal",
    "land",
    "chamber",
    "independent",
]

CefrLevelCode: TypeAlias = Literal[
    "below_a1",
    "a1",
    "a2",
    "b1",
    "b2",
    "c1",
    "c2",
]

ClosingReasonCode: TypeAlias = Literal[
    "goals_settled",
    "no_more_need",
    "client_wish",
    "moved_away",
    "left_country",
    "handed_over",
    "lost_contact",
    "other",
]

CollaborationLevelCode: TypeAlias = Literal[
    "none",
    "networking",
    "cooperation",
    "coordination",
    "coalition",
    "collaboration",
]

ContactChannelCode: TypeAlias = Literal[
    "in_person",
    "phone",
    "video",
    "email",
    "messenger",
    "outreach",
]

ContactOutcomeCode: TypeAlias = Literal[
    "informed",
    "paper_done",
    "named_offer",
    "appointment_made",
    "case_opened",
    "unresolved",
]

CriterionCode: TypeAlias = Literal[
    "topic",
    "place_served",
    "dates",
    "age",
    "german_level",
    "residence",
    "gender",
    "children",
    "child_age",
    "childcare",
    "german_skill",
    "german_proof",
    "literacy",
    "schooling",
    "benefit",
    "employment",
    "jobseeker",
    "prior_step",
    "documents",
    "distance",
    "cost",
    "access_mode",
    "service_language",
    "schedule",
    "accessibility",
]

DocumentCode: TypeAlias = Literal[
    "identity_document",
    "residence_document",
    "cv",
    "school_certificate",
    "qualification_certificate",
    "translation",
    "recognition_notice",
    "german_certificate",
    "naturalisation_test",
    "benefit_notice",
    "income_proof",
    "rental_contract",
]

EmploymentCode: TypeAlias = Literal[
    "employed",
    "self_employed",
    "in_training",
    "training_contract",
    "not_employed",
]

EventSideCode: TypeAlias = Literal[
    "sender",
    "receiver",
]

GenderCode: TypeAlias = Literal[
    "female",
    "male",
    "diverse",
]

GermanProofCode: TypeAlias = Literal[
    "certificate",
    "placement_test",
    "self_assessment",
]

GermanSkillCode: TypeAlias = Literal[
    "listening",
    "speaking",
    "reading",
    "writing",
]

GoalStateCode: TypeAlias = Literal[
    "open",
    "reached",
    "partly",
    "not_reached",
    "dropped",
]

HandoverReasonCode: TypeAlias = Literal[
    "turned_27",
    "family_together",
    "moved",
    "wish_of_client",
    "service_ends",
    "other",
]

HandoverStateCode: TypeAlias = Literal[
    "offered",
    "accepted",
    "declined",
    "withdrawn",
]

HurdleKindCode: TypeAlias = Literal[
    "supply_gap",
    "broken_cooperation",
    "waiting_time",
    "legal_limit",
    "paperwork",
    "language",
    "health",
    "family",
    "money",
    "other",
]

IssuerCode: TypeAlias = Literal[
    "foreigners_authority",
    "jobcenter",
    "asylum_benefit_authority",
    "bamf",
    "bva",
    "employment_agency",
]

LanguageCode: TypeAlias = Literal[
    "de",
    "en",
    "ar",
    "bg",
    "bs",
    "es",
    "fa",
    "fr",
    "hr",
    "it",
    "kmr",
    "pl",
    "ps",
    "pt",
    "ro",
    "ru",
    "so",
    "sq",
    "sr",
    "ti",
    "tr",
    "uk",
    "vi",
    "zh",
]

LiteracyCode: TypeAlias = Literal[
    "none",
    "functional",
    "other_script",
    "latin_script",
]

OfferKindCode: TypeAlias = Literal[
    "integration_course",
    "integration_course_literacy",
    "integration_course_second_script",
    "integration_course_special_need",
    "integration_course_intensive",
    "vocational_german_course",
    "vocational_german_special",
    "german_course_open",
    "conversation_group",
    "migration_counselling",
    "youth_counselling",
    "social_counselling",
    "legal_counselling",
    "recognition_counselling",
    "recognition_procedure",
    "adaptation_measure",
    "training_preparation",
    "training_support",
    "university_counselling",
    "job_placement",
    "childcare_place",
    "family_support",
    "parenting_course",
    "housing_support",
    "health_support",
    "therapy",
    "violence_protection",
    "form_help",
    "benefit_claim",
    "debt_counselling",
    "naturalisation_counselling",
    "volunteer_support",
    "leisure_group",
    "digital_course",
    "disability_support",
    "return_counselling",
    "school_support",
]

OfferReportKindCode: TypeAlias = Literal[
    "wrong",
    "full",
    "ended",
]

OfferReportSettlementCode: TypeAlias = Literal[
    "confirmed",
    "mended",
    "ended",
]

OrganisationKindCode: TypeAlias = Literal[
    "mbe",
    "jmd",
    "welfare_association",
    "foreigners_authority",
    "jobcenter",
    "employment_agency",
    "coordination_office",
    "course_provider",
    "chamber",
    "recognition_counselling",
    "migrant_organisation",
    "health_psychosocial",
    "family_childcare",
    "housing_office",
    "social_office",
    "debt_counselling",
    "school_education",
    "volunteering",
    "federal_office",
]

PaperKindCode: TypeAlias = Literal[
    "claim_confirmation",
    "obligation",
    "admission",
    "vocational_entitlement",
    "employment_permit",
]

PartyRoleCode: TypeAlias = Literal[
    "volunteer",
    "family_member",
    "guardian",
    "legal_carer",
    "other",
]

PlaceKindCode: TypeAlias = Literal[
    "district",
    "municipality",
    "county",
    "state",
    "country",
]

PriorStepCode: TypeAlias = Literal[
    "integration_course",
    "integration_course_without_b1",
    "placement_test",
    "recognition_notice",
]

RatingKindCode: TypeAlias = Literal[
    "level",
    "good",
    "challenging",
]

ReferralBusinessStatusCode: TypeAlias = Literal[
    "acknowledged",
    "waitlisted",
    "contacted",
    "appointment_made",
    "needs_client_action",
    "referred_on",
]

ReferralOutcomeCode: TypeAlias = Literal[
    "got_help",
    "partly",
    "not",
]

ReferralPriorityCode: TypeAlias = Literal[
    "routine",
    "urgent",
]

ReferralReasonCode: TypeAlias = Literal[
    "at_capacity",
    "not_eligible",
    "outside_area",
    "missing_documents",
    "resources_lacking",
    "client_declined",
    "client_unreachable",
    "target_unreachable",
    "need_gone",
    "duplicate",
    "wrong_offer",
    "expired",
    "other",
]

ReferralStateCode: TypeAlias = Literal[
    "draft",
    "requested",
    "accepted",
    "rejected",
    "in_progress",
    "on_hold",
    "completed",
    "failed",
    "cancelled",
    "entered_in_error",
]

ResidenceGroupCode: TypeAlias = Literal[
    "german",
    "eu_freedom",
    "spaetaussiedler",
    "settlement",
    "refugee_25_1_25_2",
    "subsidiary_25_2",
    "ban_25_3",
    "resettlement_23",
    "temporary_24",
    "family",
    "work",
    "study_training",
    "eu_long_term_38a",
    "chance_104c",
    "well_integrated",
    "other_humanitarian",
    "other_title",
    "gestattung",
    "duldung_discretion",
    "duldung_training_work",
    "duldung_other",
    "fiktion",
    "undocumented",
]

ResidenceSectionCode: TypeAlias = Literal[
    "s4_2",
    "s7_1",
    "s9",
    "s9a",
    "s16a",
    "s16b",
    "s16d",
    "s16e",
    "s16f",
    "s16g",
    "s17",
    "s18a",
    "s18b",
    "s18c",
    "s18d",
    "s18f",
    "s18g",
    "s18i",
    "s19",
    "s19b",
    "s19c",
    "s19d",
    "s19e",
    "s20",
    "s20a",
    "s21",
    "s22",
    "s23_1",
    "s23_2",
    "s23_4",
    "s23a",
    "s24",
    "s25_1",
    "s25_2",
    "s25_3",
    "s25_4",
    "s25_4a_3",
    "s25_4a_other",
    "s25_4b",
    "s25_5",
    "s25a",
    "s25b",
    "s26_3",
    "s26_4",
    "s28",
    "s29",
    "s30",
    "s31",
    "s32",
    "s33",
    "s34",
    "s35",
    "s36",
    "s36a",
    "s37",
    "s38",
    "s38a",
    "s104c",
]

ResultReasonCode: TypeAlias = Literal[
    "supply_gap",
    "broken_cooperation",
    "not_eligible",
    "waiting_time",
    "life_changed",
    "client_wish",
    "replaced",
    "other",
]

RoleCode: TypeAlias = Literal[
    "counsellor",
    "coordinator",
    "case_system",
    "operator",
    "partner",
]

SchoolingCode: TypeAlias = Literal[
    "none",
    "primary",
    "lower_secondary",
    "upper_secondary",
    "higher",
]

SignatureMethodCode: TypeAlias = Literal[
    "paper",
    "electronic",
]

SignerRoleCode: TypeAlias = Literal[
    "client",
    "guardian",
    "counsellor",
    "partner",
    "volunteer",
]

SourceStatusCode: TypeAlias = Literal[
    "read",
    "older",
    "to_check",
]

StepStateCode: TypeAlias = Literal[
    "open",
    "done",
    "dropped",
]

TimeSlotCode: TypeAlias = Literal[
    "morning",
    "afternoon",
    "evening",
    "weekend",
]

TopicCode: TypeAlias = Literal[
    "language",
    "german_course",
    "vocational_german",
    "literacy",
    "conversation_practice",
    "recognition",
    "school",
    "vocational_training",
    "higher_education",
    "employment",
    "childcare",
    "family",
    "housing",
    "health",
    "psychosocial",
    "residence_law",
    "asylum_procedure",
    "naturalisation",
    "benefits",
    "forms_and_authorities",
    "debt",
    "violence_protection",
    "social_participation",
    "digital_access",
    "disability",
    "return_migration",
]

UrgencyCode: TypeAlias = Literal[
    "at_once",
    "soon",
    "later",
]

WhoseTurnCode: TypeAlias = Literal[
    "client",
    "counsellor",
    "partner",
]

WishCode: TypeAlias = Literal[
    "online",
    "in_person",
    "small_group",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedGoal:
    """A goal as a version of the agreement had it."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    goal: Annotated[str, Field(min_length=1)]
    topic: TopicCode
    state: GoalStateCode
    words: str | None = None
    indicator: str | None = None
    target_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedStep:
    """A step as a version of the agreement had it."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    step: Annotated[str, Field(min_length=1)]
    goal: Annotated[str, Field(min_length=1)]
    whose_turn: WhoseTurnCode
    state: StepStateCode
    what: str | None = None
    offer: str | None = None
    due_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A topic in which help is needed, with its rank and urgency."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    topic: TopicCode
    priority: Annotated[int, Field(ge=1, le=9)] | None = None
    urgency: UrgencyCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A paper that opens a door to an offer."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    kind: PaperKindCode
    issuer: IssuerCode | None = None
    issued_on: date | None = None
    expires_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """A signature: in which role, when and how; no name."""

    __pydantic_config__: ClassVar[ConfigDict] = _STRICT

    role: SignerRoleCode
    signed_on: date | None = None
    method: SignatureMethodCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessToken(Record):
    """Access for one role; only the hash of the token is stored."""

    label: ClassVar[str] = "AccessToken"
    prefix: ClassVar[str] = "tok"
    plural: ClassVar[str] = "access_tokens"
    table: ClassVar[str] = "access_token"
    access: ClassVar[Access] = "internal"
    unique: ClassVar[tuple[str, ...]] = ("token_hash",)

    token_hash: Annotated[str, Field(min_length=1)]
    role: RoleCode
    account: Annotated[str, Field(min_length=1)]
    service: str | None = None
    created_at: datetime
    expires_on: date | None = None
    organisation: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement(CaseworkRecord):
    """A voluntary agreement on goals and steps between client and service."""

    label: ClassVar[str] = "Agreement"
    prefix: ClassVar[str] = "agr"
    plural: ClassVar[str] = "agreements"
    table: ClassVar[str] = "agreement"
    access: ClassVar[Access] = "casework"
    personal: ClassVar[frozenset[str]] = frozenset(
        (
            "closed_on",
            "closing_reason",
            "closing_words",
            "concluded_on",
            "held_in_language",
            "interpreter",
            "needs",
            "other_parties",
            "signatures",
            "signed",
            "state",
            "successes",
        ),
    )

    version: Annotated[int, Field(ge=1, le=100000)]
    state: AgreementStateCode
    concluded_on: date | None = None
    signed: bool | None = None
    held_in_language: LanguageCode | None = None
    review_every_weeks: Annotated[int, Field(ge=1, le=104)] | None = None
    closed_on: date | None = None
    synthetic: bool
    interpreter: bool | None = None
    needs: tuple[Need, ...] = ()
    signatures: tuple[Signature, ...] = ()
    other_parties: tuple[PartyRoleCode, ...] = ()
    successes: str | None = None
    closing_reason: ClosingReasonCode | None = None
    closing_words: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreementVersion(CaseworkRecord):
    """A version of the agreement as it held before an amendment; it is never changed."""

    label: ClassVar[str] = "AgreementVersion"
    prefix: ClassVar[str] = "agv"
    plural: ClassVar[str] = "agreement_versions"
    table: ClassVar[str] = "agreement_version"
    access: ClassVar[Access] = "casework"
    personal: ClassVar[frozenset[str]] = frozenset(
        (
            "concluded_on",
            "goals",
            "held_in_language",
            "interpreter",
            "needs",
            "other_parties",
            "replaced_on",
            "signatures",
            "steps",
            "why",
        ),
    )

    version: Annotated[int, Field(ge=1, le=100000)]
    concluded_on: date | None = None
    replaced_on: date
    why: str | None = None
    held_in_language: LanguageCode | None = None
    interpreter: bool | None = None
    review_every_weeks: Annotated[int, Field(ge=1, le=104)] | None = None
    needs: tuple[Need, ...] = ()
    signatures: tuple[Signature, ...] = ()
    other_parties: tuple[PartyRoleCode, ...] = ()
    goals: tuple[AgreedGoal, ...] = ()
    steps: tuple[AgreedStep, ...] = ()
    synthetic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry(Record):
    """Who read or wrote which personal records and when; append-only."""

    label: ClassVar[str] = "AuditEntry"
    prefix: ClassVar[str] = "aud"
    plural: ClassVar[str] = "audit_entries"
    table: ClassVar[str] = "audit_entry"
    access: ClassVar[Access] = "kept"
    personal: ClassVar[frozenset[str]] = frozenset(
        (
            "records",
        ),
    )

    at: datetime
    role: RoleCode
    account: Annotated[str, Field(min_length=1)]
    action: AuditActionCode
    records: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CapacityEnquiry(CaseworkRecord):
    """A question about free places, with nothing about a person."""

    label: ClassVar[str] = "CapacityEnquiry"
    prefix: ClassVar[str] = "cap"
    plural: ClassVar[str] = "capacity_enquiries"
    table: ClassVar[str] = "capacity_enquiry"
    access: ClassVar[Access] = "casework"

    asked_on: date
    places: Annotated[int, Field(ge=1, le=1000)]
    answer: CapacityAnswerCode | None = None
    note: str | None = None
    answered_on: date | None = None
    synthetic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Client(CaseworkRecord):
    """A counselled person as a pseudonym; a name is never stored."""

    label: ClassVar[str] = "Client"
    prefix: ClassVar[str] = "cli"
    plural: ClassVar[str] = "clients"
    table: ClassVar[str] = "client"
    access: ClassVar[Access] = "casework"
    personal: ClassVar[frozenset[str]] = frozenset(
        (
            "case_system",
            "closed_on",
            "counsellor",
            "household",
            "opened_on",
            "reference",
        ),
    )

    case_system: str | None = None
    reference: str | None = None
    opened_on: date | None = None
    closed_on: date | None = None
    synthetic: bool
    counsellor: str | None = None
    household: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition(Record):
    """What an offer requires of a person; one condition often serves many offers."""

    label: ClassVar[str] = "Condition"
    prefix: ClassVar[str] = "con"
    plural: ClassVar[str] = "conditions"
    table: ClassVar[str] = "condition"
    access: ClassVar[Access] = "public"

    criterion: CriterionCode
    minimum: Annotated[int, Field(ge=0, le=1000000)] | None = None
    maximum: Annotated[int, Field(ge=0, le=1000000)] | None = None
    level_minimum: CefrLevelCode | None = None
    level_maximum: CefrLevelCode | None = None
    residence_groups: tuple[ResidenceGroupCode, ...] = ()
    access_rule: AccessRuleCode | None = None
    genders: tuple[GenderCode, ...] = ()
    skill: GermanSkillCode | None = None
    proofs: tuple[GermanProofCode, ...] = ()
    literacies: tuple[LiteracyCode, ...] = ()
    schooling_minimum: SchoolingCode | None = None
    benefits: tuple[BenefitCode, ...] = ()
    employments: tuple[EmploymentCode, ...] = ()
    documents: tuple[DocumentCode, ...] = ()
    prior_step: PriorStepCode | None = None
    excludes: bool | None = None
    alternative: str | None = None
    exemption: str | None = None
    exempt_benefits: tuple[BenefitCode, ...] = ()
    exempt_until: date | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cooperation(Record):
    """A formal, dated agreement between bodies of the network."""

    label: ClassVar[str] = "Cooperation"
    prefix: ClassVar[str] = "coo"
    plural: ClassVar[str] = "cooperations"
    table: ClassVar[str] = "cooperation"
    access: ClassVar[Access] = "members"

    name: Annotated[str, Field(min_length=1)]
    valid_from: date
    valid_to: date | None = None
    synthetic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CounsellingService(Record):
    """A migration counselling service for adults (MBE) or a youth migration service (JMD)."""

    label: ClassVar[str] = "CounsellingService"
    prefix: ClassVar[str] = "svc"
    plural: ClassVar[str] = "counselling_services"
    table: ClassVar[str] = "counselling_service"
    access: ClassVar[Access] = "public"
    search: ClassVar[tuple[str, ...]] = ("name", "short_name",)

    name: Annotated[str, Field(min_length=1)]
    short_name: str | None = None
    kind: OrganisationKindCode
    carrier: CarrierCode | None = None
    source: str | None = None
    synthetic: bool
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal(CaseworkRecord):
    """A goal of an integration agreement."""

    label: ClassVar[str] = "Goal"
    prefix: ClassVar[str] = "goa"
    plural: ClassVar[str] = "goals"
    table: ClassVar[str] = "goal"
    access: ClassVar[Access] = "casework"
    personal: ClassVar[frozenset[str]] = frozenset(
        (
            "indicator",
            "reason",
            "reason_words",
            "settled_on",
            "state",
            "target_on",
            "words",
        ),
    )

    words: str | None = None
    state: GoalStateCode
    target_on: date | None = None
    synthetic: bool
    indicator: str | None = None
    reason: ResultReasonCode | None = None
    reason_words: str | None = None
    settled_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover(CaseworkRecord):
    """The handover of a case to another counselling service; it takes effect once that service accepts."""

    label: ClassVar[str] = "Handover"
    prefix: ClassVar[str] = "han"
    plural: ClassVar[str] = "handovers"
    table: ClassVar[str] = "handover"
    access: ClassVar[Access] = "casework"
    personal: ClassVar[frozenset[str]] = frozenset(
        (
            "answered_at",
            "client_agreed_on",
            "offered_at",
            "reason",
            "state",
        ),
    )

    state: HandoverStateCode
    reason: HandoverReasonCode
    client_agreed_on: date
    offered_at: datetime
    offered_by: Annotated[str, Field(min_length=1)]
    answered_at: datetime | None = None
    answered_by: str | None = None
    records: Annotated[int, Field(ge=0, le=1000000)] | None = None
    synthetic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Hurdle(CaseworkRecord):
    """What stood in the way of an agreement; missing offers and broken co-operation are kept apart."""

    label: ClassVar[str] = "Hurdle"
    prefix: ClassVar[str] = "hur"
    plural: ClassVar[str] = "hurdles"
    table: ClassVar[str] = "hurdle"
    access: ClassVar[Access] = "casework"
    personal: ClassVar[frozenset[str]] = frozenset(
        (
            "kind",
            "noted_on",
            "words",
        ),
    )

    kind: HurdleKindCode
    noted_on: date
    words: str | None = None
    synthetic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake(Record):
    """One dated start of an offer with its places."""

    label: ClassVar[str] = "Intake"
    prefix: ClassVar[str] = "int"
    plural: ClassVar[str] = "intakes"
    table: ClassVar[str] = "intake"
    access: ClassVar[Access] = "public"

    starts_on: date
    ends_on: date | None = None
    register_by: date | None = None
    places: Annotated[int, Field(ge=0, le=100000)]
    booked: Annotated[int, Field(ge=0, le=100000)]
    waiting: Annotated[int, Field(ge=0, le=100000)] | None = None
    counted_on: date | None = None
    synthetic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Record):
    """A meeting or call between bodies of the network."""

    label: ClassVar[str] = "Meeting"
    prefix: ClassVar[str] = "mee"
    plural: ClassVar[str] = "meetings"
    table: ClassVar[str] = "meeting"
    access: ClassVar[Access] = "members"

    held_on: date
    subject: str | None = None
    synthetic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Network(Record):
    """A network with a dated roster of its members."""

    label: ClassVar[str] = "Network"
    prefix: ClassVar[str] = "net"
    plural: ClassVar[str] = "networks"
    table: ClassVar[str] = "network"
    access: ClassVar[Access] = "public"

    name: Annotated[str, Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer(Record):
    """A course, a counselling or another help that a person can be referred to."""

    label: ClassVar[str] = "Offer"
    prefix: ClassVar[str] = "off"
    plural: ClassVar[str] = "offers"
    table: ClassVar[str] = "offer"
    access: ClassVar[Access] = "public"
    search: ClassVar[tuple[str, ...]] = ("name", "description",)

    name: Annotated[str, Field(min_length=1)]
    description: str | None = None
    kind: OfferKindCode
    access_mode: AccessModeCode | None = None
    languages: tuple[LanguageCode, ...] = ()
    schedule: tuple[TimeSlotCode, ...] = ()
    hours_per_week: Annotated[float, Field(ge=0.0, le=168.0)] | None = None
    online: bool | None = None
    childcare: bool | None = None
    interpreter: bool | None = None
    accessibility: tuple[AccessibilityCode, ...] = ()
    cost: str | None = None
    hidden_address: bool | None = None
    sensitive: bool | None = None
    website: Annotated[str, Field(pattern=r"^https?://[^ ]+$")] | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    funding_ends_on: date | None = None
    verified_on: date | None = None
    source: str | None = None
    synthetic: bool
    reaches_level: CefrLevelCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferReport(Record):
    """A report that the entry of an offer is wrong, full or ended; open until somebody confirms or mends the entry."""

    label: ClassVar[str] = "OfferReport"
    prefix: ClassVar[str] = "opr"
    plural: ClassVar[str] = "offer_reports"
    table: ClassVar[str] = "offer_report"
    access: ClassVar[Access] = "members"

    kind: OfferReportKindCode
    note: str | None = None
    reported_on: date
    settled_on: date | None = None
    settlement: OfferReportSettlementCode | None = None
    synthetic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation(Record):
    """A body of the network, such as a welfare association, an authority or a course provider."""

    label: ClassVar[str] = "Organisation"
    prefix: ClassVar[str] = "org"
    plural: ClassVar[str] = "organisations"
    table: ClassVar[str] = "organisation"
    access: ClassVar[Access] = "public"
    search: ClassVar[tuple[str, ...]] = ("name", "short_name",)

    name: Annotated[str, Field(min_length=1)]
    short_name: str | None = None
    kind: OrganisationKindCode
    carrier: CarrierCode | None = None
    address: str | None = None
    website: Annotated[str, Field(pattern=r"^https?://[^ ]+$")] | None = None
    source: str | None = None
    source_status: SourceStatusCode | None = None
    synthetic: bool
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Override(CaseworkRecord):
    """A counsellor picks an offer that does not fit by the rules and says why in one line; for whoever keeps the rules."""

    label: ClassVar[str] = "Override"
    prefix: ClassVar[str] = "ovr"
    plural: ClassVar[str] = "overrides"
    table: ClassVar[str] = "override"
    access: ClassVar[Access] = "casework"
    personal: ClassVar[frozenset[str]] = frozenset(
        (
            "reason",
        ),
    )

    decided_on: date
    topic: TopicCode
    criteria: tuple[CriterionCode, ...] = ()
    rules: tuple[str, ...] = ()
    reason: Annotated[str, Field(min_length=1)]
    synthetic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Place(Record):
    """A city district, a municipality, a county or a larger area."""

    label: ClassVar[str] = "Place"
    prefix: ClassVar[str] = "pla"
    plural: ClassVar[str] = "places"
    table: ClassVar[str] = "place"
    access: ClassVar[Access] = "public"
    unique: ClassVar[tuple[str, ...]] = ("code",)
    search: ClassVar[tuple[str, ...]] = ("name",)

    code: Annotated[str, Field(min_length=1)]
    name: Annotated[str, Field(min_length=1)]
    kind: PlaceKindCode
    latitude: Annotated[float, Field(ge=-90.0, le=90.0)] | None = None
    longitude: Annotated[float, Field(ge=-180.0, le=180.0)] | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(CaseworkRecord):
    """The facts that decide which offers fit, as a dated version; exactly the JSON of a suggestion request."""

    label: ClassVar[str] = "Profile"
    prefix: ClassVar[str] = "pro"
    plural: ClassVar[str] = "profiles"
    table: ClassVar[str] = "profile"
    access: ClassVar[Access] = "casework"
    personal: ClassVar[frozenset[str]] = frozenset(
        (
            "access_needs",
            "age",
            "available_times",
            "benefit",
            "born_on",
            "can_pay",
            "childcare_needed",
            "children",
            "documents",
            "documents_missing",
            "employment",
            "foreign_qualification",
            "gender",
            "german_level",
            "german_listening",
            "german_proof",
            "german_proof_on",
            "german_reading",
            "german_speaking",
            "german_writing",
            "in_school",
            "integration_course_attended",
            "integration_course_completed",
            "known_carriers",
            "languages",
            "lawful_since",
            "literacy",
            "papers",
            "permit_issued_on",
            "permit_months",
            "place",
            "recognition_running",
            "registered_jobseeker",
            "registration_prevented",
            "residence_group",
            "residence_section",
            "schooling",
            "tolerated_since",
            "valid_on",
            "wishes",
            "youngest_child_age",
        ),
    )

    version: Annotated[int, Field(ge=1, le=100000)] | None = None
    valid_on: date | None = None
    place: str | None = None
    born_on: date | None = None
    age: Annotated[int, Field(ge=0, le=120)] | None = None
    german_level: CefrLevelCode | None = None
    residence_group: ResidenceGroupCode | None = None
    residence_section: ResidenceSectionCode | None = None
    permit_issued_on: date | None = None
    permit_months: Annotated[int, Field(ge=0, le=1200)] | None = None
    registration_prevented: bool | None = None
    in_school: bool | None = None
    integration_course_attended: bool | None = None
    benefit: BenefitCode | None = None
    gender: GenderCode | None = None
    children: bool | None = None
    youngest_child_age: Annotated[int, Field(ge=0, le=17)] | None = None
    childcare_needed: bool | None = None
    german_listening: CefrLevelCode | None = None
    german_speaking: CefrLevelCode | None = None
    german_reading: CefrLevelCode | None = None
    german_writing: CefrLevelCode | None = None
    german_proof: GermanProofCode | None = None
    german_proof_on: date | None = None
    literacy: LiteracyCode | None = None
    schooling: SchoolingCode | None = None
    employment: EmploymentCode | None = None
    registered_jobseeker: bool | None = None
    foreign_qualification: bool | None = None
    recognition_running: bool | None = None
    integration_course_completed: bool | None = None
    tolerated_since: date | None = None
    lawful_since: date | None = None
    can_pay: bool | None = None
    languages: tuple[LanguageCode, ...] = ()
    available_times: tuple[TimeSlotCode, ...] = ()
    access_needs: tuple[AccessibilityCode, ...] = ()
    documents: tuple[DocumentCode, ...] = ()
    documents_missing: tuple[DocumentCode, ...] = ()
    papers: tuple[Paper, ...] = ()
    wishes: tuple[WishCode, ...] = ()
    known_carriers: tuple[CarrierCode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating(Record):
    """How one unit judges in a survey how it works together with another; only summaries of three or more are shown."""

    label: ClassVar[str] = "Rating"
    prefix: ClassVar[str] = "rat"
    plural: ClassVar[str] = "ratings"
    table: ClassVar[str] = "rating"
    access: ClassVar[Access] = "survey"

    kind: RatingKindCode
    level: CollaborationLevelCode | None = None
    survey_round: Annotated[str, Field(min_length=1)]
    given_on: date
    synthetic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral(CaseworkRecord):
    """A referral to an offer; its course is kept in its events."""

    label: ClassVar[str] = "Referral"
    prefix: ClassVar[str] = "ref"
    plural: ClassVar[str] = "referrals"
    table: ClassVar[str] = "referral"
    access: ClassVar[Access] = "casework"
    personal: ClassVar[frozenset[str]] = frozenset(
        (
            "answer_by",
            "business_status",
            "entitled_on",
            "outcome",
            "outcome_reason",
            "priority",
            "reason",
            "reason_text",
            "requested_on",
            "state",
        ),
    )

    state: ReferralStateCode
    requested_on: date
    outcome: ReferralOutcomeCode | None = None
    synthetic: bool
    business_status: ReferralBusinessStatusCode | None = None
    priority: ReferralPriorityCode | None = None
    answer_by: date | None = None
    reason: ReferralReasonCode | None = None
    reason_text: str | None = None
    outcome_reason: ReferralReasonCode | None = None
    entitled_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralEvent(CaseworkRecord):
    """One state change of a referral."""

    label: ClassVar[str] = "ReferralEvent"
    prefix: ClassVar[str] = "rfe"
    plural: ClassVar[str] = "referral_events"
    table: ClassVar[str] = "referral_event"
    access: ClassVar[Access] = "casework"
    personal: ClassVar[frozenset[str]] = frozenset(
        (
            "at",
            "business_status",
            "outcome",
            "reason",
            "reason_text",
            "state",
        ),
    )

    state: ReferralStateCode
    at: datetime
    by: EventSideCode
    reason: ReferralReasonCode | None = None
    synthetic: bool
    business_status: ReferralBusinessStatusCode | None = None
    reason_text: str | None = None
    outcome: ReferralOutcomeCode | None = None
    account: str | None = None
    role: RoleCode | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Review(CaseworkRecord):
    """A joint review of an agreement."""

    label: ClassVar[str] = "Review"
    prefix: ClassVar[str] = "rev"
    plural: ClassVar[str] = "reviews"
    table: ClassVar[str] = "review"
    access: ClassVar[Access] = "casework"
    personal: ClassVar[frozenset[str]] = frozenset(
        (
            "agreed_next",
            "changed",
            "due_on",
            "found",
            "held_on",
        ),
    )

    due_on: date
    held_on: date | None = None
    synthetic: bool
    found: str | None = None
    changed: str | None = None
    agreed_next: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortContact(CaseworkRecord):
    """A short counselling on one topic with no person stored."""

    label: ClassVar[str] = "ShortContact"
    prefix: ClassVar[str] = "sho"
    plural: ClassVar[str] = "short_contacts"
    table: ClassVar[str] = "short_contact"
    access: ClassVar[Access] = "casework"

    held_on: date
    topic: TopicCode
    channel: ContactChannelCode
    language: LanguageCode | None = None
    minutes: Annotated[int, Field(ge=1, le=600)] | None = None
    outcome: ContactOutcomeCode
    synthetic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Step(CaseworkRecord):
    """An agreed step towards a goal."""

    label: ClassVar[str] = "Step"
    prefix: ClassVar[str] = "stp"
    plural: ClassVar[str] = "steps"
    table: ClassVar[str] = "step"
    access: ClassVar[Access] = "casework"
    personal: ClassVar[frozenset[str]] = frozenset(
        (
            "done_on",
            "due_on",
            "mirrors_external_plan",
            "reason",
            "state",
            "what",
            "whose_turn",
        ),
    )

    what: str | None = None
    whose_turn: WhoseTurnCode
    due_on: date | None = None
    state: StepStateCode
    synthetic: bool
    done_on: date | None = None
    reason: ResultReasonCode | None = None
    mirrors_external_plan: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitution(CaseworkRecord):
    """Another service sees the case of one person for a stated time."""

    label: ClassVar[str] = "Substitution"
    prefix: ClassVar[str] = "sub"
    plural: ClassVar[str] = "substitutions"
    table: ClassVar[str] = "substitution"
    access: ClassVar[Access] = "casework"
    personal: ClassVar[frozenset[str]] = frozenset(
        (
            "ends_on",
            "starts_on",
        ),
    )

    starts_on: date
    ends_on: date
    account: str | None = None
    given_by: Annotated[str, Field(min_length=1)]
    synthetic: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Record):
    """A subject of needs and offers."""

    label: ClassVar[str] = "Topic"
    prefix: ClassVar[str] = "top"
    plural: ClassVar[str] = "topics"
    table: ClassVar[str] = "topic"
    access: ClassVar[Access] = "public"
    unique: ClassVar[tuple[str, ...]] = ("code",)
    search: ClassVar[tuple[str, ...]] = ("name_de", "name_en",)

    code: TopicCode
    name_de: Annotated[str, Field(min_length=1)]
    name_en: Annotated[str, Field(min_length=1)]


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteKey(Record):
    """The key of one write with its first answer; a repeat gets the same answer."""

    label: ClassVar[str] = "WriteKey"
    prefix: ClassVar[str] = "wrk"
    plural: ClassVar[str] = "write_keys"
    table: ClassVar[str] = "write_key"
    access: ClassVar[Access] = "kept"
    unique: ClassVar[tuple[str, ...]] = ("key",)
    personal: ClassVar[frozenset[str]] = frozenset(
        (
            "answer",
        ),
    )

    key: Annotated[str, Field(min_length=1)]
    digest: Annotated[str, Field(min_length=1)]
    answer: Annotated[str, Field(min_length=1)]
    at: datetime


RECORDS: dict[str, type[Record]] = {
    "AccessToken": AccessToken,
    "Agreement": Agreement,
    "AgreementVersion": AgreementVersion,
    "AuditEntry": AuditEntry,
    "CapacityEnquiry": CapacityEnquiry,
    "Client": Client,
    "Condition": Condition,
    "Cooperation": Cooperation,
    "CounsellingService": CounsellingService,
    "Goal": Goal,
    "Handover": Handover,
    "Hurdle": Hurdle,
    "Intake": Intake,
    "Meeting": Meeting,
    "Network": Network,
    "Offer": Offer,
    "OfferReport": OfferReport,
    "Organisation": Organisation,
    "Override": Override,
    "Place": Place,
    "Profile": Profile,
    "Rating": Rating,
    "Referral": Referral,
    "ReferralEvent": ReferralEvent,
    "Review": Review,
    "ShortContact": ShortContact,
    "Step": Step,
    "Substitution": Substitution,
    "Topic": Topic,
    "WriteKey": WriteKey,
}

LinkType: TypeAlias = Literal[
    "ADDRESSES",
    "AIMS_AT",
    "ATTENDED_BY",
    "BASED_IN",
    "BEGINS_FROM",
    "BETWEEN",
    "BROADER",
    "CONCERNS",
    "CONCLUDED_WITH",
    "COVERED_BY",
    "COVERS",
    "DELIVERED_BY",
    "EVENT_OF",
    "FOR",
    "FROM",
    "GOAL_OF",
    "HANDS_OVER",
    "HELD_IN",
    "HURDLE_OF",
    "INTAKE_OF",
    "JOINED_BY",
    "KEPT_BY",
    "LEADS_TO",
    "MEMBER_OF",
    "OVERRIDES",
    "PART_OF",
    "PLACED_IN",
    "PROFILE_OF",
    "PROVIDED_BY",
    "RATED_BY",
    "RATES",
    "REPLACES",
    "REPORTS",
    "REQUIRES",
    "REVIEW_OF",
    "RUN_BY",
    "SERVES",
    "STEP_OF",
    "SUCCEEDED_BY",
    "TO",
    "TURN_OF",
    "USES",
    "VERSION_OF",
]


@dataclass(frozen=True, slots=True)
class LinkProperty:
    """One property of a relationship type."""

    name: str
    type: str
    required: bool


@dataclass(frozen=True, slots=True)
class LinkKind:
    """One relationship type between two labels, and how many targets each source has."""

    type: str
    source: str
    target: str
    targets: Targets
    properties: tuple[LinkProperty, ...] = ()


@dataclass(frozen=True, slots=True)
class Link:
    """A relationship from the record `source` to the record `target`, with its properties."""

    type: LinkType
    source: str
    target: str
    properties: dict[str, Any] = field(default_factory=dict)


LINK_KINDS: tuple[LinkKind, ...] = (
    LinkKind("ADDRESSES", "Offer", "Topic", "at_least_one"),
    LinkKind("AIMS_AT", "Goal", "Topic", "exactly_one"),
    LinkKind("ATTENDED_BY", "Meeting", "CounsellingService", "many"),
    LinkKind("ATTENDED_BY", "Meeting", "Organisation", "many"),
    LinkKind("BASED_IN", "Organisation", "Place", "at_most_one"),
    LinkKind("BEGINS_FROM", "Agreement", "Profile", "at_most_one"),
    LinkKind("BETWEEN", "Cooperation", "CounsellingService", "many"),
    LinkKind("BETWEEN", "Cooperation", "Organisation", "many"),
    LinkKind("BROADER", "Topic", "Topic", "at_most_one"),
    LinkKind("CONCERNS", "Hurdle", "Topic", "at_most_one"),
    LinkKind("CONCERNS", "Hurdle", "Organisation", "at_most_one"),
    LinkKind("CONCERNS", "Hurdle", "CounsellingService", "at_most_one"),
    LinkKind("CONCLUDED_WITH", "Agreement", "Client", "exactly_one"),
    LinkKind("COVERED_BY", "Substitution", "CounsellingService", "exactly_one"),
    LinkKind("COVERS", "Substitution", "Client", "exactly_one"),
    LinkKind("DELIVERED_BY", "Offer", "CounsellingService", "at_most_one"),
    LinkKind("EVENT_OF", "ReferralEvent", "Referral", "exactly_one"),
    LinkKind("FOR", "Referral", "Goal", "at_most_one"),
    LinkKind("FROM", "Referral", "CounsellingService", "exactly_one"),
    LinkKind("FROM", "CapacityEnquiry", "CounsellingService", "exactly_one"),
    LinkKind("FROM", "Handover", "CounsellingService", "exactly_one"),
    LinkKind("GOAL_OF", "Goal", "Agreement", "exactly_one"),
    LinkKind("HANDS_OVER", "Handover", "Client", "at_least_one"),
    LinkKind("HELD_IN", "Offer", "Place", "at_most_one"),
    LinkKind("HURDLE_OF", "Hurdle", "Agreement", "exactly_one"),
    LinkKind("INTAKE_OF", "Intake", "Offer", "exactly_one"),
    LinkKind("JOINED_BY", "Agreement", "CounsellingService", "many"),
    LinkKind("JOINED_BY", "Agreement", "Organisation", "many"),
    LinkKind("KEPT_BY", "Offer", "CounsellingService", "at_most_one"),
    LinkKind("LEADS_TO", "Offer", "Offer", "many"),
    LinkKind("MEMBER_OF", "CounsellingService", "Network", "many", (LinkProperty("valid_from", "date", True), LinkProperty("valid_to", "date", False),)),
    LinkKind("MEMBER_OF", "Organisation", "Network", "many", (LinkProperty("valid_from", "date", True), LinkProperty("valid_to", "date", False),)),
    LinkKind("OVERRIDES", "Override", "Offer", "exactly_one"),
    LinkKind("PART_OF", "Place", "Place", "at_most_one"),
    LinkKind("PLACED_IN", "Referral", "Intake", "at_most_one"),
    LinkKind("PROFILE_OF", "Profile", "Client", "exactly_one"),
    LinkKind("PROVIDED_BY", "Offer", "Organisation", "exactly_one"),
    LinkKind("RATED_BY", "Rating", "CounsellingService", "at_most_one"),
    LinkKind("RATED_BY", "Rating", "Organisation", "at_most_one"),
    LinkKind("RATES", "Rating", "CounsellingService", "at_most_one"),
    LinkKind("RATES", "Rating", "Organisation", "at_most_one"),
    LinkKind("REPLACES", "Referral", "Referral", "at_most_one"),
    LinkKind("REPORTS", "OfferReport", "Offer", "exactly_one"),
    LinkKind("REQUIRES", "Offer", "Condition", "many"),
    LinkKind("REVIEW_OF", "Review", "Agreement", "exactly_one"),
    LinkKind("RUN_BY", "CounsellingService", "Organisation", "exactly_one"),
    LinkKind("SERVES", "CounsellingService", "Place", "many"),
    LinkKind("SERVES", "Offer", "Place", "at_least_one"),
    LinkKind("STEP_OF", "Step", "Goal", "exactly_one"),
    LinkKind("SUCCEEDED_BY", "Organisation", "Organisation", "at_most_one", (LinkProperty("succeeded_on", "date", True),)),
    LinkKind("TO", "Referral", "Offer", "exactly_one"),
    LinkKind("TO", "CapacityEnquiry", "Offer", "exactly_one"),
    LinkKind("TO", "Handover", "CounsellingService", "exactly_one"),
    LinkKind("TURN_OF", "Step", "Organisation", "at_most_one"),
    LinkKind("TURN_OF", "Step", "CounsellingService", "at_most_one"),
    LinkKind("USES", "Step", "Offer", "at_most_one"),
    LinkKind("VERSION_OF", "AgreementVersion", "Agreement", "exactly_one"),
)
