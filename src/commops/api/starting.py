"""A first team file."""

import json
from pathlib import Path

from commops.api.schema import format_schema
from commops.errors import BadOption, WouldOverwrite
from commops.load.complaints import nearest
from commops.load.library import examples
from commops.messages import Speech
from commops.source.store import store

SCHEMA_FILE = "team.schema.json"
_MODELINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"


def example_names() -> list[str]:
    """The names of the examples."""
    return sorted(path.name for path in examples().iterdir() if (path / "team.yaml").is_file())


def start(folder: Path, example: str | None, speech: Speech, *, force: bool) -> list[Path]:
    """Write a first team file, and the schema that its first line names.

    Args:
        folder: where to; made if it is missing.
        example: the example to begin from; None for six lines to fill in.
        speech: the language of the six lines.
        force: write over files that are there.

    Returns:
        The files that were written.

    Raises:
        BadOption: no example of that name.
        WouldOverwrite: a file is there already; nothing was written.
    """
    files = {Path("team.yaml"): _MODELINE + _first_lines(speech)}
    if example is not None:
        if example not in example_names():
            raise BadOption(
                "unknown-example",
                name=example,
                near=nearest(example, example_names()),
                names=", ".join(example_names()),
            )
        home = examples() / example
        files = {
            path.relative_to(home): _with_modeline(path.relative_to(home), path.read_text(encoding="utf-8"))
            for path in sorted(home.rglob("*"))
            if path.is_file()
        }
    files[Path(SCHEMA_FILE)] = json.dumps(format_schema(), ensure_ascii=False, indent=1) + "\n"
    for path in files:
        if (folder / path).exists() and not force:
            raise WouldOverwrite("would-overwrite", path=(folder / path).as_posix())
    for path, text in files.items():
        store(folder / path, text)
    return [folder / path for path in files]


def _with_modeline(path: Path, text: str) -> str:
    if path.suffix not in (".yaml", ".yml"):
        return text
    up = "../" * (len(path.parts) - 1)
    return _MODELINE.replace(SCHEMA_FILE, up + SCHEMA_FILE) + text


def _first_lines(speech: Speech) -> str:
    return speech.word(
        "start.team",
        """name: Community operations team
roles:
  community lead: {root: true, duties: [community strategy, team management, content review]}
  content operator: {reports_to: community lead, duties: [content creation, content publishing]}
  user operator: {reports_to: community lead, duties: [answering questions, collecting feedback]}
""",
    )
