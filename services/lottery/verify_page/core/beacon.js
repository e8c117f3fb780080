// drand quicknet: the round of a time, and its BLS signature with the subgroup test (section 3).
var QUICKNET = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971";
var QUICKNET_KEY = "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d106451" +
  "0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a";
var QUICKNET_DOMAIN = "BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_";
var GENESIS = 1692803367;

function roundAt(seconds) { return Math.floor((seconds - GENESIS) / 3) + 1; }

// Whether the 48 bytes are the beacon's signature over the round; null where this browser cannot compute it.
function isBeacon(round, signature) {
  if (typeof Noble === "undefined") return null;
  var curve = Noble.bls12_381;
  var message = new Uint8Array(8);
  var left = Number(round);
  if (!(left <= Number.MAX_SAFE_INTEGER)) return false;
  for (var i = 7; i >= 0; i--) {
    message[i] = left % 256;
    left = Math.floor(left / 256);
  }
  try {
    var point = curve.G1.Point.fromBytes(hexBytes(signature));
    point.assertValidity();
    if (!point.isTorsionFree() || point.is0()) return false;
    var hashed = curve.shortSignatures.hash(hexBytes(sha256(message)), QUICKNET_DOMAIN);
    return curve.shortSignatures.verify(point, hashed, curve.G2.Point.fromHex(QUICKNET_KEY));
  } catch (error) {
    return false;
  }
}

// Seconds since 1970 of an ISO 8601 time with offset, or null.
function secondsOf(text) {
  var part = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|([+-])(\d\d):(\d\d))$/.exec(text);
  if (!part) return null;
  var date = new Date(Date.UTC(+part[1], part[2] - 1, +part[3], +part[4], +part[5], +(part[6] || 0)));
  var real = date.getUTCMonth() + 1 === +part[2] && date.getUTCDate() === +part[3] && +part[4] < 24 && +part[5] < 60;
  if (!real || +(part[6] || 0) > 59) return null;
  var offset = part[7] === "Z" ? 0 : (part[8] === "-" ? -1 : 1) * (part[9] * 60 + +part[10]) * 60;
  return date.getTime() / 1000 - offset;
}
