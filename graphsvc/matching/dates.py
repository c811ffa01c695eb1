"""Whether an offer runs on the day, and when it starts next."""

from datetime import date

from graphsvc.matching.enquiry import Enquiry
from graphsvc.matching.verdicts import CriterionResult, Question, Reason, criterion_result
from graphsvc.model.derived import Intake
from graphsvc.model.facts import OfferFacts


def next_intake(facts: OfferFacts, on: date) -> Intake | None:
    """The soonest start from that day on that still takes registrations, the first of those on one day, or None."""
    coming = (each for each in facts.intakes if each.starts_on >= on and _takes_registrations(each, on))
    return min(coming, key=lambda intake: intake.starts_on, default=None)


def dates_criterion(facts: OfferFacts, enquiry: Enquiry) -> CriterionResult:
    """Fits where the offer runs on the day, also without a start; the words say which start comes next.

    Does not fit before the first and after the last valid day and once retired. Unknown where the funding has
    ended or every coming start is closed for registration.
    """
    intake = next_intake(facts, enquiry.on)
    return criterion_result(
        "dates",
        _not_running(facts, enquiry.on) or _doubtful(facts, enquiry.on, intake) or _running(facts, intake),
    )


def german_day(day: date) -> str:
    """The day as people in Germany write it: 09.02.2026."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def _takes_registrations(intake: Intake, on: date) -> bool:
    return intake.register_by is None or on <= intake.register_by


def _not_running(facts: OfferFacts, on: date) -> Reason | None:
    offer = facts.offer
    if offer.retired_at is not None:
        return Reason("does_not_fit", "Das Angebot gibt es nicht mehr.", "The offer no longer exists.")
    if offer.valid_to is not None and offer.valid_to < on:
        return Reason(
            "does_not_fit",
            f"Das Angebot endete am {german_day(offer.valid_to)}.",
            f"The offer ended on {offer.valid_to}.",
        )
    if offer.valid_from is not None and on < offer.valid_from:
        return Reason(
            "does_not_fit",
            f"Das Angebot beginnt erst am {german_day(offer.valid_from)}.",
            f"The offer begins only on {offer.valid_from}.",
        )
    return None


def _doubtful(facts: OfferFacts, on: date, intake: Intake | None) -> Reason | None:
    if (ended := facts.offer.funding_ends_on) is not None and ended < on:
        return Reason(
            "unknown",
            f"Die Förderung lief am {german_day(ended)} aus.",
            f"The funding ended on {ended}.",
            question=Question(
                "funding_ends_on",
                "Bitte fragen Sie den Anbieter, ob es das Angebot noch gibt.",
                "Please ask the provider whether the offer still exists.",
                asks="provider",
            ),
        )
    if intake is None and any(each.starts_on >= on for each in facts.intakes):
        return Reason(
            "unknown",
            "Für alle eingetragenen Starttermine ist der Anmeldeschluss vorbei.",
            "Registration is closed for every start on record.",
            question=Question(
                "register_by",
                "Bitte fragen Sie den Anbieter, ob eine späte Anmeldung möglich ist.",
                "Please ask the provider whether a late registration is possible.",
                asks="provider",
            ),
        )
    return None


def _running(facts: OfferFacts, intake: Intake | None) -> Reason:
    if intake is None and facts.intakes:
        return Reason(
            "fits",
            "Das Angebot läuft, die Starttermine sind vorbei. Bitte fragen Sie nach dem nächsten.",
            "The offer runs, its starts have passed. Please ask for the next one.",
        )
    if intake is None:
        return Reason(
            "fits",
            "Das Angebot läuft. Ein Starttermin ist nicht eingetragen.",
            "The offer runs. No start is on record.",
        )
    full_de, full_en = (
        ("", "") if intake.places > intake.booked else (" Zurzeit ist kein Platz frei.", " Full at present.")
    )
    return Reason(
        "fits",
        f"Nächster Start am {german_day(intake.starts_on)}.{full_de}",
        f"Next start on {intake.starts_on}.{full_en}",
    )
