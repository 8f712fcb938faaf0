"""Profiles and languages: data files in, knowledge out, mistakes named."""

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from tests.support.cases import load_cases
from zvhrr_extract.errors import ProfileError
from zvhrr_extract.profiles import load_knowledge

DATA = files("zvhrr_extract") / "data"
PROFILES = sorted((DATA / "profiles").iterdir(), key=lambda entry: entry.name)
LANGUAGES = sorted((DATA / "languages").iterdir(), key=lambda entry: entry.name)
SMALL = 'language = "nl"\n[organisation]\nid = "ggd"\nname = "GGD"\n'
# `3RO`, `G4` or `LVB2` are names; a figure stands on its own.
FIGURE = re.compile(r"(?<![\w-])\d[\d.,]*(?![\w-])")
SENTENCE_END = re.compile(r"[^\W\d_]{3,}[.!?](?:\s|$)")
# The longest name of a theme has eleven words; a sentence of the reports has more.
MOST_WORDS = 14


def write(folder: Path, text: str, name: str = "my.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def error_of(path: Path) -> ProfileError:
    with pytest.raises(ProfileError) as caught:
        load_knowledge([path])
    assert path.name in str(caught.value)
    assert "\n" not in str(caught.value)
    assert caught.value.hint
    return caught.value


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def test_the_built_in_profile_and_languages_load() -> None:
    known = load_knowledge()
    assert set(known.profiles) == {"zvhrr"}
    assert set(known.languages) == {"nl", "en"}
    assert known.profiles["zvhrr"].section_rules["mdo"].parent == "developments"


def test_a_document_is_read_in_its_profiles_language_and_else_in_its_own() -> None:
    known = load_knowledge()
    assert known.for_profile("zvhrr", "en").language.code == "nl"
    plain = known.for_profile(None, "en")
    assert (plain.language.code, plain.profile) == ("en", None)
    assert known.for_profile("unheard-of", "nl").profile is None


def test_a_given_profile_is_added_to_the_built_in_ones(tmp_path: Path) -> None:
    known = load_knowledge([write(tmp_path, SMALL)])
    assert set(known.profiles) == {"zvhrr", "ggd"}
    assert set(load_knowledge().profiles) == {"zvhrr"}


def test_of_two_profiles_with_one_id_the_later_wins(tmp_path: Path) -> None:
    first = write(tmp_path, SMALL.replace("GGD", "Eerste"), "a.toml")
    second = write(tmp_path, SMALL.replace("GGD", "Tweede"), "b.toml")
    assert load_knowledge([first, second]).profiles["ggd"].organisation.name == "Tweede"
    assert load_knowledge([second, first]).profiles["ggd"].organisation.name == "Eerste"
    own = write(tmp_path, SMALL.replace("ggd", "zvhrr"), "c.toml")
    assert load_knowledge([own]).profiles["zvhrr"].sections == ()


@pytest.mark.parametrize("case", load_cases("profiles/mistakes.toml"))
def test_a_mistake_is_told_with_its_file_and_key(case: dict[str, Any], tmp_path: Path) -> None:
    text = case["text"] if case.get("whole") else SMALL + case["text"]
    error = error_of(write(tmp_path, text))
    assert case["message"] in error.message
    assert error.code == "profile_invalid"


def test_a_profile_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "latin.toml"
    path.write_bytes(SMALL.replace("GGD", "Zorgcoördinatie").encode("cp1252"))
    assert "not UTF-8" in error_of(path).message


def test_a_profile_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert "No such file" in error_of(tmp_path / "none.toml").message


def test_a_folder_is_no_profile(tmp_path: Path) -> None:
    assert "Is a directory" in error_of(tmp_path).message


@pytest.mark.parametrize("entry", PROFILES, ids=lambda entry: entry.name)
def test_no_profile_holds_a_figure(entry: Any) -> None:
    for text in strings(tomllib.loads(entry.read_text(encoding="utf-8"))):
        assert not FIGURE.search(text), text


@pytest.mark.parametrize("entry", PROFILES, ids=lambda entry: entry.name)
def test_no_profile_holds_a_sentence(entry: Any) -> None:
    for text in strings(tomllib.loads(entry.read_text(encoding="utf-8"))):
        assert len(text.split()) <= MOST_WORDS, text
        assert not SENTENCE_END.search(text), text


@pytest.mark.parametrize(
    "sample", sorted((Path(__file__).parents[2] / "samples").glob("*.txt"))
)
def test_no_profile_holds_a_line_of_prose_of_a_sample(sample: Path) -> None:
    """Headings and names are known beforehand; what the report says under them is not."""
    words = sample.read_text(encoding="utf-8").split()
    runs = {" ".join(words[at : at + 16]).casefold() for at in range(len(words))}
    for entry in PROFILES:
        for text in strings(tomllib.loads(entry.read_text(encoding="utf-8"))):
            assert not any(
                text.casefold() in run for run in runs if len(text.split()) > MOST_WORDS
            )


@pytest.mark.parametrize("entry", LANGUAGES, ids=lambda entry: entry.name)
def test_every_word_of_a_language_is_in_lower_case_and_stands_once_in_its_list(
    entry: Any,
) -> None:
    data = tomllib.loads(entry.read_text(encoding="utf-8"))
    for key, value in data.items():
        if isinstance(value, list):
            assert len(value) == len(set(value)), key
            assert [word for word in value if word != word.lower()] == [], key


def test_every_tie_section_and_parent_of_a_built_in_profile_is_reached_without_a_circle() -> (
    None
):
    for profile in load_knowledge().profiles.values():
        rules = profile.section_rules
        for rule in profile.sections:
            seen, at = [rule.key], rule.parent
            while at is not None:
                assert at not in seen, seen
                seen.append(at)
                at = rules[at].parent
