"""What reports are called, and that nothing in a name can do harm."""

from array import array
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zvhrr_extract.batch.names import name_reports, safe_name
from zvhrr_extract.models.identity import Identity, Signature
from zvhrr_extract.models.report import Edition
from zvhrr_extract.models.version import Group, Member, Standing


def group(
    file: str,
    standing: Standing = Standing.APART,
    *,
    year: int | None = None,
    edition: Edition = "full",
    sha: str = "0",
) -> Group:
    nothing = array("Q")
    identity = Identity("zvhrr" if year else None, year, edition)
    signature = Signature(file, sha, "text/plain", 1, identity, "", nothing, nothing, 0, 0)
    return Group((Member(signature, "canonical"),), standing)


def test_reports_are_named_after_organisation_and_year_and_edition() -> None:
    groups = [
        group("x/a.txt", Standing.MAIN, year=2021),
        group("b.txt", Standing.ABRIDGED, year=2021, edition="abridged"),
        group("c.txt", Standing.MAIN, year=2020, edition="abridged"),
    ]
    assert name_reports(groups) == ["zvhrr-2021", "zvhrr-2021-abridged", "zvhrr-2020"]


def test_what_stands_apart_is_named_after_its_file() -> None:
    assert name_reports([group("map/Jaar verslag.v2.txt")]) == ["Jaar-verslag.v2"]


def test_names_that_clash_are_counted_by_hash_and_not_by_order() -> None:
    one, other = group("a/dump.txt", sha="1"), group("b/DUMP.txt", sha="2")
    assert name_reports([one, group("dump.txt", sha="3")]) == ["dump", "dump-2"]
    assert name_reports([group("dump.txt", sha="3"), one]) == ["dump-2", "dump"]
    assert {name.casefold() for name in name_reports([one, other])} == {"dump", "dump-2"}


def test_no_report_takes_the_name_of_the_manifest_or_of_a_year() -> None:
    groups = [
        group("zvhrr-2021.txt"),
        group("manifest.txt"),
        group("y.txt", Standing.MAIN, year=2021),
    ]
    assert name_reports(groups) == ["zvhrr-2021-2", "manifest-2", "zvhrr-2021"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("..", "report"),
        ("", "report"),
        ("a\x00b\nc\x1b[31m", "a-b-c-31m"),
        ('x<>:"|?*y', "x-y"),
        ("CON", "CON-report"),
        ("com1.oud", "com1.oud-report"),
        ("concept", "concept"),
        (".verborgen", "verborgen"),
        ("eindigt. . ", "eindigt"),
        ("cafe\u0301", "café"),
        ("é" * 200, "é" * 75),
        ("\udce9x", "x"),
    ],
)
def test_a_name_is_made_safe(text: str, name: str) -> None:
    assert safe_name(text) == name


@given(st.text(st.characters()))
def test_no_text_makes_a_name_that_leaves_its_folder(text: str) -> None:
    name = safe_name(text)
    assert name
    assert PurePosixPath(name).parts == PureWindowsPath(name).parts == (name,)
    assert not PureWindowsPath(name).is_reserved()
    assert len(f"{name}-99.json".encode()) < 255
    assert name.isprintable()
    assert safe_name(name) == name
