// Small pieces of the page: elements, words in the language chosen, icons.
var language = /[?&]lang=en/.test(location.search) ? "en" : "zh";

function byId(id) { return document.getElementById(id); }

// The words of a text or of {zh, en}.
function say(words) { return typeof words === "string" ? words : words[language]; }

function both(zh, en) { return { zh: zh, en: en }; }

// element("p", {class: "soft"}, "text", child…); no markup is ever made of data.
function element(tag, attributes) {
  var made = document.createElement(tag);
  Object.keys(attributes || {}).forEach(function (name) { made.setAttribute(name, attributes[name]); });
  for (var i = 2; i < arguments.length; i++) {
    var child = arguments[i];
    if (child === null || child === undefined || child === "") continue;
    made.appendChild(child.nodeType ? child : document.createTextNode(say(child)));
  }
  return made;
}

function icon(state) {
  var space = "http://www.w3.org/2000/svg";
  var svg = document.createElementNS(space, "svg");
  svg.setAttribute("width", "20");
  svg.setAttribute("height", "20");
  svg.setAttribute("aria-hidden", "true");
  var use = document.createElementNS(space, "use");
  use.setAttribute("href", "#i-" + state);
  use.setAttributeNS("http://www.w3.org/1999/xlink", "xlink:href", "#i-" + state);
  svg.appendChild(use);
  return svg;
}

function grouped(number) { return String(number).replace(/\B(?=(\d{3})+$)/g, ","); }

function hashText(text) { return element("code", { "class": "long" }, text); }

// Fixed sentences of the page: the Chinese stands in it, the English in data-en.
function translate() {
  document.documentElement.lang = language === "en" ? "en" : "zh-CN";
  Array.prototype.forEach.call(document.querySelectorAll("[data-en]"), function (one) {
    if (!one.hasAttribute("data-zh")) one.setAttribute("data-zh", one.textContent);
    one.textContent = one.getAttribute("data-" + language);
  });
  byId("language").textContent = language === "en" ? "中文" : "English";
  byId("language").lang = language === "en" ? "zh-CN" : "en";
  ["row1", "row2", "row3", "row4"].forEach(function (id, i) {
    byId(id).setAttribute("aria-label", language === "en" ? "Row " + (i + 1) : "第 " + (i + 1) + " 行");
  });
  document.querySelector("header nav").setAttribute("aria-label", language === "en" ? "Help" : "帮助");
}
