"""Small files, small functions: the caps of CONTRIBUTING.md, held by machine."""

from statistics import median

from tests.architecture.sources import functions_of, python_files, shown

LONGEST_FILE = 300
MEDIAN_FILE = 90
LONGEST_FUNCTION = 40


def test_no_file_is_longer_than_300_lines() -> None:
    lengths = {shown(path): path.read_text("utf-8").count("\n") for path in python_files()}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FILE} == {}


def test_half_of_the_files_have_at_most_90_lines() -> None:
    with_code = [path for path in python_files() if path.name != "__init__.py"]
    assert median(path.read_text("utf-8").count("\n") for path in with_code) <= MEDIAN_FILE


def test_no_function_is_longer_than_40_lines() -> None:
    lengths = {
        f"{shown(path)}:{node.lineno} {node.name}": (node.end_lineno or node.lineno) - node.lineno + 1
        for path in python_files()
        for node in functions_of(path)
    }
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}
