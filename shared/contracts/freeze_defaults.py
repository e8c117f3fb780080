"""What the freeze does with what nobody mended in time: published with the policy of every draw, applied by the clock.

Nobody can hold a draw up by leaving something open (docs/spec/draw.md, section 9).
"""

from typing import Literal

OpenMatter = Literal[
    "UNCONFIRMED", "SILENT", "WITH_FAMILY", "DUPLICATES", "GROUPS_DIFFER", "APPROVED_PLACES", "SEATS_UNSET"
]
"""What may still be open at the freeze."""

FREEZE_DEFAULTS: dict[OpenMatter, str] = {
    "UNCONFIRMED": "还没有核对完的报名，照最低一级优先级进名册、参加派位，总表里写 PENDING",
    "SILENT": "登记部门一直没有回答的报名，照最低一级优先级进名册、参加派位，总表里写 PENDING",
    "WITH_FAMILY": "退给家长补材料、没有补来的报名，不进名册，总表里写 REFUSED，退回的单位要能说明依据",
    "DUPLICATES": "一个孩子有几份报名的，留已经核实的一份；都没核实的，照密钥算出的顺序留一份，别的写 MERGED",
    "GROUPS_DIFFER": "要求一起派位、但志愿或优先级不一样的孩子，各派各的号，和没有要求一起一样",
    "APPROVED_PLACES": "整组录取要的学位比批准的多，装不下的组里，孩子各派各的号，和没有要求一起一样；"
    "同一所学校几组加起来才装不下的，从人数最多的组开始，人数一样多的都各派各的",
    "SEATS_UNSET": "名额是 0 的照 0 个名额派位；哪次派位都没列的学校不派位，只填了它的孩子总表里写 PUBLIC",
}
"""The sentence of each default, as it is published."""
