"""Typing tables: drafts become tables with grid, columns, rows and values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from zvhrr_extract.build.ids import IdMaker, content_hash, slug
from zvhrr_extract.build.places import box_of
from zvhrr_extract.models.knowledge import Knowledge
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.report import (
    Cell,
    CellPlace,
    Column,
    ColumnKind,
    Provenance,
    Row,
    Table,
)
from zvhrr_extract.models.table_draft import DraftRow, PrintedGrid, TableDraft
from zvhrr_extract.values.likeness import opens_with
from zvhrr_extract.values.numbers import CURRENCY_CODES, json_number, parse_number
from zvhrr_extract.values.years import find_years, parse_year


def type_table(
    draft: TableDraft,
    *,
    ids: IdMaker,
    section: str | None,
    knowledge: Knowledge,
    provenance: Provenance,
) -> Table:
    """Type a recovered table: every cell as printed and with its value."""
    language = knowledge.language
    unit = _unit(draft, knowledge)
    in_money = unit is not None and unit.split()[0] in CURRENCY_CODES.values()
    stem = draft.key.replace("_", "-") if draft.key else content_hash(*_naming_texts(draft))
    table_id = ids.give(f"t-{stem}")
    return Table(
        id=table_id,
        key=draft.key,
        section=section,
        label=draft.label,
        caption=draft.caption,
        unit=unit,
        columns=tuple(
            _column(draft, index, language, in_money=in_money)
            for index in range(len(draft.header.columns))
        ),
        rows=tuple(
            Row(
                id=ids.give(f"{table_id}.{slug(row.label)}"),
                label=row.label,
                role=row.role,
                cells=_cells(row, language, provenance.source),
            )
            for row in draft.rows
        ),
        grid=draft.printed.texts if draft.printed else _grid(draft),
        header_rows=draft.printed.header_rows if draft.printed else int(_has_header(draft)),
        grid_places=(
            _grid_places(draft.printed) if draft.printed and draft.printed.places else None
        ),
        provenance=provenance,
    )


def _naming_texts(draft: TableDraft) -> tuple[str, ...]:
    """Give what a table is known by in later versions: caption, else labels or words."""
    if draft.caption:
        return (draft.caption,)
    if draft.rows or draft.printed is None:
        return tuple(row.label for row in draft.rows)
    return tuple(text for row in draft.printed.texts for text in row)


def _has_header(draft: TableDraft) -> bool:
    return bool(draft.header.label or any(draft.header.columns))


def _grid(draft: TableDraft) -> tuple[tuple[str, ...], ...]:
    """Lay the table out as printed; a header that serves as the caption is not repeated."""
    serves_as_caption = draft.caption is not None and not draft.caption_lines
    label = "" if serves_as_caption else draft.header.label
    header = [(label, *draft.header.columns)] if _has_header(draft) else []
    return (*header, *((row.label, *row.values) for row in draft.rows))


def _grid_places(printed: PrintedGrid) -> tuple[tuple[CellPlace | None, ...], ...]:
    return tuple(
        tuple(
            CellPlace(page=place.page, bbox=tuple(round(edge, 2) for edge in place.box))  # type: ignore[arg-type]
            if place
            else None
            for place in row
        )
        for row in printed.places
    )


def _cells(row: DraftRow, language: Language, source: str) -> tuple[Cell, ...]:
    places = row.places or (None,) * len(row.values)
    return tuple(
        _cell(text, language, box_of(place, source) if place else None)
        for text, place in zip(row.values, places, strict=True)
    )


def _cell(text: str, language: Language, provenance: Provenance | None) -> Cell:
    value = parse_number(text, decimal_mark=language.decimal_mark)
    return Cell(
        text=text,
        value=None if value is None else json_number(value),
        provenance=provenance,
    )


def _column(draft: TableDraft, index: int, language: Language, *, in_money: bool) -> Column:
    label = draft.header.columns[index]
    years = find_years(label)
    return Column(
        label=label,
        year=years[0] if len(years) == 1 else _caption_year(draft, label),
        kind=_column_kind(draft, index, language) or ("amount" if in_money else "count"),
    )


def _caption_year(draft: TableDraft, label: str) -> int | None:
    """Take the one year a caption names for columns that name none (`Kosten 2021`)."""
    rows_are_years = any(parse_year(row.label) for row in draft.rows)
    years = find_years(draft.caption or "")
    return years[0] if len(years) == 1 and label and not rows_are_years else None


def _column_kind(draft: TableDraft, index: int, language: Language) -> ColumnKind | None:
    """Tell what a column holds by its header and cells; `None` for plain figures."""
    label = draft.header.columns[index]
    texts = [row.values[index] for row in draft.rows]
    if sum(text.endswith("%") for text in texts) * 2 > len(texts) or "%" in label:
        return "percent"
    if opens_with(label, language.total_words):
        return "total"
    if all(parse_number(text, decimal_mark=language.decimal_mark) is None for text in texts):
        return "text"
    return "amount" if any(sign in text for text in texts for sign in "€$£") else None


def _unit(draft: TableDraft, knowledge: Knowledge) -> str | None:
    """Tell what the figures count: by sign in the cells, words around, or the profile."""
    language = knowledge.language
    around = " ".join(
        filter(None, (draft.caption, draft.header.label, *draft.header.columns))
    ).casefold()
    thousands = any(word in around for word in language.thousand_words)
    currency = _currency(draft, around, language.currency_words)
    rules = knowledge.profile.tables if knowledge.profile else ()
    unit = currency or next((rule.unit for rule in rules if rule.key == draft.key), None)
    return f"{unit} x 1000" if unit and thousands else unit


def _currency(draft: TableDraft, around: str, words: Sequence[str]) -> str | None:
    cells = Counter(
        sign for row in draft.rows for text in row.values for sign in "€$£" if sign in text
    )
    if cells:
        return CURRENCY_CODES[cells.most_common(1)[0][0]]
    found = next(
        (
            word
            for word in words
            if word in around.split() or (not word.isalpha() and word in around)
        ),
        None,
    )
    return CURRENCY_CODES.get(found) if found else None
