// Shows a report: the verdict with its count, where it differs, the checks in order, what is left to people.
var WORDS = {
  ok: both("一致", "agrees"), bad: both("不一致", "differs"), look: both("要您自己看", "look for yourself"), none: both("没有做", "not shown")
};

function linesOf(report, states) {
  return report.lines.filter(function (one) { return states.indexOf(one.state) >= 0; });
}

function heading(report) {
  var wrong = linesOf(report, ["bad"]).length, right = linesOf(report, ["ok"]).length, open = linesOf(report, ["none", "look"]).length;
  if (report.rehearsal) return both("这是演练，不是派位结果", "A rehearsal, no result of a draw");
  if (wrong) return both("验证没有通过：" + wrong + " 项不一致", "Not verified: " + wrong + " differ");
  if (!report.arithmetic) return both("验证不了：缺 " + report.missing.length + " 个文件", "Cannot verify: " + report.missing.length + " files are missing");
  if (!open) return both("验证完成：" + right + " 项全部一致", "Verified: all " + right + " agree");
  return both("验证完成：" + right + "\u00a0项一致，" + open + "\u00a0项没有证明", "Verified: " + right + " agree, " + open + " not shown");
}

// The two verdicts, never one without the other.
function verdicts(report) {
  var open = report.lines.filter(function (one) { return one.verdict === "B" && (one.state === "none" || one.state === "look"); }).length;
  var a = report.arithmetic ? both("算得对：公布的结果，就是封存的名册加上公开的种子算出来的。", "Calculated correctly: the result follows from the frozen roster and the public seed.") :
    report.missing.length && !report.wrong ? both("没有算完：缺 " + report.missing.join("、") + "。", "Not computed: " + report.missing.join(", ") + " missing.") :
      both("不对：手里的这份，和重算的对不上。", "Wrong: this copy does not follow from its inputs.");
  var b = report.contradicted ? both("有 " + report.contradicted + " 项矛盾。", report.contradicted + " contradicted.") :
    open ? both("没有矛盾，还有 " + open + " 项这里没有证明。", "Nothing contradicted; " + open + " not shown here.") : both("没有矛盾。", "Nothing contradicted.");
  return [element("p", {}, element("b", {}, both("一、算得对不对　", "A, arithmetic: ")), a),
    element("p", {}, element("b", {}, both("二、办得对不对　", "B, procedure: ")), b)];
}

function panel(report, seconds) {
  var failed = report.rehearsal || !report.arithmetic || report.contradicted > 0;
  var proven = report.lines.every(function (one) { return one.state === "ok" || ["fingerprint", "signature"].indexOf(one.name) < 0; });
  var box = element("div", { "class": "say " + (failed ? "bad" : proven ? "ok" : "act"), id: "verdict" });
  if (report.rehearsal) box.appendChild(element("b", {}, both("演练的种子不能当真", "A rehearsal's seed never counts")));
  else if (failed) box.appendChild(element("b", {}, report.wrong ? both("手里的这份结果，和重算的对不上", "This copy does not agree with what it should be") : report.arithmetic ? both("算得对，但有的地方自相矛盾", "Calculated correctly, but contradicted") : both("文件不齐", "Files are missing")));
  else box.appendChild(element("b", {}, proven ? both("算得对，也是当场念的那一份", "Calculated correctly, and the one read out") : both("算得对；是什么时候定下来的，还没有证明", "Calculated correctly; not shown when it was fixed")));
  verdicts(report).forEach(function (one) { box.appendChild(one); });
  box.appendChild(element("p", { "class": "small" }, both("这部手机自己算的，用了 " + seconds + " 秒，没有上传任何东西。", "Computed on this phone in " + seconds + " s; nothing was uploaded.")));
  if (failed && !report.rehearsal) box.appendChild(steps(report));
  return box;
}

function cause(report) {
  var manifest = report.lines.filter(function (one) { return one.name === "manifest"; })[0];
  if (manifest.state === "bad") return both("文件和做清单时的不一样，所以多半是您手里的这份坏了或者被改过。先做第 1 步。", "A file differs from the list: most likely this copy is damaged or was changed. First step 1.");
  if (manifest.state === "ok") return both("文件和清单一样，不像是下载坏了。先做第 1 步，再做第 2 步。", "The files are as listed, so this is hardly the download.");
  return both("先做第 1 步。", "First step 1.");
}

function steps(report) {
  var again = element("a", { href: location.href }, both("重新下载，再验证一次", "Download again and check once more"));
  return element("div", {}, element("p", {}, cause(report)), element("ol", { "class": "nums" }, element("li", {}, again),
    element("li", {}, both("还是对不上，保存下面的记录，打公告上的招生电话交给监督人员，24 小时内公开答复", "If it still differs, save the record below and hand it to the supervisor by the phone on the notice; the answer is public within 24 hours"))));
}

// The line with the cells that differ marked.
function marked(line, other) {
  var cells = (line || "").split(","), others = (other || "").split(",");
  var code = element("code", { "class": "long" });
  if (line === null) code.appendChild(document.createTextNode(say(both("（没有这一行）", "(no such line)"))));
  else if (line === "") code.appendChild(document.createTextNode(say(both("（文件到这里结束）", "(the file ends here)"))));
  else cells.forEach(function (cell, i) {
    var text = cell + (i < cells.length - 1 ? "," : "");
    code.appendChild(cell === others[i] ? document.createTextNode(text) : element("mark", {}, text));
  });
  return code;
}

function difference(found) {
  var tag = element("span", { "class": "tag t-bad" }, icon("bad"), WORDS.bad);
  var app = found.app ? found.app.replace(/(.{4})(?=.)/g, "$1 ") : "";
  return element("section", { "class": "ev bad", id: "difference" },
    element("div", { "class": "ev-h" }, element("h3", {}, both("results.csv 第 " + found.number + " 行", "results.csv, line " + found.number)), tag),
    element("p", { "class": "small soft" }, both("拿到的文件里写的", "as found")), marked(found.found, found.computed),
    element("p", { "class": "small soft" }, both("重算出来应该是", "as computed")), marked(found.computed, found.found),
    app ? element("p", {}, both("意思是：报名号 ", "That is: number "), element("span", { "class": "mono nb" }, app), both(" ", " "), found.meaning) : null);
}

function checkLine(line) {
  var item = element("li", { "class": line.state === "none" ? "" : line.state, "data-name": line.name, "data-state": line.state, "data-verdict": line.verdict },
    element("span", { "class": "dot", "aria-hidden": "true" }, icon(line.state)),
    element("b", {}, line.title, element("span", { "class": "vh" }, both("：", ": "), WORDS[line.state])), element("p", {}, line.say));
  if (line.code) item.setAttribute("data-code", line.code);
  if (line.numbers.length) {
    var inside = element("div", {});
    line.numbers.forEach(function (pair) {
      if (pair[0]) inside.appendChild(element("span", { "class": "n" }, pair[0]));
      inside.appendChild(hashText(pair[1]));
    });
    item.appendChild(element("details", {}, element("summary", {}, both("看数字", "See the numbers"), element("span", { "class": "vh" }, both("：", ": "), line.title)), inside));
  }
  return item;
}

function list(title, lines) {
  var ol = element("ol", { "class": "line" });
  lines.forEach(function (line) { ol.appendChild(checkLine(line)); });
  return lines.length ? element("section", {}, element("h2", {}, title), ol) : null;
}

function showReport(report, seconds) {
  var place = byId("report");
  place.textContent = "";
  byId("draw-id").textContent = (language === "en" ? "Announcement " : "公告编号 ") + report.drawId;
  byId("draw-id").hidden = !report.drawId;
  byId("title").textContent = say(heading(report));
  document.title = say(heading(report)) + " - 阳光招生";
  var looks = linesOf(report, ["look"]);
  [panel(report, seconds), report.difference ? element("h2", {}, both("哪里对不上", "Where it differs")) : null,
    report.difference ? difference(report.difference) : null, list(both("查了什么", "What was checked"), linesOf(report, ["ok", "bad", "none"])),
    list(both("要您自己看的 " + looks.length + " 件事", "For you to look at: " + looks.length), looks), element("h2", {}, both("这个验证说明不了的", "What no verification shows")),
    element("ul", { "class": "dots" }, element("li", {}, both("该报名的孩子是不是都在名册里。可以查报名号，名册也公示过。", "Whether every child that should be is on the roster.")),
      element("li", {}, both("优先的孩子该不该优先。", "Whether those with priority deserve it.")))
  ].forEach(function (one) { if (one) place.appendChild(one); });
  var main = byId("main");
  main.setAttribute("data-a", report.arithmetic && !report.rehearsal ? "holds" : "fails");
  main.setAttribute("data-b", report.contradicted ? "contradicted" : "clean");
  main.setAttribute("data-code", report.code);
}
