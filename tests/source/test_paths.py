"""The ways by which other programs find a file."""

from pathlib import Path

import pytest

from commops.source.paths import from_here, from_root


@pytest.fixture
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a folder ``org``, which is the current one, and another repository beside it."""
    for name in ("paper/.git", "paper/org", "paper/lib", "other/.git", "other/deep", "loose"):
        (tmp_path / name).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "paper/org")
    return tmp_path


@pytest.mark.usefixtures("folders")
@pytest.mark.parametrize(
    ("name", "root", "here"),
    [
        ("team.yaml", "org/team.yaml", "team.yaml"),
        ("./部门/team.yaml", "org/部门/team.yaml", "部门/team.yaml"),
        ("../lib/roles.yaml", "lib/roles.yaml", "../lib/roles.yaml"),
        ("../org/team.yaml", "org/team.yaml", "team.yaml"),
        ("../../other/deep/team.yaml", "deep/team.yaml", "../../other/deep/team.yaml"),
        ("../../loose/team.yaml", "../../loose/team.yaml", "../../loose/team.yaml"),
        ("<stdin>", "<stdin>", "<stdin>"),
    ],
)
def test_a_way_begins_in_the_repository_or_here_where_it_can(name: str, root: str, here: str) -> None:
    assert (from_root()(name), from_here()(name)) == (root, here)


def test_a_whole_path_is_shortened_where_the_file_is_inside_and_kept_where_it_is_not(folders: Path) -> None:
    inside, outside = (folders / "paper/org/team.yaml").as_posix(), (folders / "loose/team.yaml").as_posix()

    assert (from_root()(inside), from_here()(inside)) == ("org/team.yaml", "team.yaml")
    assert (from_root()(outside), from_here()(outside)) == (outside, outside)


def test_without_a_repository_the_way_begins_in_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if any((folder / ".git").exists() for folder in tmp_path.parents):
        pytest.skip("the folder for temporary files is in a repository")
    (tmp_path / "org").mkdir()
    monkeypatch.chdir(tmp_path)

    assert from_root()(str(tmp_path / "org/team.yaml")) == "org/team.yaml"


def test_a_checkout_of_git_worktree_has_a_file_in_the_place_of_the_folder(folders: Path) -> None:
    (folders / "paper/.git").rmdir()
    (folders / "paper/.git").write_text("gitdir: elsewhere\n")

    assert from_root()("team.yaml") == "org/team.yaml"


def test_a_link_to_the_folder_leads_to_the_same_way(folders: Path) -> None:
    link = folders / "link"
    try:
        link.symlink_to(folders / "paper", target_is_directory=True)
    except OSError:
        pytest.skip("no links here")

    assert from_root()(str(link / "org/team.yaml")) == "org/team.yaml"
