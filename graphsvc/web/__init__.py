"""The pages for people: `register` puts them into the application."""

from flask import Blueprint, Flask
from werkzeug.exceptions import HTTPException

from graphsvc.errors import GraphsvcError
from graphsvc.web import (
    agreements,
    case_commands,
    case_page,
    cases,
    cooperations,
    due,
    gaps,
    goals,
    headers,
    network,
    network_ties,
    offer_reports,
    offers,
    passing_on,
    pathways,
    placing,
    problems,
    records,
    referrals,
    reviews,
    sending,
    service_year,
    short_contacts,
    sign_in,
    situation,
    start,
    steps,
    suggesting,
    surveys,
)
from graphsvc.web.assets import vendor_folder


def register(app: Flask) -> None:
    """Add every page, the error pages and the security headers.

    Raises `NotInstalled` where the style sheets were never fetched.
    """
    vendor_folder()
    headers.register(app)
    pages = Blueprint("web", __name__)
    casework = (
        *(cases, case_page, case_commands, agreements, situation, goals, steps, reviews, due),
        *(passing_on, placing, sending, referrals, short_contacts, service_year),
    )
    networks = (network, network_ties, gaps, cooperations, surveys)
    for part in (start, offers, offer_reports, suggesting, pathways, records, *networks, *casework, sign_in, problems):
        pages.register_blueprint(part.bp)
    app.register_blueprint(pages)
    # The API's own handlers are nearer to its addresses, so these meet the errors of pages alone.
    app.register_error_handler(GraphsvcError, problems.answer_graphsvc_error)
    app.register_error_handler(HTTPException, problems.answer_http_error)
    app.register_error_handler(Exception, problems.answer_unexpected)
