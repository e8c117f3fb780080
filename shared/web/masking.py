"""What is hidden of a person, depending on who looks (ux guide, section 7)."""


def masked_name(name: str) -> str:
    """Return `叶*`, `陈*浩`, and for longer names the first and last character with the rest hidden."""
    if len(name) <= 1:
        return name
    if len(name) == 2:
        return f"{name[0]}*"
    return f"{name[0]}{'*' * (len(name) - 2)}{name[-1]}"


def masked_phone(phone: str) -> str:
    """Return `139****0521`; anything that is not a mobile number is hidden whole."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) == 11 and phone.isdigit() else "*" * len(phone)


def number_tail(number: str) -> str:
    """Return `尾号 0026`: the last four characters of an identity number, all that a page shows of it."""
    return f"尾号 {number[-4:]}" if number else "没有号码"
