import time

import asyncpg

from shared.database.urls import with_database
from tests.builders.audit_log import *


async def test_x(database, log):
    c = await asyncpg.connect(with_database(database.admin_url, database.name))
    body = event_text(ACTING, event(0), salt="")

    async def t(what):
        got = []
        for _ in range(6):
            await c.execute(
                "insert into lottery.audit_inbox (unit_code, body) select '140105', replace('%s','\"salt\":\"\"','\"salt\":\"' || md5(random()::text) || '\"') from generate_series(1,5000)"
                % body
            )
            await c.execute("vacuum analyze lottery.audit_inbox")
            s = time.process_time()
            p = time.perf_counter()
            assert await c.fetchval("select moved from lottery.audit_sequence(5000)") == 5000
            got.append(time.perf_counter() - p)
        print(f"{what:40} best {min(got) / 5000 * 1e6:.1f} median {sorted(got)[3] / 5000 * 1e6:.1f} us")

    await t("all")
    await t("all")
    await c.execute("alter table lottery.audit_inbox disable trigger only_into_the_log")
    await t("no delete trigger")
    await c.execute("alter table lottery.audit_log drop constraint audit_log_leaf_hash_key")
    await t("no leaf index")
    await c.execute("drop index lottery.audit_log_record_leaf_index_idx")
    await t("no record index")
    await c.execute("drop index lottery.audit_log_body_hash_idx")
    await t("no body index")
    await c.execute("drop index lottery.audit_log_logged_at_leaf_index_idx")
    await t("no time index")
    await c.execute("alter table lottery.audit_log drop constraint audit_log_leaf_hash_check")
    await t("no leaf hash check")
    await c.execute(
        "alter table lottery.audit_log drop constraint audit_log_body_hash_check, drop constraint audit_log_unit_code_check"
    )
    await t("no checks")
    await c.execute("alter table lottery.audit_log disable trigger follows")
    await t("no follows")
    await c.execute("alter table lottery.audit_log drop column act, drop column record")
    await t("no generated")
    await c.close()
