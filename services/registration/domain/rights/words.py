"""What people write in their own words about their data: short, and without what cannot be kept."""

from services.registration.domain.rights.errors import WordsMissing, WordsTooLong

MOST = 500
PRINTABLE = {"\n", "\t"}


def checked_words(typed: str, field: str, *, needed: bool) -> str:
    """Return the words without blanks around and control characters; raise `WordsMissing` or `WordsTooLong`."""
    clean = "".join(one for one in typed if one in PRINTABLE or one >= " ").replace("\x7f", "").strip()
    if needed and not clean:
        raise WordsMissing(field)
    if len(clean) > MOST:
        raise WordsTooLong(field, MOST)
    return clean
