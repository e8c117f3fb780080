"""The text of README.txt in a bundle: what the files are and how anybody checks them."""

READ_ME = """\
电脑派位 {draw_id} 的全部公开文件（派位规则 paiwei-draw/1）

roster.csv       封存的派位名册，只有报名号，没有姓名
draw.json        派位公告：规则、名额、种子来源、名册的指纹；draw.json.note 是带签名的同一份公告
terms.csv        计划、优先级、登记表、政策、日程的指纹；这些文件也在这里
closing.txt      现场来源关闭时的记录
source_*.txt     种子来源的证明
seed.txt         种子的原文；sha256sum seed.txt 就是种子
seed.json        种子和各个来源的值
results.csv      派位结果
reference.py     参考程序（Python），replay.sh 是用 shell 写的另一个，各自从头重算一遍
SHA256SUMS       以上文件的指纹；sha256sum -c SHA256SUMS 一次核对；SHA256SUMS.note 带签名

签名用的公钥：{verifier}

重算：用自己从别处得到的程序，不要用和被检查的文件放在一起的程序。
只要 SHA-256 计算器，也能核对任何一行：派位号 = SHA-256(种子:学校代码或*:报名号)。
"""
