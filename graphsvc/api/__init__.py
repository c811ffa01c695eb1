"""The REST API: `register` puts it, its errors and its OpenAPI document into the application."""

from flask_openapi.openapi import OpenAPI

from graphsvc.api import (
    casework,
    cooperations,
    health,
    network,
    network_gaps,
    offer_reports,
    pathways,
    placing,
    problems,
    referrals,
    rules,
    search,
    service_year,
    suggestions,
    surveys,
    vocabularies,
)
from graphsvc.api.document import SECURITY_SCHEMES
from graphsvc.api.records import record_blueprints


def register(app: OpenAPI) -> None:
    """Add every operation; all that goes wrong under its addresses is answered as a problem."""
    app.validation_error_callback = problems.refuse_parameters
    app.validation_error_model = problems.Problem
    app.validation_error_status = "400"
    app.security_schemes = SECURITY_SCHEMES
    problems.answer_unmatched(app)
    parts = (
        health,
        suggestions,
        casework,
        referrals,
        service_year,
        placing,
        pathways,
        offer_reports,
        rules,
        network,
        network_gaps,
        cooperations,
        surveys,
        search,
        vocabularies,
    )
    for blueprint in (*(part.blueprint for part in parts), *record_blueprints()):
        app.register_api(blueprint)
