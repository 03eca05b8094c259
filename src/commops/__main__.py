"""``python -m commops``, and the ``commops`` command."""

import os
import sys


def main() -> None:
    """Run the command line; leaves through ``os._exit``, which spares the interpreter's clearing up."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        from commops import __version__

        sys.stdout.write(f"commops {__version__}\n")
        status = 0
    else:
        import gc

        # Nothing of a run is garbage before its end; the collector would take 70 % of a large load.
        gc.disable()
        os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "1")
        from commops.cli import run

        status = run(sys.argv[1:])
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        status = 141
    os._exit(status)


if __name__ == "__main__":
    main()
