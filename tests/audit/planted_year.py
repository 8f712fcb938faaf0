"""The sentences of one report and what is known of each."""

# ruff: noqa: E501  sentences of reports stand whole

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random

from tests.audit.planted_claims import Pair, odd_amount, swapped_amount
from tests.audit.planted_figures import (
    HIT,
    MDO,
    MDO_TOTAL,
    PERSONS,
    PERSONS_TOTAL,
    History,
    Table,
)
from tests.audit.planted_gold import (
    FACTOR,
    PLAIN_WRONG,
    POINTS,
    SWAPPED,
    WRONG_SIGN,
    GoldClaim,
    Number,
)
from tests.audit.planted_plan import YearPlan
from tests.audit.planted_wordings import (
    NAMED,
    PERSONS_NAMED,
    TOTAL,
    Wording,
    dutch,
    gold_of,
    print_claim,
    state,
)
from tests.audit.planted_wordings import (
    PERSONS as PERSONS_WORDINGS,
)

_AT = {
    "Huiselijk Geweld": "bij Huiselijk Geweld",
    "EPA-Top": "in de EPA-Top",
    "Mensenhandel": "bij Mensenhandel",
    "Rijnmond Zuid West": "in Rijnmond Zuid-West",
}
_HERE = Wording(
    "equal_here", "equal", "dit aantal is in {y} ongeveer gelijk aan het aantal in {by}"
)
_ALL = (
    Wording("these", "percent", "daarmee {verb} het aantal besproken personen met {p}% vergeleken met vorig jaar", last_year=True),
    *TOTAL,
)  # fmt: skip


@dataclass
class Writer:
    """Writes the claims of a report and keeps what is known of them."""

    history: History
    year: int
    plan: YearPlan
    rng: Random
    persons: Table
    mdo: Table
    claims: list[GoldClaim] = field(default_factory=list)
    queue: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Start with all the ways to be wrong."""
        self.queue = list(self.plan.kinds)

    def pair(self, label: str, base_year: int) -> Pair | None:
        """Give the figures of a measure for a year and the report's; None where they are arguable."""
        table = MDO if label == MDO_TOTAL else PERSONS
        years = (
            [self.year - 1, self.year]
            if table == MDO
            else [int(y) for y in self.persons.columns]
        )
        totals = {year: self.history.printed_total(table, year, self.year) for year in years}
        faulty = any(self.history.total(table, y, self.year) != totals[y] for y in years)
        if label in {PERSONS_TOTAL, MDO_TOTAL}:
            if faulty or base_year not in totals:
                return None
            known = {
                y: self.history.total(table, y, self.year) for y in range(2016, self.year + 1)
            }
            return Pair(label, base_year, self.year, totals, known, {})
        known = {
            y: self.history.value(PERSONS, label, y, self.year)
            for y in range(2016, self.year + 1)
        }
        return Pair(label, base_year, self.year, {y: known[y] for y in years}, known, totals)

    def say(
        self,
        label: str,
        section: str,
        wordings: tuple[Wording, ...],
        *,
        named: bool,
        span: bool = False,
    ) -> str:
        """Say the change of a measure in one of these forms of words, as the plan has it, or ""."""
        pair = self.pair(label, self.year - 2 if span else self.year - 1)
        if pair is None:
            return ""
        names = self._names(label, named=named)
        chosen = [w for w in wordings if w.span == span]
        if self.queue and self.rng.random() < self.plan.wrong_share:
            for kind in list(dict.fromkeys(self.queue)):
                if kind == POINTS and (label == HIT or not pair.totals):
                    continue
                text = self._write(pair, chosen, kind, section, names)
                if text:
                    self.queue.remove(kind)
                    return text
        return self._write(pair, chosen, None, section, names)

    def _write(
        self,
        pair: Pair,
        wordings: list[Wording],
        kind: str | None,
        section: str,
        names: dict[str, str],
    ) -> str:
        order = self.rng.sample(wordings, len(wordings))
        if kind is None:
            # What is rarely true is said where it is.
            order.sort(key=lambda w: w.needs not in {"equal", "doubled", "halved", "third"})
        for wording in order:
            said = state(pair, wording, kind, self.rng)
            if said is not None:
                text = print_claim(pair, wording, said, names)
                self.claims.append(gold_of(pair, wording, said, text, section))
                return text
        return ""

    def _names(self, label: str, *, named: bool) -> dict[str, str]:
        if label == HIT:
            return {"subject": "het aantal personen met HIT-status", "at": ""}
        if label == MDO_TOTAL:
            return {"subject": "het totaal aantal MDO’s", "at": ""}
        at = _AT.get(label, f"in {label}") if named else ""
        return {"subject": f"het aantal besproken personen {at}".strip(), "at": at}

    def hit_here(self) -> str:
        """Say that the number of HIT is about the same, in the words of the sample, or ""."""
        pair = self.pair(HIT, self.year - 1) if self.history.hit else None
        said = None
        if pair is not None:
            kind = (
                PLAIN_WRONG if PLAIN_WRONG in self.queue and self.rng.random() < 0.3 else None
            )
            said = state(pair, _HERE, kind, self.rng)
        if pair is None or said is None:
            return ""
        text = print_claim(pair, _HERE, said, {})
        self.claims.append(gold_of(pair, _HERE, said, text, "mdo"))
        return text

    def total(self) -> str:
        """Say how many persons there were in all, and how that changed."""
        right = self.history.total(PERSONS, self.year, self.year)
        if self.history.printed_total(PERSONS, self.year, self.year) != right:
            return (
                "Alle personen zijn bij één van de thema’s of gebieden in het ZVHRR besproken."
            )
        printed, kind = right, self.plan.amount
        if kind == SWAPPED:
            printed = swapped_amount(right)
        elif kind == FACTOR:
            printed = right * 1000
        elif kind == PLAIN_WRONG:
            printed = odd_amount(right, self.rng.sample((37, 53, 74, 126), 4))
        text = f"In {self.year} zijn {dutch(printed)} personen bij één van de thema’s of gebieden in het ZVHRR besproken"
        self.amount(PERSONS_TOTAL, printed, right, kind, text, "figures")
        # What follows a wrong figure could be held against either.
        change = "" if kind else self.say(PERSONS_TOTAL, "figures", _ALL, named=False)
        return f"{text}." + (f" {change}." if change else "")

    def amount(  # noqa: PLR0913, PLR0917  a row of the gold
        self, subject: str, printed: int, right: int, kind: str | None, text: str, section: str
    ) -> None:
        """Note an amount in prose."""
        self.claims.append(GoldClaim(
            "amount", subject, None, self.year, None, None, printed,
            "contradicted" if kind else "supported", None if kind == PLAIN_WRONG else kind,
            None, right, text, section, wording="amount",
        ))  # fmt: skip

    def count(self, subject: str, stated: int, listed: int, text: str, section: str) -> None:
        """Note a number of things that are listed."""
        self.claims.append(GoldClaim(
            "count", subject, None, self.year, None, None, stated,
            "supported" if stated == listed else "contradicted", None, None, listed, text, section,
            wording="count",
        ))  # fmt: skip

    def national(self) -> str:
        """Say something of the country that no table here can tell."""
        percent = self.rng.randint(4, 16)
        # As large as a change that is printed: only its subject keeps it from being judged.
        for claim in self.claims:
            percent = (
                int(claim.percent)
                if claim.percent and claim.verdict == "supported"
                else percent
            )
        text = f"In Nederland daalde het aantal meldingen met {percent}% ten opzichte van {self.year - 1}"
        self._unjudged(text, "domestic_violence", "decrease", percent, self.year - 1, self.year)
        return text

    def expectation(self, section: str) -> str:
        """Say what is expected of the next year."""
        text = f"Verwachting is een daling van het aantal casussen in {self.year + 1}"
        self._unjudged(text, section, "decrease", None, None, self.year + 1, optional=True)
        return text

    def _unjudged(  # noqa: PLR0913, PLR0917  a row of the gold
        self,
        text: str,
        section: str,
        direction: str,
        percent: Number | None,
        base: int | None,
        year: int,
        *,
        optional: bool = False,
    ) -> None:
        assert direction == "decrease"
        self.claims.append(GoldClaim(
            "change", None, base, year, "decrease", percent, None, "unverifiable", None, None, None,
            text, section, optional=optional, wording="expectation" if optional else "national",
        ))  # fmt: skip

    def result(self, result: int, contribution: int, mark: int) -> str:
        """Say how the year was closed, and what it would have been with the late contribution."""
        kind, size = self.plan.result, abs(result)
        if kind == "omitted":
            return "De cijfers zijn vastgesteld in de vergadering van het Algemeen Bestuur."
        printed = {
            SWAPPED: swapped_amount(size),
            FACTOR: size * 1000,
            PLAIN_WRONG: odd_amount(size, (21_480, 32_610)),
        }.get(kind or "", size)
        sign = "negatief" if (result < 0) != (kind == WRONG_SIGN) else "positief"
        text = f"Het ZVHRR heeft het boekjaar {self.year} afgesloten met een {sign} resultaat van € {dutch(printed)}"
        self.amount("resultaat", printed, size, kind, text, "finance")
        if result >= 0 or kind:
            return f"{text}. Het Algemeen Bestuur heeft de jaarcijfers vastgesteld."
        late = result + contribution
        after = f"Was de bijdrage wel meegerekend dan komt het ZVHRR over {self.year} uit op een positief resultaat van € {dutch(late)}"
        self.claims.append(GoldClaim(
            "amount", "resultaat", None, self.year, None, None, late, "supported", None, None, late,
            after, "finance", verdicts=("unverifiable",), optional=True, wording="amount_with_contribution",
        ))  # fmt: skip
        return (
            f"{text}. Dit resultaat is zwaar vertekend omdat het ZVHRR in januari {self.year + 1} een bijdrage "
            f"van het Rijk heeft ontvangen van € {dutch(contribution)}. Dit bedrag is een jaarlijkse bijdrage voor de "
            f"jaren {self.year} t/m {self.year + 6}. Deze middelen zijn onderdeel van de POK-middelen{mark}. Het bedrag is "
            f"pas in januari {self.year + 1} ontvangen. Hierdoor kon het niet meer worden meegerekend in de realisatie "
            f"van {self.year}. {after}."
        )


# In narrow lines; a colon at the end of one would part the sentence.
ASIDE = tuple(w for w in PERSONS_WORDINGS if ":" not in w.text)
HEADED = (*PERSONS_WORDINGS, *(w for w in NAMED if w.name != "noun"))
WITH_NAME = (*PERSONS_NAMED, *NAMED)
