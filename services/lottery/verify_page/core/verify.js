// Both verdicts on the files of a bundle. A generator: yields {step, done, total}, returns the report.
var NEEDED = ["draw.json", "roster.csv", "seed.json", "seed.txt", "results.csv"];

// Runs one check of section 11; keeps the first refusal.
function attempt(report, read) {
  try {
    return read();
  } catch (error) {
    return keep(report, error);
  }
}

function keep(report, error) {
  if (!(error instanceof Refused)) throw error;
  report.refused = report.refused || error;
  report.latest = error;
  return null;
}

function* verify(files, typed) {
  var report = new Report();
  report.refused = report.latest = null;
  var state = yield* readInputs(report, files);
  report.missing = NEEDED.filter(function (name) { return !files[name]; });
  if (state.draw && state.seed && state.roster && !state.failed) yield* recompute(state, files);
  addChecks(report, state, files, typed || {});
  return finish(report, state, files);
}

// Sets draw, seed, roster, strikes where they were accepted, and what refused each.
function* readInputs(report, files) {
  var state = { why: {} };
  var step = function (name, read) {
    if (!files[name]) return null;
    report.latest = null;
    var found = attempt(report, read);
    state.why[name] = report.latest;
    return found;
  };
  state.draw = step("draw.json", function () { return readAnnouncement(files["draw.json"]); });
  if (!state.draw) return state;
  state.seed = step("seed.json", function () { return readSeed(files["seed.json"], state.draw); });
  if (!files["roster.csv"]) return state;
  state.roster = yield* rosterOf(report, state, files["roster.csv"], false);
  state.why["roster.csv"] = state.rosterWhy;
  if (state.rosterWhy && state.rosterWhy.code === "ROSTER_HASH") {
    state.tampered = yield* rosterOf({}, state, files["roster.csv"], true);
  }
  if (state.roster && files["strikes.csv"]) {
    state.strikes = step("strikes.csv", function () { return readStrikes(files["strikes.csv"], state.roster); });
    state.failed = !state.strikes;
  }
  return state;
}

function* rosterOf(report, state, bytes, tampered) {
  state.rosterWhy = tampered ? state.rosterWhy : null;
  state.rulesWhy = null;
  try {
    return yield* readRoster(bytes, state.draw, tampered);
  } catch (error) {
    keep(report, error);
    if (!tampered) state.rosterWhy = error;
    if (error.code !== "ROSTER_HASH") state.rulesWhy = error;
    return null;
  }
}

function* recompute(state, files) {
  var draw = state.draw, rows = state.roster.rows;
  var units = unitsOf(draw, state.roster);
  yield* drawTickets(draw, state.seed.seed, units, rows);
  state.lots = yield* orderLots(draw, units);
  allocate(draw, units, state.lots);
  strikeAll(draw, units, state.lots, state.strikes || []);
  state.lines = yield* resultLines(draw, state.lots, rows);
  state.computed = asciiBytes(state.lines.join("\n") + "\n");
  if (!files["results.csv"]) return;
  state.difference = sameBytes(files["results.csv"], state.computed) ? null : firstDifference(files["results.csv"], state.lines);
  state.wrongTicket = state.difference ? ticketsAgree(files["results.csv"], state.lines) : null;
}

function addChecks(report, state, files, typed) {
  var draw = state.draw, seed = state.seed, roster = state.roster;
  var add = report.add.bind(report);
  var b = function (name, title, find) { add("B", name, title, draw ? find() : skipped()); };
  add("A", "announcement", t("派位公告合规", "The announcement is well-formed"), announcementFound(state, files));
  b("fingerprint", t("派位公告没有被换过", "The announcement is the one read out"), function () { return fingerprintFound(draw, typed.fingerprint); });
  b("clock", t("真的时间，真的派位", "A real draw by the real clock"), function () { return clockFound(draw); });
  add("A", "roster", t("名册没有被换过", "The roster is the frozen one"), rosterFound(state, files));
  add("A", "rules", t("名册合规", "The roster keeps the rules"), rulesFound(state, files));
  b("register", t("该在名册里的都在，没有多的", "Everybody who belongs on the roster is there, nobody else"), function () { return registerFound(draw, roster, files); });
  b("terms", t("条款是封存时的条款", "The terms are the frozen ones"), function () { return termsFound(draw, files); });
  b("plan", t("名额加得起来", "The seats add up"), function () { return planFound(draw, files); });
  b("waitlist", t("候补的规则和志愿数相配", "The waitlist rule fits the choices"), function () { return waitlistFound(draw, roster); });
  b("chain", t("公告一号接一号", "The announcements follow each other"), function () { return chainFound(draw); });
  b("times", t("先封存，后有种子", "First the freeze, then the seed"), function () { return timesFound(draw); });
  b("luck", t("种子猜不到、凑不出", "Nobody could guess or steer the seed"), function () { return luckFound(draw); });
  b("closing", t("现场的数没有改过", "The numbers of the hall were not changed"), function () { return closingFound(draw, seed, files); });
  b("stamps", t("时间有外面的机构证明", "Outsiders attest the times"), function () { return stampsFound(files); });
  add("A", "seed", t("种子没有算错", "The seed is computed correctly"), seedFound(state, files));
  b("beacon_round", t("信标的轮次就是公告的那一轮", "The beacon round is the announced one"), function () { return roundFound(draw); });
  b("beacon", t("信标的数是真的", "The beacon's number is genuine"), function () { return beaconFound(draw, seed, files); });
  add("A", "tickets", ticketsTitle(state), ticketsFound(state));
  add("A", "results", t("次序和录取重排一遍", "Order and admissions, computed again"), resultsFound(state, files));
  add("A", "seats", t("没有多录", "Nobody admitted beyond the rules"), seatsFound(state));
  if (draw) add("B", "acts", t("每一条剔除都有依据", "Every strike has its act"), actsFound(state.strikes, files));
  add("B", "manifest", t("文件一个不少，一个没变", "All files are here and unchanged"), manifestFound(files));
  add("B", "signature", t("签名是真的", "The signatures are genuine"), signaturesFound(files, typed.key));
  add("B", "programs", t("附带的程序是公布的程序", "The programs are the released ones"), programsFound(files));
  add("B", "log", t("写进了公开日志", "Entered in the public log"), none("日志要用电脑上的程序核对。", "The log is checked on a computer, not here."));
  watched(report, state);
}

function announcementFound(state, files) {
  var bytes = files["draw.json"];
  if (!bytes) return none("没有派位公告（draw.json）。", "No draw.json.");
  if (state.why["draw.json"]) return refusal(state.why["draw.json"]);
  return ok("规则、名额、来源都写得合规。", "Rules, seats and sources are as they must be written.", [["draw.json", state.draw.sha256]]);
}

function rosterFound(state, files) {
  if (!files["roster.csv"]) return none("没有名册（roster.csv）。", "No roster.csv.");
  if (!state.draw) return skipped();
  var why = state.rosterWhy;
  if (why && why.code === "ROSTER_HASH") {
    var found = refusal(why);
    found.numbers = [[t("这份名册的指纹", "of this roster"), why.detail], [t("公告里写的", "announced"), state.draw.roster_sha256]];
    return found;
  }
  return ok(grouped(state.draw.roster_rows) + " 行，指纹和公告里写的一样。", grouped(state.draw.roster_rows) + " rows, with the announced fingerprint.",
    [["roster.csv", state.draw.roster_sha256]]);
}

function rulesFound(state, files) {
  if (!files["roster.csv"] || !state.draw) return skipped();
  if (state.rulesWhy) return refusal(state.rulesWhy);
  if (state.why["strikes.csv"]) return refusal(state.why["strikes.csv"]);
  return ok("没有重复的报名号，没有一个孩子报两次，双胞胎的志愿合规。", "No number twice, no child twice, groups as they must be.");
}

function seedFound(state, files) {
  if (!files["seed.json"]) return none("没有种子文件（seed.json）。", "No seed.json.");
  if (!state.draw) return skipped();
  if (state.why["seed.json"]) return refusal(state.why["seed.json"]);
  if (!files["seed.txt"]) return none("没有种子的原文（seed.txt）。", "No seed.txt.");
  if (!sameBytes(files["seed.txt"], asciiBytes(state.seed.text))) {
    return bad("种子的原文（seed.txt）和来源写的不一样。", "seed.txt is not the text of the sources.");
  }
  return ok((state.seed.values.length + 2) + " 行文字的指纹就是公布的种子。", "The hash of the " + (state.seed.values.length + 2) + " lines is the published seed.",
    [[t("种子", "seed"), state.seed.seed]]);
}

function ticketsTitle(state) {
  var count = state.roster ? grouped(state.roster.rows) + " 个" : "";
  return t(count + "派位号，一个一个重算", "Every ticket, computed again");
}

function ticketsFound(state) {
  if (!state.lines || state.difference === undefined) return skipped();
  if (!state.wrongTicket) return ok("全部一样。", "All are the same.");
  return bad("results.csv 第 " + state.wrongTicket.number + " 行的派位号不一样。", "The ticket in line " + state.wrongTicket.number + " is another.");
}

function resultsFound(state, files) {
  if (!files["results.csv"]) return none("没有结果文件（results.csv）。", "No results.csv.");
  if (!state.lines) return skipped();
  var numbers = [[t("手里的 results.csv", "this results.csv"), sha256(files["results.csv"])]];
  if (!state.difference) return ok("和公布的 results.csv 一个字节也不差。", "Not one byte differs from the published results.csv.", numbers);
  numbers.push([t("重算出来的", "computed"), sha256(state.computed)]);
  return bad("第 " + state.difference.number + " 行不一样，上面写了。", "Line " + state.difference.number + " differs, see above.", numbers);
}

// Seats held after all strikes against capacities, in the computed result.
function seatsFound(state) {
  if (!state.lines || state.difference || state.difference === undefined) return skipped();
  var held = state.lots.map(function (lot) { return Math.max(lot.used, 0) - lot.seat.capacity; });
  var over = held.filter(function (one) { return one > 0; });
  var extra = over.reduce(function (sum, one) { return sum + one; }, 0);
  var seats = state.lots.reduce(function (sum, lot) { return sum + lot.seat.capacity; }, 0);
  var used = state.lots.reduce(function (sum, lot) { return sum + lot.used; }, 0);
  if (over.length && state.draw.group_boundary !== "admit") return bad("有学校录取超过名额。", "A lot admits beyond its capacity.");
  if (!over.length) return ok(grouped(seats) + " 个名额录 " + grouped(used) + " 人，没有一所超过。", grouped(used) + " admitted for " + grouped(seats) + " seats.");
  return ok(grouped(seats) + " 个名额录 " + grouped(used) + " 人；有学校多 " + extra + " 人，是双胞胎规则。", grouped(used) + " admitted for " + grouped(seats) + " seats; " + extra + " beyond, by the rule for groups.");
}

// What no phone sees: the recording, and the bulletin of the lottery.
function watched(report, state) {
  if (!state.draw || !state.seed) return;
  cameOf(state.draw, state.seed, "digits").forEach(function (one) {
    report.add("B", "recording", t("掷出的 " + one.value.length + " 个数字和录像里的一样", "The " + one.value.length + " digits are those in the recording"),
      look("手机看不了录像。掷出的是：", "No phone watches a recording. The digits:", [[one.source.name, one.value.replace(/(.{10})/g, "$1 ").trim()]]));
  });
  cameOf(state.draw, state.seed, "ssq").forEach(function (one) {
    var parts = one.value.slice(8).split("+");
    report.add("B", "bulletin", t("双色球第 " + one.source.detail + " 期开的是 " + parts[0].replace(/\./g, " ") + " + " + parts[1], "Lottery issue " + one.source.detail + ": " + parts[0] + " + " + parts[1]),
      look("请和报纸或者福彩中心公布的对一对，开奖的日子也要是公告写的 " + one.source.time.slice(0, 10) + "。",
        "Compare with the newspaper or the lottery's own bulletin; it must have been drawn on " + one.source.time.slice(0, 10) + ", as announced."));
  });
  cameOf(state.draw, state.seed, "hex").forEach(function (one) {
    report.add("B", "bulletin", t(one.source.name + " 是 " + one.source.detail + " 公布的数", one.source.name + " is what was published: " + one.source.detail),
      look("请和公布的对一对。", "Compare with what was published.", [[one.source.name, one.value]]));
  });
}

function grouped(number) { return String(number).replace(/\B(?=(\d{3})+$)/g, ","); }

function finish(report, state, files) {
  var count = function (test) { return report.lines.filter(test).length; };
  var fails = function (verdict) { return count(function (one) { return one.verdict === verdict && one.state === BAD; }); };
  var undone = count(function (one) { return one.verdict === "A" && one.state !== OK; });
  var seedText = files["seed.txt"] ? byteString(files["seed.txt"]).slice(0, 16) : "";
  var seedJson = files["seed.json"] ? byteString(files["seed.json"]).indexOf("paiwei-rehearsal") >= 0 : false;
  return {
    lines: report.lines,
    drawId: state.draw ? state.draw.draw_id : "",
    title: state.draw ? state.draw.title : "",
    code: report.refused ? report.refused.code : "",
    missing: report.missing,
    rehearsal: seedText === "paiwei-rehearsal" || seedJson,
    arithmetic: undone === 0 && !report.missing.length,
    wrong: fails("A"),
    contradicted: fails("B"),
    difference: state.difference ? meaning(state) : null,
    rows: state.draw ? state.draw.roster_rows : 0,
    resultsSha256: files["results.csv"] ? sha256(files["results.csv"]) : ""
  };
}

// The first differing line with what it means.
function meaning(state) {
  var one = state.difference;
  var right = (one.computed || "").split(","), given = (one.found || "").split(",");
  var said = t("", "");
  if (right.length === 10 && one.number > 1) {
    said.zh = "按派位号排在第 " + right[2] + " 位，应该是" + outcome(right).zh + (given[3] === right[3] && given.length === 10 && outcome(given).zh !== outcome(right).zh ?
      "，文件里却写成了" + outcome(given).zh + "。" : "，文件里的这一行不是这样写的。");
    said.en = "is at place " + right[2] + " and should be " + outcome(right).en + "; the file says otherwise.";
  }
  return { number: one.number, found: one.found, computed: one.computed, app: one.number > 1 && right.length === 10 ? right[3] : "", meaning: said };
}

function outcome(cells) {
  var words = { ADMIT: t("录取", "admitted"), MOVEUP: t("递补录取", "moved up"), STRUCK: t("剔除", "struck"), ELSE: t("在别处录取", "placed elsewhere"),
    WAIT: t("候补第 " + cells[9] + " 位", "waiting, number " + cells[9]) };
  return words[cells[8]] || t("看不懂的字", "something unknown");
}
