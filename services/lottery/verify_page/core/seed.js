// seed.json against draw.json; the text whose hash is the seed (sections 3, 4 and 11).
var VALUES = { digits: /^[0-9]+$/, ssq: /^[0-9]{7}:[0-9]{2}(\.[0-9]{2}){5}\+[0-9]{2}$/, drand: /^[0-9]+:[0-9a-f]{64}$/,
  hex: /^[0-9a-f]{32,256}$/, reveal: /^[0-9A-Z]+:([0-9a-f]{32,128}|-)(;[0-9A-Z]+:([0-9a-f]{32,128}|-))*$/ };

function readSeed(bytes, draw) {
  var seed = readDocument(bytes, SEED_MEMBERS, "seed.json");
  demand(seed.spec === "paiwei-seed/1" && seed.draw_id === draw.draw_id, "SEED_ID", seed.spec + " " + seed.draw_id);
  demand(seed.draw_sha256 === draw.sha256, "DRAW_HASH", seed.draw_sha256);
  var names = seed.values.map(function (pair) { return pair[0]; });
  demand(names.join() === draw.sources.map(function (one) { return one.name; }).join(), "SEED_SOURCES", names.join());
  draw.sources.forEach(function (source, place) { checkValue(source, seed.values[place][1], draw.draw_id); });
  seed.text = seedText(draw, seed.values);
  demand(sha256Text(seed.text) === seed.seed, "SEED_HASH", seed.seed);
  return seed;
}

function seedText(draw, values) {
  return ["paiwei-seed/1", draw.sha256].concat(values.map(function (pair) { return pair.join("="); })).join("\n") + "\n";
}

function checkValue(source, value, drawId) {
  if (value === "-" && !source.required) return;
  demand(VALUES[source.kind].test(value), "VALUE", source.name + "=" + value);
  var detail = source.detail;
  if (source.kind === "digits") demand(value.length === Number(detail), "VALUE_LENGTH", value.length + " / " + detail);
  if (source.kind === "drand") demand(value.split(":")[0] === detail.split(":")[1], "ROUND", value.split(":")[0]);
  if (source.kind === "ssq") checkSsq(value, detail);
  if (source.kind === "reveal") checkReveal(value, detail, drawId);
}

function checkSsq(value, issue) {
  demand(value.slice(0, 7) === issue, "ISSUE", value.slice(0, 7));
  var parts = value.slice(8).split("+");
  var reds = parts[0].split(".").map(Number);
  var blue = Number(parts[1]);
  var fits = reds.every(function (red, i) { return red >= 1 && red <= 33 && (i === 0 || reds[i - 1] < red); });
  demand(fits && blue >= 1 && blue <= 16, "SSQ", value);
}

function checkReveal(value, detail, drawId) {
  var opened = labelled(value);
  var committed = labelled(detail);
  var open = 0;
  demand(opened.length === committed.length, "REVEAL", "another number of envelopes");
  opened.forEach(function (entry, place) {
    demand(entry[0] === committed[place][0], "REVEAL", entry[0]);
    if (entry[1] === "-") return;
    open++;
    var commitment = sha256Text("paiwei-commit/1:" + drawId + ":" + entry[0] + ":" + entry[1]);
    demand(commitment === committed[place][1], "REVEAL", entry[0]);
  });
  demand(open > 0, "REVEAL", "no envelope opened");
}
