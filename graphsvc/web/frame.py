"""A page in the frame of the site: who is signed in, whether the data is synthetic, the words of the templates."""

from collections.abc import Mapping

from flask import render_template

from graphsvc.access.requests import client_handle, request_settings, session_actor
from graphsvc.errors import GraphsvcError
from graphsvc.model.actor import Actor
from graphsvc.web import words


def page(template: str, /, section: str = "", **values: object) -> str:
    """The template as HTML, with `section` current in the navigation."""
    return _rendered(template, section, _shown_actor(), values)


def page_without_store(template: str, /, **values: object) -> str:
    """The template as HTML, naming no account: a store that is gone would be waited for once more."""
    return _rendered(template, "", None, values)


def _rendered(template: str, section: str, actor: Actor | None, values: Mapping[str, object]) -> str:
    return render_template(
        template,
        section=section,
        actor=actor,
        role=words.term("role", actor.role) if actor else None,
        demo=request_settings().demo,
        words=words,
        client_handle=client_handle,
        **values,
    )


def _shown_actor() -> Actor | None:
    """Who the header names. A store that is down must not keep the page about it from being shown."""
    try:
        return session_actor()
    except GraphsvcError:
        return None
