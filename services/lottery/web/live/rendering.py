"""Renders what changes on a draw's pages: the same text for the page that is asked for and for those who watch it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from services.lottery.actions.read_live import LiveSight
from services.lottery.domain.ceremony import State
from services.lottery.web.live.hall_lots import hall_lots
from services.lottery.web.live.views import View
from services.lottery.web.phase import Phase, page_of_phase
from services.lottery.web.scene import Scene, scene_of
from services.lottery.web.tongue import EN, ZH
from shared.web.layout import environment

READ_ALOUD = {Phase.READING, Phase.READ}


@dataclass(frozen=True)
class Rendered:
    """One version of one view: which page it is, what its title says, and its parts by name."""

    version: int
    page: str
    title: str
    """The state of the draw, as the title of the page begins."""
    authority: str
    parts: Mapping[str, Markup]


class Renderer:
    """Renders the parts of every view; one per process."""

    def __init__(self) -> None:
        self._environment: Environment = environment("services.lottery.web")

    def rendered(self, sight: LiveSight, view: View, now: datetime) -> Rendered:
        """Return a view of the draw as it stands at `now`."""
        tongue = EN if view is View.ENGLISH else ZH
        scene = scene_of(sight.record, sight.so_far, sight.values, now=now, tongue=tongue)
        title, authority = title_of(scene, view), sight.record.notice.office.authority
        if view is View.SCREEN:
            return Rendered(sight.so_far.version, "screen", title, authority, self._hall(scene, sight))
        page = page_of_phase(scene.phase)
        return Rendered(sight.so_far.version, page, title, authority, self._page(scene, page, view))

    def macro(self, name: str, template: str = "live_parts.html") -> Any:
        """Return a macro of the parts."""
        return getattr(self._environment.get_template(template).module, name)

    def _page(self, scene: Scene, page: str, view: View) -> dict[str, Markup]:
        tongue = EN if view is View.ENGLISH else ZH
        parts = {name: self.macro(name)(scene, tongue) for name in ("top", "steps")}
        if page in {"before", "during"}:
            parts["next"] = self.macro("next")(scene, tongue)
            parts["news"] = self.macro("news")(scene)
        if page == "during":
            reading = scene.phase in READ_ALOUD
            parts["fingerprint"] = self.macro("fingerprint")(scene, tongue) if reading else Markup()
            waiting = scene.phase in {Phase.CLOSED, Phase.LATE}
            parts["late"] = self.macro("late")(scene, tongue) if waiting else Markup()
            parts["seed"] = self.macro("seed")(scene, tongue)
            sources = enumerate(scene.sources)
            parts |= {f"source-{number}": self.macro("source")(source, tongue) for number, source in sources}
        return parts

    def _hall(self, scene: Scene, sight: LiveSight) -> dict[str, Markup]:
        hall = self.macro(scene.phase.value, "hall_parts.html")
        lots = hall_lots(sight) if sight.record.state is State.PUBLISHED else ()
        return {"hall": hall(scene, lots, ZH), "steps": self.macro("steps")(scene, ZH)}


def title_of(scene: Scene, view: View) -> str:
    """Return what the title of the page begins with: the state of the draw."""
    heading = scene.heading
    if scene.phase in {Phase.ANNOUNCED, Phase.SEALED}:
        tongue = EN if view is View.ENGLISH else ZH
        heading = f"{heading}{'：' if tongue is ZH else ': '}{tongue(f'state.{scene.record.state.value}')}"
    return f"大屏：{heading}" if view is View.SCREEN else heading
