"""What the page of a draw says right after a step: the only words that an address may choose."""

DONE = {
    "announce": "已经公告，在公告链里占了这一号",
    "freeze": "名册已经封存，指纹已经公布",
    "close": "现场来源已经关闭，念出口的数不能再改",
    "seed": "种子已经产生",
    "draw": "已经派位，并且重算过一遍，结果一样",
    "release": "结果已经公布",
    "void": "已经宣布作废",
}
"""By the name in `?done=`."""
