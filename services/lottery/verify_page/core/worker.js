// The same code in a worker and in the page: a bundle comes in, progress and a report go out.

// Drives a verification: `post` takes {step, done, total}, then {report}, or {fault}; `pause` lets others run.
function drive(chosen, typed, post, pause) {
  return openBundle(chosen).then(function (files) {
    return compareHashes(files).then(function (native) {
      if (native === false) {
        throw new Unreadable("这个浏览器算 SHA-256 的两个程序结果不一样，不能用它验证。请换一台手机。", "In this browser two programs for SHA-256 disagree. Use another device.");
      }
      var run = verify(files, typed);
      return new Promise(function (resolve, reject) {
        function on() {
          try {
            var until = Date.now() + 40, step = run.next();
            while (!step.done && (!pause || Date.now() < until)) {
              post(step.value);
              step = run.next();
            }
            if (step.done) return resolve(step.value);
            post(step.value);
            pause(on);
          } catch (error) {
            reject(error);
          }
        }
        on();
      }).then(function (report) {
        report.native = native;
        report.files = Object.keys(files).sort().map(function (name) { return [name, files[name].length]; });
        post({ report: report });
      });
    });
  }).catch(function (error) {
    post({ fault: error.words || t("这个网页自己出了错：" + error, "This page failed by itself: " + error) });
  });
}

// Where there is WebCrypto, our SHA-256 has to agree with it: true, false, or null without.
function compareHashes(files) {
  var subtle = typeof crypto !== "undefined" && crypto.subtle;
  if (!subtle) return Promise.resolve(null);
  return Promise.all(Object.keys(files).map(function (name) {
    return subtle.digest("SHA-256", files[name]).then(function (other) {
      return hexText(new Uint8Array(other)) === sha256(files[name]);
    });
  })).then(function (all) { return all.every(Boolean); }, function () { return null; });
}

if (typeof document === "undefined" && typeof self !== "undefined") {
  self.onmessage = function (message) {
    var told = 0;
    drive(message.data.chosen, message.data.typed, function (news) {
      var now = Date.now();
      if (news.step && now - told < 60 && news.done < news.total) return;
      told = now;
      self.postMessage(news);
    }, null);
  };
}
