"""Which files a run reads and what they are called."""

import os
from pathlib import Path

import pytest

from zvhrr_extract.batch.plan import hash_inputs, plan_inputs
from zvhrr_extract.settings import Settings


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.txt",
        "a.TXT",
        "sub/c.txt",
        "sub/deep/d",
        "foto.png",
        ".verborgen.txt",
        "sub/.git/e.txt",
        "~$b.txt",
        "Thumbs.db",
        "mijn.toml",
        "zvhrr-2021.json",
        "zvhrr-2021.csv",
        "audit.sarif",
        "uit/manifest.json",
        "uit/los.txt",
    ):
        path = tmp_path / "map" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")
    return tmp_path / "map"


def names(*named: Path | str, output: Path = Path("/nergens")) -> list[str]:
    return [one.file for one in plan_inputs([str(name) for name in named], output=output)]


def test_a_folder_is_read_whole_but_for_what_is_never_a_report(folder: Path) -> None:
    assert names(folder, output=folder / "uit") == [
        "a.TXT",
        "b.txt",
        "foto.png",
        "sub/c.txt",
        "sub/deep/d",
    ]


def test_a_file_named_outright_is_always_an_input(folder: Path) -> None:
    assert names(folder / "zvhrr-2021.json", folder / ".verborgen.txt") == [
        "zvhrr-2021.json",
        ".verborgen.txt",
    ]


def test_names_are_relative_to_what_all_inputs_share(folder: Path) -> None:
    assert names(folder / "b.txt") == ["b.txt"]
    assert names(folder / "sub" / "deep", folder / "b.txt") == ["sub/deep/d", "b.txt"]


def test_the_same_file_counts_once(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    (folder / "sub" / "link.txt").symlink_to(folder / "b.txt")
    named = ["b.txt", "./b.txt", str(folder / "b.txt"), "sub/../b.txt", "sub/link.txt"]
    assert names(*named) == ["b.txt"]


def test_a_pattern_is_expanded_where_the_shell_did_not(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert names(folder / "[ab].[tT]*") == ["a.TXT", "b.txt"]
    assert names(folder / "**" / "[b-l]*.txt", output=folder) == [
        "b.txt",
        "sub/c.txt",
        "uit/los.txt",
    ]
    monkeypatch.chdir(folder)
    assert names("sub/*") == ["c.txt", "deep/d"]


def test_a_file_with_the_signs_of_a_pattern_in_its_name_is_that_file(folder: Path) -> None:
    (folder / "rapport [1].txt").write_text("x")
    assert names(folder / "rapport [1].txt") == ["rapport [1].txt"]


@pytest.mark.parametrize("name", ["weg.txt", "*.docx", "weg/"])
def test_what_is_not_there_is_listed_as_failed(folder: Path, name: str) -> None:
    missing, there = plan_inputs([str(folder / name), str(folder / "b.txt")], output=folder)
    assert missing.error is not None
    assert missing.error.code == "not_found"
    assert there.error is None


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "leeg").mkdir()
    (one,) = plan_inputs([str(tmp_path / "leeg")], output=tmp_path / "uit")
    assert one.error is not None
    assert (one.file, one.error.code) == ("leeg", "empty_folder")


def test_the_output_folder_itself_may_be_read_and_may_be_empty(folder: Path) -> None:
    assert "b.txt" in names(folder, output=folder)
    (folder / "leeg").mkdir()
    assert names(folder / "leeg", output=folder / "leeg") == []


def test_a_circle_of_links_ends(folder: Path) -> None:
    (folder / "sub" / "rond").symlink_to(folder)
    (folder / "sub" / "elders").symlink_to(folder / "sub" / "deep")
    found = names(folder, output=folder / "uit")
    assert len(found) == len(set(found)) == 5


def test_a_folder_that_may_not_be_listed_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scan = os.scandir

    def refuse(path: Path | str) -> object:
        if Path(path).name == "deep":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)
    planned = plan_inputs([str(folder)], output=folder / "uit")
    (one,) = (one for one in planned if one.error)
    assert one.error is not None
    assert (one.file, one.error.code) == ("sub/deep", "unreadable")


def test_a_name_that_is_no_text_is_spelled_out(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as stream:  # noqa: PTH123
        stream.write(b"x")
    (name,) = names(tmp_path)
    assert name == "caf\\udce9.txt"
    assert name.encode()


def test_only_what_can_be_read_has_a_hash(folder: Path) -> None:
    (folder / "groot.txt").write_text("x" * 100)
    planned = plan_inputs(
        [str(folder / name) for name in ("b.txt", "weg", "groot.txt")], output=folder
    )
    hashed = hash_inputs(planned, settings=Settings(max_source_bytes=50))
    assert [one.sha256 is None for one in hashed] == [False, True, True]
    assert [one.error and one.error.code for one in hashed] == [None, "not_found", "too_large"]


def test_the_file_a_result_goes_to_is_read_only_where_it_is_named(folder: Path) -> None:
    result = folder / "sub" / "c.txt"
    in_folder = [one.file for one in plan_inputs([str(folder)], result=result)]
    assert "sub/c.txt" not in in_folder
    assert "sub/deep/d" in in_folder
    assert [one.file for one in plan_inputs([str(result)], result=result)] == ["c.txt"]
