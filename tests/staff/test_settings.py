"""Settings that cannot be meant are refused at the start."""

import pytest
from pydantic import ValidationError

from services.staff.settings import StaffSettings
from tests.builders.combined import NOWHERE
from tests.builders.staff import settings_for


@pytest.mark.parametrize(
    "wrong",
    [
        {"clock_start": None},
        {"releaser_kinds": []},
        {"releaser_kinds": ["friend"]},
        {"season": "20267"},
        {"trusted_proxies": "everybody"},
        {"oidc": {"issuer": "ftp://x", "client_id": "a", "client_secret": "b", "redirect_uri": "https://x"}},
        {"province_secret": ""},
        {"unheard_of": 1},
    ],
    ids=str,
)
def test_it_does_not_start(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        settings_for(NOWHERE, **wrong)


def test_without_a_rehearsal_it_needs_no_clock() -> None:
    made: StaffSettings = settings_for(
        NOWHERE, rehearsal=False, clock_start=None, public_url="https://x.example/staff/"
    )
    assert made.public_path == "/staff"
    assert made.releaser_kinds == ("notary", "discipline", "unit_above")
