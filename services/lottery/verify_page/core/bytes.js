// Bytes and texts. A "byte string" has one character per byte, so that comparing two of them is byte order.
function asciiBytes(text) {
  var bytes = new Uint8Array(text.length);
  for (var i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
  return bytes;
}

function byteString(bytes) {
  var parts = [];
  for (var at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode.apply(null, bytes.subarray(at, at + 8192)));
  }
  return parts.join("");
}

function utf8Bytes(text) { return new TextEncoder().encode(text); }

// The text of UTF-8 bytes, a BOM kept; null where the bytes are no UTF-8.
function utf8Text(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    return null;
  }
}

function hexBytes(hex) {
  var bytes = new Uint8Array(hex.length / 2);
  for (var i = 0; i < bytes.length; i++) bytes[i] = parseInt(hex.substr(2 * i, 2), 16);
  return bytes;
}

function hexText(bytes) {
  var text = "";
  for (var i = 0; i < bytes.length; i++) text += (bytes[i] < 16 ? "0" : "") + bytes[i].toString(16);
  return text;
}

function sameBytes(one, other) {
  if (one.length !== other.length) return false;
  for (var i = 0; i < one.length; i++) if (one[i] !== other[i]) return false;
  return true;
}

// The bytes of a base64 text in its one canonical spelling, or null.
function base64Bytes(text) {
  try {
    var raw = atob(text);
    return btoa(raw) === text ? asciiBytes(raw) : null;
  } catch (error) {
    return null;
  }
}

function sha256Text(text) { return sha256(asciiBytes(text)); }

var HASH = /^[0-9a-f]{64}$/;
var NO_HASH = new Array(65).join("0");
