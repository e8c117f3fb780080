// Tickets, order, allocation, strikes and moving up (sections 4, 6 and 8).

// Units: {id, key, size, members, lots, tiers, ticket…, at: index of the choice it holds or -1, moved}.
function unitsOf(draw, roster) {
  var single = function (child) {
    return { id: child.app, key: child.group || child.app, size: 1, members: [child], lots: child.lots,
      tiers: child.tiers, at: -1, moved: false, tickets: [] };
  };
  if (draw.group_boundary === "split") return roster.children.map(single);
  var bound = new Map();
  var units = [];
  roster.children.forEach(function (child) {
    var unit = child.group ? bound.get(child.group) : undefined;
    if (unit) {
      unit.members.push(child);
      unit.size++;
      return;
    }
    unit = single(child);
    if (child.group) {
      unit.id = child.group;
      bound.set(child.group, unit);
    }
    units.push(unit);
  });
  return units;
}

function* drawTickets(draw, seed, units, rows) {
  var ticket = ticketsOf(seed);
  var done = 0;
  for (var u = 0; u < units.length; u++) {
    var unit = units[u];
    var made = Object.create(null);
    for (var n = 0; n < unit.lots.length; n++) {
      var scope = draw.ticket_scope === "draw" ? "*" : draw.seats[unit.lots[n]].school;
      made[scope] = made[scope] || ticket(":" + scope + ":" + unit.key);
      unit.tickets.push(made[scope]);
    }
    done += unit.lots.length * unit.members.length;
    if (u % 1024 === 1023) yield { step: "tickets", done: done, total: rows };
  }
  yield { step: "tickets", done: done, total: rows };
}

// Per lot its entries {unit, n, key, waits} in order.
function* orderLots(draw, units) {
  var lots = draw.seats.map(function (seat) { return { seat: seat, entries: [], used: 0, held: [], coming: [], gone: 0 }; });
  var first = draw.mechanism === "ia";
  units.forEach(function (unit) {
    unit.entries = unit.lots.map(function (lot, n) {
      var key = (first ? String(n + 1) : "") + unit.tiers[n] + unit.tickets[n] + ":" + unit.id;
      var entry = { unit: unit, n: n, key: key, place: 0 };
      lots[lot].entries.push(entry);
      return entry;
    });
  });
  for (var i = 0; i < lots.length; i++) {
    lots[i].entries.sort(function (a, b) { return a.key < b.key ? -1 : a.key > b.key ? 1 : 0; });
    lots[i].entries.forEach(function (entry, place) { entry.place = place; });
    yield { step: "order", done: i + 1, total: lots.length };
  }
  return lots;
}

function accepts(draw, lot, size) {
  return draw.group_boundary === "skip" ? lot.used + size <= lot.seat.capacity : lot.used < lot.seat.capacity;
}

// Rounds until one refuses nobody; a lot that nobody came to keeps in the next round whom it kept in this one.
function allocate(draw, units, lots) {
  units.forEach(function (unit) { lots[unit.lots[0]].coming.push(unit.entries[0]); });
  var active = lots.filter(function (lot) { return lot.coming.length > 0; });
  while (active.length) {
    var refused = [];
    active.forEach(function (lot) { holdRound(draw, lot, refused); });
    var next = new Set();
    refused.forEach(function (entry) {
      var following = entry.unit.entries[entry.n + 1];
      if (!following) return;
      var lot = lots[entry.unit.lots[following.n]];
      lot.coming.push(following);
      next.add(lot);
    });
    active = Array.from(next);
  }
  lots.forEach(function (lot) { lot.held.forEach(function (entry) { entry.unit.at = entry.n; }); });
}

function holdRound(draw, lot, refused) {
  var all = lot.held.concat(lot.coming).sort(function (a, b) { return a.place - b.place; });
  lot.held = [];
  lot.coming = [];
  lot.used = 0;
  all.forEach(function (entry) {
    if (accepts(draw, lot, entry.unit.size)) {
      lot.held.push(entry);
      lot.used += entry.unit.size;
    } else {
      refused.push(entry);
    }
  });
}

function waits(draw, entry) {
  var at = entry.unit.at;
  return at < 0 || (draw.waitlist === "all" && at > entry.n);
}

function strikeAll(draw, units, lots, strikes) {
  if (!strikes.length) return;
  var unitOf = new Map();
  units.forEach(function (unit) {
    unit.members.forEach(function (child) { unitOf.set(child.app, { unit: unit, child: child }); });
  });
  strikes.forEach(function (strike) {
    var found = unitOf.get(strike.app);
    found.child.struck = true;
    moveUp(draw, lots, freedBy(draw, lots, found.unit));
  });
}

function freedBy(draw, lots, unit) {
  var queue = [];
  unit.size--;
  if (unit.at >= 0) {
    var held = lots[unit.lots[unit.at]];
    held.used--;
    queue.push(held);
  }
  if (draw.group_boundary === "skip" && unit.size > 0) {
    unit.entries.forEach(function (entry) { if (waits(draw, entry)) queue.push(lots[unit.lots[entry.n]]); });
  }
  return queue;
}

// Who waits at a lot only ever gets fewer: units move to earlier choices or are struck. So nobody looks back.
function firstWaiting(draw, lot) {
  var at = lot.gone, entries = lot.entries;
  var here = function (entry) { return entry.unit.size > 0 && waits(draw, entry); };
  while (at < entries.length && !here(entries[at])) at++;
  lot.gone = at;
  for (; at < entries.length; at++) {
    if (here(entries[at]) && accepts(draw, lot, entries[at].unit.size)) return entries[at];
    if (draw.group_boundary !== "skip" && lot.used >= lot.seat.capacity) return null;
  }
  return null;
}

function moveUp(draw, lots, queue) {
  while (queue.length) {
    var lot = queue[0];
    var entry = firstWaiting(draw, lot);
    if (!entry) {
      queue.shift();
      continue;
    }
    var unit = entry.unit;
    if (unit.at >= 0) {
      var left = lots[unit.lots[unit.at]];
      left.used -= unit.size;
      queue.push(left);
    }
    unit.at = entry.n;
    unit.moved = true;
    lot.used += unit.size;
  }
}
