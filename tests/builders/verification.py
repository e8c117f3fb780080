"""Claims, records and rules of an invented county; identity numbers use the sequence digits no living child has."""

from dataclasses import replace
from datetime import UTC, date, datetime

from services.verification.domain.answers import Absent, Answer, Answers, Found, Question, RegistryName
from services.verification.domain.claim import Child, Claim, Guardian, Subject
from services.verification.domain.records import HouseholdRecord, InsuranceRecord, PropertyRecord, ResidenceRecord
from services.verification.domain.rules import Rules
from shared.citizen_number import check_character

UNIT = "140123"
NOW = datetime(2023, 9, 6, 1, 30, tzinfo=UTC)
TODAY = date(2023, 9, 6)
COUNTY = "娄烦县"


def citizen_number(born: date, *, sequence: int = 990, region: str = UNIT) -> str:
    """A number with a right check character; an odd sequence is male."""
    first17 = f"{region}{born:%Y%m%d}{sequence:03d}"
    return first17 + check_character(first17)


CHILD_BORN = date(2017, 3, 12)
CHILD_NUMBER = citizen_number(CHILD_BORN, sequence=991)
FATHER_NUMBER = citizen_number(date(1988, 5, 4), sequence=993)
MOTHER_NUMBER = citizen_number(date(1989, 8, 9), sequence=994)


def rules() -> Rules:
    """The rules of the county: six months of insurance, born in one school year."""
    return Rules(
        unit_code=UNIT,
        name=COUNTY,
        authority=f"{COUNTY}教育局",
        season="2023",
        born_from=date(2016, 9, 1),
        born_to=date(2017, 8, 31),
        places=(f"山西省太原市{COUNTY}", f"太原市{COUNTY}", COUNTY),
        hukou_codes=(UNIT,),
        purpose="2023年义务教育招生核对",
        department=f"{COUNTY}教育局",
    )


def child() -> Child:
    """A boy of the county."""
    return Child(
        name="陈子浩",
        id_type="1",
        number=CHILD_NUMBER,
        hukou_place="140123100000",
        address="滨河路12号5号楼1单元302",
        gender="1",
        born=CHILD_BORN,
    )


def father() -> Guardian:
    """His father, the applicant."""
    return Guardian(
        name="陈志强",
        id_type="1",
        number=FATHER_NUMBER,
        hukou_place="140123100000",
        address="滨河路12号5号楼1单元302",
        relation="1",
    )


def mother() -> Guardian:
    """His mother."""
    return replace(father(), name="叶兰", number=MOTHER_NUMBER, relation="2")


def claim() -> Claim:
    """A claim in which everything is as it is registered."""
    return Claim(UNIT, "411834108802", 1, "XX", child(), (father(), mother()))


def household(name: str, number: str, relation: str, *, gender: str = "男", born: date = CHILD_BORN) -> HouseholdRecord:
    """A line of the family's household booklet; the father is its head."""
    return HouseholdRecord(
        number=number,
        name=name,
        gender=gender,
        born=born,
        household_number="1401230001",
        head_name="陈志强",
        relation_to_head=relation,
        address=f"山西省太原市{COUNTY}滨河路12号5幢1单元302室",
        registered_on=date(2017, 4, 1),
    )


CHILD_RECORD = household("陈子浩", CHILD_NUMBER, "长子")
FATHER_RECORD = household("陈志强", FATHER_NUMBER, "户主", born=date(1988, 5, 4))
MOTHER_RECORD = household("叶兰", MOTHER_NUMBER, "妻", gender="女", born=date(1989, 8, 9))


def home() -> PropertyRecord:
    """The father's flat."""
    return PropertyRecord(
        certificate_number=f"晋(2021){COUNTY}不动产权第0004871号",
        unit_number="140123001001GB00001F00010001",
        owner="陈志强",
        number=FATHER_NUMBER,
        share="单独所有",
        location=f"{COUNTY}滨河路12号5幢1单元302室",
        use="成套住宅",
        registered_on=date(2021, 6, 1),
    )


def permit() -> ResidenceRecord:
    """The father's residence permit in the county, endorsed."""
    return ResidenceRecord(
        number=FATHER_NUMBER,
        name="陈志强",
        address=f"{COUNTY}滨河路12号",
        issued_on=date(2021, 5, 20),
        endorsed_until=date(2024, 5, 20),
        state="有效",
    )


def insurance(*months: str) -> InsuranceRecord:
    """The father's paid months with one employer."""
    return InsuranceRecord(number=FATHER_NUMBER, name="陈志强", employer="滨河机械厂", months=months)


ELSEWHERE = "河北省石家庄市长安区中山东路1号"

HOUSEHOLD = RegistryName.HOUSEHOLD
CHILD_ASKED = Question(HOUSEHOLD, Subject.CHILD)
FATHER_ASKED = Question(HOUSEHOLD, Subject.GUARDIAN_1)
MOTHER_ASKED = Question(HOUSEHOLD, Subject.GUARDIAN_2)
FATHERS_HOME = Question(RegistryName.PROPERTY, Subject.GUARDIAN_1)
MOTHERS_HOME = Question(RegistryName.PROPERTY, Subject.GUARDIAN_2)
FATHERS_PERMIT = Question(RegistryName.RESIDENCE, Subject.GUARDIAN_1)
MOTHERS_PERMIT = Question(RegistryName.RESIDENCE, Subject.GUARDIAN_2)
FATHERS_INSURANCE = Question(RegistryName.INSURANCE, Subject.GUARDIAN_1)
MOTHERS_INSURANCE = Question(RegistryName.INSURANCE, Subject.GUARDIAN_2)


def local_answers(**changed: Answer) -> Answers:
    """The answers about the family as it is registered; change one by its name: child, father, mother, home…"""
    by_name: dict[str, tuple[Question, Answer]] = {
        "child": (CHILD_ASKED, Found((CHILD_RECORD,))),
        "father": (FATHER_ASKED, Found((FATHER_RECORD,))),
        "mother": (MOTHER_ASKED, Found((MOTHER_RECORD,))),
        "home": (FATHERS_HOME, Found((home(),))),
        "mothers_home": (MOTHERS_HOME, Absent()),
        "permit": (FATHERS_PERMIT, Absent()),
        "mothers_permit": (MOTHERS_PERMIT, Absent()),
        "insurance": (FATHERS_INSURANCE, Absent()),
        "mothers_insurance": (MOTHERS_INSURANCE, Absent()),
    }
    return {question: changed.get(name, answer) for name, (question, answer) in by_name.items()}


def answers_from_elsewhere(**changed: Answer) -> Answers:
    """The same family with its household in another province; nothing registered here unless changed in."""
    moved: dict[str, Answer] = {
        "child": Found((replace(CHILD_RECORD, address=ELSEWHERE),)),
        "father": Found((replace(FATHER_RECORD, address=ELSEWHERE),)),
        "mother": Found((replace(MOTHER_RECORD, address=ELSEWHERE),)),
        "home": Absent(),
    }
    return local_answers(**{**moved, **changed})


def claim_from_elsewhere() -> Claim:
    """A claim whose household is said to be in another province."""
    return replace(claim(), child=replace(child(), hukou_place="130102000000"))
