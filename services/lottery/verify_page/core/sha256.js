// SHA-256 (FIPS 180-4) on Int32Array; WebCrypto is absent on plain-HTTP pages and in some in-app browsers.
var ROUND = new Int32Array(64);
var START = new Int32Array(8);
(function primes() {
  var found = 0;
  for (var n = 2; found < 64; n++) {
    var prime = true;
    for (var d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (!prime) continue;
    if (found < 8) START[found] = fraction(Math.sqrt(n));
    ROUND[found++] = fraction(cubeRoot(n));
  }
  function fraction(x) { return Math.floor((x - Math.floor(x)) * 4294967296) | 0; }
  // Math.cbrt may be off by the last bits; one step of Newton makes the 32 bits after the point certain.
  function cubeRoot(n) { var x = Math.cbrt(n); return x - (x * x * x - n) / (3 * x * x); }
})();

var W = new Int32Array(64);

// One block: the 16 words at the beginning of W go into `state`.
function compress(state) {
  var i, x, y;
  for (i = 16; i < 64; i++) {
    x = W[i - 15];
    y = W[i - 2];
    W[i] = (((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3)) + W[i - 7] +
      (((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10)) + W[i - 16] | 0;
  }
  var a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
  for (i = 0; i < 64; i++) {
    x = h + (((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7))) +
      ((e & f) ^ (~e & g)) + ROUND[i] + W[i] | 0;
    y = (((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10))) +
      ((a & b) ^ (a & c) ^ (b & c)) | 0;
    h = g; g = f; f = e; e = d + x | 0; d = c; c = b; b = a; a = x + y | 0;
  }
  state[0] = state[0] + a | 0; state[1] = state[1] + b | 0; state[2] = state[2] + c | 0; state[3] = state[3] + d | 0;
  state[4] = state[4] + e | 0; state[5] = state[5] + f | 0; state[6] = state[6] + g | 0; state[7] = state[7] + h | 0;
}

function words(bytes, at) {
  for (var i = 0; i < 16; i++, at += 4) {
    W[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
  }
}

function digest(bytes) {
  var state = new Int32Array(START);
  var whole = bytes.length - bytes.length % 64;
  for (var at = 0; at < whole; at += 64) {
    words(bytes, at);
    compress(state);
  }
  var rest = bytes.length - whole;
  var tail = new Uint8Array(rest < 56 ? 64 : 128);
  tail.set(bytes.subarray(whole));
  tail[rest] = 128;
  var view = new DataView(tail.buffer);
  view.setUint32(tail.length - 8, Math.floor(bytes.length / 536870912));
  view.setUint32(tail.length - 4, (bytes.length << 3) >>> 0);
  for (at = 0; at < tail.length; at += 64) {
    words(tail, at);
    compress(state);
  }
  return state;
}

function hexOf(state) {
  var text = "";
  for (var i = 0; i < 8; i++) text += ("0000000" + (state[i] >>> 0).toString(16)).slice(-8);
  return text;
}

// H(x) of section 2, of bytes that nobody changes; files are asked for again and again.
var KNOWN = new WeakMap();
function sha256(bytes) {
  var hex = KNOWN.get(bytes);
  if (!hex) {
    hex = hexOf(digest(bytes));
    KNOWN.set(bytes, hex);
  }
  return hex;
}

// Returns a function from the rest of a ticket string (ASCII, at most 55 characters) to the ticket: a seed is exactly
// one block, so its state is computed once.
function ticketsOf(seed) {
  var middle = new Int32Array(START);
  words(asciiBytes(seed), 0);
  compress(middle);
  var state = new Int32Array(8);
  return function ticket(rest) {
    W.fill(0, 0, 16);
    var n = rest.length;
    for (var i = 0; i < n; i++) W[i >> 2] |= rest.charCodeAt(i) << (24 - 8 * (i & 3));
    W[n >> 2] |= 128 << (24 - 8 * (n & 3));
    W[15] = (64 + n) * 8;
    state.set(middle);
    compress(state);
    return hexOf(state);
  };
}
