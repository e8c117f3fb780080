"""Every template compiles, has a title of its own, no style attribute, no inline script, and no date of its own."""

import re
from importlib.resources import files

import pytest

from shared.web.layout import environment

TEMPLATES = sorted(
    file.name
    for file in files("services.registration.web").joinpath("templates").iterdir()
    if file.name.endswith("html")
)
ENVIRONMENT = environment("services.registration.web")


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_has_a_title_and_nothing_that_the_policy_forbids(name: str) -> None:
    source = files("services.registration.web").joinpath("templates", name).read_text(encoding="utf-8")
    template = ENVIRONMENT.get_template(name)
    assert "title" in template.blocks
    assert re.search(r"{% block title %}.+{% endblock %}", source)
    assert not re.search(r"\sstyle=|<script|\son[a-z]+=", source)
    assert not re.search(r"\d+月|\d+日|0351", source)
