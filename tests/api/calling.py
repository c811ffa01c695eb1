"""Calling the API in tests."""

from dataclasses import dataclass
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

API = "/api/v1"
# What no answer and no log may repeat.
SECRET = "Zwiebelfisch"  # noqa: S105  stands for any fact about a person


@dataclass(frozen=True)
class Api:
    """One caller: a test client and the token it sends."""

    client: FlaskClient
    token: str | None = None

    def get(self, path: str, **headers: str) -> TestResponse:
        """The answer to a GET of that path under the API."""
        return self.call("GET", API + path, headers=headers)

    def post(self, path: str, content: object = None, **headers: str) -> TestResponse:
        """The answer to a POST of that JSON."""
        return self.call("POST", API + path, json=content, headers=headers)

    def put(self, path: str, content: object, **headers: str) -> TestResponse:
        """The answer to a PUT of that JSON."""
        return self.call("PUT", API + path, json=content, headers=headers)

    def delete(self, path: str, **headers: str) -> TestResponse:
        """The answer to a DELETE."""
        return self.call("DELETE", API + path, headers=headers)

    def call(self, method: str, path: str, headers: dict[str, str] | None = None, **more: Any) -> TestResponse:  # noqa: ANN401  what the test client takes
        """The answer to any request; underscores in the names of headers stand for hyphens."""
        named = {name.replace("_", "-"): value for name, value in (headers or {}).items()}
        if self.token is not None:
            named["Authorization"] = f"Bearer {self.token}"
        return self.client.open(path, method=method, headers=named, **more)


def problem_of(response: TestResponse, status: int, slug: str) -> dict[str, Any]:
    """The problem in the answer, after checking its shape against RFC 9457 and its own status."""
    assert response.status_code == status, response.text
    assert response.content_type == "application/problem+json"
    content: dict[str, Any] = response.get_json(force=True)
    assert content["type"] == f"/problems/{slug}"
    assert content["status"] == status
    assert all(content[name] for name in ("title", "detail", "detail_de"))
    return content


def pointers(problem: dict[str, Any]) -> list[str]:
    """The fields that a problem names; each comes with a remedy in both languages."""
    assert all(error["detail"] and error["detail_de"] for error in problem["errors"])
    return [error["pointer"] for error in problem["errors"]]


def walk(caller: Api, path: str) -> list[dict[str, Any]]:
    """Every record from that address on, page by page."""
    found: list[dict[str, Any]] = []
    following: str | None = path
    while following is not None:
        answer = caller.get(following.removeprefix("/api/v1"))
        content = answer.get_json()
        found += content["items"]
        assert answer.headers.get("Link") == (f'<{content["next"]}>; rel="next"' if content["next"] else None)
        following = content["next"]
    return found
