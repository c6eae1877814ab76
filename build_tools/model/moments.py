"""When an edition counts as built: the second that dates its files, and as ZIP files name it."""

import re
from datetime import UTC, datetime

EPOCH = "SOURCE_DATE_EPOCH"
_LAST_SECOND = 253402300799
_FIRST, _LAST = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)
"""The first and the last moment that a ZIP file can name."""
Moment = tuple[int, int, int, int, int, int]
"""Year, month, day, hour, minute and second, as ZIP files have them."""


class BadDate(ValueError):
    """A date that cannot be used, told in one line."""


def epoch(given: str | None, date: str) -> str:
    """The second that a build counts as done at: the one given, or midnight UTC of the edition's
    date.

    `given` is SOURCE_DATE_EPOCH (reproducible-builds.org/specs/source-date-epoch). Raises BadDate.
    """
    if given is not None:
        if not re.fullmatch("[0-9]{1,12}", given, re.ASCII) or int(given) > _LAST_SECOND:
            raise BadDate(f"{EPOCH} must be a whole number of seconds since 1970, not “{given}”")
        return given
    year, month, day = ([int(n) for n in re.findall("[0-9]+", date)] + [1, 1, 1])[:3]
    try:
        return str(max(0, int(datetime(year, month, day, tzinfo=UTC).timestamp())))
    except ValueError:
        return "0"


def moment_of(second: int) -> Moment:
    """A second since 1970 (UTC) as a ZIP file names it, or the nearest that it can name."""
    at = datetime.fromtimestamp(second, UTC)
    return min(max((at.year, at.month, at.day, at.hour, at.minute, at.second), _FIRST), _LAST)
