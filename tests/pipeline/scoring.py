"""How much of a report was read right, part by part, against what is known to stand in it.

A report and its gold are both turned into facts (a text, a text in its section, a cell of a
table, ...). The share of a part is the facts both have, of the facts either has, so that what
is missing and what is too much cost the same. Run as a module, it prints the floors of today:

    python -m tests.pipeline.scoring years > tests/cases/years/floors.toml
"""

from __future__ import annotations

import json
import math
import re
import sys
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

CASES = Path(__file__).parents[1] / "cases"
Fact = tuple[str, ...]
Facts = dict[str, Counter[Fact]]
Json = dict[str, Any]
PARTS = (
    "identity", "headings", "parents", "texts", "places", "kinds", "captions", "rows", "cells",
    "roles", "notes", "anchors", "partners",
)  # fmt: skip
# A hair under what is reached, so that one fact more or less is noticed and rounding is not.
HAIR = 0.002
_QUOTES = str.maketrans("’‘“”„–—", '\'\'"""--')
_NUMBER = re.compile(r"^\d+[a-z]?(?:\.\d+)*[.)]?\s+")
# A reader may tell these apart from the texts or not; the gold lists texts only.
_FREE_KINDS = {"lead_in", "title", "caption"}


def fold(text: str | None) -> str:
    """Fold case, blanks, quotes and dashes."""
    plain = unicodedata.normalize("NFKC", text or "").casefold().translate(_QUOTES)
    return " ".join(plain.split()).strip('"')


def name(text: str | None) -> str:
    """Fold a heading or label to its letters and digits, without its printed number."""
    return re.sub(r"[\W_]+", "", _NUMBER.sub("", fold(text)))


def several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


class Gold:
    """What is known to stand in a report, with the readings that are as good."""

    def __init__(self, gold: Json) -> None:
        self.gold = gold
        sections = gold["sections"]
        self.headings = {
            name(text): name(section["heading"])
            for section in sections
            for text in (section["heading"], *section["aliases"])
        }
        self.parents = {
            name(section["heading"]): [name(parent) for parent in several(section["parent"])]
            for section in sections
        }
        self.blocks = {
            fold(text): block
            for block in gold["blocks"]
            for text in (block["text"], *block.get("or", ()))
        }
        self.optional = {
            fold(block if isinstance(block, str) else block["text"])
            for block in gold["optional_blocks"]
        }
        self.tables = {
            name(table["caption"]): table["key"] or table["caption"] for table in gold["tables"]
        }

    def heading(self, text: str | None) -> str:
        return self.headings.get(name(text), name(text))

    def facts(self) -> Facts:
        gold, facts = self.gold, _none()
        facts["identity"] += Counter(
            (key, fold(str(value)))
            for key, value in gold["report"].items()
            if value is not None
        )
        facts["headings"] += Counter((heading,) for heading in self.parents)
        facts["parents"] += Counter(
            (heading, parents[0]) for heading, parents in self.parents.items()
        )
        for block in gold["blocks"]:
            text = fold(block["text"])
            facts["texts"][text,] += 1
            if places := [place for place in several(block["section"]) if place]:
                facts["places"][text, name(places[0])] += 1
            if not block.get("any_kind"):
                facts["kinds"][text, *_kind(block)] += 1
        for table in gold["tables"]:
            _add_table(facts, str(table["key"] or table["caption"]), table, _gold_rows(table))
        for note in gold["footnotes"]:
            facts["notes"][note["mark"], fold(note["text"])] += 1
            facts["anchors"][note["mark"], name(note["anchored_to"])] += 1
        facts["partners"] += Counter(
            (kind, fold(partner))
            for kind, names in gold["partners"].items()
            for partner in names
        )
        return facts

    def facts_of(self, report: Json) -> Facts:
        """Turn a report into facts, in the gold's words where its own are as good."""
        facts = _none()
        facts["identity"] += Counter(self._identity(report))
        headings = {
            section["id"]: self.heading(section["heading"]) for section in report["sections"]
        }
        for section in report["sections"]:
            own, parent = headings[section["id"]], headings.get(section["parent"], "")
            facts["headings"][own,] += 1
            allowed = self.parents.get(own, [])
            facts["parents"][own, allowed[0] if parent in allowed else parent] += 1
        for block in report["blocks"]:
            self._add_block(facts, block, headings)
        for table in report["tables"]:
            stem = table["key"] or self.tables.get(name(table["caption"]), table["caption"])
            # A small table of years and one figure is a drawing; the gold leaves it out.
            if (
                table["key"] is None
                and len(table["columns"]) == 1
                and stem not in self.tables.values()
            ):
                continue
            _add_table(facts, str(stem), table, _report_rows(table))
        self._add_notes(facts, report)
        kinds = {"municipality": "municipalities", "organisation": "organisations"}
        facts["partners"] += Counter(
            (kinds[partner["kind"]], fold(partner["name"])) for partner in report["partners"]
        )
        return facts

    def _identity(self, report: Json) -> Iterator[Fact]:
        organisation = report["organisation"] or {}
        for key in (key for key, wanted in self.gold["report"].items() if wanted is not None):
            value = organisation.get("id") if key == "organisation" else report[key]
            yield key, fold(str(value))

    def _add_block(self, facts: Facts, block: Json, headings: dict[str, str]) -> None:
        printed = fold(block["text"])
        known = self.blocks.get(printed)
        if known is None:
            free = (
                block["kind"] in _FREE_KINDS
                or printed in self.optional
                or self._names_partners(printed)
            )
            facts["texts"][printed,] += not free
            return
        text = fold(known["text"])
        facts["texts"][text,] += 1
        places = [name(place) for place in several(known["section"]) if place]
        place = headings.get(block["section"], "")
        if places:
            facts["places"][text, places[0] if place in places else place] += 1
        if not known.get("any_kind"):
            facts["kinds"][text, *_kind(block)] += 1

    def _names_partners(self, text: str) -> bool:
        names = name(
            " ".join(partner for kind in self.gold["partners"].values() for partner in kind)
        )
        words = [name(word) for word in re.split(r"[\s,()]+", text)]
        return all(
            word in names or word in {"gemeente", "gemeenten", "bargemeenten"} for word in words
        )

    def _add_notes(self, facts: Facts, report: Json) -> None:
        wanted = {note["mark"]: name(note["anchored_to"]) for note in self.gold["footnotes"]}
        parts = [*report["sections"], *report["blocks"], *report["tables"]]
        texts = {part["id"]: name(json.dumps(part, ensure_ascii=False)) for part in parts}
        for note in report["footnotes"]:
            mark = note["mark"]
            facts["notes"][mark, fold(note["text"])] += 1
            hung = [texts[anchor["id"]] for anchor in note["anchors"]]
            fits = mark in wanted and any(wanted[mark] in text for text in hung)
            facts["anchors"][mark, wanted[mark] if fits else "elsewhere"] += 1


def _none() -> Facts:
    return {part: Counter() for part in PARTS}


def _kind(block: Json) -> Fact:
    """Tell a block's kind as far as the gold does: items by level, quotes, and the rest."""
    if block["kind"] == "list_item":
        return "list_item", str(block.get("level") or 1)
    return ("quote" if block["kind"] == "quote" else "text", "")


def _gold_rows(table: Json) -> Iterator[tuple[str, str, list[Any]]]:
    for row in table["rows"]:
        yield row["label"], row["role"], row["values"]


def _report_rows(table: Json) -> Iterator[tuple[str, str, list[Any]]]:
    for row in table["rows"]:
        yield row["label"], row["role"], [cell["value"] for cell in row["cells"]]


def _add_table(
    facts: Facts, stem: str, table: Json, rows: Iterable[tuple[str, str, list[Any]]]
) -> None:
    columns = [
        column if isinstance(column, str) else column["label"] for column in table["columns"]
    ]
    facts["captions"][stem, "label", fold(table["label"])] += 1
    facts["captions"][stem, "caption", fold(table["caption"])] += 1
    for at, column in enumerate(columns):
        facts["captions"][stem, str(at), name(column)] += 1
    for label, role, values in rows:
        facts["rows"][stem, name(label)] += 1
        facts["roles"][stem, name(label), role] += 1
        for at, value in enumerate(values):
            facts["cells"][stem, name(label), str(at), json.dumps(value)] += 1


def compare(report: Json, gold: Json) -> dict[str, tuple[float, list[str]]]:
    """Tell for every part its share, and its misses (`-` not found, `+` too much)."""
    known = Gold(gold)
    wanted, found = known.facts(), known.facts_of(report)
    done: dict[str, tuple[float, list[str]]] = {}
    for part in PARTS:
        both, either = wanted[part] & found[part], wanted[part] | found[part]
        misses = [f"- {' | '.join(fact)}" for fact in (wanted[part] - found[part]).elements()]
        misses += [f"+ {' | '.join(fact)}" for fact in (found[part] - wanted[part]).elements()]
        done[part] = (both.total() / either.total() if either else 1.0, misses)
    return done


def reports(group: str) -> list[Path]:
    """List the dumps or PDFs of a group."""
    return sorted(path for path in (CASES / group).iterdir() if path.suffix in {".txt", ".pdf"})


def gold_of(path: Path) -> Json:
    """Read the gold of a report: `2019-a.txt` goes by `2019`, `tight.pypdf.txt` by `tight`."""
    stem = re.split(r"[-.]", path.name)[0]
    gold: Json = json.loads((path.parent / f"{stem}.json").read_text(encoding="utf-8"))
    return gold


def floors(group: str) -> dict[str, dict[str, float]]:
    text = (CASES / group / "floors.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


def _print_floors(group: str) -> None:
    from tests.support.reading import extract_file  # noqa: PLC0415  the test asks for none of it

    write = sys.stdout.write
    write(
        f"# Least share of each part; renewed by `python -m tests.pipeline.scoring {group}`.\n"
    )
    for path in reports(group):
        write(f'\n["{path.name}"]\n')
        for part, (share, _) in compare(extract_file(path), gold_of(path)).items():
            floor = 1.0 if share == 1 else math.floor((share - HAIR) * 1000) / 1000
            write(f"{part} = {max(floor, 0.0)}\n")


if __name__ == "__main__":
    _print_floors(sys.argv[1])
