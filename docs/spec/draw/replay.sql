-- Tickets, order and positions of paiwei-draw/1 (电脑派位) in PostgreSQL 15 or later. § points to docs/spec/draw.md.
--
-- In an empty UTF-8 database, standing in the folder of the bundle:
--
--     psql -X -v ON_ERROR_STOP=1 <<'END'
--     \i replay.sql
--     \copy paiwei.roster from 'roster.csv' with (format csv, header match, force_not_null ("group"))
--     \set draw `cat draw.json`
--     \set seed `cat seed.json`
--     insert into paiwei.document values ('draw.json', :'draw' || E'\n'), ('seed.json', :'seed' || E'\n');
--     table paiwei.chain;
--     \copy (table paiwei.positions) to 'positions.csv' with (format csv, header)
--     END
--     cut -d, -f1-8 results.csv | cmp - positions.csv
--
-- It replays order and numbers; who gets a seat (§6) and the refusals of §11 are the business of reference.py.
-- Every code is text in byte order (collate "C"): 007, 7 and 7E0 are three numbers.

create schema paiwei;

create table paiwei.roster (
    app_no text collate "C" not null,
    pid text collate "C" not null,
    "group" text collate "C" not null,
    choice text collate "C" not null,
    school text collate "C" not null,
    category text collate "C" not null,
    tier text collate "C" not null,
    primary key (app_no, choice)
);

create table paiwei.document (
    name text primary key,
    content text not null
);

-- §2.2: what of draw.json and seed.json is needed, in one row
create view paiwei.draw as
select draw.content::json ->> 'mechanism' as mechanism,
       draw.content::json ->> 'ticket_scope' as ticket_scope,
       draw.content::json ->> 'group_boundary' as group_boundary,
       draw.content::json ->> 'roster_sha256' as roster_sha256,
       encode(sha256(convert_to(draw.content, 'UTF8')), 'hex') as draw_sha256,
       seed.content::json ->> 'draw_sha256' as announced_sha256,
       seed.content::json ->> 'seed' as seed
from paiwei.document as draw, paiwei.document as seed
where draw.name = 'draw.json' and seed.name = 'seed.json';

-- §2.1: the bytes of roster.csv, made again from its rows
create view paiwei.roster_text as
select E'app_no,pid,group,choice,school,category,tier\n' || coalesce(string_agg(line || E'\n', '' order by line), '')
    as content
from (select (concat_ws(',', app_no, pid, "group", choice, school, category, tier)) collate "C" as line
      from paiwei.roster) as lines;

-- §4: the bytes of seed.txt
create view paiwei.seed_text as
select E'paiwei-seed/1\n' || (content::json ->> 'draw_sha256') || E'\n'
    || (select string_agg((one ->> 0) || '=' || (one ->> 1) || E'\n', '' order by place)
        from json_array_elements(content::json -> 'values') with ordinality as given (one, place)) as content
from paiwei.document
where name = 'seed.json';

-- §4: roster -> draw.json -> sources -> seed; every line has to hold
create view paiwei.chain as
select 'roster.csv is the announced one' as line,
       encode(sha256(convert_to(text.content, 'UTF8')), 'hex') = draw.roster_sha256 as holds
from paiwei.draw as draw, paiwei.roster_text as text
union all
select 'seed.json belongs to this draw.json', draw_sha256 = announced_sha256 from paiwei.draw
union all
select 'the seed follows from the sources', encode(sha256(convert_to(text.content, 'UTF8')), 'hex') = draw.seed
from paiwei.draw as draw, paiwei.seed_text as text;

-- §4 and §6.1: the ticket of every row, and the unit it belongs to
create view paiwei.tickets as
select roster.*,
       encode(sha256(convert_to(
           draw.seed || ':'
           || case draw.ticket_scope when 'draw' then '*' else roster.school end || ':'
           || case roster."group" when '' then roster.app_no else roster."group" end, 'UTF8')), 'hex') collate "C"
           as ticket,
       case when roster."group" = '' or draw.group_boundary = 'split' then roster.app_no else roster."group" end
           collate "C" as unit,
       case draw.mechanism when 'ia' then roster.choice else '' end collate "C" as choice_first
from paiwei.roster as roster, paiwei.draw as draw;

-- §6.2 and §7: the first eight columns of results.csv, line for line (copy writes no quotes for null)
create view paiwei.positions as
select school, category,
       dense_rank() over (partition by school, category order by choice_first, tier, ticket, unit) as pos,
       app_no, nullif("group", '') as "group", choice, tier, ticket
from paiwei.tickets
order by school, category, choice_first, tier, ticket, unit, app_no;
