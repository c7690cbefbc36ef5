"""The HTTP library is imported in one module, and its successor can take its place."""

import re
import subprocess
import sys
from pathlib import Path

from tests.generated.servers import raw_server, responds

GENERATED = Path(__file__).resolve().parents[2] / "generated"
RUNTIME = GENERATED / "zoo_datasets_client" / "_runtime"
SCRIPT = """
import sys
import httpx2
httpx2.alias_httpx()
from itwin_reality_conversion_client import Client
print([job for job in Client(sys.argv[1], token="t").jobs.list()])
print(sys.modules["httpx"].__name__)
"""


def test_one_module_imports_the_http_library() -> None:
    imports = re.compile(r"^\s*(?:import|from) httpx\b", re.MULTILINE)

    found = {file.name for file in RUNTIME.glob("*.py") if imports.search(file.read_text())}

    assert found == {"library.py"}


def test_a_client_works_on_httpx2() -> None:
    with raw_server(responds(b'{"jobs": []}')) as server:
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, server.url],
            env={"PYTHONPATH": str(GENERATED)},
            capture_output=True,
            text=True,
            check=True,
        )

    assert done.stdout.split() == ["[]", "httpx2"]
