"""Short names of communes: made of their names, free, and good as names of files everywhere."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tiepcan.model.communes import CommuneKind
from tiepcan.model.slugs import LONGEST, free_slug, kind_of_name, slug_of, slug_of_commune
from tiepcan.reading.scalars import read_slug

LETTERS = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạắặấệờợừựỹ ĐÐƯ0123456789-'.", min_size=1)
NAMES = LETTERS | st.text(min_size=1)


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Xã Nậm Loỏng", "nam-loong"),
        ("Phường Đông Phong", "dong-phong"),
        ("PHƯỜNG ĐÔNG PHONG", "dong-phong"),
        ("Thị trấn Tam Đường", "tam-duong"),
        ("Đặc khu Hoàng Sa", "hoang-sa"),
        ("Xã Ea H'Leo", "ea-h-leo"),
        ("Xã  Ia   Púch ", "ia-puch"),
        ("Xã Đắk Pék", "dak-pek"),
        ("Phường 12", "phuong-12"),
        ("Xã Con", "xa-con"),
        ("Con", "con-2"),
        ("Phường I", "i"),
        ("Xã Xã", "xa"),
        ("Ðồng Tâm", "dong-tam"),
    ],
)
def test_slug_of_a_name(name: str, slug: str) -> None:
    assert slug_of_commune(name, ()) == slug


def test_marks_stored_apart_make_the_same_slug() -> None:
    assert slug_of("Nậm Loỏng") == slug_of("Nậm Loỏng") == "nam-loong"


@pytest.mark.parametrize("name", ["Xã ***", "Phường …", "Xã 河", "—"])
def test_name_without_a_letter_has_no_slug(name: str) -> None:
    assert slug_of_commune(name, ()) is None


def test_second_commune_of_a_name_has_a_number() -> None:
    assert slug_of_commune("Xã Tân Phong", {"tan-phong"}) == "tan-phong-2"
    assert slug_of_commune("Phường Tân Phong", {"tan-phong", "tan-phong-2"}) == "tan-phong-3"


@pytest.mark.parametrize(("name", "kind"), [("XÃ A", CommuneKind.XA), ("thị  trấn B", CommuneKind.THI_TRAN)])
def test_kind_stands_in_front_of_the_name(name: str, kind: CommuneKind) -> None:
    assert kind_of_name(name) is kind


@pytest.mark.parametrize("name", ["Xãm", "Nậm Loỏng", "Xã", "UBND xã A", ""])
def test_name_without_kind(name: str) -> None:
    assert kind_of_name(name) is None


@given(NAMES)
@example("İ")
@example("COM0")
@example("x" * 200)
@example("Xã com1")
def test_every_slug_is_an_id_and_a_file_name(name: str) -> None:
    slug = slug_of_commune(name, ())
    if slug is not None:
        assert read_slug(slug) == slug
        assert not slug.endswith("-")
        assert not re.fullmatch(r"con|prn|aux|nul|(com|lpt)\d", slug) or kind_of_name(name) is None


@given(st.lists(LETTERS, max_size=40))
def test_no_two_communes_have_one_slug(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        slug = slug_of_commune(f"Xã {name}", taken)
        if slug is not None:
            assert slug not in taken
            assert len(slug) <= LONGEST
            taken.add(slug)


@given(LETTERS)
def test_slug_of_a_slug_is_itself(name: str) -> None:
    assert slug_of(slug_of(name)) == slug_of(name)


def test_number_fits_behind_a_long_slug() -> None:
    whole = "a" * LONGEST
    assert free_slug(whole, {whole}) == "a" * (LONGEST - 2) + "-2"
