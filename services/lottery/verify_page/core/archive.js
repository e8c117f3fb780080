// .tar.gz as bundles are published: gzip (RFC 1952) in stored blocks, ustar, sorted, undated, one folder.
var CRC = new Int32Array(256);
for (var crcAt = 0; crcAt < 256; crcAt++) {
  var crcOf = crcAt;
  for (var crcBit = 0; crcBit < 8; crcBit++) crcOf = crcOf & 1 ? (crcOf >>> 1) ^ -306674912 : crcOf >>> 1;
  CRC[crcAt] = crcOf;
}
var GZIP_HEADER = [31, 139, 8, 0, 0, 0, 0, 0, 0, 255];

function crc32(bytes) {
  var crc = -1;
  for (var i = 0; i < bytes.length; i++) crc = (crc >>> 8) ^ CRC[(crc ^ bytes[i]) & 255];
  return ~crc >>> 0;
}

// A fault of an archive, not a refusal of section 11: nothing can be read from it.
function Unreadable(zh, en) { this.words = t(zh, en); }

function t(zh, en) { return { zh: zh, en: en }; }

function isGzip(bytes) { return bytes.length > 18 && bytes[0] === 31 && bytes[1] === 139; }

// Whether the first block is a stored one, as we publish it; another packer's is not.
function isStored(bytes) {
  return bytes[10] < 2 && (bytes[11] ^ bytes[13]) === 255 && (bytes[12] ^ bytes[14]) === 255;
}

// The content of a gzip in stored blocks; every byte of the frame is checked.
function unstore(bytes) {
  var broken = new Unreadable("压缩包坏了：有一个字节变过，或者没有下载完。", "The archive is damaged: a byte was changed, or it is incomplete.");
  for (var i = 0; i < 10; i++) if (bytes[i] !== GZIP_HEADER[i]) throw broken;
  var view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  var content = new Uint8Array(bytes.length);
  var at = 10, length = 0, last = 0;
  while (!last) {
    if (at + 5 > bytes.length || bytes[at] > 1) throw broken;
    last = bytes[at];
    var size = view.getUint16(at + 1, true);
    if ((size ^ 65535) !== view.getUint16(at + 3, true) || at + 5 + size > bytes.length) throw broken;
    if (!last && size !== 65535) throw broken;
    content.set(bytes.subarray(at + 5, at + 5 + size), length);
    length += size;
    at += 5 + size;
  }
  content = content.slice(0, length);
  if (at + 8 !== bytes.length || view.getUint32(at, true) !== crc32(content)) throw broken;
  if (view.getUint32(at + 4, true) !== length) throw broken;
  return content;
}

// Resolves to the content of any gzip.
function gunzip(bytes) {
  if (isStored(bytes)) return Promise.resolve().then(function () { return unstore(bytes); });
  if (typeof DecompressionStream === "undefined") {
    return Promise.reject(new Unreadable("这个浏览器打不开另外压缩过的文件。请选公布的那一个 .tar.gz，或者解开以后一起选里面的文件。",
      "This browser cannot open an archive that was compressed again. Choose the published .tar.gz, or unpack it and choose all files."));
  }
  var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer().then(function (buffer) { return new Uint8Array(buffer); }, function () {
    throw new Unreadable("压缩包坏了，打不开。请重新下载。", "The archive is damaged. Download it again.");
  });
}

// What an extended header (pax) may say: nothing by which a program unpacks another name, length or content.
var HARMLESS = /^(mtime|atime|ctime|uid|gid|uname|gname|comment|charset|hdrcharset|SCHILY\.(dev|ino|nlink|fflags|xattr\..*)|LIBARCHIVE\..*)$/;

function isHarmless(bytes) {
  for (var text = byteString(bytes), length = 0; text; text = text.slice(length)) {
    var record = /^([1-9][0-9]{0,8}) ([^=\n]+)=/.exec(text);
    length = record ? Number(record[1]) : 0;
    if (!record || length <= record[0].length || text[length - 1] !== "\n" || !HARMLESS.test(record[2])) return false;
  }
  return true;
}

// The files of a tar by their names without folder; refuses names twice, other kinds of entries, wrong sums, and
// anything behind the end.
function untar(bytes) {
  var broken = new Unreadable("包里的文件目录坏了。请重新下载。", "The directory inside the archive is damaged. Download it again.");
  var files = Object.create(null), at = 0;
  while (at + 512 <= bytes.length && bytes[at] !== 0) {
    var head = bytes.subarray(at, at + 512);
    var size = parseInt(field(head, 124, 12), 8);
    if (headerSum(head) !== parseInt(field(head, 148, 8), 8) || !(size >= 0) || at + 512 + size > bytes.length) throw broken;
    var kind = head[156] === 0 ? "0" : String.fromCharCode(head[156]);
    var path = field(head, 0, 100).split("/");
    var name = path[path.length - 1];
    if (kind === "0") {
      if (!name || files[name]) throw broken;
      files[name] = bytes.slice(at + 512, at + 512 + size);
    } else if ("5xg".indexOf(kind) < 0 || (kind !== "5" && !isHarmless(bytes.subarray(at + 512, at + 512 + size)))) {
      throw broken;
    }
    at += 512 + Math.ceil(size / 512) * 512;
  }
  while (at < bytes.length) if (bytes[at++] !== 0) throw broken;
  if (!Object.keys(files).length) throw broken;
  return files;
}

function field(head, at, length) { return byteString(head.subarray(at, at + length)).split("\0")[0].trim(); }

function headerSum(head) {
  var sum = 8 * 32;
  for (var i = 0; i < 512; i++) if (i < 148 || i >= 156) sum += head[i];
  return sum;
}

// The tar that we publish of these files, for comparison byte by byte.
function tarOf(folder, files) {
  var names = Object.keys(files).sort();
  var parts = [];
  names.forEach(function (name) {
    var content = files[name];
    var head = new Uint8Array(512);
    var put = function (at, text) { head.set(asciiBytes(text), at); };
    put(0, folder + "/" + name);
    put(100, "0000644\u00000000000\u00000000000\0");
    put(124, ("0000000000" + content.length.toString(8)).slice(-11) + "\u000000000000000\0");
    put(156, "0");
    put(257, "ustar\u000000");
    put(148, ("00000" + headerSum(head).toString(8)).slice(-6) + "\0 ");
    parts.push(head, content, new Uint8Array((512 - content.length % 512) % 512));
  });
  parts.push(new Uint8Array(1024));
  var whole = new Uint8Array(parts.reduce(function (sum, part) { return sum + part.length; }, 0));
  parts.reduce(function (at, part) { whole.set(part, at); return at + part.length; }, 0);
  return whole;
}

// Resolves to the files by name of what was chosen: one archive, or the files themselves ([{name, bytes}]).
function openBundle(chosen) {
  if (chosen.length === 1 && isGzip(chosen[0].bytes)) {
    var stored = isStored(chosen[0].bytes);
    return gunzip(chosen[0].bytes).then(function (tar) {
      var files = untar(tar);
      var folder = field(tar.subarray(0, 512), 0, 100).split("/")[0];
      if (stored && !sameBytes(tarOf(folder, files), tar)) {
        throw new Unreadable("压缩包不是公布的样子：文件以外有字节变过。请重新下载。",
          "The archive is not as published: bytes outside of the files were changed. Download it again.");
      }
      return files;
    });
  }
  return Promise.resolve().then(function () {
    if (chosen.length === 1 && /gz$/.test(chosen[0].name)) {
      throw new Unreadable("这不是 .tar.gz 压缩包，或者坏了。请重新下载。", "This is no .tar.gz, or it is damaged. Download it again.");
    }
    if (chosen.length === 1 && /\.tar$/.test(chosen[0].name)) return untar(chosen[0].bytes);
    var files = Object.create(null);
    chosen.forEach(function (one) {
      if (files[one.name]) throw new Unreadable("选的文件里有两个都叫 " + one.name + "，看不出该验哪一个。请只选一个。",
        "Two of the chosen files are named " + one.name + ". Choose one of them only.");
      files[one.name] = one.bytes;
    });
    return files;
  });
}
