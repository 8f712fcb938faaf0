"""identify_document: whose report a text is, of which year and edition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from zvhrr_extract.build.edition import find_edition
from zvhrr_extract.build.owner import find_owner, find_short_name, is_of_another
from zvhrr_extract.build.title import read_title
from zvhrr_extract.errors import SourceError
from zvhrr_extract.models.document import Document
from zvhrr_extract.models.identity import Identity
from zvhrr_extract.models.language import Language
from zvhrr_extract.models.profile import Profile
from zvhrr_extract.values.likeness import fold
from zvhrr_extract.values.years import commonest_year, find_years, strip_years

_COVER_LINES = 40
# A name that a report of another organisation drops once or twice does not make it theirs.
_MIN_MENTIONS = 3
_TOP_LINES = 4
_NUMBER = re.compile(r"^\d[\d.]*[a-z]?[.)]?\s+")
_MIN_HEADINGS = 3
_MIN_WORDS = 30
# Where no title names a year, the commonest one must stand out among all years named.
_MIN_YEAR_SHARE = 0.34
_WORD = re.compile(r"[^\W\d_]{2,}")


def guess_language(document: Document, languages: Iterable[Language]) -> Language:
    """Find the language whose function words a text uses most."""
    words = Counter(
        word.casefold() for line in document.lines for word in _WORD.findall(line.text)
    )
    return max(
        sorted(languages, key=lambda language: language.code, reverse=True),
        key=lambda language: sum(words[word] for word in language.function_words),
    )


def identify_document(
    document: Document,
    profile: Profile | None,
    language: Language,
    profiles: Iterable[Profile] = (),
) -> Identity:
    """Tell organisation, reporting year and edition.

    The year is the one the title names, or the metadata. Else it is inferred: the one a title
    in the first lines names (which may be another report's), else the one the text names most.

    Any text file may lie in a folder of dumps, so a dump must look like a report. A PDF is
    taken for one: its tables and text are worth having whatever it is.

    Args:
        document: The document, repaired.
        profile: The profile found for it.
        language: The language it is written in.
        profiles: All that are known: by their names those of other organisations are found.

    Raises:
        SourceError: A dump shows no sign of being a report (code `not_a_report`).
    """
    if not document.parts:
        text = "\n".join(line.text for line in document.lines)
        _check_is_report(document, text, profile, language)
    cover = " ".join(line.text for line in document.lines[:_COVER_LINES])
    title = read_title(document, language)
    told = _title_year(title, language) or _metadata_year(document)
    profiles = tuple(profiles)
    edition, edition_told = find_edition(title, cover, language)
    return Identity(
        organisation=profile.organisation.id if profile else None,
        year=told or _title_year(cover, language) or _commonest(document),
        edition=edition,
        owner=None if profile else find_owner(document, profiles),
        year_told=told is not None,
        edition_told=edition_told,
        short_name=find_short_name(document, profiles),
    )


def find_profile(document: Document, profiles: Iterable[Profile]) -> Profile | None:
    """Find the profile whose names a text mentions most, three times at least.

    What names another organisation of that kind more often is not its report.
    """
    text = " ".join(line.text for line in document.lines).casefold()
    mentions = [
        (
            sum(text.count(name.casefold()) for name in profile.spellings),
            profile.organisation.id,
            profile,
        )
        for profile in profiles
    ]
    best = max(mentions, key=lambda item: item[:2], default=None)
    if best is None or best[0] < _MIN_MENTIONS:
        return None
    if is_of_another(document, best[2], mentions=best[0]):
        return None
    return best[2] if _is_its_own(document, best[2]) else None


def _is_its_own(document: Document, profile: Profile) -> bool:
    """Tell whether a text that names an organisation is its report, not one about it.

    Its own has several of the profile's headings, or its name at the very top.
    """
    top = fold(" ".join(line.text for line in document.lines[:_TOP_LINES]))
    if any(fold(name) in top for name in profile.spellings):
        return True
    headings = {
        fold(text): rule.key
        for rule in profile.sections
        for text in (rule.heading, *rule.aliases)
    }
    found = {
        key
        for line in document.lines
        if (key := headings.get(fold(strip_years(_NUMBER.sub("", line.text)))))
    }
    return len(found) >= min(_MIN_HEADINGS, len(profile.sections))


def _check_is_report(
    document: Document, text: str, profile: Profile | None, language: Language
) -> None:
    words = _WORD.findall(text)
    lowered = {word.casefold() for word in words}
    named = profile is not None or any(word in lowered for word in language.report_words)
    if named and len(words) >= _MIN_WORDS:
        return
    missing = (
        "too little text" if len(words) < _MIN_WORDS else "no sign of a yearly report in it"
    )
    raise SourceError(
        f"this is no report: {missing}",
        where=document.source.file,
        hint="leave the file out, or give a profile that names its organisation with --profile",
        code="not_a_report",
    )


def _title_year(cover: str, language: Language) -> int | None:
    """Read the year right behind (or before) a title word on the cover.

    A month before it makes it the date of publication: `maart 2022`.
    """
    dated = "|".join(map(re.escape, (*language.months, "©")))
    cover = re.sub(
        rf"(?i)(?:{dated})\W+(?:19|20)\d\d\b", lambda date: " " * len(date[0]), cover
    )
    votes: Counter[int] = Counter()
    for word in language.title_words:
        for match in re.finditer(re.escape(word), cover, re.IGNORECASE):
            behind = _cut_sentence(cover[match.end() : match.end() + 14], language)
            near = find_years(behind) or find_years(
                cover[max(0, match.start() - 8) : match.start()]
            )
            votes.update(near[:1])
    return max(votes, key=lambda year: (votes[year], year)) if votes else None


def _cut_sentence(text: str, language: Language) -> str:
    """Keep what stands before the start of a sentence: `Jaarverslag In 2022 begon …`."""
    starts = (
        match.start()
        for match in _WORD.finditer(text)
        if match[0].istitle() and match[0].casefold() in language.function_words
    )
    return text[: next(starts, None)]


def _metadata_year(document: Document) -> int | None:
    """Read the one year that the title in a PDF's metadata names."""
    years = set(find_years(document.metadata_title or ""))
    return years.pop() if len(years) == 1 else None


def _commonest(document: Document) -> int | None:
    year, share = commonest_year(line.text for line in document.lines)
    return year if share >= _MIN_YEAR_SHARE else None
