// The page: what is typed, running in a worker where there is one, progress, the report.
var STEPS = { roster: both("读名册", "Reading the roster"), tickets: both("算派位号，已算", "Tickets"), order: both("排次序", "Ordering"), results: both("和公布的结果比", "Comparing") };
var work = { chosen: null, name: "", worker: null, run: 0, report: null };

function phase(name) {
  byId("main").setAttribute("data-phase", name);
  byId("running").hidden = name !== "running";
  byId("report").hidden = name !== "report";
  byId("form").hidden = name === "running";
  byId("source").hidden = name === "report";
  byId("record").hidden = name !== "report";
}

function fault(words) {
  phase(work.report ? "report" : "start");
  byId("fault").textContent = say(words);
  byId("fault").hidden = false;
  byId("main").setAttribute("data-fault", "yes");
}

function typedPapers() {
  var rows = ["row1", "row2", "row3", "row4"].map(function (id) { return byId(id).value; });
  return { fingerprint: cleaned(rows.join("")), key: byId("key").value.trim() };
}

// As typed on any keyboard: full-width forms, capitals and spaces do not matter.
function cleaned(text) {
  return text.replace(/[\uff01-\uff5e]/g, function (one) { return String.fromCharCode(one.charCodeAt(0) - 65248); })
    .replace(/[\s\u3000-]/g, "").toLowerCase();
}

// A whole fingerprint that is pasted into one row goes into all four; each row stands in groups of four.
function spread(event) {
  var text = cleaned(event.target.value);
  var rows = text.length === 64 ? [0, 1, 2, 3].map(function (i) { return text.substr(16 * i, 16); }) : [text];
  var first = text.length === 64 ? 1 : Number(event.target.id.slice(3));
  rows.forEach(function (row, i) { byId("row" + (first + i)).value = row.replace(/(.{4})(?=.)/g, "$1 "); });
}

function progress(news) {
  byId("step").textContent = say(STEPS[news.step]) + " " + grouped(news.done) + " / " + grouped(news.total);
  byId("bar").max = Math.max(news.total, 1);
  byId("bar").value = news.done;
}

function nobleText() { return typeof BigInt === "undefined" ? "" : byId("noble").textContent; }

// Without a worker the same code runs here, in slices.
function runHere(chosen, typed, post) {
  if (nobleText() && typeof window.Noble === "undefined") {
    document.body.appendChild(element("script", {}, nobleText()));
  }
  Verifier.drive(chosen, typed, post, function (on) { setTimeout(on, 0); });
}

function runInWorker(chosen, typed, post) {
  var code = new Blob([nobleText(), "\n", byId("core").textContent], { type: "text/javascript" });
  var worker = work.worker = new Worker(URL.createObjectURL(code));
  worker.onmessage = function (message) { post(message.data); };
  worker.onerror = function () {
    worker.terminate();
    runHere(chosen, typed, post);
  };
  worker.postMessage({ chosen: chosen, typed: typed });
}

function start(typed) {
  var run = ++work.run, began = Date.now();
  phase("running");
  byId("title").textContent = say(both("正在重算", "Computing"));
  byId("step").textContent = say(both("正在打开文件", "Opening the files"));
  byId("fault").hidden = true;
  var post = function (news) {
    if (run !== work.run) return;
    if (news.step) return progress(news);
    if (news.fault) return fault(news.fault);
    work.report = news.report;
    work.seconds = ((Date.now() - began) / 1000).toFixed(1);
    work.about = { name: work.name, at: new Date().toLocaleString() };
    show();
    byId("title").focus();
  };
  try {
    runInWorker(work.chosen, typed, post);
  } catch (error) {
    runHere(work.chosen, typed, post);
  }
}

function show() {
  showReport(work.report, work.seconds);
  showRecord(work.report, work.about);
  var go = byId("go");
  go.setAttribute("data-en", "Check again with these");
  go.setAttribute("data-zh", "填好了，再验证一次");
  go.textContent = go.getAttribute("data-" + language);
  phase("report");
}

function begin() {
  var typed = typedPapers();
  if (typed.fingerprint && !/^[0-9a-f]{64}$/.test(typed.fingerprint)) {
    return fault(both("指纹要 64 位，现在是 " + typed.fingerprint.length + " 位，或者有不是 0–9、a–f 的字。", "A fingerprint has 64 hex digits; these are " + typed.fingerprint.length + "."));
  }
  if (work.chosen) return start(typed);
  var files = byId("files").files, address = byId("address").value.trim();
  if (!files.length && !address) return fault(both("先选文件，或者写网址。", "Choose files, or type an address."));
  work.name = files.length === 1 ? files[0].name : files.length ? both(files.length + " 个文件", files.length + " files") : address;
  phase("running");
  byId("step").textContent = say(both("正在下载", "Downloading"));
  var run = ++work.run;
  var coming;
  try {
    coming = files.length ? readFiles(files) : fetchBundle(address);
  } catch (error) {
    return fault(both("网址写得不对。", "This is no address."));
  }
  coming.then(function (chosen) {
    if (run !== work.run) return;
    work.chosen = chosen;
    start(typed);
  }).catch(function (error) {
    if (run === work.run) fault(error.words || both("打不开。", "Cannot be opened."));
  });
}

function stop() {
  work.run++;
  if (work.worker) work.worker.terminate();
  work.chosen = work.report = null;
  phase("start");
}

byId("form").addEventListener("submit", function (event) {
  event.preventDefault();
  begin();
});
byId("stop").addEventListener("click", stop);
byId("elder").addEventListener("click", function () { document.documentElement.classList.toggle("elder"); });
byId("language").addEventListener("click", function () {
  language = language === "en" ? "zh" : "en";
  translate();
  if (work.report) show();
});
["row1", "row2", "row3", "row4"].forEach(function (id) { byId(id).addEventListener("change", spread); });
byId("files").addEventListener("change", function () { if (byId("files").files.length) begin(); });
translate();
(function fromAddress() {
  var found = /[?&]bundle=([^&]+)/.exec(location.search);
  if (!found) return;
  byId("address").value = decodeURIComponent(found[1].replace(/\+/g, " "));
  begin();
})();
