"""
The speed of the generated clients, compared with the stock generator, our pydantic models and msgspec.

All candidates read the same bytes in turn in one process, and the median of several rounds counts.
Quote only the ratios: the milliseconds depend on the machine.
"""

import contextlib
import gc
import importlib
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Generator
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import shapes
from openapi_python_client import generate
from openapi_python_client.config import Config, ConfigFile, MetaType

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 15
ITWIN, VISION = "itwin_reality_conversion", "cognite_vision"
DIAGRAMS = "cognite_diagrams"

Row = tuple[str, Callable[[], object]]


@contextlib.contextmanager
def stock(api: str) -> Generator[ModuleType]:
    """Yield the models that openapi-python-client makes from the spec with its own templates."""
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / f"stock_{api}"
        config = Config.from_sources(
            ConfigFile(post_hooks=[]),
            MetaType.NONE,
            document_source=ROOT / "specs" / api / "openapi.yaml",
            file_encoding="utf-8",
            overwrite=True,
            output_path=made,
        )
        with contextlib.redirect_stdout(io.StringIO()):
            generate(config=config)
        sys.path.insert(0, folder)
        try:
            yield importlib.import_module(f"stock_{api}.models")
        finally:
            sys.path.remove(folder)


def medians(rows: list[Row]) -> dict[str, float]:
    """Return the median milliseconds of each candidate; the candidates take turns in every round."""
    taken: dict[str, list[float]] = {name: [] for name, _ in rows}
    for _ in range(ROUNDS):
        for name, job in rows:
            gc.collect()
            started = time.perf_counter()
            job()
            taken[name].append((time.perf_counter() - started) * 1000)
    return {name: statistics.median(each) for name, each in taken.items()}


def show(title: str, found: dict[str, float]) -> None:
    """Print a table of milliseconds, and the first candidate's time as a multiple of each."""
    print(f"\n{title}")
    first = next(iter(found.values()))
    for name, spent in found.items():
        print(f"  {name:42} {spent:9.2f} ms   ours is {first / spent:5.2f} x this")


def reading_and_writing(
    api: str, component: str, body: bytes, struct: type[Any], title: str
) -> None:
    """Print the tables for reading and for writing one body."""
    models = importlib.import_module(f"{api}_models")
    ours = importlib.import_module(f"{api}_client.schemas").SCHEMAS[component]
    answers: Any = importlib.import_module(f"{api}_client._runtime.answers")
    before = getattr(importlib.import_module(f"{api}_frozen.models"), component)
    strict = getattr(models, component)
    jiter = answers._fast()

    def read_with(fast: object) -> object:
        answers._fast = lambda: fast
        return ours.from_dict(answers.read_json(body, component))

    with stock(api) as stocked:
        plain = getattr(stocked, component)
        encoder, decoder = msgspec.json.Encoder(), msgspec.json.Decoder(struct)
        read: list[Row] = [
            ("ours, as a client reads, without jiter", lambda: read_with(None)),
            ("ours, as a client reads, with jiter", lambda: read_with(jiter)),
            ("ours, from json.loads", lambda: ours.from_dict(json.loads(body))),
            ("ours at 51ff0c5, from json.loads", lambda: before.from_dict(json.loads(body))),
            ("stock openapi-python-client", lambda: plain.from_dict(json.loads(body))),
            ("our pydantic models", lambda: strict.model_validate_json(body)),
            ("msgspec, by hand", lambda: decoder.decode(body)),
            ("json.loads alone", lambda: json.loads(body)),
        ]
        show(f"{title}: bytes to objects, {len(body) / 1024:.0f} KiB", medians(read))
        mine, theirs = ours.from_dict(json.loads(body)), plain.from_dict(json.loads(body))
        model, fast = strict.model_validate_json(body), decoder.decode(body)
        write: list[Row] = [
            ("ours, everything checked", lambda: json.dumps(mine.to_dict())),
            ("stock openapi-python-client", lambda: json.dumps(theirs.to_dict())),
            ("our pydantic models", lambda: model.model_dump_json(by_alias=True)),
            ("msgspec, by hand", lambda: encoder.encode(fast)),
        ]
        show(f"{title}: objects to bytes", medians(write))


def submission() -> None:
    """Print the table for writing a checked request with 50 files of 1000 annotations."""
    models = importlib.import_module(f"{DIAGRAMS}_client.models")
    body_bytes = importlib.import_module(f"{DIAGRAMS}_client._runtime.parameters").body_bytes
    plain = shapes.annotated_files(50, 1000)
    body = models.ConvertRequest.from_dict(plain)
    rows: list[Row] = [
        ("ours, everything checked", lambda: body_bytes(body, type(body))),
        ("json.dumps alone", lambda: json.dumps(plain, separators=(",", ":"))),
    ]
    show("Diagrams, 50 files of 1000 annotations: object to bytes", medians(rows))


def flatness() -> None:
    """Print the time per job for pages of 1 to 10,000 jobs."""
    ours = importlib.import_module(f"{ITWIN}_client.schemas").SCHEMAS["JobList"]
    print("\niTwin jobs, ours: time per job by the size of the page")
    for count in (1, 10, 100, 1000, 10_000):
        body = shapes.job_page(count)
        times = max(1, 2000 // count)

        def job(body: bytes = body, times: int = times) -> None:
            for _ in range(times):
                ours.from_dict(json.loads(body))

        spent = medians([("ours", job)])["ours"] / times / count * 1000
        print(f"  {count:6} jobs {spent:8.2f} us per job")


def imports() -> None:
    """Print the time that importing each client takes in a fresh interpreter, without attrs and httpx."""
    print("\nImport, without attrs and httpx (median of 7 interpreters)")
    for folder in sorted((ROOT / "generated").glob("*_client")):
        code = (
            f"import sys, time; sys.path.insert(0, {str(folder.parent)!r}); import attrs, httpx; "
            f"t = time.perf_counter(); import {folder.name}; print((time.perf_counter() - t) * 1000)"
        )
        command = [sys.executable, "-c", code]
        cached = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
        ran = [
            subprocess.run(command, check=True, capture_output=True, text=True, env=cached)
            for _ in range(8)
        ]
        taken = [float(each.stdout) for each in ran[1:]]  # the first one writes the bytecode
        print(f"  {folder.name:42} {statistics.median(taken):9.2f} ms")


def main() -> None:
    """Print all tables."""
    sys.path[:0] = [str(ROOT / "generated"), str(ROOT / "tests" / "bench" / "frozen")]
    print(f"Python {sys.version.split()[0]}, median of {ROUNDS} rounds")
    page = shapes.job_page(1000)
    reading_and_writing(ITWIN, "JobList", page, shapes.JobList, "iTwin, a page of 1000 jobs")
    result = shapes.vision_result(50, 200)
    title = "Vision, 50 files of 200 predictions"
    reading_and_writing(VISION, "ExtractJob", result, shapes.ExtractJob, title)
    submission()
    flatness()
    imports()


if __name__ == "__main__":
    main()
