"""What a user of each API would give `jobgauge check`, taken from what the servers of a set know."""

from typing import Any


def given(api: str, known: dict[str, Any]) -> list[str]:
    """Return the `--given` arguments for the ids that a server says it has."""
    match api:
        case _ if "given" in known:
            wanted = {"jobId"} if api == "cognite_vision" else None
            pairs = [(n, each) for n, each in known["given"] if wanted is None or n in wanted]
        case "cognite_diagrams":
            files = [each for each in known["files"] if each.get("converts", True)]
            pairs = [("jobId", each["jobId"]) for each in known["jobs"].values()]
            pairs += [("fileId", each["fileId"]) for each in files[:60]]
            names = [each["fileExternalId"] for each in files[:2] if "fileExternalId" in each]
            pairs += [("fileExternalId", name) for name in names]
        case "cognite_vision":
            pairs = [("jobId", each["jobId"]) for each in known["jobs"].values()]
        case "zoo_datasets":
            conversions = [*known["conversions"], *known["live_conversions"]]
            pairs = [
                pair
                for each in conversions
                for pair in (("id", each["dataset_id"]), ("conversion_id", each["id"]))
            ]
        case _:
            pairs = []
    return [word for name, value in pairs for word in ("--given", f"{name}={value}")]


def path_of(api: str, known: dict[str, Any]) -> str:
    """Return the path before those of the operations."""
    return str(known.get("base", known.get("prefix", ""))) if api.startswith("cognite") else ""
