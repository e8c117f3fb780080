"""Characters that people and registers use for one another in names: 繁体 and common hand-written forms (俗写)."""

GROUPS = (
    "叶葉", "云雲", "后後", "范範", "沈瀋", "钟鍾鐘", "萧蕭肖", "阎閻闫", "傅付", "邱丘", "戴代", "蓝藍兰蘭",
    "刘劉", "张張", "陈陳", "赵趙", "吴吳", "杨楊", "马馬", "孙孫", "罗羅", "郑鄭", "谢謝", "韩韓", "冯馮", "邓鄧",
    "许許", "苏蘇", "卢盧", "蒋蔣", "贾賈", "邹鄒", "陆陸", "龙龍", "万萬", "汤湯", "贺賀", "龚龔", "温溫", "庄莊",
    "严嚴", "华華", "国國", "丽麗", "军軍", "强強", "杰傑", "伟偉", "峰峯", "宝寶", "晔曄", "升昇陞", "启啟啓",
    "于於", "岳嶽", "游遊", "志誌", "宁寧甯", "凤鳳", "兴興", "东東", "红紅", "贵貴", "庆慶", "荣榮",
    "静靜", "晓曉", "梦夢", "礼禮", "乐樂", "义義", "爱愛", "闻聞", "关關", "齐齊", "鲁魯", "乔喬",
)  # fmt: skip
"""Each character stands in one group only; the first is the form of 通用规范汉字表."""

_FIRST = {character: group[0] for group in GROUPS for character in group}


def common_form(text: str) -> str:
    """Return the text with every known variant replaced by the first form of its group."""
    return "".join(_FIRST.get(character, character) for character in text)


def are_variants(one: str, other: str) -> bool:
    """Whether two different characters are known to stand for one another."""
    return one != other and common_form(one) == common_form(other)
