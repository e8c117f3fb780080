// results.csv (section 7), and where two of them differ.
var RESULTS_HEADER = "school,category,pos,app_no,group,choice,tier,ticket,status,wait";

// The lines of results.csv with the header, without LF.
function* resultLines(draw, lots, rows) {
  var lines = [RESULTS_HEADER];
  for (var i = 0; i < lots.length; i++) {
    var lot = lots[i], waiting = 0;
    for (var p = 0; p < lot.entries.length; p++) {
      var entry = lot.entries[p], unit = entry.unit;
      var waitsHere = waits(draw, entry);
      if (waitsHere && unit.size > 0) waiting++;
      addLines(lines, lot.seat, entry, waitsHere ? waiting : 0);
      if (p % 4096 === 4095) yield { step: "results", done: lines.length - 1, total: rows };
    }
  }
  yield { step: "results", done: lines.length - 1, total: rows };
  return lines;
}

function addLines(lines, seat, entry, waiting) {
  var unit = entry.unit, n = entry.n;
  var members = unit.members.length === 1 ? unit.members : unit.members.slice().sort(function (a, b) {
    return a.app < b.app ? -1 : 1;
  });
  members.forEach(function (child) {
    var status = child.struck ? "STRUCK" : unit.at === n ? (unit.moved ? "MOVEUP" : "ADMIT") :
      waiting ? "WAIT" : "ELSE";
    lines.push(seat.school + "," + seat.category + "," + (entry.place + 1) + "," + child.app + "," + child.group + "," +
      (n + 1) + "," + unit.tiers[n] + "," + unit.tickets[n] + "," + status + "," + (status === "WAIT" ? waiting : ""));
  });
}

// The first line that differs, as found and as computed (null where there is no such line), and its number from 1.
function firstDifference(found, lines) {
  var published = byteString(found).split("\n");
  var computed = lines.concat([""]);
  for (var i = 0; i < Math.max(published.length, computed.length); i++) {
    if (published[i] === computed[i]) continue;
    var ends = i === computed.length - 1 || i === published.length - 1;
    return { number: i + 1, found: i < published.length ? published[i] : null,
      computed: i < computed.length ? computed[i] : null, end: ends };
  }
  return null;
}

// Which columns of results.csv differ between two texts as a set, by application number and lot.
function ticketsAgree(found, lines) {
  var mine = new Map();
  lines.slice(1).forEach(function (line) { mine.set(rowName(line), line.split(",")[7]); });
  var published = byteString(found).split("\n");
  for (var i = 1; i < published.length; i++) {
    if (published[i] === "" && i === published.length - 1) continue;
    var ticket = published[i].split(",")[7];
    if (mine.get(rowName(published[i])) !== ticket) return { number: i + 1, found: ticket };
  }
  return null;
}

function rowName(line) {
  var cells = line.split(",");
  return cells[0] + "," + cells[1] + "," + cells[3];
}
