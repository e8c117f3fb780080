// Keeps a page that is watched up to date: whole parts are replaced, nothing moves, the focus stays where it is.
// Without it, or where the stream does not come through, the page is read anew.
(function () {
  "use strict";
  var main = document.querySelector("[data-stream]");
  if (!main || !window.fetch || !window.DOMParser) { return; }
  var spread = Number(main.getAttribute("data-spread")), offset = Date.parse(main.getAttribute("data-now")) - Date.now();
  var lost = document.querySelector("[data-lost]"), lostTime = document.querySelector("[data-lost-time]");
  var clock = document.querySelector("[data-clock]");
  var heard = Date.now(), planned = null, stream = null, passed = null, UNHEARD = 60000, POLL = 30000;

  function version() { return Number(main.getAttribute("data-version")); }
  function atServer(moment) {
    var china = new Date(moment + offset + 8 * 3600000);
    return china.getUTCHours() + ":" + ("0" + china.getUTCMinutes()).slice(-2);
  }
  function each(nodes, action) { Array.prototype.forEach.call(nodes, action); }
  function put(name, html) {
    var part = document.querySelector('[data-live="' + name + '"]');
    if (!part) { return false; }
    if (part.innerHTML !== html) { part.innerHTML = html; }
    return true;
  }
  function typing() {
    var at = document.activeElement;
    return at && main.contains(at) && /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName);
  }
  function take(said) {
    if (said.version === version() && said.page === main.getAttribute("data-page")) { return; }
    if (said.page !== main.getAttribute("data-page") || said.after !== version()) { again(); return; }
    var whole = Object.keys(said.parts).every(function (name) { return put(name, said.parts[name]); });
    if (!whole) { again(); return; }
    main.setAttribute("data-version", said.version);
    document.title = said.title;
    tick();
  }
  // Not all at once: everybody hears of a new page in the same moment.
  function again(wait) {
    if (planned) { return; }
    planned = setTimeout(read, wait || Math.random() * spread);
  }
  function read() {
    fetch(location.href, {credentials: "same-origin", cache: "no-store"}).then(function (answer) {
      if (!answer.ok) { throw new Error(answer.status); }
      return answer.text();
    }).then(function (text) {
      planned = null;
      heard = Date.now();
      show(new DOMParser().parseFromString(text, "text/html"));
    }).catch(function () { planned = null; again(POLL / 2 + Math.random() * POLL); });
  }
  function show(fresh) {
    var source = fresh.querySelector("[data-stream]");
    if (!source) { location.reload(); return; }
    var same = source.getAttribute("data-page") === main.getAttribute("data-page");
    if (!same && typing()) { again(POLL / 3); return; }
    if (same) {
      each(source.querySelectorAll("[data-live]"), function (part) { put(part.getAttribute("data-live"), part.innerHTML); });
    } else {
      main.innerHTML = source.innerHTML;
      lost = document.querySelector("[data-lost]");
      lostTime = document.querySelector("[data-lost-time]");
    }
    ["data-version", "data-page", "data-now"].forEach(function (name) { main.setAttribute(name, source.getAttribute(name)); });
    offset = Date.parse(main.getAttribute("data-now")) - Date.now();
    document.title = fresh.title;
    tick();
  }
  function tick() {
    var now = Date.now() + offset;
    if (clock && !away()) { clock.textContent = atServer(Date.now()); }
    each(document.querySelectorAll("[data-until]"), function (count) {
      var until = Date.parse(count.getAttribute("data-until")), rest = Math.floor((until - now) / 60000);
      if (until <= now) {
        if (passed !== until) { passed = until; again(); }
        return;
      }
      var numbers = count.querySelectorAll("b"), parts = [Math.floor(rest / 1440), Math.floor(rest / 60) % 24, rest % 60];
      each(numbers, function (number, place) {
        var fresh = String(parts[3 - numbers.length + place]);
        if (number.textContent !== fresh) { number.textContent = fresh; }
      });
    });
    sayWhetherLost();
  }
  function away() { return Date.now() - heard > UNHEARD || (stream && stream.readyState !== 1 && Date.now() - heard > 8000); }
  function sayWhetherLost() {
    if (!lost) { return; }
    if (away() && lost.hidden) { lostTime.textContent = atServer(heard); lost.hidden = false; }
    if (!away() && !lost.hidden) { lost.hidden = true; }
  }
  function open() {
    if (!window.EventSource) { setInterval(function () { again(); }, POLL); return; }
    stream = new EventSource(main.getAttribute("data-stream"));
    stream.onopen = function () { heard = Date.now(); sayWhetherLost(); };
    stream.addEventListener("beat", function () { heard = Date.now(); });
    stream.onmessage = function (event) { heard = Date.now(); take(JSON.parse(event.data)); };
    stream.onerror = function () {
      if (stream.readyState === 2) { stream = null; again(POLL); setTimeout(open, POLL + Math.random() * POLL); }
    };
  }
  setInterval(function () {
    tick();
    if (stream && Date.now() - heard > UNHEARD) { stream.close(); open(); }
  }, 1000);
  window.addEventListener("pagehide", function () { if (stream) { stream.close(); } });
  window.addEventListener("pageshow", function (event) { if (event.persisted) { heard = Date.now(); open(); again(); } });
  open();
}());
