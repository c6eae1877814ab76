"""What each code means: the checks' docstrings and the explanations of the reading stage."""

import inspect
from collections.abc import Iterator
from functools import cache

from build_tools import check
from build_tools.check import allowances, doubts
from build_tools.read.faults import FAULTS
from build_tools.read.faults_bibliography import FAULTS as BIBLIOGRAPHY
from build_tools.read.faults_glossary import FAULTS as GLOSSARY
from build_tools.read.faults_links import FAULTS as LINKS
from build_tools.read.faults_packs import FAULTS as PACKS
from build_tools.read.faults_records import FAULTS as RECORDS
from build_tools.read.faults_site import FAULTS as SITE


@cache
def explanations() -> dict[str, str]:
    """Code to explanation (Markdown), by code."""
    return dict(sorted(explained()))


def explained() -> Iterator[tuple[str, str]]:
    """Each code beside its explanation, from wherever it is said; none twice."""
    yield from ((str(m.CODE), inspect.cleandoc(m.__doc__ or "")) for m in check.checks())
    yield allowances.CODE, allowances.EXPLANATION
    yield from doubts.EXPLANATIONS.items()
    for faults in (FAULTS, BIBLIOGRAPHY, RECORDS, GLOSSARY, LINKS, PACKS, SITE):
        yield from faults.items()
