"""What two dumps of one report have in common, and what sets them apart."""

import subprocess
import sys
from pathlib import Path

import pytest

from zvhrr_extract.dedupe import sign_document
from zvhrr_extract.dedupe.similar import SKETCH_SIZE, is_alike, measure_containment
from zvhrr_extract.dedupe.years import compare_places
from zvhrr_extract.models.document import Document, Line, RawDocument, RawLine
from zvhrr_extract.models.identity import Identity, Signature

NOBODY = Identity(organisation=None, year=None, edition="unknown")
ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "samples").glob("*.txt"))


def sign(text: str, file: str = "a.txt") -> Signature:
    """Sign a text as if nothing of it had been repaired: the hardest case."""
    raw = tuple(RawLine(number, line) for number, line in enumerate(text.split("\n"), 1))
    source = RawDocument(file, f"sha of {file}", "text/plain", "utf-8", raw)
    lines = tuple(Line(line.number, 1, line.text) for line in raw if line.text.strip())
    return sign_document(Document(source, lines, (), 3), NOBODY)


def test_the_two_samples_have_the_same_text() -> None:
    one, other = (sign(path.read_text(encoding="utf-8")) for path in SAMPLES)
    assert one.text_hash == other.text_hash
    assert one.shingles == other.shingles
    assert (one.damage, other.damage) == (0, 2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("• Triagecriteria aangescherpt", "•\t•\tTriagecriteria aangescherpt"),
        ("ÿ Uitwerking in 2022", "\tUitwerking in 2022"),
        ("op hoofd- \nlijnen weergegeven", "op hoofdlijnen weergegeven"),
        ("einde\n8 9\nbegin", "einde\n\nbegin"),
        ("einde\n- 12 -\nbegin", "einde begin"),
        ("2021    414", "2021 \t \ufffd 414"),
        ("EPA-Top’s", "epa-top's"),
        ("ﬁets", "fiets"),
    ],
)
def test_what_dumps_differ_in_is_folded_away(one: str, other: str) -> None:
    assert sign(one).text_hash == sign(other).text_hash


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Jaarverslag\n2021", "Jaarverslag\n2022"),
        ("totaal 2.650", "totaal 2.651"),
        ("de keten", "de ketens"),
        ("jaren 273 292 241", "jaren"),
    ],
)
def test_what_reports_differ_in_is_kept(one: str, other: str) -> None:
    assert sign(one).text_hash != sign(other).text_hash


def test_a_text_without_words_is_the_text_of_no_other() -> None:
    assert sign("8\n9", "a").text_hash != sign("8\n9", "b").text_hash
    assert len(sign("8\n9").shingles) == 0


def test_damage_counts_every_lost_sign() -> None:
    assert sign("Een\ufffd twee\x02 drie (cid:12)(cid:7)\tvier").damage == 4


def test_a_word_that_lost_a_letter_counts_once() -> None:
    assert sign("De wijk\ufffdagent en de bur(cid:3)(cid:4)er\ufffd \ufffd").words == 5


def test_a_short_text_is_one_shingle() -> None:
    assert len(sign("Jaarverslag 2021").shingles) == 1


def test_hashes_are_the_same_in_every_process() -> None:
    code = (
        "from zvhrr_extract.dedupe.similar import hash_all;"
        "print(list(hash_all(['een','twee'])))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]
    assert runs[0] == runs[1]


def test_containment_is_of_the_smaller_and_of_nothing_none() -> None:
    assert measure_containment(range(10), range(5, 100)) == 0.5
    assert measure_containment((), (1, 2)) == 0.0


@pytest.mark.parametrize("shared", [0, 100, 400, 499, 500, 600, 1000])
def test_the_quick_answer_is_the_exact_one(shared: int) -> None:
    one = sign(" ".join(f"w{number}" for number in range(1000))).vocabulary
    start = 1000 - shared
    other = sign(" ".join(f"w{number}" for number in range(start, start + 1000))).vocabulary
    assert is_alike(one, other, floor=0.5) == (measure_containment(one, other) >= 0.5)


def test_of_a_long_text_a_fair_sample_is_kept() -> None:
    one = sign(" ".join(f"w{number}" for number in range(20_000)))
    half = sign(" ".join(f"w{number}" for number in range(10_000, 30_000)))
    part = sign(" ".join(f"w{number}" for number in range(1_000)))
    assert len(one.shingles) == SKETCH_SIZE
    assert abs(measure_containment(one.shingles, half.shingles) - 0.5) < 0.05
    assert measure_containment(one.shingles, part.shingles) > 0.99


def test_places_of_years_agree_for_versions_and_differ_for_next_years_report() -> None:
    text = "Sinds 2019 is er een team. In 2021 kwamen er mensen bij; in totaal 12 sinds 2020."
    one = sign(text)
    revised = sign(text.replace("een team", "geen team"))
    following = sign(
        text.replace("2021", "2022").replace("2020", "2021").replace("2019", "2020")
    )
    assert one.years == ((2019, 1), (2020, 1), (2021, 1))
    assert compare_places(one.dated, revised.dated) == (3, 1.0)
    assert compare_places(one.dated, following.dated) == (3, 0.0)
