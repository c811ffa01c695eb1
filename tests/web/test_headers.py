"""Other sites can neither frame a page, nor send its forms, nor keep what somebody signed in has seen."""

import pytest
from flask.testing import FlaskClient

FACTS = {"topic": "german_course", "on": "2026-03-02", "age": "34"}


@pytest.mark.parametrize("path", ["/", "/angebote", "/anmelden", "/nowhere", "/static/app.css"])
def test_every_answer_forbids_scripts_frames_and_other_sources(visitor: FlaskClient, path: str) -> None:
    with visitor.get(path) as answer:
        headers = answer.headers

    assert headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"


def test_what_a_form_about_a_person_answers_is_kept_by_no_cache(visitor: FlaskClient) -> None:
    assert visitor.post("/vorschlaege", data=FACTS).headers["Cache-Control"] == "no-store"


def test_what_somebody_signed_in_sees_is_kept_by_no_cache(visitor: FlaskClient, counsellor: FlaskClient) -> None:
    assert "no-store" not in visitor.get("/angebote").headers.get("Cache-Control", "")
    assert counsellor.get("/angebote").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "sender",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://elsewhere.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site", "Origin": "http://localhost"},
    ],
)
def test_a_form_that_another_site_sends_signs_nobody_out(counsellor: FlaskClient, sender: dict[str, str]) -> None:
    assert counsellor.post("/abmelden", headers=sender).status_code == 403
    assert counsellor.get("/faelle").status_code == 200


@pytest.mark.parametrize(
    "sender",
    [
        {},
        {"Sec-Fetch-Site": "same-origin"},
        {"Origin": "http://localhost"},
        # Browsers that hide the referrer call the origin of their own forms "null".
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
    ],
)
def test_a_form_of_this_site_is_taken(counsellor: FlaskClient, sender: dict[str, str]) -> None:
    assert counsellor.post("/abmelden", headers=sender).status_code == 303
    assert counsellor.get("/faelle").status_code == 401
