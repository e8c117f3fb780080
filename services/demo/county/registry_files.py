"""The four registry exports: their headings in the order of the export, and their rows."""

from datetime import date

from services.demo.county.cell_forms import free_text, one_of, real_date, real_month
from services.demo.county.columns import Column, Line
from services.demo.county.identity_forms import any_document, citizen_number
from services.demo.county.label_forms import gender_word, label_of
from services.demo.county.records import HouseholdRow, InsuranceRow, PropertyRow, ResidenceRow

PERMIT_STATES = ("有效", "中止", "注销")
"""居住证暂行条例, article 10: not endorsed in time, the permit's function is suspended until it is."""

HOUSEHOLD = (
    Column("公民身份号码", citizen_number, identity=True),
    Column("姓名", free_text(60)),
    Column("性别", gender_word),
    Column("出生日期", real_date),
    Column("民族", label_of("ethnic_group")),
    Column("户号", free_text(30)),
    Column("户主姓名", free_text(60)),
    Column("与户主关系", label_of("family_relation_gbt4761")),
    Column("户籍地址", free_text(100)),
    Column("落户日期", real_date),
)
PROPERTY = (
    Column("不动产权证号", free_text(60)),
    Column("不动产单元号", free_text(40), filled=False),
    Column("权利人", free_text(60)),
    Column("证件号码", any_document, identity=True),
    Column("共有份额", free_text(20)),
    Column("坐落", free_text(100)),
    Column("用途", free_text(30)),
    Column("登记日期", real_date),
)
RESIDENCE = (
    Column("公民身份号码", citizen_number, identity=True),
    Column("姓名", free_text(60)),
    Column("居住地址", free_text(100)),
    Column("签发日期", real_date),
    Column("签注有效期至", real_date),
    Column("状态", one_of(PERMIT_STATES)),
)
INSURANCE = (
    Column("证件号码", any_document, identity=True),
    Column("姓名", free_text(60)),
    Column("单位名称", free_text(60)),
    Column("缴费年月", real_month),
)


def household_row(line: Line) -> HouseholdRow:
    """Make the row of a line that was found right."""
    return HouseholdRow(
        number=line["公民身份号码"],
        name=line["姓名"],
        gender=line["性别"],
        birth_date=date.fromisoformat(line["出生日期"]),
        ethnic_group=line["民族"],
        household_number=line["户号"],
        head_name=line["户主姓名"],
        relation_to_head=line["与户主关系"],
        address=line["户籍地址"],
        registered_on=date.fromisoformat(line["落户日期"]),
    )


def property_row(line: Line) -> PropertyRow:
    """Make the row of a line that was found right."""
    return PropertyRow(
        certificate_number=line["不动产权证号"],
        unit_number=line["不动产单元号"],
        owner=line["权利人"],
        owner_number=line["证件号码"],
        share=line["共有份额"],
        location=line["坐落"],
        use=line["用途"],
        registered_on=date.fromisoformat(line["登记日期"]),
    )


def residence_row(line: Line) -> ResidenceRow:
    """Make the row of a line that was found right."""
    return ResidenceRow(
        number=line["公民身份号码"],
        name=line["姓名"],
        address=line["居住地址"],
        issued_on=date.fromisoformat(line["签发日期"]),
        endorsed_until=date.fromisoformat(line["签注有效期至"]),
        state=line["状态"],
    )


def insurance_row(line: Line) -> InsuranceRow:
    """Make the row of a line that was found right."""
    return InsuranceRow(number=line["证件号码"], name=line["姓名"], employer=line["单位名称"], month=line["缴费年月"])
