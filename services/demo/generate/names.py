"""Invented names: common surnames of Shanxi, ordinary given names, and the rare ones that forms stumble over."""

from services.demo.generate.stream import Stream

SURNAMES = "王李张刘陈赵郭杨高武任薛贾冯闫白田郝侯曹梁韩马孙宋董胡段常史康乔卫吴姚石冀樊孟靳秦范温雷许杜成路申牛崔邢柴"
BOYS = "子浩宇轩梓辰睿博文俊泽铭嘉晨昊霖逸凡思远明志鹏锦程一诺景煜安恒启航天翔承瑞"
GIRLS = "子涵欣怡梓萱雨彤诗若曦语桐佳妍可馨静雅思琪梦瑶一诺心悦芷晴婉清晓雪安宁书瑾"
MEN = "建军志强伟国平永刚海峰俊杰鹏飞晓东文斌亮勇涛明华新民保林"
WOMEN = "丽萍秀英晓燕慧敏艳芳雪梅静霞婷玉红娟春花美琴瑞青爱"
ELDERS = "福贵长根玉山存喜明德怀仁秀兰桂花凤英月娥"
LONG_NAME = "阿卜杜热西提·买买提依明·吐尔逊"
DOTTED_NAME = "古丽米热·艾尼瓦尔"
EXTENSION_B = "𣲗"
"""U+23C97, of the ideographic extension B, in the list of 2013 that registers must be able to write."""


def surname(stream: Stream) -> str:
    """Return a surname."""
    return stream.choose(SURNAMES)


def child_name(stream: Stream, family: str, gender: str) -> str:
    """Return a child's name."""
    letters = BOYS if gender == "1" else GIRLS
    return family + "".join(stream.choose(letters) for _ in range(stream.weighted(((1, 15), (2, 85)))))


def adult_name(stream: Stream, family: str, gender: str) -> str:
    """Return a parent's name."""
    letters = MEN if gender == "1" else WOMEN
    return family + "".join(stream.choose(letters) for _ in range(stream.weighted(((1, 35), (2, 65)))))


def elder_name(stream: Stream, family: str) -> str:
    """Return a grandparent's name."""
    return family + stream.choose(ELDERS) + stream.choose(ELDERS)


def mistyped(stream: Stream, name: str) -> str:
    """Return the name with its last character typed wrongly."""
    letters = [letter for letter in BOYS + GIRLS if letter != name[-1]]
    return name[:-1] + stream.choose(letters)
