// Adds to pages that work without it: a second press does nothing, and faults get the focus.
(function () {
  "use strict";
  var faults = document.querySelector(".errors");
  if (faults) { faults.focus(); }
  function release() {
    Array.prototype.forEach.call(document.querySelectorAll("form[data-busy]"), function (form) {
      form.removeAttribute("data-busy");
      var button = form.querySelector("[data-words]");
      if (button) { button.textContent = button.getAttribute("data-words"); }
    });
  }
  document.addEventListener("submit", function (event) {
    var form = event.target;
    if (form.method !== "post") { return; }
    if (form.hasAttribute("data-busy")) { event.preventDefault(); return; }
    form.setAttribute("data-busy", "");
    var button = form.querySelector("button.btn");
    if (button) {
      button.setAttribute("data-words", button.textContent);
      button.textContent = button.getAttribute("data-wait") || "正在保存…";
    }
  });
  window.addEventListener("pageshow", release);
  // Keys of the console: data-key on a radio chooses it, on a button presses it; never while something is typed.
  document.addEventListener("keydown", function (event) {
    var typing = /^(text|password|search|tel|number|email)$/.test(event.target.type) || event.target.tagName === "TEXTAREA";
    if (typing || event.target.tagName === "SELECT" || event.ctrlKey || event.metaKey || event.altKey) { return; }
    var wanted = document.querySelector('[data-key="' + event.key.toLowerCase().replace(/[^0-9a-z]/g, "") + '"]');
    if (wanted) { event.preventDefault(); wanted.focus(); wanted.click(); }
  });
}());
