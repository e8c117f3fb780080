"""Retires a sealing key of a service: refused while anything lies under it, and for good afterwards."""

from services.keys.refusals import KeyRefused
from shared.database.key_rotation import SealedService, count_keys
from shared.database.scope import UNSCOPED
from shared.database.sealing_guard import StillSealedUnder, refuse_key


async def retire_key(service: SealedService, number: int, *, current: int) -> None:
    """Let the database refuse every value under a key; raise `KeyRefused` where it is in use.

    One table after the other: where a value turns up under it after all, the tables before stay closed to the key,
    which loses nothing, and the command can be run again.
    """
    if number == current:
        raise KeyRefused(f"第 {number} 把钥匙正在用，不能停用")
    left = sum(numbers[number] for numbers in (await count_keys(service)).values())
    if left:
        raise KeyRefused(f"{service.name} 里第 {number} 把钥匙下面还有 {left} 个值，请先运行 yangguang keys rotate")
    for sealed in service.tables:
        try:
            async with service.db.transaction(UNSCOPED) as session:
                await refuse_key(session, sealed, number)
        except StillSealedUnder:
            raise KeyRefused(
                f"{sealed.name} 里第 {number} 把钥匙下面还有值：可能有进程没有重启，请重启后再 keys rotate"
            ) from None
