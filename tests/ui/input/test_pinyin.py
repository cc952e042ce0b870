"""Letters become the words people mean by them, in full, by initials, and never without end."""

from __future__ import annotations

import pytest

from ui.input.lexicon import DATA, read_lexicon, shipped_lexicon
from ui.input.names import Part
from ui.input.pinyin import MOST_CANDIDATES, Candidate, candidates
from ui.input.segments import MAX_LETTERS, readings

LEXICON = shipped_lexicon()


def words(letters: str, part: Part = "") -> list[str]:
    return [c.word for c in candidates(letters, LEXICON, part)]


@pytest.mark.parametrize(
    ("letters", "word", "within"),
    [
        ("zhangsan", "张三", 1),
        ("shebaoka", "社保卡", 1),
        ("shenfenzheng", "身份证", 1),
        ("hukoubu", "户口簿", 2),
        ("juzhuzheng", "居住证", 1),
        ("gongjijin", "公积金", 1),
        ("gaolingjintie", "高龄津贴", 1),
        ("yiliaobaoxian", "医疗保险", 1),
        ("yinghangka", "银行卡", 3),
        ("yinhangka", "银行卡", 1),
        ("jiedaobanshichu", "街道办事处", 1),
        ("juweihui", "居委会", 1),
        ("paichusuo", "派出所", 1),
        ("budongchandengji", "不动产登记", 1),
        ("wufanzuijilu", "无犯罪记录", 1),
        ("jiguan", "籍贯", 5),
        ("beijing", "北京", 1),
        ("beijingshi", "北京市", 2),
        ("chongqing", "重庆", 1),
        ("shanxi", "陕西", 3),
        ("shanxi", "山西", 3),
        ("changsha", "长沙", 1),
        ("neimenggu", "内蒙古", 1),
        ("zhonghuarenmingongheguo", "中华人民共和国", 1),
        # One syllable or two.
        ("xian", "先", 1),
        ("xian", "西安", 6),
        ("xi'an", "西安", 1),
        ("fangan", "方案", 1),
        ("fangan", "反感", 3),
        ("fang'an", "方案", 1),
        ("fan'gan", "反感", 1),
        ("tiane", "天鹅", 1),
        ("jie", "姐", 12),
        ("pingan", "平安", 3),
        # Initials, and initials mixed with syllables.
        ("zs", "张三", 400),
        ("zhangs", "张三", 3),
        ("zhsan", "张三", 3),
        ("sbk", "社保卡", 1),
        ("sfz", "身份证", 5),
        ("zgrm", "中国人民", 3),
        ("gjj", "公积金", 8),
        ("bj", "北京", 8),
        # Not finished yet.
        ("zhon", "中", 12),
        ("beij", "北京", 3),
        ("shebaok", "社保卡", 1),
        # Sounds many do not part.
        ("zangsan", "张三", 3),
        ("sanghai", "上海", 3),
        ("cengdu", "成都", 5),
        # ü.
        ("nv", "女", 1),
        ("nver", "女儿", 1),
        ("lvse", "绿色", 1),
        ("lvxing", "旅行", 3),
        ("lve", "略", 2),
        ("jve", "觉", 3),
        # Vowels begin syllables too.
        ("ai", "爱", 3),
        ("e", "饿", 12),
        ("ouyang", "欧阳", 3),
        ("anhui", "安徽", 1),
        # Sentences are put together from words.
        ("wozaibeijingzhu", "我在北京住", 1),
        ("gongzuodanwei", "工作单位", 1),
        # Case and noise do not matter.
        ("ZhangSan", "张三", 1),
        ("zhang1 san!", "张三", 1),
    ],
)
def test_word_is_found(letters: str, word: str, within: int) -> None:
    assert word in words(letters)[:within]


@pytest.mark.parametrize(
    ("letters", "name", "within"),
    [
        ("zhang", "张", 1),
        ("wang", "王", 1),
        ("li", "李", 1),
        ("shan", "单", 4),
        ("qiu", "仇", 4),
        ("xie", "解", 3),
        ("zeng", "曾", 1),
        ("ren", "任", 1),
        ("ou", "区", 3),
        ("zha", "查", 3),
        ("gai", "盖", 2),
        ("ge", "盖", 4),
        ("piao", "朴", 2),
        ("bo", "薄", 3),
        ("qin", "覃", 4),
        ("tan", "覃", 5),
        ("chen", "谌", 4),
        ("mu", "牟", 6),
        ("yun", "员", 4),
        ("zhai", "翟", 1),
        ("ouyang", "欧阳", 1),
        ("shangguan", "上官", 1),
        ("yuchi", "尉迟", 2),
        ("moqi", "万俟", 2),
        ("zhangsun", "长孙", 2),
        ("chanyu", "单于", 3),
        ("lv", "吕", 1),
        ("zhangsanfeng", "张三丰", 5),
        ("wangxiuying", "王秀英", 1),
        ("liguihua", "李桂花", 3),
        ("chenjianguo", "陈建国", 1),
        ("zhangwei", "张伟", 1),
        ("lina", "李娜", 1),
        ("lvxiulan", "吕秀兰", 1),
        ("ouyangxiu", "欧阳修", 5),
        ("shanxiongxin", "单雄信", 5),
    ],
)
def test_name_is_found_at_the_beginning_of_a_name(letters: str, name: str, within: int) -> None:
    assert name in words(letters, "whole")[:within]


@pytest.mark.parametrize(
    ("letters", "given", "within"),
    [("xiuying", "秀英", 1), ("jianguo", "建国", 1), ("guihua", "桂花", 3), ("wei", "伟", 3),
     ("na", "娜", 3), ("mengyao", "梦瑶", 1), ("feng", "丰", 12)],
)  # fmt: skip
def test_given_name_is_found_after_the_family_name(letters: str, given: str, within: int) -> None:
    assert given in words(letters, "given")[:within]


def test_family_names_do_not_push_words_aside_elsewhere() -> None:
    assert words("shan")[0] == "山"
    assert words("wang")[0] != "汪"


def test_beginning_can_be_picked_and_says_how_much_it_uses() -> None:
    found = candidates("zhangsanfeng", LEXICON)
    assert Candidate("张三", len("zhangsan")) in found
    assert Candidate("张", len("zhang")) in found


def test_every_character_of_a_syllable_can_be_reached() -> None:
    shelf = {w for g in LEXICON.groups("y") if g.syllables == ("yao",) for w, _ in g.each()}
    assert shelf <= set(words("yao"))


@pytest.mark.parametrize("letters", ["", "'", "'''", "i", "u", "uuu", "!!!", "123", "张三", "\x00"])
def test_nothing_is_found_for_no_sound(letters: str) -> None:
    assert candidates(letters, LEXICON) == ()


def test_what_can_be_read_is_offered_though_the_end_cannot() -> None:
    found = candidates("zhangvvv", LEXICON)
    assert Candidate("张", len("zhang")) in found
    assert all(c.letters <= len("zhangv") for c in found)


@pytest.mark.parametrize(
    "letters", ["zs" * 5000, "a" * 10_000, "x'" * 3000, "zhang" * 2000, "xian" * 4000, "iu" * 9999]
)
def test_absurdly_long_input_is_bounded(letters: str) -> None:
    found = candidates(letters, LEXICON)
    assert len(found) <= MOST_CANDIDATES
    assert all(len(c.word) <= MAX_LETTERS and c.letters <= MAX_LETTERS for c in found)


def test_readings_of_a_row_are_few() -> None:
    assert 0 < len(readings("x" * MAX_LETTERS, LEXICON)) <= 8


def test_no_word_is_offered_twice() -> None:
    for letters in ("zhangsan", "xian", "shi", "zs"):
        found = words(letters)
        assert len(found) == len(set(found))


def test_same_letters_give_the_same_words() -> None:
    assert candidates("zhangsan", LEXICON) == candidates("zhangsan", LEXICON)


def test_data_is_compact_and_whole() -> None:
    assert DATA.stat().st_size <= 1_600_000
    again = read_lexicon(DATA.read_text(encoding="utf-8"))
    assert len(again.syllables) > 400
    assert len(again.surnames) > 400
    assert sum(1 for shelf in again.shelves for _ in again.groups(shelf)) > 30_000


@pytest.mark.parametrize(
    ("letters", "many", "few"),
    [("dongguoqiang", "董国强", "东郭强"), ("bailihua", "白丽华", "百里华"),
     ("huangfujun", "黄福军", "皇甫军"), ("helianjun", "何莲军", "赫连军")],
)  # fmt: skip
def test_family_name_of_two_does_not_hide_the_frequent_one(
    letters: str, many: str, few: str
) -> None:
    assert {many, few} <= set(words(letters, "whole")[:5])
