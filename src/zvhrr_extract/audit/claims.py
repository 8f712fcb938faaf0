"""Claims: what prose states and the tables do not bear out, told in plain words."""

from __future__ import annotations

from collections.abc import Iterator

from zvhrr_extract.audit.scene import About, Scene, Seen, tell
from zvhrr_extract.models.finding import Finding, FindingCode, Status
from zvhrr_extract.models.report import Block, Claim, Recomputed, Verdict
from zvhrr_extract.phrases import Phrases

_STATUS: dict[Verdict, Status] = {
    "supported": "pass",
    "contradicted": "fail",
    "unverifiable": "unverifiable",
}


def check_claims(scene: Scene) -> Iterator[Finding]:
    """Tell the outcome of every claim, of its percentage and its figures apart."""
    blocks = {block.id: block for block in scene.report.blocks}
    for claim in scene.report.claims:
        for seen in _list_seen(claim, blocks[claim.block], scene.phrases):
            yield tell(scene, seen)


def _list_seen(claim: Claim, block: Block, phrases: Phrases) -> Iterator[Seen]:
    about = About(_refs(claim), block.provenance, claim.text)
    if claim.kind == "count":
        yield _tell_count(claim, about)
    elif claim.kind == "amount":
        yield _tell_amount(claim, about)
    elif claim.verdict == "unverifiable" and claim.recomputed is None:
        yield _tell_open(claim, about)
    elif _is_wrong_way(claim):
        yield _tell_direction(claim, about)
    else:
        yield _tell_change(claim, about, phrases)
        if claim.percent is not None and claim.absolute_verdict is not None:
            yield _tell_figures(claim, about, phrases)


def _refs(claim: Claim) -> tuple[str, ...]:
    rows = (one.row_id for one in claim.evidence if one.row_id)
    tables = (one.table for one in claim.evidence)
    return tuple(dict.fromkeys((claim.id, claim.block, *rows, *tables)))


def _is_wrong_way(claim: Claim) -> bool:
    """Tell whether the figures went the other way than the claim says."""
    real = claim.recomputed
    moved = real.absolute if real else None
    return claim.direction != "equal" and moved is not None and moved < 0


def _words(claim: Claim) -> dict[str, object]:
    first, last = (claim.evidence[0], claim.evidence[-1]) if claim.evidence else (None, None)
    return {
        "subject": claim.subject or "",
        "old": first.value if first else None,
        "new": last.value if last else None,
        "base": _name_base(claim),
        "year": str(claim.year),
        "part": "",
    }


def _name_base(claim: Claim) -> str:
    """Name what a change is held against: a year, or the column of a plan."""
    if claim.base_year != claim.year or not claim.evidence:
        return str(claim.base_year)
    return claim.evidence[0].column


def _tell_change(claim: Claim, about: About, phrases: Phrases) -> Seen:
    """Tell of the percentage, or where none is stated of the figures."""
    if claim.percent is None and claim.direction != "equal":
        return _tell_figures(claim, about, phrases)
    status = _STATUS[claim.verdict]
    kind = "equal" if claim.direction == "equal" else "points" if claim.points else "percent"
    return Seen(
        code=FindingCode.CLAIM,
        status=status,
        phrase=f"{kind}_{status}",
        about=about,
        expected=_round_like(claim.percent, claim.recomputed),
        found=claim.percent,
        explanation=claim.explanation if claim.verdict == "contradicted" else None,
        words=_words(claim),
    )


def _round_like(printed: float | None, real: Recomputed | None) -> float | None:
    """Round the real percentage to one digit more than is printed, so that both compare."""
    if real is None or real.percent is None:
        return None
    digits = len(str(printed).partition(".")[2]) if isinstance(printed, float) else 0
    return round(real.percent, digits + 1)


def _tell_figures(claim: Claim, about: About, phrases: Phrases) -> Seen:
    """Tell of the difference a change states, or of the two figures it goes between."""
    verdict = claim.absolute_verdict or claim.verdict
    ends = [one.value for one in claim.evidence]
    alone = claim.percent is None or claim.verdict == "supported"
    expected: str | float | None = claim.recomputed.absolute if claim.recomputed else None
    found: str | float | None = claim.absolute
    if found is None:
        expected = _arrow(ends[0], ends[-1], phrases)
        found = _arrow(claim.base_value, claim.value, phrases)
    return Seen(
        code=FindingCode.CLAIM,
        status=_STATUS[verdict],
        phrase=f"{'difference' if claim.absolute else 'figures'}_{_STATUS[verdict]}",
        about=about,
        expected=expected,
        found=found,
        explanation=claim.explanation if verdict == "contradicted" and alone else None,
        words=_words(claim),
    )


def _arrow(old: float | None, new: float | None, phrases: Phrases) -> str:
    return " → ".join("…" if value is None else phrases.show(value) for value in (old, new))


def _tell_direction(claim: Claim, about: About) -> Seen:
    real = claim.recomputed.absolute if claim.recomputed else None
    return Seen(
        code=FindingCode.CLAIM_DIRECTION,
        status="fail",
        phrase=f"{claim.direction}_fail",
        about=about,
        expected="decrease" if claim.direction == "increase" else "increase",
        found=claim.direction,
        explanation=claim.explanation,
        words=_words(claim) | {"difference": abs(real or 0)},
    )


def _tell_open(claim: Claim, about: About) -> Seen:
    return Seen(
        code=FindingCode.CLAIM,
        status="unverifiable",
        phrase="open" if claim.subject else "open_bare",
        about=about,
        found=claim.percent if claim.percent is not None else claim.absolute,
        explanation=claim.explanation,
        words=_words(claim),
    )


def _tell_amount(claim: Claim, about: About) -> Seen:
    status = _STATUS[claim.verdict]
    if status == "unverifiable":
        return _tell_open(claim, about)
    return Seen(
        code=FindingCode.CLAIM,
        status=status,
        phrase=f"amount_{status}",
        about=about,
        expected=claim.recomputed.absolute if claim.recomputed else None,
        found=claim.absolute,
        explanation=claim.explanation,
        words=_words(claim),
    )


def _tell_count(claim: Claim, about: About) -> Seen:
    status = _STATUS[claim.verdict]
    return Seen(
        code=FindingCode.COUNT,
        status=status,
        about=about,
        expected=claim.recomputed.absolute if claim.recomputed else None,
        found=claim.absolute,
        words=_words(claim),
    )
