"""Fills the pages as a family does: what is typed into which field, step by step."""

from dataclasses import dataclass

from playwright.sync_api import Page

from shared.citizen_number import check_character
from tests.browser.families.season import Season
from tests.plugins.apart import apart

PHONE = "13900990521"


def number(region: str, born: str, sequence: str) -> str:
    """Return a number that can be right; its sequence is of the block set aside for centenarians."""
    first = f"{region}{born}{sequence}"
    return first + check_character(first)


@dataclass(frozen=True)
class Child:
    """A child as its family writes it down."""

    name: str = "林知夏"
    number: str = number("140199", "20170312", "992")


MOTHER = number("140199", "19880504", "990")
FATHER = number("140199", "19860917", "991")


def press(page: Page, words: str = "保存，下一步") -> None:
    """Press a button and wait for the next page."""
    with page.expect_navigation():
        page.get_by_role("button", name=words).click()


def sign_in(page: Page, address: str, season: Season, phone: str = PHONE) -> None:
    """Sign in with the code that was sent."""
    page.goto(f"{address}/registration/u/140199/sign-in")
    page.get_by_label("手机号").fill(phone)
    press(page, "发短信给我")
    page.get_by_label("6 个数字").fill(apart(season.code_for(phone)))
    press(page, "继续")


def write_child(page: Page, child: Child) -> None:
    """Fill the pages about the child."""
    page.get_by_label("姓名").fill(child.name)
    page.get_by_label("身份证号", exact=True).fill(child.number)
    press(page)
    page.get_by_label("民族").select_option(label="汉族")
    page.get_by_label("在哪里出生").select_option(label="云泉县")
    page.get_by_label("籍贯").fill("山西省太原市")
    page.get_by_role("group", name="孩子是烈士子女").get_by_text("否", exact=True).click()
    press(page)


def write_guardian(page: Page, name: str, relation: str, id_number: str, phone: str) -> None:
    """Fill the page of one guardian."""
    page.get_by_label("姓名").fill(name)
    page.get_by_text(relation, exact=True).click()
    page.get_by_role("group", name="是孩子的监护人吗").get_by_text("是", exact=True).click()
    page.get_by_label("身份证号", exact=True).fill(id_number)
    page.get_by_label("手机号").fill(phone)
    press(page)


def write_homes(page: Page) -> None:
    """Fill the pages about where everybody lives: in one home in this county."""
    page.get_by_label("孩子的户籍在哪里").select_option(label="云泉县")
    page.get_by_label("孩子现在住在哪里").fill("城关街道东街18号3号楼2单元501")
    press(page)
    page.get_by_label("第一位监护人的户籍在哪里").select_option(label="和孩子的一样")
    page.get_by_label("第二位监护人的户籍在哪里").select_option(label="和孩子的一样")
    press(page)


def fill_until_choices(page: Page, child: Child) -> None:
    """Fill everything before the schools."""
    write_child(page, child)
    write_guardian(page, "周敏", "母亲", MOTHER, PHONE)
    write_guardian(page, "林海", "父亲", FATHER, "13800997716")
    write_homes(page)
