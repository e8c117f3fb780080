"""Registers every family over HTTP: phone, code from the message, form, choices, as a family's own program would."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from services.demo.county.application import Application
from services.demo.county.families import accounts_of
from services.demo.season.calling import AT_ONCE, Caller, expected
from services.demo.season.failures import SeasonFailed
from services.demo.season.secrets_of_seed import SeasonSecrets
from services.demo.season.together import all_of

UNPROCESSABLE = 422


@dataclass(frozen=True)
class Submitted:
    """What came of one line of applications.csv: a number, or the codes with which the form was refused."""

    application: Application
    number: str
    refused_for: tuple[str, ...] = ()


class RegistrationDesk:
    """Registers for one unit."""

    def __init__(self, caller: Caller, unit_code: str, secrets: SeasonSecrets) -> None:
        self._caller = caller
        self._unit_code = unit_code
        self._secrets = secrets

    async def register_all(
        self, applications: Sequence[Application], done: Callable[[int], None]
    ) -> tuple[Submitted, ...]:
        """Return what came of every application, in the order of the file; `done` hears how many are through."""
        places = asyncio.Semaphore(AT_ONCE)
        results: dict[str, Submitted] = {}

        async def one(account: Sequence[Application]) -> None:
            async with places:
                results.update(await self._register(account))
                done(len(account))

        await all_of(one(account) for account in accounts_of(applications))
        return tuple(results[application.ref] for application in applications)

    async def _register(self, account: Sequence[Application]) -> dict[str, Submitted]:
        headers = await self._sign_in(account[0].phone)
        results: dict[str, Submitted] = {}
        for application in in_order_of_binding(account):
            other = results.get(application.together_with)
            number = other.number if other else ""
            results[application.ref] = await self._submit(application, headers, together_with=number)
        return results

    async def _sign_in(self, phone: str) -> Mapping[str, str]:
        api = "/registration/api/sign-in"
        expected(await self._caller.send("POST", api, json={"phone": phone, "unit": self._unit_code}))
        message = await self._caller.internal("POST", "/registration/internal/sms/latest", {"phone": phone})
        answer = await self._caller.send("POST", f"{api}/code", json={"phone": phone, "code": message["code"]})
        return {"Authorization": f"Session {expected(answer).json()['session']}"}

    async def _submit(self, application: Application, headers: Mapping[str, str], *, together_with: str) -> Submitted:
        body = {
            "form": dict(application.form),
            "choices": [vars(choice) for choice in application.choices],
            "together_with": together_with or None,
            "one_guardian_reason": application.one_guardian_reason or None,
        }
        key = {"Idempotency-Key": self._secrets.idempotency_key(application.ref)}
        path = f"/registration/api/units/{self._unit_code}/applications"
        answer = await self._caller.send("POST", path, json=body, headers={**headers, **key})
        if answer.status_code == UNPROCESSABLE:
            return Submitted(application, "", _codes(answer.json()))
        return Submitted(application, expected(answer).json()["application_number"])


def in_order_of_binding(account: Sequence[Application]) -> tuple[Application, ...]:
    """Return an account's applications so that each comes after the one it is bound to, where that can be."""
    waiting, ordered = list(account), list[Application]()
    while waiting:
        refs = {application.ref for application in waiting}
        free = next((each for each in waiting if each.together_with not in refs - {each.ref}), waiting[0])
        waiting.remove(free)
        ordered.append(free)
    return tuple(ordered)


def _codes(problem: Mapping[str, object]) -> tuple[str, ...]:
    """Return why a form was refused: the codes of its fields, or the one of the whole."""
    fields = problem.get("problems")
    if isinstance(fields, list) and fields:
        return tuple(sorted({str(field["code"]) for field in fields}))
    if "code" not in problem:
        raise SeasonFailed(f"报名被拒绝，但是没有说原因：{problem}")
    return (str(problem["code"]),)
