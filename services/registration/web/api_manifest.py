"""JSON API: the manifest of the form, which says of every item why it is asked, who sees it and when it is deleted."""

from fastapi import APIRouter
from pydantic import BaseModel

from services.registration.domain.form.manifest_document import manifest_document
from shared.web.problem_json import problem_responses

router = APIRouter(prefix="/form", tags=["unit"])


class ManifestItemAnswer(BaseModel):
    """One item; `number` is the one printed on the form, `kept` the class of the retention schedule."""

    key: str
    number: int | None
    title: str
    where: str
    purpose: str
    ground: str
    source: str
    seen_by: list[str]
    seen: str
    kept: str
    deleted: str


class NotCollectedAnswer(BaseModel):
    """An item that is printed on the form and not asked at registration."""

    number: int | None
    label: str


class ManifestAnswer(BaseModel):
    """Everything that is asked, what is asked after admission, and what never is."""

    format: str
    items: list[ManifestItemAnswer]
    after_admission: list[NotCollectedAnswer]
    never: list[NotCollectedAnswer]


@router.get("/manifest", responses=problem_responses(400))
async def show() -> ManifestAnswer:
    """Return the manifest."""
    return ManifestAnswer.model_validate(manifest_document())
