"""
The generated clients and models, one package each.

A wheel has them in this folder.
A clone has them in `generated/` of the repository, which is then added to the path of this package.
"""

from pathlib import Path

_clone = Path(__file__).resolve().parents[3]

if not any(Path(__file__).parent.glob("*_client")) and (_clone / "specs").is_dir():
    __path__.append(str(_clone / "generated"))
