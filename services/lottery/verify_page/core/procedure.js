// Verdict B: what the files of a bundle say about how the draw was held (section 10). Each returns a finding.
var POSSIBLE = { digits: function (n) { return Math.floor(Number(n) * Math.log2(10)); }, ssq: function () { return 24; },
  drand: function () { return 256; }, hex: function () { return 0; }, reveal: function () { return 128; } };
var NOBODYS = { ssq: true, drand: true };

function bitsOf(source) { return POSSIBLE[source.kind](source.detail); }

function fingerprintFound(draw, typed) {
  var numbers = [["draw.json", draw.sha256]];
  if (!typed) {
    return look("请拿墙上的公告、公证记录或录像里念的指纹，64 位从头到尾对一遍，填在下面的四行里。",
      "Compare all 64 digits with the notice on the wall, the notary's record or the recording, and type them below.", numbers);
  }
  if (typed !== draw.sha256) {
    return bad("这份公告不是当场念指纹的那一份。", "This is not the announcement whose fingerprint was read out.",
      numbers.concat([[t("您填的", "typed"), typed]]));
  }
  return ok("和您填的 64 位全部一致。", "All 64 digits are those you typed.", numbers);
}

function chainFound(draw) {
  var begins = draw.prev === NO_HASH;
  if (draw.seq === 0 || begins !== (draw.seq === 1)) {
    return bad("公告的序号和前一份公告的指纹自相矛盾。", "seq and prev contradict each other.");
  }
  return none("这是第 " + draw.seq + " 号公告。别的公告不在这里，看不出有没有缺号、重号。",
    "This is announcement " + draw.seq + "; the others are not here, so a gap or a fork cannot be seen.");
}

function clockFound(draw) {
  if (!/^(DEMO|TEST)-/.test(draw.draw_id)) return null;
  return none("编号以 " + draw.draw_id.slice(0, 4) + "- 开头：这是演示，时间和来源是挑过的，不是真的派位。",
    "The id begins with " + draw.draw_id.slice(0, 4) + "-: a demonstration with chosen times, no real draw.");
}

// The required source that becomes known last; of equals the one named last.
function lastRequired(draw) {
  var required = draw.sources.filter(function (one) { return one.required; });
  return required.reduce(function (last, one) {
    return secondsOf(one.time) === null || secondsOf(one.time) >= secondsOf(last.time) ? one : last;
  });
}

function timesFound(draw) {
  var frozen = secondsOf(draw.frozen_at);
  var times = draw.sources.map(function (one) { return secondsOf(one.time); });
  if (frozen === null || times.indexOf(null) >= 0) {
    return bad("有的时间没有写全，看不出先后。", "A time is no full ISO 8601 time with offset.");
  }
  var first = Math.min.apply(null, times);
  if (first <= frozen) return bad("有的来源在封存名册以前就有了。", "A source was known before the freeze.");
  var last = lastRequired(draw);
  var wrong = draw.sources.filter(function (one) {
    var time = secondsOf(one.time), end = secondsOf(last.time);
    return one !== last && ((!NOBODYS[one.kind] && one.kind !== "hex" && time > end - 600) || (!one.required && time >= end));
  });
  if (wrong.length) {
    return bad(wrong[0].name + " 没有在最后的来源以前结束。", wrong[0].name + " does not close before the last source.");
  }
  var said = "封存 " + draw.frozen_at.slice(0, 16).replace("T", " ") + "，最早的来源 ";
  var earliest = draw.sources[times.indexOf(first)].time.slice(0, 16).replace("T", " ");
  return ok(said + earliest + "。", "Frozen " + draw.frozen_at + ", first source " + earliest + ".");
}

function luckFound(draw) {
  var enough = draw.sources.some(function (one) { return one.required && bitsOf(one) >= 128; });
  if (!enough) return bad("没有一个必需的来源单独就猜不到（128 位）。", "No required source gives 128 bits by itself.");
  var times = draw.sources.map(function (one) { return secondsOf(one.time); });
  if (times.indexOf(null) >= 0) return bad("看不出哪一个来源最后。", "It cannot be seen which source is last.");
  var end = Math.max.apply(null, times);
  var wrong = draw.sources.filter(function (one, i) {
    return times[i] === end && !(one.required && NOBODYS[one.kind] && bitsOf(one) >= 24);
  });
  if (wrong.length) {
    return bad("最后的来源 " + wrong[0].name + " 有人能左右，或可能的结果太少。",
      "The last source, " + wrong[0].name + ", is in somebody's control or gives too little.");
  }
  return ok("单独就有 128 位，最后一个来源谁也左右不了。", "128 bits from one source alone; the last source is nobody's.");
}

function closingFound(draw, seed, files) {
  var closing = files["closing.txt"];
  if (!closing) return none("没有现场关闭时的记录（closing.txt）。", "No closing.txt.");
  if (!seed) return skipped();
  var last = lastRequired(draw).name;
  var lines = seed.values.filter(function (pair) { return pair[0] !== last; }).map(function (p) { return p.join("="); });
  var text = ["paiwei-closing/1", draw.sha256].concat(lines).join("\n") + "\n";
  if (!sameBytes(closing, asciiBytes(text))) {
    return bad("现场关闭时的记录和种子用的值不一样。", "closing.txt and the seed use other values.");
  }
  return ok("现场记下的数，就是种子用的数。", "closing.txt holds the values of the seed.");
}

function stampsFound(files) {
  var found = ["freeze.tsr", "closing.tsr"].filter(function (name) { return files[name]; });
  if (found.length < 2) return none("没有封存和关闭时的时间戳。", "No time stamps of freeze and closing.");
  return none("时间戳（" + found.join("、") + "）手机不核对，请用电脑上的程序。", "Time stamps are checked on a computer, not here.");
}

function cameOf(draw, seed, kind) {
  if (!seed) return [];
  return draw.sources.map(function (source, i) { return { source: source, value: seed.values[i][1] }; })
    .filter(function (one) { return one.source.kind === kind && one.value !== "-"; });
}

function roundFound(draw) {
  var beacons = draw.sources.filter(function (one) { return one.kind === "drand"; });
  if (!beacons.length) return null;
  var wrong = beacons.some(function (one) {
    var parts = one.detail.split(":"), time = secondsOf(one.time);
    return parts[0] !== QUICKNET || time === null || parts[1] !== String(roundAt(time));
  });
  if (wrong) return bad("信标的轮次不是公告时间的那一轮，或不是认定的信标。", "Not the round of the announced time, or not the pinned chain.");
  return ok("轮次就是公告时间的那一轮，信标是认定的那一个。", "The round of the announced time, of the pinned chain.");
}

function beaconFound(draw, seed, files) {
  var came = cameOf(draw, seed, "drand");
  if (!came.length) return draw.sources.some(function (one) { return one.kind === "drand"; }) && !seed ? skipped() : null;
  for (var i = 0; i < came.length; i++) {
    var name = "source_" + came[i].source.name + ".txt";
    var proof = files[name] && byteString(files[name]);
    if (!proof) return none("没有信标的签名（" + name + "）。", "No signature of the beacon (" + name + ").");
    var parts = came[i].value.split(":");
    if (!/^[0-9a-f]{96}\n$/.test(proof) || sha256(hexBytes(proof.trim())) !== parts[1]) {
      return bad("随机数不是这个签名的指纹。", "The randomness is not the hash of this signature.", [[name, proof.slice(0, 200)]]);
    }
    var genuine = isBeacon(parts[0], proof.trim());
    if (genuine === null) return none("没有证明：这个浏览器太旧，算不了。可以用另外三种办法。", "Not shown: this browser is too old. Use one of the other three ways.");
    if (!genuine) return bad("签名不是信标在这一轮的签名。", "Not the beacon's signature over this round.", [[name, proof]]);
  }
  return ok("签名是真的，随机数就是签名的指纹。", "A genuine signature (BLS, subgroup test), and its hash is the randomness.");
}
