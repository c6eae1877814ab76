"""The uses of terms and names: found in all texts and editors' words, marked by the policy."""

from build_tools.model.edition import Edition


def with_uses(edition: Edition) -> Edition:
    """The edition in which every use of a term or name is recorded, and some are marked."""
    return edition
