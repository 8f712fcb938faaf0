"""The dump of a planted report: the supplied sample with other years, figures and sentences."""

# ruff: noqa: E501  sentences of reports stand whole

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.audit.planted_figures import MDO_COLUMNS, Table
from tests.audit.planted_finance import Finance
from tests.audit.planted_wordings import dutch

_SAMPLE = Path(__file__).parents[2] / "samples" / "zvhrr-verkort-jaarverslag-2021-dump-1.txt"
_SAMPLE_YEAR = 2021
_YEAR = re.compile(r"(?<![\d.])20[12]\d(?!\d|\.\d)")
# Lines that open a page of the sample, and what we call the page.
_PAGES = {
    "developments": " Ontwikkelingen \n",
    "themes": " Activiteiten en resultaten op thema’s\n",
    "theme_1": " 1a  Centrum",
    "theme_2": " Aanpak geradicaliseerde",
    "theme_3": " Aanpak BuitenCategorie",
    "operations": " ONTWIKKELINGEN  \n",
    "office": " Team informatie",
    "finance": " Financiën \n",
    "partners": " samenwerkings- \n",
    "about": " Het ZVHRR staat voor",
}
ORDERS = (
    ("operations", "office", "finance", "partners", "about"),
    ("finance", "operations", "office", "partners", "about"),
    ("operations", "office", "partners", "finance", "about"),
    ("about", "operations", "office", "finance", "partners"),
)
_HEADERS = {
    MDO_COLUMNS[0]: "MDO",
    MDO_COLUMNS[1]: "MDO  \nWijkrechtspraak  \nop Zuid\n",
    MDO_COLUMNS[2]: "MDO  \nSteekincidenten/ \nmessengeweld",
}


@dataclass(frozen=True, slots=True)
class Item:
    """An area's heading with its footnote mark, and what is said below it."""

    heading: str
    note: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that differs from the sample but its years.

    Attributes:
        year: Year of the report.
        intro: A sentence more at the end of the introduction, or "".
        trend: "daling" or "stijging" of all persons.
        total: The sentences about all persons.
        persons, persons_caption: Tabel 1.
        mdo, mdo_caption, mdo_label: Tabel 2.
        mdo_text, domestic, epa_text, epa_aside: Paragraphs of the developments.
        box: Years and figures of the infographic; empty without one.
        areas: The areas in printed order.
        scrambled: Whether the developments stand in the order of the sample's columns.
        counted: Stated number words: themes, goals, DPIA's; and themes in the list.
        epa_item, hit_text, relations_item: Sentences in other sections, or "".
        finance, finance_text: The tables of the finance page, and the prose after two of them.
        partners: Stated number of municipalities; whether some have merged.
        order: Order of the last pages.
    """

    year: int
    intro: str
    trend: str
    total: str
    persons: Table
    persons_caption: str
    mdo: Table
    mdo_caption: str
    mdo_label: str
    mdo_text: str
    domestic: tuple[str, ...]
    epa_text: str
    epa_aside: str
    box: tuple[tuple[int, int], ...]
    areas: tuple[Item, ...]
    scrambled: bool
    counted: tuple[str, str, str]
    themes_left_out: int
    epa_item: str
    hit_text: str
    relations_item: str
    finance: Finance
    finance_text: str
    municipalities: int
    merged: bool
    order: tuple[str, ...]


@cache
def sample_pages() -> dict[str, str]:
    """Cut the sample into its pages."""
    text = _SAMPLE.read_text(encoding="utf-8")
    starts = [text.index("\n" + start) + 1 for start in _PAGES.values()]
    cuts = [0, *starts, len(text)]
    names = ["figures", *_PAGES]
    return {name: text[a:b] for name, a, b in zip(names, cuts, cuts[1:], strict=False)}


def wrap(text: str, width: int) -> str:
    """Break a text into lines; most end in a blank or two, as in the sample."""
    # A figure alone on the last line would pass for a page number, here and to people.
    head, _, last = text.rpartition(" ")
    text = f"{head}\x00{last}" if head else text
    lines = textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False)
    lines = [line.replace("\x00", " ") for line in lines]
    ends = (" ", "  ", "")
    return "\n".join(
        line + (ends[(len(line) + at) % 3] if at < len(lines) - 1 else "")
        for at, line in enumerate(lines)
    )


def between(text: str, start: str, end: str, new: str) -> str:
    """Put a new text from one place of a text up to another."""
    first = text.index(start)
    return text[:first] + new + text[text.index(end, first) :]


def render(sheet: Sheet) -> str:
    """Print the whole dump."""
    pages = {name: _shift(page, sheet.year) for name, page in sample_pages().items()}
    pages["figures"] = _figures(pages["figures"], sheet)
    pages["developments"] = _developments(sheet)
    pages["themes"] = _themes(pages["themes"], sheet)
    pages["theme_2"] = _more(
        pages["theme_2"],
        "• Casusoverleggen verlopen methodisch \n",
        _bullet(sheet.epa_item, 38),
    )
    pages["theme_3"] = _more(
        pages["theme_3"],
        "HIT-aanpak.\n",
        wrap(sheet.hit_text, 40) + "\n" if sheet.hit_text else "",
    )
    pages["office"] = _more(
        pages["office"], "gemeenteraad Rotterdam\n", _bullet(sheet.relations_item, 38, "• • ")
    )
    pages["office"] = pages["office"].replace("twee DPIA’s", f"{sheet.counted[2]} DPIA’s")
    pages["finance"] = _finance(pages["finance"], sheet)
    pages["partners"] = _partners(pages["partners"], sheet)
    pages["about"] = pages["about"].replace("twee doelen", f"{sheet.counted[1]} doelen")
    names = ["figures", "developments", "themes", "theme_1", "theme_2", "theme_3", *sheet.order]
    return "".join(_ended(pages[name]) for name in names)


def _shift(page: str, year: int) -> str:
    return _YEAR.sub(lambda found: str(int(found[0]) + year - _SAMPLE_YEAR), page)


def _ended(page: str) -> str:
    # The last page of the sample ends in the blank that would open the next one.
    return page.rstrip(" ").rstrip("\n") + "\n"


def _more(page: str, after: str, text: str) -> str:
    at = page.index(after) + len(after)
    return page[:at] + text + page[at:]


def _bullet(text: str, width: int, mark: str = "• ") -> str:
    return f"{mark}{wrap(text, width)}\n" if text else ""


def _rows(table: Table) -> str:
    return "\n\n".join(" ".join([row.label, *map(dutch, row.values)]) for row in table.rows)


def _figures(page: str, sheet: Sheet) -> str:
    if sheet.intro:
        first = f"inhoud van het Jaarverslag {sheet.year}.\n"
        # Every line of the sample's introduction ends in a blank; only so it is one text.
        lines = "\n\n".join(f"{line.rstrip()} " for line in wrap(sheet.intro, 42).split("\n"))
        page = _more(page, first, f"\n{lines}\n")
    years = " ".join(sheet.persons.columns)
    caption = f"Tabel 1: Aantal personen dat besproken is in het ZVHRR, uitgesplitst naar gebieden en thema’s, {sheet.persons_caption}1"
    page = between(
        page,
        f"{sheet.year - 2} {sheet.year - 1} {sheet.year}\n",
        "1 Personen worden",
        f"{years}\n\n{_rows(sheet.persons)}\n\n{caption}\n\n",
    )
    page = page.replace("daling kan worden", f"{sheet.trend} kan worden")
    start, end = f"In {sheet.year} zijn \n", "Cijfers op thema’s"
    return between(page, start, end, wrap(sheet.total, 34) + "\n\n")


def _developments(sheet: Sheet) -> str:
    headers = [_HEADERS[column] for column in sheet.mdo.columns[:-1]]
    rows = "\n\n".join(" ".join([row.label, *map(str, row.values)]) for row in sheet.mdo.rows)
    head = "\n".join([f"jaar {headers[0]}", *headers[1:], "totaal"])
    lines = [
        " Ontwikkelingen \n \n\nPer gebied en thema een korte toelichting  \n\nop de ontwikkelingen.",
        f"Multidisciplinair Overleg\n{wrap(sheet.mdo_text, 78)}",
        f"{sheet.mdo_label}: Aantal door het ZVHRR georganiseerde MDO’s, {sheet.mdo_caption}",
        head,
        rows,
        "Huiselijk  \nGeweld",
        *(wrap(text, 42) for text in sheet.domestic),
    ]
    box = ["Aantal besproken personen:", *(f"{year}    {value}" for year, value in sheet.box)]
    box = box if sheet.box else []
    areas = [
        f"{at}. {item.heading}{at + 1}\n\n"
        + "\n".join(_bullet(line, 34) for line in item.lines).rstrip()
        for at, item in enumerate(sheet.areas, 1)
    ]
    notes = "\n".join(f"{at}  {item.note}" for at, item in enumerate(sheet.areas, 2))
    epa = [wrap(sheet.epa_text, 42), *([wrap(sheet.epa_aside, 22)] if sheet.epa_aside else [])]
    begun = f"In {sheet.year - 1} begonnen met herijking van \nEPA-aanpak: "
    if sheet.scrambled:
        lines += ["EPA-Top", *areas[:2], *box, *epa, begun, notes, *areas[2:]]
    else:
        lines += [*box, "EPA-Top", *epa, *areas, notes]
    return "\n\n".join(lines) + "\n"


def _themes(page: str, sheet: Sheet) -> str:
    page = page.replace("zeven thema-aanpakken", f"{sheet.counted[0]} thema-aanpakken")
    left_out = ("", "Criminele families\n\n", "Geradicaliseerde \npersonen\n\n")[
        sheet.themes_left_out
    ]
    return page.replace(left_out, "") if left_out else page


def _finance(page: str, sheet: Sheet) -> str:
    finance = sheet.finance
    text = "\n\n".join([
        f"Kosten {sheet.year}", "Omschrijving Begroting Realisatie", _rows(finance.costs),
        f"Inkomsten {sheet.year} ", "Omschrijving Begroting Realisatie", _rows(finance.income),
    ])  # fmt: skip
    mark = len(sheet.areas) + 2
    prose = wrap(sheet.finance_text, 88)
    pok = f"POK-middelen{mark}." in sheet.finance_text
    tail = "Subsidie aanvraag Bedrag aanvraag\n\n" + _rows(finance.subsidies) + "\n"
    note = page[page.index("6  Naar aanleiding") : page.index("Subsidie aanvraag")]
    note = f"{mark}{note[1:]}" if pok else ""
    start = page[: page.index(f"Kosten {sheet.year}")]
    return f"{start}{text}\n\n" + (f"{prose}\n\n" if prose else "") + note + tail


def _partners(page: str, sheet: Sheet) -> str:
    page = page.replace("15 gemeenten", f"{sheet.municipalities} gemeenten")
    if sheet.merged:
        for gone in ("Gemeente Brielle\n\n", "Gemeente Hellevoetsluis\n\n"):
            page = page.replace(gone, "")
        page = page.replace("Gemeente Westvoorne", "Gemeente  \n\nVoorne aan Zee")
    return page


def listed(words: Sequence[str]) -> str:
    """Join names as a Dutch text does."""
    return ", ".join(words[:-1]) + f" en {words[-1]}"
