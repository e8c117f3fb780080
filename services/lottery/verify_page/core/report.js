// The lines of a report. A line: {name, verdict: "A" or "B", state, title, say, numbers, code}; words are {zh, en}.
var OK = "ok", BAD = "bad", LOOK = "look", NONE = "none";

function Report() {
  this.lines = [];
}

Report.prototype.add = function (verdict, name, title, found) {
  if (!found) return;
  this.lines.push({ verdict: verdict, name: name, title: title, state: found.state, say: found.say,
    numbers: found.numbers || [], code: found.code || "" });
};

function ok(zh, en, numbers) { return { state: OK, say: t(zh, en), numbers: numbers }; }
function bad(zh, en, numbers) { return { state: BAD, say: t(zh, en), numbers: numbers }; }
function look(zh, en, numbers) { return { state: LOOK, say: t(zh, en), numbers: numbers }; }
function none(zh, en) { return { state: NONE, say: t(zh, en) }; }
function skipped() { return none("前面对不上，这一项没有做。", "Not done, because of what was found above."); }

var SENTENCES = {
  JSON: t("文件不是规定的格式，读不出来。", "The file is not the JSON it should be."),
  MEMBERS: t("文件里该写的项目有多有少。", "The file has other members than it should have."),
  LAYOUT: t("文件的写法和规定的不一样，一个字节也不能差。", "The layout is not the only legal one."),
  SPEC: t("不是 paiwei-draw/1 这一版规则的公告。", "Not an announcement under paiwei-draw/1."),
  DRAW_ID: t("公告编号不合规定。", "The draw_id is not well-formed."),
  RULES: t("有一条规则不是规定里的写法。", "A rule is none of the known words."),
  HEX: t("有一个指纹不是 64 位。", "A fingerprint is not 64 hex digits."),
  INT: t("序号或行数不是规定里的数。", "seq or roster_rows is out of range."),
  SEATS: t("名额表里有一行不合规定，或同一所学校同一类写了两次。", "A seat is malformed or stands twice."),
  SEATS_ORDER: t("名额表没有按学校代码从小到大排。", "The seats are not in ascending order."),
  SOURCES: t("种子来源没有写，写重了，或没有一个必需的。", "There is no source, a name twice, or none required."),
  SOURCE: t("有一个种子来源不合规定。", "A source is malformed."),
  SEED_ID: t("种子文件不是这份公告的，或者只是演练用的。", "seed.json belongs to another draw, or is a rehearsal's."),
  DRAW_HASH: t("种子文件里写的公告指纹，和这份公告的不一样。", "seed.json names another announcement."),
  SEED_SOURCES: t("种子文件里的来源和公告的不一样。", "The sources are not the announced ones."),
  VALUE: t("有一个来源的值不合规定，或必需的没有值。", "A value is malformed or missing."),
  VALUE_LENGTH: t("掷出的数字个数和公告的不一样。", "Another number of digits than announced."),
  ROUND: t("信标的轮次和公告的不一样。", "Another beacon round than announced."),
  ISSUE: t("开奖的期号和公告的不一样。", "Another lottery issue than announced."),
  SSQ: t("开奖号码不可能是这样。", "No lottery bulletin can read like this."),
  REVEAL: t("拆开的信封和事先交的对不上。", "The opened envelopes do not fit the commitments."),
  SEED_HASH: t("种子不是由公布的来源算出来的。", "The seed does not follow from the sources."),
  ROSTER_HASH: t("名册的指纹和公告里写的不一样：封存以后变过。", "The roster is not the frozen one."),
  ROSTER_LF: t("名册的换行不合规定。", "The line ends of the roster are wrong."),
  ROSTER_HEADER: t("名册的第一行不合规定。", "The header of the roster is wrong."),
  ROSTER_ORDER: t("名册没有从小到大排，或有重复的行。", "The roster is not ascending, or repeats a row."),
  ROSTER_ROWS: t("名册的行数和公告里写的不一样。", "The roster has another number of rows."),
  ROSTER_ROW: t("名册里有一行不合规定。", "A row of the roster is malformed."),
  DUPLICATE_PERSON: t("一个孩子用两个报名号报了两次。", "One child stands under two numbers."),
  ROSTER_APP: t("一个报名号的几行前后不一样，或志愿没有按 1、2、3 排。", "The rows of one number disagree."),
  ROSTER_LOT: t("名册里有公告没有的学校，或同一所报了两次。", "A lot is unknown or listed twice."),
  GROUP_LABEL: t("双胞胎绑定的标记不对。", "A group is labelled wrongly."),
  GROUP_CHOICES: t("绑定的孩子志愿不一样。", "The choices of a bound group differ."),
  SKIP_DA: t("公告的两条规则不能一起用（整组顺延和延迟录取）。", "skip with da and several choices is forbidden."),
  STRIKES_HEADER: t("剔除名单的第一行不合规定。", "The header of strikes.csv is wrong."),
  STRIKES_ROW: t("剔除名单里有一行不合规定。", "A row of strikes.csv is malformed."),
  STRIKES_APP: t("剔除名单里有名册没有的报名号，或写了两次。", "A struck number is unknown or struck before.")
};

function refusal(refused) {
  var words = SENTENCES[refused.code];
  var numbers = refused.detail ? [["", refused.detail]] : [];
  return { state: BAD, code: refused.code, say: t(words.zh + "（" + refused.code + "）", words.en + " (" + refused.code + ")"),
    numbers: numbers };
}
