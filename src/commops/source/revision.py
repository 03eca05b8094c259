"""Files as they were in a git revision: no checkout, no shell, no network."""

import contextlib
import os
import posixpath
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets for its hooks, and what would point away from the folder that is asked about."""


class NoRevision(ValueError):
    """A version that cannot be had.

    Attributes:
        word: ``no-git``, ``no-repository``, ``git-failed``, ``unknown-revision``,
            ``shallow-clone`` or ``partial-clone``.
        reason: what git said, for ``git-failed``.
        names: the names of branches and tags, for ``unknown-revision``.
    """

    def __init__(self, word: str, *, reason: str = "", names: tuple[str, ...] = ()) -> None:
        super().__init__(word)
        self.word, self.reason, self.names = word, reason, names


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit of a repository.

    Attributes:
        root: the folder of the repository.
        commit: the commit, by its hash.
    """

    root: Path
    commit: str


def revision(folder: Path, name: str) -> Revision:
    """The commit that a name means in the repository of a folder.

    Args:
        folder: a folder that exists.
        name: a branch, a tag, a hash, or any other word of git for a commit; with three
            dots behind it, where the current branch parted from it.

    Raises:
        NoRevision: no git, no repository, no such commit.
    """
    try:
        root = Path(_git(folder, "rev-parse", "--show-toplevel").decode("utf-8", "surrogateescape").rstrip("\r\n"))
    except NoRevision as problem:
        if "not a git repository" in problem.reason:
            raise NoRevision("no-repository") from None
        raise
    base = name.removesuffix("...")
    asked = base if base and not base.startswith("-") else "0"  # an option is no name; nothing is called 0
    try:
        commit = _git(root, "rev-parse", "--verify", "--quiet", f"{asked}^{{commit}}").decode().strip()
        if base != name:
            commit = _git(root, "merge-base", commit, "HEAD").decode().split()[0]
    except NoRevision:
        if _git(root, "rev-parse", "--is-shallow-repository").strip() == b"true":
            raise NoRevision("shallow-clone") from None
        names = _git(root, "for-each-ref", "--format=%(refname:short)", "refs/heads", "refs/remotes", "refs/tags")
        raise NoRevision("unknown-revision", names=tuple(names.decode("utf-8", "replace").split())) from None
    return Revision(root, commit)


def take(version: Revision, below: PurePosixPath, into: Path, wanted: Callable[[PurePosixPath], bool]) -> None:
    """Write files of a revision below a folder, under the paths that they have in the repository.

    Args:
        version: the commit.
        below: the folder in the repository whose files are taken; ``.`` for all.
        into: where to; an empty folder.
        wanted: by its path, whether a file is taken.

    Raises:
        NoRevision: git cannot give them.
    """
    ways = [] if below == PurePosixPath() else ["--", f"{below.as_posix()}/"]
    listed = _git(version.root, "ls-tree", "-r", "-z", "--full-tree", version.commit, *ways)
    entries = []
    for line in listed.split(b"\0")[:-1]:
        head, _, name = line.partition(b"\t")
        mode, _, digest = head.split(b" ")
        path = PurePosixPath(name.decode("utf-8", "surrogateescape"))
        if mode.startswith((b"100", b"120")) and wanted(path):
            entries.append((path, mode.startswith(b"120"), digest))
    contents = _contents(version, [digest for _, _, digest in entries])
    for (path, is_link, _), content in zip(entries, contents, strict=True):
        file = into / path
        file.parent.mkdir(parents=True, exist_ok=True)
        if not is_link:
            file.write_bytes(content)
        elif _stays_inside(path, aim := content.decode("utf-8", "surrogateescape")):
            with contextlib.suppress(OSError):  # a system without links
                file.symlink_to(aim)


def _stays_inside(path: PurePosixPath, aim: str) -> bool:
    """Whether what a link leads to is in the repository too."""
    way = posixpath.normpath(path.parent / aim)
    return not posixpath.isabs(aim) and way != ".." and not way.startswith("../")


def _contents(version: Revision, hashes: list[bytes]) -> list[bytes]:
    try:
        out = _git(version.root, "cat-file", "--batch", told=b"".join(digest + b"\n" for digest in hashes))
    except NoRevision as problem:
        try:
            _git(version.root, "config", "--get-regexp", r"remote\..*\.promisor")
        except NoRevision:
            raise problem from None  # a whole clone, and another reason
        raise NoRevision("partial-clone") from None
    contents, at = [], 0
    for _ in hashes:
        head = out[at : out.index(b"\n", at)]
        if head.endswith(b" missing"):
            raise NoRevision("partial-clone")
        at += len(head) + 1
        size = int(head.rpartition(b" ")[2])
        contents.append(out[at : at + size])
        at += size + 1
    return contents


def _git(folder: Path, *words: str, told: bytes = b"") -> bytes:
    """What git says; it answers in English, asks nobody, and fetches nothing."""
    import subprocess

    environment = {key: value for key, value in os.environ.items() if key not in _OF_A_HOOK}
    environment |= {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0"}
    environment |= {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}  # the second for git before 2.45
    try:
        done = subprocess.run(  # noqa: S603 -- a list of words and no shell
            ["git", "-C", str(folder), *words],  # noqa: S607 -- the user's own git
            input=told,
            capture_output=True,
            env=environment,
            check=False,
        )
    except FileNotFoundError:
        raise NoRevision("no-git") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise NoRevision("git-failed", reason=said[0] if said else f"git {words[0]}: {done.returncode}")
    return done.stdout
