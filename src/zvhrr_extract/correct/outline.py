"""Outline: set what a section is called and where it hangs, and the report's titles."""

from __future__ import annotations

from typing import Any

from zvhrr_extract.correct.change import (
    Change,
    NotMatching,
    account,
    mark_corrected,
    plain_place,
    put_at,
)
from zvhrr_extract.correct.fields import describe, list_wanted, require_news, resolve_section
from zvhrr_extract.correct.find import find_section, name_of, section_id
from zvhrr_extract.models.report import Report, Section
from zvhrr_extract.models.text_correction import (
    ReportFields,
    SectionFields,
    SetReport,
    SetSection,
)


def set_section(report: Report, wanted: SetSection) -> Change:
    """Set heading, key, number, level or parent; what is below it moves along."""
    index = _find_section(report, wanted)
    section = report.sections[index]
    update = _place_under(report, index, list_wanted(wanted, SectionFields))
    present = section.model_dump(include=set(SectionFields.model_fields))
    was = resolve_section(report, wanted.was, "parent")
    slots = require_news(update, present, was, section.id)
    place = section.provenance or plain_place(report)
    written: tuple[str, ...] = ()
    if "heading" in update:
        old = section.heading if section.provenance else None
        report, written = account(report, old, update["heading"], place)
    if "heading" in update or section.provenance:
        update["provenance"] = mark_corrected(place)
    new = section.model_copy(update=update)
    sections = put_at(report.sections, index, new)
    shift = new.level - section.level
    below = list_below(sections, section.id)
    sections = tuple(
        one.model_copy(update={"level": one.level + shift}) if one.id in below else one
        for one in sections
    )
    told = {name: value for name, value in update.items() if name != "provenance"}
    return Change(
        report.model_copy(update={"sections": sections}),
        told=f"{name_of(section)}: {describe(told)}",
        refs=(section.id,),
        slots=slots,
        old=describe({name: present[name] for name in told}),
        new=describe(told),
        written=written,
    )


def _find_section(report: Report, wanted: SetSection) -> int:
    """Find the section by what it is called, else by what it is to be called."""
    try:
        return find_section(report, wanted.at)
    except NotMatching as nothing:
        if not (nothing.missing and wanted.heading):
            raise
        try:
            return find_section(report, wanted.heading)
        except NotMatching:
            raise nothing from None


def _place_under(report: Report, index: int, update: dict[str, Any]) -> dict[str, Any]:
    """Give level and parent where one of them is set, so that both say the same."""
    section = report.sections[index]
    if "parent" in update:
        parent_id = section_id(report, update["parent"] or "")
        if parent_id in {section.id, *list_below(report.sections, section.id)}:
            message = f"{name_of(section)} cannot hang below itself: name another `parent`"
            raise NotMatching(message)
        parent = next((one for one in report.sections if one.id == parent_id), None)
    elif "level" in update:
        parent = _find_parent(report.sections[:index], update["level"])
    else:
        return update
    least = parent.level + 1 if parent else 1
    level = update.get("level", least)
    if level < least:
        message = f"level {level} is not below its parent, of level {least - 1}: mend `level`"
        raise NotMatching(message)
    return update | {"level": level, "parent": parent.id if parent else None}


def _find_parent(before: tuple[Section, ...], level: int) -> Section | None:
    return next((one for one in reversed(before) if one.level < level), None)


def list_below(sections: tuple[Section, ...], top: str) -> set[str]:
    """List the ids of all sections below one."""
    below: set[str] = set()
    todo = {top}
    while todo:
        todo = {one.id for one in sections if one.parent in todo} - below
        below |= todo
    return below - {top}


def set_report(report: Report, wanted: SetReport) -> Change:
    """Set title or subtitle of a report."""
    update = list_wanted(wanted, ReportFields)
    present = {name: getattr(report, name) for name in ReportFields.model_fields}
    slots = require_news(update, present, wanted.was, report.id)
    written: tuple[str, ...] = ()
    for name in ("title", "subtitle"):
        if name not in update:
            continue
        report, new = account(report, present[name], update[name], plain_place(report))
        written += new
    return Change(
        report.model_copy(update=update),
        told=describe(update),
        refs=(report.id,),
        slots=slots,
        old=describe({name: present[name] for name in update}),
        new=describe(update),
        written=written,
    )
