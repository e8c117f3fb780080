// Verdict B on the papers beside the draw: terms, plan, register, acts (sections 8 and 9).
function tableOf(bytes, header, ascending) {
  var text = utf8Text(bytes);
  var lines = text === null ? [] : text.split("\n");
  if (lines[0] !== header || lines.pop() !== "") return null;
  var rows = lines.slice(1).map(function (line) { return line.split(","); });
  var width = header.split(",").length;
  var sound = rows.every(function (row, i) {
    return row.length === width && (!ascending || i === 0 || rows[i - 1][0] < row[0]);
  });
  return sound ? rows : null;
}

function isFrozen(draw, files, name) {
  var terms = files["terms.csv"];
  if (!terms || !files[name] || sha256(terms) !== draw.terms_sha256) return false;
  var rows = tableOf(terms, "name,sha256", true) || [];
  return rows.some(function (row) { return row[0] === name && row[1] === sha256(files[name]); });
}

function termsFound(draw, files) {
  var terms = files["terms.csv"];
  if (!terms) return none("没有条款清单（terms.csv）。", "No terms.csv.");
  if (sha256(terms) !== draw.terms_sha256) return bad("条款清单不是公告里写的那一份。", "terms.csv is not the announced one.");
  var rows = tableOf(terms, "name,sha256", true);
  if (!rows || !rows.every(function (row) { return HASH.test(row[1]); })) return bad("条款清单不合规定。", "terms.csv is malformed.");
  var changed = rows.filter(function (row) { return row[0] !== "pid_key" && files[row[0]] && sha256(files[row[0]]) !== row[1]; });
  if (changed.length) return bad(changed[0][0] + " 和封存时的不一样。", changed[0][0] + " is not the frozen one.");
  var absent = rows.filter(function (row) { return row[0] !== "pid_key" && !files[row[0]]; });
  if (absent.length) return none("清单里的 " + absent[0][0] + " 不在这里。", absent[0][0] + " is not here.");
  return ok("计划、登记表、政策、日程，都是封存时的。", "Plan, register, policy and calendar are the frozen ones.");
}

function planFound(draw, files) {
  if (!files["plan.csv"]) return none("没有招生计划表（plan.csv）。", "No plan.csv.");
  var rows = tableOf(files["plan.csv"], "school,approval_no,plan,direct,in_draws,held_back,ground", false);
  if (!rows) return bad("招生计划表不合规定。", "plan.csv is malformed.");
  var planned = Object.create(null);
  var wrong = rows.filter(function (row) {
    var counts = row.slice(2, 6);
    var sound = planned[row[0]] === undefined && counts.every(function (one) { return /^(0|[1-9][0-9]{0,8})$/.test(one); });
    planned[row[0]] = Number(row[4]);
    return !sound || +row[2] !== +row[3] + +row[4] + +row[5] || (row[5] !== "0" && row[6] === "");
  });
  if (wrong.length) return bad(wrong[0][0] + " 的计划数加不起来，或留下的名额没有写依据。", "The plan of " + wrong[0][0] + " does not add up.");
  var drawn = Object.create(null);
  draw.seats.forEach(function (seat) { drawn[seat.school] = (drawn[seat.school] || 0) + seat.capacity; });
  var schools = Object.keys(drawn);
  var over = schools.filter(function (school) { return !(drawn[school] <= planned[school]); });
  if (over.length) return bad(over[0] + " 派位的名额比计划里的多。", over[0] + " draws more seats than planned.");
  if (!isFrozen(draw, files, "plan.csv")) return none("加得起来，但看不出这张表是封存时的。", "It adds up, but not shown to be the frozen one.");
  var rest = schools.filter(function (school) { return planned[school] > drawn[school]; });
  if (rest.length) return none("加得起来；有的名额在别的派位里，那些不在这里。", "It adds up; other draws hold the rest.");
  return ok("每所学校的名额都加得起来，和公告一样。", "The seats of every school add up and are the announced ones.");
}

function registerFound(draw, roster, files) {
  if (!files["register.csv"]) return none("没有报名号总表（register.csv）。", "No register.csv.");
  var rows = tableOf(files["register.csv"], "app_no,state", true);
  var on = { IN: true, PENDING: true, APPEAL: true }, off = { WITHDRAWN: true, REFUSED: true, MERGED: true, PUBLIC: true };
  if (!rows || !rows.every(function (row) { return on[row[1]] || off[row[1]]; })) return bad("报名号总表不合规定。", "register.csv is malformed.");
  if (!roster) return skipped();
  var expected = rows.filter(function (row) { return on[row[1]]; });
  var same = expected.length === roster.children.length && expected.every(function (row) { return roster.byNumber.has(row[0]); });
  if (!same) return bad("该在名册里的和名册里的对不上。", "The roster does not hold exactly those it should.");
  if (!isFrozen(draw, files, "register.csv")) return none("对得上，但看不出这张表是封存时的。", "It agrees, but is not shown to be the frozen one.");
  return ok("发出的 " + rows.length + " 个报名号都有交代，该在名册里的 " + expected.length + " 个都在。",
    "All " + rows.length + " numbers issued are accounted for; the " + expected.length + " that belong on the roster are there.");
}

function waitlistFound(draw, roster) {
  if (draw.waitlist === "all") return ok("录取以后仍在更靠前的志愿候补，照实填不吃亏。", "A placed child keeps waiting at earlier choices.");
  if (!roster) return skipped();
  if (roster.most > 1) return bad("有孩子填了几个志愿，候补就不能只留没有录取的孩子。", "Children list several choices; the waitlist may not be: unplaced.");
  return ok("每个孩子只填一个志愿。", "Every child lists one choice.");
}

function actsFound(strikes, files) {
  var moves = files["moves.csv"];
  if (!files["strikes.csv"]) return moves ? bad("有剔除的依据，却没有剔除名单。", "moves.csv without strikes.csv.") : null;
  if (!strikes) return skipped();
  if (!moves) return strikes.length ? none("没有剔除的依据（moves.csv）。", "No moves.csv.") : ok("没有剔除。", "Nobody was struck.");
  var allowed = { WITHDRAWN: ["OWN"], DECLINED: ["OWN", "DEADLINE"], INELIGIBLE: ["DECISION"] };
  var rows = tableOf(moves, "seq,act,log_index,evidence_sha256", false);
  var fits = rows && rows.length === strikes.length && rows.every(function (row, i) {
    return row[0] === String(i + 1) && allowed[strikes[i].reason].indexOf(row[1]) >= 0;
  });
  if (!fits) return bad("剔除名单和依据不是一条对一条。", "The acts do not bear the strikes one by one.");
  return ok("每一条剔除都有依据。", "Every strike has its act.");
}

function manifestFound(files) {
  var sums = files.SHA256SUMS;
  if (!sums) return none("没有文件清单（SHA256SUMS），看不出文件齐不齐。", "No SHA256SUMS.");
  var listed = readSums(sums);
  if (!listed) return bad("文件清单（SHA256SUMS）不合规定。", "SHA256SUMS is malformed.");
  var faults = [], numbers = [];
  Object.keys(listed).forEach(function (name) {
    if (!files[name]) faults.push(t(name + " 不在这里", name + " is missing"));
    else if (sha256(files[name]) !== listed[name]) {
      faults.push(t(name + " 的指纹和清单不一样", name + " is not the listed one"));
      numbers.push([t(name + " 的指纹", "of " + name), sha256(files[name])], [t("清单里的", "listed"), listed[name]]);
    }
  });
  Object.keys(files).forEach(function (name) {
    if (!listed[name] && name !== "SHA256SUMS" && name !== "SHA256SUMS.note") faults.push(t(name + " 不在清单里", name + " is not listed"));
  });
  if (faults.length) {
    return bad(faults.map(function (one) { return one.zh; }).join("；") + "。这个文件在做清单以后变过。",
      faults.map(function (one) { return one.en; }).join("; ") + ".", numbers);
  }
  return ok(Object.keys(listed).length + " 个文件，都和清单一样。", "All " + Object.keys(listed).length + " files are as listed.", [["SHA256SUMS", sha256(sums)]]);
}

// The signatures over the announcement and over the list, by the key that the person brought, else by the one that
// lies in the bundle, which can only contradict.
function signaturesFound(files, brought) {
  if (!files["SHA256SUMS.note"] && !files["draw.json.note"]) return none("没有签名。", "Nothing is signed.");
  var typed = brought ? readKey(brought) : null;
  if (brought && !typed) return bad("您填的公钥不完整，请对着公告再抄一遍。", "The key you typed is not complete.");
  var key = typed || keyInReadMe(files);
  if (!key) return look("没有公钥，核对不了签名。请把墙上公告的公钥填在下面。", "No key. Type the one of the notice on the wall below.");
  var states = [["SHA256SUMS.note", "SHA256SUMS"], ["draw.json.note", "draw.json"]].filter(function (pair) {
    return files[pair[0]];
  }).map(function (pair) { return files[pair[1]] ? checkNote(files[pair[0]], files[pair[1]], key) : "wrong"; });
  var numbers = [[t("公钥", "key"), key.line]];
  if (states.indexOf("wrong") >= 0) return bad("签名和文件对不上。", "A signature does not fit its file.", numbers);
  if (states.indexOf("unread") >= 0) return none("没有证明：这个浏览器太旧，算不了签名。", "Not shown: this browser is too old.");
  if (!typed) return look("签名和包里写的公钥相符。公钥是不是单位的，请和墙上的公告对一对。", "The signatures fit the key in the bundle. Compare that key with the notice on the wall.", numbers);
  return ok("签名是您填的那把钥匙签的。", "Signed by the key that you typed.", numbers);
}

function programsFound(files) {
  var known = RELEASED, names = Object.keys(known).filter(function (name) { return files[name]; });
  if (!names.length) return null;
  var numbers = names.map(function (name) { return [name, sha256(files[name])]; });
  var other = names.filter(function (name) { return known[name] !== sha256(files[name]); });
  if (other.length) {
    return { state: NONE, numbers: numbers, say: t(other.join("、") + " 不是这个网页认识的那一版。重算请用您从别处得到的程序。",
      other.join(", ") + " is not the release this page knows. Use programs that you got elsewhere.") };
  }
  return ok(names.join("、") + " 就是公布的那一版。", names.join(", ") + ": the released ones.", numbers);
}
