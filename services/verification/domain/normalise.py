"""Brings what people type and what registers keep to one form before it is compared; nothing is shown in this form."""

import re
import unicodedata

MIDDLE_DOT = "·"
_DOTS = dict.fromkeys(map(ord, "・•‧∙⋅●•."), MIDDLE_DOT)
_HOUSE = re.compile(r"(号楼|栋|幢|座)")
_PROPERTY_NUMBER = re.compile(r"^(.*)\((\d{4})\)(.*)不动产权第0*(\d+)号$")


def narrow(text: str) -> str:
    """Return half-width letters and digits, without white space."""
    closed = re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
    return unicodedata.normalize("NFKC", closed)  # Without a space, a letter and an accent may have met.


def name_form(name: str) -> str:
    """Return a name with one kind of middle dot, no spaces, upper-case letters."""
    return narrow(name).translate(_DOTS).upper()


def address_form(address: str) -> str:
    """Return an address with 号楼, 栋, 座 written as 幢, and without a closing 室 or 户."""
    return re.sub(r"[室户]$", "", _HOUSE.sub("幢", narrow(address)))


def property_number_form(number: str) -> str:
    """Return year, place and number of a 不动产权证号; older certificates have no grammar and stay as written."""
    match = _PROPERTY_NUMBER.match(narrow(number))
    return "/".join(match.groups()) if match else narrow(number)


def place_of_certificate(number: str) -> str:
    """Return the place written in a 不动产权证号, or an empty text."""
    match = _PROPERTY_NUMBER.match(narrow(number))
    return match[3] if match else ""


def lies_in(address: str, places: tuple[str, ...]) -> bool:
    """Whether an address begins with one of the unit's places; the province may be left out on either side."""
    text = address_form(address)
    return any(text.startswith(address_form(place)) for place in places)
