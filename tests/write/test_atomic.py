"""A result file is whole or not there, whatever happens."""

import os
import threading
import time
from pathlib import Path

import pytest

from zvhrr_extract.errors import OutputError
from zvhrr_extract.write import prepare_folder, write_aside

LEFTOVER = ".zvhrr-extract-0123456789abcdef.tmp"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    for data in (b"een", b"twee"):
        write_aside(path, [data])
        assert path.read_bytes() == data
    assert names(tmp_path) == ["a.json"]


def test_a_result_is_readable_by_whom_the_umask_allows(tmp_path: Path) -> None:
    plain = tmp_path / "plain"
    plain.write_bytes(b"")
    write_aside(tmp_path / "a.json", [b"x"])
    assert (tmp_path / "a.json").stat().st_mode == plain.stat().st_mode


def test_a_write_that_fails_leaves_the_old_file_and_no_crumbs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"oud")

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match="No space left") as caught:
        write_aside(path, [b"nieuw"])
    assert caught.value.code == "output_failed"
    assert "make room" in caught.value.hint
    assert path.read_bytes() == b"oud"
    assert names(tmp_path) == ["a.json"]


def test_a_folder_in_the_place_of_a_result_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    with pytest.raises(OutputError, match=r"a\.json: cannot be written"):
        write_aside(tmp_path / "a.json", [b"x"])


def test_a_link_stays_one_and_what_it_leads_to_is_written(tmp_path: Path) -> None:
    (tmp_path / "map").mkdir()
    for name in ("oud", "nieuw"):
        link = tmp_path / f"naar-{name}"
        link.symlink_to(tmp_path / "map" / name)
        write_aside(link, [b"x"])
        assert link.is_symlink()
        assert (tmp_path / "map" / name).read_bytes() == b"x"
    assert names(tmp_path / "map") == ["nieuw", "oud"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes")
def test_a_device_or_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pijp"
    os.mkfifo(pipe)
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(pipe.read_bytes()))
    reader.start()
    write_aside(pipe, [b"een", b"twee"])
    reader.join()
    assert got == [b"eentwee"]
    assert pipe.is_fifo()


def test_a_folder_is_made_with_its_parents(tmp_path: Path) -> None:
    prepare_folder(tmp_path / "a" / "b")
    prepare_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_a_file_where_results_should_go_is_told(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    for folder in (tmp_path / "out", tmp_path / "out" / "deeper"):
        with pytest.raises(OutputError):
            prepare_folder(folder)


def test_only_old_leftovers_of_our_own_are_cleared(tmp_path: Path) -> None:
    old, fresh, foreign = (
        tmp_path / LEFTOVER,
        tmp_path / LEFTOVER.replace("0", "f"),
        tmp_path / ".x.tmp",
    )
    for path in (old, fresh, foreign):
        path.write_bytes(b"half")
    for path in (old, foreign):
        os.utime(path, (time.time() - 3600,) * 2)
    prepare_folder(tmp_path)
    assert names(tmp_path) == sorted([fresh.name, foreign.name])


def test_a_leftover_that_another_run_clears_first_is_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leftover = tmp_path / LEFTOVER
    leftover.write_bytes(b"half")
    os.utime(leftover, (1, 1))

    def vanish(_: Path) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "unlink", vanish)
    prepare_folder(tmp_path)


def test_two_runs_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    texts = [bytes([65 + index]) * 200_000 for index in range(4)]

    def write_often(data: bytes) -> None:
        for _ in range(5):
            write_aside(path, [data])

    threads = [threading.Thread(target=write_often, args=(data,)) for data in texts]
    for thread in threads:
        thread.start()
    seen = {path.read_bytes() for _ in range(200) if path.exists()}
    for thread in threads:
        thread.join()
    assert seen | {path.read_bytes()} <= set(texts)
    assert names(tmp_path) == ["a.json"]
