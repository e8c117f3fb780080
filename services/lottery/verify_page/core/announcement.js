// draw.json (sections 2.2, 3 and 11).
var CODE = /^[0-9A-Z]{1,12}$/;
var DRAW_ID = /^[0-9A-Z][0-9A-Z-]{0,39}$/;
var RULES = { mechanism: ["ia", "da"], ticket_scope: ["school", "draw"], group_boundary: ["admit", "skip", "split"],
  waitlist: ["all", "unplaced"] };
var DETAILS = { digits: /^[1-9][0-9]{0,3}$/, ssq: /^[0-9]{7}$/, drand: /^[0-9a-f]{64}:[1-9][0-9]*$/, hex: /^[^]+$/,
  reveal: /^[0-9A-Z]+:[0-9a-f]{64}(;[0-9A-Z]+:[0-9a-f]{64})*$/ };

function readAnnouncement(bytes) {
  var draw = readDocument(bytes, DRAW_MEMBERS, "draw.json");
  demand(draw.spec === "paiwei-draw/1", "SPEC", draw.spec);
  demand(DRAW_ID.test(draw.draw_id), "DRAW_ID", draw.draw_id);
  Object.keys(RULES).forEach(function (rule) { demand(RULES[rule].indexOf(draw[rule]) >= 0, "RULES", rule); });
  ["prev", "roster_sha256", "terms_sha256"].forEach(function (name) { demand(HASH.test(draw[name]), "HEX", name); });
  draw.seq = integer(draw.seq, "INT");
  draw.roster_rows = integer(draw.roster_rows, "INT");
  draw.sha256 = sha256(bytes);
  readSeats(draw);
  readSources(draw);
  return draw;
}

// Lots get numbers in the announced order, which is that of results.csv.
function readSeats(draw) {
  draw.lots = draw.seats;
  draw.lotOf = Object.create(null);
  draw.seats = draw.lots.map(function (row, place) {
    var seat = { school: row[0], category: row[1], capacity: 0, name: row[3] };
    demand(CODE.test(seat.school) && CODE.test(seat.category), "SEATS", row.join());
    seat.capacity = integer(row[2], "SEATS");
    demand(draw.lotOf[row[0] + "," + row[1]] === undefined, "SEATS", row.join());
    draw.lotOf[row[0] + "," + row[1]] = place;
    return seat;
  });
  draw.seats.forEach(function (seat, place) {
    var before = draw.seats[place - 1];
    var ascends = !before || before.school < seat.school ||
      (before.school === seat.school && before.category < seat.category);
    demand(ascends, "SEATS_ORDER", seat.school + "," + seat.category);
  });
}

function readSources(draw) {
  var names = Object.create(null);
  draw.sources = draw.sources.map(function (row) {
    return { name: row[0], kind: row[1], need: row[2], time: row[3], detail: row[4], required: row[2] === "required" };
  });
  var twice = draw.sources.some(function (source) {
    var seen = names[source.name];
    names[source.name] = true;
    return seen;
  });
  demand(!twice && draw.sources.some(function (source) { return source.required; }), "SOURCES");
  draw.sources.forEach(checkSource);
}

function checkSource(source) {
  demand(/^[a-z][a-z0-9]*$/.test(source.name), "SOURCE", source.name);
  demand(Object.prototype.hasOwnProperty.call(DETAILS, source.kind), "SOURCE", source.kind);
  demand(source.required || source.need === "optional", "SOURCE", source.need);
  demand(DETAILS[source.kind].test(source.detail), "SOURCE", source.detail);
  demand(!(source.kind === "hex" && source.required), "SOURCE", "hex required");
  if (source.kind !== "reveal") return;
  var labels = labelled(source.detail).map(function (entry) { return entry[0]; });
  demand(new Set(labels).size === labels.length, "SOURCE", "label twice");
}

function labelled(text) { return text.split(";").map(function (entry) { return entry.split(":"); }); }
