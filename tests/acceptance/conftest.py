"""Where the source documents' facts are, for whoever has them."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT


def real_data() -> Path:
    """The folder with the source documents: COMMOPS_REAL_DATA, else ``shared`` beside the checkout."""
    return Path(os.environ.get("COMMOPS_REAL_DATA", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def facts() -> dict[str, Any]:
    """Every fact of the five documents as data; the test is skipped where it is not there."""
    path = real_data() / "seeds.json"
    if not path.is_file():
        pytest.skip("the facts of the source documents are not on this machine; set COMMOPS_REAL_DATA")
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
