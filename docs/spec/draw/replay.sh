#!/bin/sh
# Second reference program for paiwei-draw/1 (电脑派位): POSIX sh, coreutils and awk. § points to docs/spec/draw.md.
#
#     sh replay.sh DIR      reads roster.csv draw.json seed.json [strikes.csv], prints results.csv
#
# It replays the draw and tests the hash chain and the order of the roster; every other refusal of §11 is the
# business of reference.py. Exit status: 0 replayed, 1 the files do not belong together, 2 a file cannot be read.
# Every code is kept behind a letter ("k007"), so that no awk can take 007, 7 and 7E0 for one number.

set -eu
LC_ALL=C
export LC_ALL
umask 077
unset CDPATH

fail() { # fail STATUS MESSAGE
    printf 'replay.sh: %s\n' "$2" >&2
    exit "$1"
}

hash_of() { # H(file) of §2
    sha256sum <"$1" | cut -c1-64
}

scalar() { # scalar FILE NAME: a scalar member of draw.json or seed.json, each on a line of its own (§2.2)
    sed -n "s/^\"$2\":\"\{0,1\}\([^\"]*\)\"\{0,1\},\{0,1\}\$/\1/p" "$1"
}

rows() { # rows FILE NAME: the lines of an array member
    sed -n "/^\"$2\":\[\$/,/^\]/p" "$1" | grep '^\["' || true
}

# 1. A private copy of the input, so that nothing changes while it is read ------------------------------------
[ $# -eq 1 ] || fail 2 'usage: sh replay.sh DIR'
tmp=$(mktemp -d) || fail 2 'no temporary directory'
trap 'rm -rf "$tmp"' EXIT
trap 'exit 2' HUP INT TERM
for name in roster.csv draw.json seed.json; do
    cat <"$1/$name" >"$tmp/$name" || fail 2 "$name cannot be read"
done
printf 'seq,app_no,reason\n' >"$tmp/strikes.csv"
if [ -e "$1/strikes.csv" ]; then
    cat <"$1/strikes.csv" >"$tmp/strikes.csv" || fail 2 'strikes.csv cannot be read'
fi
cd "$tmp"

# 2. The hash chain (§4): roster -> draw.json -> sources -> seed ------------------------------------------------
[ "$(hash_of roster.csv)" = "$(scalar draw.json roster_sha256)" ] || fail 1 'roster.csv is not the announced one'
[ "$(hash_of draw.json)" = "$(scalar seed.json draw_sha256)" ] || fail 1 'seed.json belongs to another draw.json'
[ "$(scalar draw.json draw_id)" = "$(scalar seed.json draw_id)" ] || fail 1 'seed.json has another draw_id'
rows draw.json sources | cut -d'"' -f2 >names.announced
rows seed.json values | cut -d'"' -f2 >names.given
cmp -s names.announced names.given || fail 1 'seed.json does not give the announced sources'
{
    printf 'paiwei-seed/1\n%s\n' "$(scalar seed.json draw_sha256)"
    rows seed.json values | cut -d'"' -f2,4 | tr '"' '='
} >seed.txt
seed=$(hash_of seed.txt)
[ "$seed" = "$(scalar seed.json seed)" ] || fail 1 'seed does not follow from the sources'

# 3. The order of the roster (§2.1) -----------------------------------------------------------------------------
[ "$(head -n 1 roster.csv)" = 'app_no,pid,group,choice,school,category,tier' ] || fail 1 'roster.csv has no header'
tail -n +2 roster.csv >rows.csv
sort -c -u rows.csv 2>/dev/null || fail 1 'roster.csv is not strictly ascending'

# 4. Tickets (§4): one small file per different (scope, key), hashed all together -----------------------------
scope=$(scalar draw.json ticket_scope)
mkdir tickets
awk -F, -v scope="$scope" '{ print (scope == "draw" ? "*" : $5) ":" ($3 "" == "" ? $1 : $3) }' rows.csv |
    sort -u >keys
awk -v seed="$seed" '{
    file = "tickets/" NR
    printf "%s:%s", seed, $0 >file
    close(file)
    print file
}' keys >files
: >hashes
if [ -s files ]; then
    xargs sha256sum <files | cut -c1-64 >hashes
fi
paste -d' ' hashes keys >tickets.txt

# 5. The order at every lot (§6.2): lot TAB order key TAB app_no, and what the allocation needs ----------------
mechanism=$(scalar draw.json mechanism)
boundary=$(scalar draw.json group_boundary)
awk -F, -v OFS='\t' -v mechanism="$mechanism" -v scope="$scope" -v boundary="$boundary" '
FILENAME == "tickets.txt" { ticket["k" substr($0, 66)] = substr($0, 1, 64); next }
{
    id = ($3 "" == "" || boundary == "split") ? $1 "" : $3 ""
    hash = ticket["k" (scope == "draw" ? "*" : $5) ":" ($3 "" == "" ? $1 : $3)]
    key = (mechanism == "ia" ? $4 "" : "") $7 hash ":" id
    print $5 "," $6, key, $1, id, $3, $4, $7, hash
}' tickets.txt rows.csv | sort >order.txt

# 6. Seats, strikes, allocation (§6.3, §6.4), move-up (§8) and results (§7) -------------------------------------
rows draw.json seats | awk -F'"' -v OFS='\t' '{ gsub(/,/, "", $5); print $2 "," $4, $5 }' >seats.txt
tail -n +2 strikes.csv | cut -d, -f2 >struck.txt
cat >allocate.awk <<'AWK'
# A unit u is "k" and its id. at[u] is the number of the choice it asks for or holds, 0 when it is unplaced.
# An entry e is one unit at one lot, numbered in the order of order.txt; the entries of a lot stand together.

function read_row(    lot, unit) {
    lot = "k" $1
    unit = "k" $4
    rows++
    app[rows] = "k" $3
    text[rows] = $3 "," $5 "," $6 "," $7 "," $8
    if (!(("k" $3) in unit_of)) {
        unit_of["k" $3] = unit
        size[unit]++
    }
    if (entries == 0 || lot_of[entries] != lot || at_entry[entries] != unit) {
        entries++
        lot_of[entries] = lot
        at_entry[entries] = unit
        nth[entries] = $6 + 0
        choice[unit, $6 + 0] = lot
        if ($6 + 0 > choices[unit] + 0) choices[unit] = $6 + 0
        if (!(lot in first)) first[lot] = entries
        last[lot] = entries
    }
    entry_of[rows] = entries
    at[unit] = 1
}

# The boundary rule of §6.4.
function accepts(lot, in_use, unit) {
    if (boundary == "skip") return in_use + size[unit] <= capacity[lot]
    return in_use < capacity[lot]
}

# §8: the unit waits at its n-th choice.
function waits_at(unit, n) {
    if (size[unit] == 0) return 0
    return at[unit] == 0 || (waitlist == "all" && at[unit] > n)
}

function waits(e) {
    return waits_at(at_entry[e], nth[e])
}

# §6.3: one round; returns the number of refused units, which ask for their next choice after it.
function round_of_all(    e, in_use, unit, refused, list, i) {
    refused = 0
    for (e = 1; e <= entries; e++) {
        unit = at_entry[e]
        if (e == first[lot_of[e]]) in_use = used[lot_of[e]] = 0
        if (at[unit] != nth[e]) continue
        if (accepts(lot_of[e], in_use, unit)) in_use += size[unit]
        else list[++refused] = unit
        used[lot_of[e]] = in_use
    }
    for (i = 1; i <= refused; i++) {
        unit = list[i]
        at[unit] = (at[unit] < choices[unit]) ? at[unit] + 1 : 0
    }
    return refused
}

# §8 step 2: the first waiting unit that the lot accepts takes a seat; false if there is none.
function move_up(lot,    e, unit, old) {
    for (e = first[lot]; e <= last[lot]; e++) {
        unit = at_entry[e]
        if (!waits(e) || !accepts(lot, used[lot], unit)) continue
        if (at[unit] > 0) {
            old = choice[unit, at[unit]]
            used[old] -= size[unit]
            queue[++tail] = old
        }
        at[unit] = nth[e]
        used[lot] += size[unit]
        moved[unit] = 1
        return 1
    }
    return 0
}

# §8: one line of strikes.csv, to its end.
function strike(child,    unit, lot, n) {
    unit = unit_of[child]
    gone[child] = 1
    size[unit]--
    head = 1
    tail = 0
    if (at[unit] > 0) {
        lot = choice[unit, at[unit]]
        used[lot]--
        queue[++tail] = lot
    }
    if (boundary == "skip")
        for (n = 1; n <= choices[unit]; n++)
            if (waits_at(unit, n)) queue[++tail] = choice[unit, n]
    while (head <= tail)
        if (!move_up(queue[head])) head++
}

function status_of(row, e) {
    if (app[row] in gone) return "STRUCK"
    if (at[at_entry[e]] == nth[e]) return (at_entry[e] in moved) ? "MOVEUP" : "ADMIT"
    return waits(e) ? "WAIT" : "ELSE"
}

# §7: the lines of order.txt with their status.
function results(    row, e, before, pos, wait, parts, status) {
    print "school,category,pos,app_no,group,choice,tier,ticket,status,wait"
    before = 0
    for (row = 1; row <= rows; row++) {
        e = entry_of[row]
        if (e == first[lot_of[e]] && e != before) pos = wait = 0
        if (e != before) {
            pos++
            wait += waits(e)
        }
        before = e
        status = status_of(row, e)
        print substr(lot_of[e], 2) "," pos "," text[row] "," status "," (status == "WAIT" ? wait : "")
    }
}

FILENAME == "seats.txt" { capacity["k" $1] = $2 + 0 }
FILENAME == "order.txt" { read_row() }
FILENAME == "struck.txt" { struck[++strikes] = "k" $1 }
END {
    while (round_of_all() > 0) continue
    for (s = 1; s <= strikes; s++) {
        if (!(struck[s] in unit_of)) {
            print "replay.sh: struck, but not on the roster: " substr(struck[s], 2) >"/dev/stderr"
            exit 1
        }
        strike(struck[s])
    }
    results()
}
AWK
awk -F'\t' -v boundary="$boundary" -v waitlist="$(scalar draw.json waitlist)" -f allocate.awk \
    seats.txt order.txt struck.txt >results.csv || exit 1
cat results.csv
