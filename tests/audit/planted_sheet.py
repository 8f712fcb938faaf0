"""The sheet of one report: which sentence and which figure stands where."""

# ruff: noqa: E501  sentences of reports stand whole

from __future__ import annotations

from tests.audit.planted_figures import HIT, MDO, MDO_TOTAL, PERSONS
from tests.audit.planted_finance import Finance
from tests.audit.planted_plan import SeriesPlan
from tests.audit.planted_text import ORDERS, Item, Sheet, listed
from tests.audit.planted_wordings import NAMED, THEME
from tests.audit.planted_year import ASIDE, HEADED, WITH_NAME, Writer

_WORDS = ("", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_KEYS = {
    "Rijnmond Noord": "area_rijnmond_noord",
    "Rotterdam Noord Oost": "area_rotterdam_noord_oost",
    "Rijnmond Zuid West": "area_rijnmond_zuid_west",
    "Rotterdam Zuid": "area_rotterdam_zuid",
}
_NOTES = {
    "Rijnmond Noord": ("Lansingerland", "Maassluis", "Schiedam", "Vlaardingen"),
    "Rotterdam Noord Oost": ("Capelle aan den IJssel", "Krimpen aan den IJssel"),
}
_SOUTH = (
    "Albrandswaard",
    "Barendrecht",
    "Brielle",
    "Goeree-Overflakkee",
    "Hellevoetsluis",
    "Nissewaard",
    "Ridderkerk",
    "Westvoorne",
)
_SOUTH_MERGED = (
    "Albrandswaard",
    "Barendrecht",
    "Goeree-Overflakkee",
    "Nissewaard",
    "Ridderkerk",
    "Voorne aan Zee",
)


def write_sheet(series: SeriesPlan, writer: Writer, finance: Finance) -> Sheet:
    """Write all sentences of a report and lay out what is printed where."""
    history, year, plan, rng = writer.history, writer.year, writer.plan, writer.rng
    merged = year >= 2023
    total = writer.total()
    aside = writer.say("EPA-Top", "epa_top", ASIDE, named=False)
    domestic = [
        writer.say("Huiselijk Geweld", "domestic_violence", (*THEME, *NAMED), named=False)
    ]
    areas = tuple(_area(writer, label, merged=merged) for label in series.areas)
    mdo_text = _mdo_text(writer)
    labels = list(history.persons)
    hit = writer.say(HIT, "theme_hit", NAMED, named=True) if history.hit else ""
    items = [
        writer.say(rng.choice(labels), section, WITH_NAME, named=True, span=rng.random() < 0.3)
        for section in ("introduction", "theme_epa_top", "municipal_relations")
    ]
    domestic.append(writer.national())
    rises = history.value(PERSONS, "EPA-Top", year, year) > history.value(
        PERSONS, "EPA-Top", year - 1, year
    )
    epa = f"{'Toename' if rises else 'Afname'} wordt voor het overgrote deel toegeschreven aan heroverweging casuïstiek."
    more = history.total(PERSONS, year, year) > history.total(PERSONS, year - 1, year)
    box = tuple(
        (y, history.value(PERSONS, "Huiselijk Geweld", y, year)) for y in (year - 1, year)
    )
    mark = len(series.areas) + 2
    return Sheet(
        year=year,
        intro=_stop(items[0]),
        trend="stijging" if more else "daling",
        total=total,
        persons=writer.persons,
        persons_caption=f"{year - 2 - (plan.caption == PERSONS)} {year}",
        mdo=writer.mdo,
        mdo_caption=f"{year - 1 - (plan.caption == MDO)} {year}",
        mdo_label="Tabel 3" if plan.gap else "Tabel 2",
        mdo_text=mdo_text,
        domestic=tuple(_stop(text) for text in domestic if text),
        epa_text=f"{epa} {writer.expectation('epa_top')}.",
        epa_aside=_stop(aside),
        box=box if plan.box else (),
        areas=areas,
        scrambled=plan.scrambled,
        counted=_counted(writer, merged=merged),
        themes_left_out=plan.themes_left_out,
        epa_item=items[1],
        hit_text=_stop(hit),
        relations_item=items[2],
        finance=finance,
        finance_text=writer.result(finance.result, finance.contribution, mark),
        municipalities=(13 if merged else 15) + plan.counts[1],
        merged=merged,
        order=ORDERS[plan.order],
    )


def _stop(text: str) -> str:
    return f"{text}." if text else ""


def _area(writer: Writer, label: str, *, merged: bool) -> Item:
    lines = [writer.say(label, _KEYS[label], HEADED, named=False)]
    if writer.rng.random() < 0.3:
        lines.append(writer.say(label, _KEYS[label], HEADED, named=False, span=True))
    heading = label.replace("Zuid West", "Zuid-West")
    if label == "Rotterdam Zuid":
        note = "de zuidoever van de gemeente Rotterdam"
    else:
        note = "de gemeenten " + listed(_NOTES.get(label, _SOUTH_MERGED if merged else _SOUTH))
    return Item(heading, note, tuple(line for line in lines if line))


def _mdo_text(writer: Writer) -> str:
    year, history = writer.year, writer.history
    often = history.total(MDO, year, year) > history.total(MDO, year - 1, year)
    text = (
        f"In {year} is intensieve bespreking in een Multidisciplinair Overleg (MDO) {'vaker' if often else 'minder vaak'} "
        "ingezet. "
    )
    here = ""
    if history.hit:
        text += (
            "Personen met de High Impact Targets (HIT)-status, worden in de meeste gevallen in de gebieden "
            "besproken. Een enkeling wordt bij een van de thema’s besproken. "
        )
        here = writer.hit_here()
    change = writer.say(MDO_TOTAL, "mdo", NAMED, named=True)
    return " ".join(part for part in (text.strip(), _stop(here), _stop(change)) if part)


def _counted(writer: Writer, *, merged: bool) -> tuple[str, str, str]:
    plan = writer.plan
    themes, goals, dpia = 7 + plan.counts[0], 2 + plan.counts[2], 2 + plan.counts[3]
    listed_themes = 7 - bool(plan.themes_left_out)
    cities = 13 if merged else 15
    writer.count(
        "thema-aanpakken", themes, listed_themes, f"{_WORDS[themes]} thema-aanpakken", "themes"
    )
    writer.count(
        "gemeenten",
        cities + plan.counts[1],
        cities,
        f"{cities + plan.counts[1]} gemeenten uit de politieregio",
        "partners",
    )
    writer.count("doelen", goals, 2, f"{_WORDS[goals]} doelen", "about")
    writer.count("DPIA’s", dpia, 2, f"{_WORDS[dpia]} DPIA’s", "privacy")
    return _WORDS[themes], _WORDS[goals], _WORDS[dpia]
