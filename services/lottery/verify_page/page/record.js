// The record of a verification: a text to save, to print, to send.
function recordText(report, about) {
  var lines = [say(heading(report)), "", say(about.name) + "  " + about.at, "paiwei-draw/1  " + report.drawId, "results.csv  " + report.resultsSha256];
  if (report.code) lines.push("ERROR " + report.code);
  if (report.difference) {
    var found = report.difference;
    lines.push("", "results.csv " + found.number, "< " + found.found, "> " + found.computed);
  }
  lines.push("");
  report.lines.forEach(function (line) {
    lines.push("[" + line.verdict + "] " + say(WORDS[line.state]) + "  " + say(line.title) + "  " + say(line.say));
    line.numbers.forEach(function (pair) { lines.push("      " + say(pair[0]) + " " + pair[1]); });
  });
  lines.push("");
  report.files.forEach(function (file) { lines.push(file[0] + "  " + file[1]); });
  lines.push(report.native === null ? "SHA-256: this page's" : "SHA-256: this page's" + (report.native ? " = " : " != ") + "WebCrypto");
  return lines.join("\n") + "\n";
}

function showRecord(report, about) {
  var place = byId("record");
  place.textContent = "";
  var text = recordText(report, about);
  var rows = [[both("时间", "time"), about.at], [both("文件", "files"), about.name], [both("规则版本", "rules"), "paiwei-draw/1"]];
  var table = element("dl", { "class": "kv" });
  rows.forEach(function (row) { table.appendChild(element("div", {}, element("dt", {}, row[0]), element("dd", {}, row[1]))); });
  var save = element("a", { "class": "btn two", id: "save", download: "verify-" + (report.drawId || "record") + ".txt" }, both("保存这份记录", "Save this record"));
  save.href = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
  var print = element("button", { "class": "btn two", type: "button" }, both("打印这份记录", "Print this record"));
  print.addEventListener("click", function () { window.print(); });
  place.appendChild(element("h2", {}, both("验证记录", "Record")));
  place.appendChild(table);
  place.appendChild(element("div", { "class": "acts" }, save, print));
  place.appendChild(element("details", {}, element("summary", {}, both("看记录全文", "See the record")), element("pre", { "class": "long", id: "record-text" }, text)));
  place.hidden = false;
}
