"""Decision 4 on real pages: every control is an item of the form, or stands in the table of other inputs."""

from playwright.sync_api import Page

from services.registration.domain.form.items import registration_items
from services.registration.domain.form.other_inputs import other_inputs

CONTROLS = """() => [...document.querySelectorAll('input[name], select[name], textarea[name], button[name]')]
  .map((one) => one.name)"""


def known_inputs() -> set[str]:
    """The names that any page or API of the product may ask for."""
    return {item.key for item in registration_items()} | {row.key for row in other_inputs()}


def assert_only_known_inputs(page: Page) -> None:
    """Expect that the page asks for nothing that is in neither table."""
    asked = set(page.evaluate(CONTROLS))
    assert asked <= known_inputs(), f"{page.url} asks for {sorted(asked - known_inputs())}"
