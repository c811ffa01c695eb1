"""Who takes part in meetings, as the OpenAPI document describes it."""

from pydantic import BaseModel, Field

from graphsvc.api.network_models import Count, NetworkUnit, Note, Period


class ShownFigure(BaseModel):
    """A figure as it may be shown: without a value where only its range may be known, all null where undefined."""

    value: float | None
    at_least: float | None
    at_most: float | None
    definition_de: str
    definition_en: str


class AttendanceCounts(BaseModel):
    """How many members, how many of them at a meeting at all, and how often."""

    units: int
    units_attending: int
    meetings: Count
    participations: Count
    units_off_roster: int = Field(description="Bodies at these meetings that are no members; they do not count.")


class UnitMeetings(BaseModel):
    """How many meetings a unit was at."""

    unit: NetworkUnit
    meetings: Count


class SharedMeetings(BaseModel):
    """What two units share; the weights are null where a count that they follow from is a range."""

    one: NetworkUnit
    other: NetworkUnit
    shared: Count
    newman: float | None = Field(description="Sum over their meetings of 1 / (participants - 1).")
    jaccard: float | None = Field(description="Share of the meetings of either.")
    overlap: float | None = Field(description="Share of the meetings of the unit with fewer.")


class MeetingAttendance(BaseModel):
    """Who takes part in meetings: units and pairs, most meetings first."""

    period: Period
    counts: AttendanceCounts
    density: ShownFigure
    units_at_a_meeting: ShownFigure
    units: list[UnitMeetings]
    pairs: list[SharedMeetings]
    notes: list[Note]
