// Signed notes (C2SP signed-note), the key that checks them, and the list of all files, SHA256SUMS.
var DASH = "\u2014";

// Reads a key line NAME+ID+KEY; null where it is none.
function readKey(line) {
  var parts = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec((line || "").trim());
  var key = parts && base64Bytes(parts[3]);
  if (!key || key.length !== 33 || key[0] !== 1) return null;
  var name = utf8Bytes(parts[1] + "\n");
  var named = new Uint8Array(name.length + key.length);
  named.set(name);
  named.set(key, name.length);
  if (sha256(named).slice(0, 8) !== parts[2]) return null;
  return { name: parts[1], id: parts[2], key: key.subarray(1), line: parts[0] };
}

// Says of a note over `text`: "signed", "wrong" (no note over this text, or a wrong signature), or "unread" (too old
// a browser to compute Ed25519).
function checkNote(note, text, key) {
  var whole = utf8Text(note);
  var words = utf8Text(text);
  if (whole === null || words === null || whole.slice(0, words.length + 1) !== words + "\n") return "wrong";
  var lines = whole.slice(words.length + 1).split("\n");
  if (lines.pop() !== "" || !lines.length) return "wrong";
  var signatures = lines.map(function (line) { return signatureIn(line, key); });
  if (signatures.some(function (one) { return one === "broken"; })) return "wrong";
  var mine = signatures.filter(Boolean);
  if (!mine.length) return "wrong";
  if (typeof Noble === "undefined") return "unread";
  return mine.every(function (one) { return isSignature(one, text, key.key); }) ? "signed" : "wrong";
}

// The signature of a line: bytes, null where it is of another key, "broken" where it is no signature line.
function signatureIn(line, key) {
  var parts = line.split(" ");
  var bytes = parts.length === 3 && parts[0] === DASH ? base64Bytes(parts[2]) : null;
  if (!bytes || bytes.length < 5) return "broken";
  if (parts[1] !== key.name || hexText(bytes.subarray(0, 4)) !== key.id) return null;
  return bytes.slice(4);
}

function isSignature(signature, text, key) {
  try {
    return signature.length === 64 && Noble.ed25519.verify(signature, text, key);
  } catch (error) {
    return false;
  }
}

// The hash of each file that SHA256SUMS lists, or null where the bytes are no such list.
function readSums(bytes) {
  var lines = byteString(bytes).split("\n");
  if (lines.pop() !== "" || !lines.length) return null;
  var sums = Object.create(null);
  for (var i = 0; i < lines.length; i++) {
    var row = /^([0-9a-f]{64}) {2}([0-9A-Za-z_][0-9A-Za-z_.-]*)$/.exec(lines[i]);
    if (!row || sums[row[2]]) return null;
    sums[row[2]] = row[1];
  }
  return sums;
}

// The key that README.txt of a bundle names; it proves nothing about whose it is.
function keyInReadMe(files) {
  var text = files["README.txt"] ? utf8Text(files["README.txt"]) : null;
  var found = text === null ? null : /[^\s:：]+\+[0-9a-f]{8}\+[A-Za-z0-9+/]+=*/.exec(text);
  return found ? readKey(found[0]) : null;
}
