"""The due list and one case on the command line."""

import json
import os

from graphsvc.model.actor import OPERATOR
from graphsvc.model.derived import Client, CounsellingService
from graphsvc.stores import open_store
from tests.cli.conftest import AS_OF, Run


def test_due_lists_what_is_due_in_a_service(run: Run) -> None:
    store = open_store(os.environ["GRAPHSVC_STORE"])
    service = next(item for item in store.page(None, CounsellingService).records if item.kind == "jmd")
    done = run("due", "--service", service.id, "--on", AS_OF, "--json")
    items = json.loads(done.output)["items"]
    assert {"review", "step", "promise"} <= {item["kind"] for item in items}
    assert run("due", "--service", service.id, "--on", AS_OF).output.endswith(f"{len(items)} entries.\n")


def test_due_of_an_unknown_service_says_so(run: Run) -> None:
    done = run("due", "--service", "svc_01JD8YAAAAAAAAAAAAAAAAAAAA")
    assert done.exit_code != 0
    assert "does not exist" in done.output


def test_client_show_prints_the_whole_case(run: Run) -> None:
    store = open_store(os.environ["GRAPHSVC_STORE"])
    client = store.page(OPERATOR, Client).records[0]
    content = json.loads(run("client", "show", client.id).output)
    assert content["client"]["id"] == client.id
    assert content["profiles"]
