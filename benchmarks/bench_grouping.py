"""Measures grouping of 1,000, 10,000 and 100,000 texts against a known truth."""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from itertools import combinations
from random import Random

_SIZES = (1_000, 10_000, 100_000)
_SEED = 20211231
_YEARS = 10
_FIRST_YEAR = 2011
_SENTENCES, _WORDS = 40, 8
# Of each report: what all print, what its organisation prints every year, what is its own.
_SHARED, _HOUSE = 0.4, 0.3
_VERSIONS = ("original", "revised", "truncated", "untitled")


def invent_sentence(*seed: object) -> list[str]:
    """Make a sentence that is always the same for the same seed."""
    chance = Random(" ".join(map(str, seed)))
    return [f"w{int(chance.random() ** 2 * 20_000)}" for _ in range(_WORDS)]


def invent_report(owner: int, year: int, shared: list[list[str]]) -> list[list[str]]:
    """Make a report of sentences all print, its organisation prints each year, and its own."""
    sentences: list[list[str]] = []
    for at in range(_SENTENCES):
        if at < _SENTENCES * _SHARED:
            words = shared[at]
        elif at < _SENTENCES * (_SHARED + _HOUSE):
            words = invent_sentence(owner, at)
        else:
            words = invent_sentence(owner, year, at)
        named = [str(year - (at % 4 == 0))] if at % 2 == 0 else []
        sentences.append([*words[:4], *named, *words[4:]])
    return sentences


def vary(sentences: list[list[str]], version: str, *, chance: Random) -> list[list[str]]:
    """Make a version: revised in a tenth of its sentences, or cut off."""
    if version == "truncated":
        return sentences[: int(_SENTENCES * 0.6)]
    if version == "revised":
        return [
            invent_sentence(chance.random()) if chance.random() < 0.1 else sentence
            for sentence in sentences
        ]
    return [*sentences, ["slot", version]]


def lay_out(count: int) -> Iterator[tuple[tuple[int, int], str, list[list[str]]]]:
    """Yield the report each text is of, which version, and its sentences."""
    shared = [invent_sentence("all", at) for at in range(_SENTENCES)]
    for index in range(count // len(_VERSIONS)):
        owner, year = index // _YEARS, _FIRST_YEAR + index % _YEARS
        sentences = invent_report(owner, year, shared)
        for version in _VERSIONS:
            chance = Random(f"{_SEED} {index} {version}")
            yield (owner, year), version, vary(sentences, version, chance=chance)


def measure(count: int) -> dict[str, float]:
    """Sign and group so many texts in this process."""
    from zvhrr_extract.dedupe import group_signatures, sign_document  # noqa: PLC0415
    from zvhrr_extract.dedupe.near import find_near  # noqa: PLC0415
    from zvhrr_extract.models.document import (  # noqa: PLC0415
        Document,
        Line,
        RawDocument,
        RawLine,
    )
    from zvhrr_extract.models.identity import Identity  # noqa: PLC0415

    truth, signatures, signing = {}, [], 0.0
    for index, (report, version, sentences) in enumerate(lay_out(count)):
        texts = [" ".join(words) for words in sentences]
        name = f"{index}.txt"
        raw = tuple(RawLine(at, text) for at, text in enumerate(texts, 1))
        digest = sha256("\n".join(texts).encode()).hexdigest()
        source = RawDocument(name, digest, "text/plain", "utf-8", raw)
        lines = tuple(Line(line.number, 1, line.text) for line in raw)
        told = version != "untitled"
        identity = Identity(None, report[1], "full", f"name:{report[0]}", year_told=told)
        before = time.process_time()
        signatures.append(sign_document(Document(source, lines, (), 1), identity))
        signing += time.process_time() - before
        truth[name] = report
    before = time.process_time()
    grouping = group_signatures(signatures)
    spent = time.process_time() - before
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    canonical = {group.canonical.file: truth[group.canonical.file] for group in grouping.groups}
    linked = {
        frozenset((truth[pair.a], truth[pair.b]))
        for pair in grouping.pairs
        if pair.verdict == "sibling_year"
    }
    years = _link_years(set(canonical.values()))
    return {
        "sign_s": signing,
        "group_s": spent,
        "peak_mb": peak_mb,
        "groups": len(grouping.groups),
        "candidates": sum(1 for _ in find_near([one.canonical for one in grouping.groups])),
        "pairs": len(grouping.pairs),
        "years": len(years & linked) / len(years),
        **_score(
            truth,
            [[member.signature.file for member in one.members] for one in grouping.groups],
        ),
    }


def _link_years(reports: set[tuple[int, int]]) -> set[frozenset[tuple[int, int]]]:
    """Pair every report with that of the next year."""
    following = ((one, (one[0], one[1] + 1)) for one in reports)
    return {frozenset(pair) for pair in following if pair[1] in reports}


def _score(truth: dict[str, tuple[int, int]], groups: list[list[str]]) -> dict[str, float]:
    """Measure pairwise precision and recall."""
    right = wrong = 0
    for group in groups:
        for one, other in combinations(group, 2):
            right += truth[one] == truth[other]
            wrong += truth[one] != truth[other]
    wanted = sum(count * (count - 1) // 2 for count in Counter(truth.values()).values())
    return {"precision": right / max(1, right + wrong), "recall": right / wanted}


def measure_apart(count: int) -> dict[str, float]:
    """Measure in a process of its own, so that memory is that of this size alone."""
    command = [sys.executable, __file__, "--count", str(count)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    measured: dict[str, float] = json.loads(done.stdout)
    return measured


def main() -> None:
    """Measure one size when asked to, else all of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, help="measure so many texts in this process")
    parser.add_argument("--most", type=int, default=max(_SIZES), help="leave larger sizes out")
    arguments = parser.parse_args()
    if arguments.count:
        print(json.dumps(measure(arguments.count)))
        return
    print(
        "| texts | signing CPU s | grouping CPU s | ms a text | peak MB | reports | candidates "
        "| pairs told | precision | recall | next years linked |"
    )
    print("| ---: " * 11 + "|")
    for count in (size for size in _SIZES if size <= arguments.most):
        got = measure_apart(count)
        print(
            f"| {count:,} | {got['sign_s']:.1f} | {got['group_s']:.1f} "
            f"| {got['group_s'] / count * 1000:.2f} | {got['peak_mb']:.0f} "
            f"| {got['groups']:,} | {got['candidates']:,} | {got['pairs']:,} "
            f"| {got['precision']:.4f} | {got['recall']:.4f} | {got['years']:.4f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
