// draw.json and seed.json: JSON, members, and the one legal layout (sections 2.2 and 11).
function Refused(code, detail) {
  this.code = code;
  this.detail = detail === undefined ? "" : String(detail);
}

function demand(holds, code, detail) {
  if (!holds) throw new Refused(code, detail);
}

var STRING = '"([^"\\\\\\u0000-\\u001f\\u007f-\\u009f\\u00ad\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u206f' +
  '\\ufeff\\ufff9-\\ufffb\\u{e0000}-\\u{e007f}]*)"';
var INTEGER = "(0|[1-9][0-9]*)";
var DRAW_MEMBERS = [["spec", "s"], ["draw_id", "s"], ["seq", "i"], ["prev", "s"], ["title", "s"], ["frozen_at", "s"],
  ["mechanism", "s"], ["ticket_scope", "s"], ["group_boundary", "s"], ["waitlist", "s"], ["roster_sha256", "s"],
  ["roster_rows", "i"], ["terms_sha256", "s"], ["seats", "ssis"], ["sources", "sssss"]];
var SEED_MEMBERS = [["spec", "s"], ["draw_id", "s"], ["draw_sha256", "s"], ["seed", "s"], ["values", "ss"]];

function pattern(kind) { return kind === "s" ? STRING : INTEGER; }

// Returns the members by name: texts as they are, integers as their digits, arrays as rows of such.
function readDocument(bytes, members, file) {
  var text = utf8Text(bytes);
  demand(text !== null, "JSON", file + ": not UTF-8");
  var parsed;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    throw new Refused("JSON", file + ": not JSON");
  }
  var names = members.map(function (member) { return member[0]; });
  demand(parsed !== null && typeof parsed === "object" && !Array.isArray(parsed), "MEMBERS", file);
  demand(Object.keys(parsed).sort().join() === names.slice().sort().join(), "MEMBERS", file);
  return readLayout(text.split("\n"), members, file);
}

function readLayout(lines, members, file) {
  var at = 0;
  function take(expression) {
    var found = expression.exec(at < lines.length ? lines[at] : "");
    demand(found && at < lines.length, "LAYOUT", file + " line " + (at + 1));
    at++;
    return found;
  }
  take(/^\{$/);
  var found = {};
  members.forEach(function (member, place) {
    var comma = place === members.length - 1 ? "" : ",";
    var isArray = member[1].length > 1;
    if (!isArray) {
      found[member[0]] = take(new RegExp('^"' + member[0] + '":' + pattern(member[1]) + comma + "$", "u"))[1];
      return;
    }
    take(new RegExp('^"' + member[0] + '":\\[$'));
    var row = new RegExp("^\\[" + member[1].split("").map(pattern).join(",") + "\\](,?)$", "u");
    var rows = found[member[0]] = [];
    var more = lines[at] !== "]" + comma;
    while (more) {
      var items = take(row);
      more = items[items.length - 1] === ",";
      rows.push(items.slice(1, -1));
    }
    take(new RegExp("^\\]" + comma + "$"));
  });
  take(/^\}$/);
  demand(at === lines.length - 1 && lines[at] === "", "LAYOUT", file + ": the end");
  return found;
}

// The number of a text of digits within 0–999999999, or refused.
function integer(digits, code) {
  demand(digits.length <= 9, code, digits.slice(0, 30));
  return Number(digits);
}
