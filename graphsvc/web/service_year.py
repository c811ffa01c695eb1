"""The year of the own service on one page, and as CSV for whoever asks for the figures."""

from datetime import date
from typing import Final

from flask import Blueprint, Response, request

from graphsvc.access.requests import request_store, session_actor
from graphsvc.answers.service_year import PART_WORDS, SINCE_WORDS, row_words, year_of_service, year_to_csv
from graphsvc.casework.service_year import PARTS, ServiceYear
from graphsvc.clock import today
from graphsvc.model.facts import Window
from graphsvc.web.frame import page
from graphsvc.web.typed_form import whole_number

bp = Blueprint("service_year", __name__)
_YEARS_BACK: Final = 5


@bp.get("/jahreszahlen")
def figures() -> str:
    """The figures of one calendar year; as they may leave the service where that is asked for."""
    year = _year()
    return page(
        "service_year.html",
        "service_year",
        year=year,
        number=year.window.start.year,
        years=range(today().year, today().year - _YEARS_BACK, -1),
        parts=[(PART_WORDS[part], [row for row in year.rows if row.part == part]) for part in PARTS],
        row_words=row_words,
        since_words=SINCE_WORDS,
    )


@bp.get("/jahreszahlen.csv")
def figures_csv() -> Response:
    """The same as a file."""
    year = _year()
    response = Response(year_to_csv(year), content_type="text/csv; charset=utf-8")
    name = f"jahreszahlen-{year.window.start.year}{'-weitergabe' if year.shared else ''}.csv"
    response.headers["Content-Disposition"] = f"attachment; filename={name}"
    return response


def _year() -> ServiceYear:
    number = whole_number(request.args.get("jahr", ""))
    if not isinstance(number, int) or not today().year - _YEARS_BACK < number <= today().year:
        number = today().year
    window = Window(date(number, 1, 1), date(number + 1, 1, 1))
    return year_of_service(request_store(), session_actor(), window, shared=request.args.get("weitergabe") == "1")
