"""seq and prev of all announcements, no lot drawn twice, no child with two places: docs/spec/draw.md, 2.2 and 10."""

from collections import Counter
from collections.abc import Callable, Iterable

from services.lottery.domain.announcement import NO_HASH, Announcement
from services.lottery.domain.errors import Refused
from services.lottery.domain.procedure.evidence import Evidence, Finding, contradicted, not_shown, shown
from services.lottery.domain.procedure.season import Link, brought_links, drawn_again, newest_states, this_one


def chain_is_unbroken(evidence: Evidence) -> Finding:
    """Every announcement ever made, cancelled ones too, is in the chain; one alone can only contradict itself."""
    announcement = evidence.announcement
    if not _begins_rightly(announcement):
        return contradicted("公告的序号和前一份公告的指纹自相矛盾")
    if not evidence.brought.others:
        return not_shown(
            f"这是第 {announcement.seq} 号公告；别的公告不在这里，看不出有没有缺号、重号或一个孩子两个学位"
        )
    try:
        others = brought_links(evidence)
    except Refused as refused:
        return contradicted(f"给出的公告里有不合规范的（{refused.code}）")
    links = newest_states([this_one(evidence), *others])
    strangers = sorted({link.announcement.draw_id for link in links if link.unit != this_one(evidence).unit})
    if strangers:
        return not_shown(f"给出的 {'、'.join(strangers)} 是别的单位的公告，没法对照")
    return _first(links, _linked, _results_right, _drawn_once, _placed_once) or _complete(links, announcement.seq)


def _begins_rightly(announcement: Announcement) -> bool:
    begins = announcement.prev == NO_HASH
    return announcement.seq > 0 and begins == (announcement.seq == 1)


def _first(links: list[Link], *checks: Callable[[list[Link]], str | None]) -> Finding | None:
    for check in checks:
        against = check(links)
        if against is not None:
            return contradicted(against)
    return None


def _linked(links: list[Link]) -> str | None:
    """No number twice, and each `prev` is the announcement before, where that is here."""
    by_seq = {link.announcement.seq: link for link in links}
    if len(by_seq) != len(links):
        return f"有两份不同的第 {_most_frequent(link.announcement.seq for link in links)} 号公告"
    for seq, link in by_seq.items():
        before = by_seq.get(seq - 1)
        if not _begins_rightly(link.announcement) or (before and link.announcement.prev != before.draw_sha256):
            return f"第 {seq} 号公告接的不是第 {seq - 1} 号公告"
    return None


def _results_right(links: list[Link]) -> str | None:
    wrong = [link.announcement.draw_id for link in links if link.was_drawn and not link.is_right()]
    return f"{'、'.join(wrong)} 的结果和重算的不一样" if wrong else None


def _drawn_once(links: list[Link]) -> str | None:
    """A lot is drawn again only in a supplementary draw, when nobody waits at that school any more (6.5)."""
    too_early = [f"{lot[0]} {lot[1]}" for lot, before, _ in drawn_again(links) if lot[0] in before.waiting()]
    return f"{'、'.join(sorted(set(too_early)))} 还有人候补，却又派了一次" if too_early else None


def _placed_once(links: list[Link]) -> str | None:
    places = Counter((link.season, pid) for link in links if link.was_drawn for pid in link.placed())
    twice = sum(times > 1 for times in places.values())
    return f"一季里有 {twice} 个孩子得了不止一个学位" if twice else None


def _complete(links: list[Link], seq: int) -> Finding:
    """From 1 to this one at least; before this one only a draw that never had a roster may have no result."""
    known = {link.announcement.seq: link for link in links}
    newest = max(known)
    absent = [str(number) for number in range(1, newest) if number not in known]
    if absent:
        return not_shown(f"第 {'、'.join(absent)} 号公告不在这里")
    open_ones = [str(one) for one, link in known.items() if one < seq and not link.was_drawn and _had_a_roster(link)]
    if open_ones:
        return not_shown(f"公告接得上；第 {'、'.join(open_ones)} 号没有结果在这里，看不出是作废还是没有给")
    again = sorted({f"{lot[0]} {lot[1]}" for lot, *_ in drawn_again(links)})
    if again:
        return not_shown(f"公告接得上；{'、'.join(again)} 派了不止一次，候补都用完了，是不是补录请看公告")
    return shown(f"第 1 号到第 {newest} 号公告一号接一号；没有派过两次的学位，没有一个孩子两个学位")


def _had_a_roster(link: Link) -> bool:
    return link.announcement.roster_rows > 0


def _most_frequent(numbers: Iterable[int]) -> int:
    return Counter(numbers).most_common(1)[0][0]
