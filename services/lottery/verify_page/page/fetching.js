// Gets a bundle: from the file picker, or from any address that lets pages read it.
function readFile(file) {
  return new Promise(function (resolve, reject) {
    var reader = new FileReader();
    reader.onload = function () { resolve({ name: file.name, bytes: new Uint8Array(reader.result) }); };
    reader.onerror = function () { reject({ words: both("读不了 " + file.name + "。", "Cannot read " + file.name + ".") }); };
    reader.readAsArrayBuffer(file);
  });
}

function readFiles(files) { return Promise.all(Array.prototype.map.call(files, readFile)); }

function get(address) {
  return fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" }).then(function (answer) {
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.arrayBuffer();
  }).then(function (buffer) { return new Uint8Array(buffer); });
}

// Resolves to the files of an address: an archive, the page of a draw, or a folder with SHA256SUMS.
function fetchBundle(typed) {
  var address = new URL(typed, location.href);
  var path = address.pathname.replace(/\/+$/, "");
  var at = function (name) { return address.origin + path + name; };
  var last = path.split("/").pop();
  if (/\.(tar\.gz|tgz|tar)$/.test(last)) {
    return get(address.href).then(function (bytes) { return [{ name: last, bytes: bytes }]; }, cannot);
  }
  return get(at("/bundle.tar.gz")).then(function (bytes) { return [{ name: last + ".tar.gz", bytes: bytes }]; }, function () {
    return fetchFolder(at);
  });
}

function fetchFolder(at) {
  return get(at("/SHA256SUMS")).then(function (sums) {
    var names = (String.fromCharCode.apply(null, sums.subarray(0, 65536)).match(/[0-9A-Za-z_.-]+$/gm) || []).concat(["SHA256SUMS.note"]);
    return Promise.all(names.map(function (name) {
      return get(at("/" + name)).then(function (bytes) { return { name: name, bytes: bytes }; }, function () { return null; });
    })).then(function (found) { return found.filter(Boolean).concat([{ name: "SHA256SUMS", bytes: sums }]); });
  }).catch(cannot);
}

function cannot() {
  throw { words: both("这个网址打不开，或者它不让别的网页读。可以先下载，再从手机里选文件。", "This address cannot be read. Download the bundle and choose it as a file.") };
}
