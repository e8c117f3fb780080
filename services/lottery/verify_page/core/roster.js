// roster.csv and strikes.csv (sections 2.1, 8 and 11).
var ROSTER_HEADER = "app_no,pid,group,choice,school,category,tier";
var ROSTER_ROW = /^([0-9A-Z]{1,24}),([0-9a-z]{1,64}),([0-9A-Z]{0,24}),([1-9]),([0-9A-Z]{1,12},[0-9A-Z]{1,12}),([0-9])$/;
var STRIKES_HEADER = "seq,app_no,reason";
var STRIKES_ROW = /^([1-9][0-9]*),([0-9A-Z]{1,24}),(WITHDRAWN|INELIGIBLE|DECLINED)$/;

// Children in file order: {app, pid, group, lots, tiers, struck}. `tampered` goes on where the file is another one than
// the announced, to say what else is wrong with it.
function* readRoster(bytes, draw, tampered) {
  if (!tampered) demand(sha256(bytes) === draw.roster_sha256, "ROSTER_HASH", sha256(bytes));
  var text = byteString(bytes);
  demand(text !== "" && text[text.length - 1] === "\n" && text.indexOf("\r") < 0, "ROSTER_LF");
  var lines = text.split("\n");
  lines.pop();
  demand(lines[0] === ROSTER_HEADER, "ROSTER_HEADER", lines[0].slice(0, 80));
  for (var i = 2; i < lines.length; i++) demand(lines[i - 1] < lines[i], "ROSTER_ORDER", "line " + (i + 1));
  demand(lines.length - 1 === draw.roster_rows, "ROSTER_ROWS", lines.length - 1);
  var roster = { children: [], byNumber: new Map(), rows: lines.length - 1, groups: new Map(), most: 0 };
  var people = new Map();
  for (i = 1; i < lines.length; i++) {
    addRow(roster, people, draw, lines[i], i + 1);
    if (i % 4096 === 0) yield { step: "roster", done: i, total: roster.rows };
  }
  checkGroups(roster, draw.group_boundary);
  var several = draw.group_boundary === "skip" && draw.mechanism === "da" && roster.most > 1;
  demand(!several, "SKIP_DA");
  return roster;
}

function addRow(roster, people, draw, line, number) {
  var row = ROSTER_ROW.exec(line);
  demand(row, "ROSTER_ROW", "line " + number);
  var app = row[1], pid = row[2], group = row[3];
  var other = people.get(pid);
  demand(other === undefined || other === app, "DUPLICATE_PERSON", "line " + number);
  people.set(pid, app);
  var child = roster.byNumber.get(app);
  if (!child) {
    child = { app: app, pid: pid, group: group, lots: [], tiers: [], struck: false };
    roster.byNumber.set(app, child);
    roster.children.push(child);
    if (group) roster.groups.set(group, (roster.groups.get(group) || []).concat([child]));
  }
  demand(child.pid === pid && child.group === group && Number(row[4]) === child.lots.length + 1, "ROSTER_APP",
    "line " + number);
  var lot = draw.lotOf[row[5]];
  demand(lot !== undefined && child.lots.indexOf(lot) < 0, "ROSTER_LOT", "line " + number);
  child.lots.push(lot);
  child.tiers.push(row[6]);
  if (child.lots.length > roster.most) roster.most = child.lots.length;
}

function checkGroups(roster, boundary) {
  roster.groups.forEach(function (members, label) {
    var smallest = members.reduce(function (least, child) { return child.app < least ? child.app : least; },
      members[0].app);
    demand(members.length > 1 && smallest === label, "GROUP_LABEL", label);
    if (boundary === "split") return;
    var wishes = members.map(function (child) { return child.lots.join() + " " + child.tiers.join(); });
    demand(wishes.every(function (one) { return one === wishes[0]; }), "GROUP_CHOICES", label);
  });
}

function readStrikes(bytes, roster) {
  var text = byteString(bytes);
  var lines = text.split("\n");
  demand(text !== "" && lines.pop() === "" && lines[0] === STRIKES_HEADER, "STRIKES_HEADER");
  var struck = new Set();
  return lines.slice(1).map(function (line, place) {
    var row = STRIKES_ROW.exec(line);
    demand(row && row[1] === String(place + 1), "STRIKES_ROW", "line " + (place + 2));
    demand(roster.byNumber.has(row[2]) && !struck.has(row[2]), "STRIKES_APP", row[2]);
    struck.add(row[2]);
    return { app: row[2], reason: row[3] };
  });
}
