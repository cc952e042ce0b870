# ruff: noqa: E501 (a table of Chinese words is read by rows)
"""Sample pages of forms, one for every kind of question. Nobody in them exists."""

from __future__ import annotations

from typing import Any

from kiosk.services.regions import parts_of, region_name


def control(name: str, kind: str, label: str, **more: Any) -> dict[str, Any]:
    """One question as a page of the form gets it; `more` is what this one has."""
    return {
        "name": name, "kind": kind, "label": label, "hint": "", "value": "", "secret": "",
        "choices": [], "path": [], "rows": [], "canAdd": True, "rowWord": "", "text": "",
        "agreed": "", "required": True, "locked": False, "source": "", "problem": "",
        "sensitive": False, "why": "", "example": "", "mistake": "", "keypad": "", **more,
    }  # fmt: skip


def form(page: int, *controls: dict[str, Any], problems: Any = (), **more: Any) -> dict[str, Any]:
    """The properties of one page of a form with six pages."""
    title = controls[0]["label"] if len(controls) == 1 else "您的信息"
    return {"title": title, "controls": list(controls), "problems": list(problems),
            "page": page, "pages": 6, "spot": str(page), "notes": [], "materials": [],
            **more}  # fmt: skip


_BANKS = [
    {"value": str(i), "label": name, "sound": sound}
    for i, (name, sound) in enumerate([
        ("示例工商银行", "shiligongshangyinhang slgsyh"), ("示例农业银行", "shilinongyeyinhang slnyyh"),
        ("农村商业银行", "nongcunshangyeyinhang ncsyyh"), ("邮政储蓄", "youzhengchuxu yzcx"),
        ("城市银行", "chengshiyinhang csyh"), ("建设银行", "jiansheyinhang jsyh"),
        ("其他银行", "qitayinhang qtyh"), ("信用社", "xinyongshe xys"),
        ("长江银行", "changjiangyinhang cjyh"), ("江南银行", "jiangnanyinhang jnyh"),
        ("东海银行", "donghaiyinhang dhyh"), ("西湖银行", "xihuyinhang xhyh"),
        ("北山银行", "beishanyinhang bsyh"), ("南湾银行", "nanwanyinhang nwyh"),
        ("中原银行", "zhongyuanyinhang zyyh"), ("海峡银行", "haixiayinhang hxyh"),
    ])
]  # fmt: skip


def _places(*codes: str) -> list[dict[str, str]]:
    return [{"value": code, "label": region_name(code, "zh-CN")} for code in codes]


# All of it at once: words above, a keyboard below, and something to mend in between.
_NO_HOUSE = "还没有写门牌号。已填的都还在。请接着写，例如 12 号"
_WRONG_WORDS = control("detail", "text", "详细地址", value="柳树巷", problem=_NO_HOUSE,
                       hint="写到门牌号。", why="证件寄到这里。")  # fmt: skip
_PATH = _places("320000", "320500")
CONSENT = (
    "一、我同意向公积金中心和不动产登记机构查询我和我配偶名下的住房和缴存情况，只用于办理这一件事。\n"
    "二、查询结果只给经办人员看，不另作他用，办完后按规定保存。\n"
    "三、我知道可以不同意。不同意的，请到窗口提交纸质证明。\n"
    "四、这份同意只用这一次，下次办理要再问我。"
)
_SHARES = "份额加起来要正好是 100"
_SHARES_WRONG = [{"name": "members", "text": _SHARES}]
_PHOTO = {"id": "m2", "name": "近期免冠白底照片", "hint": "白底，不戴帽子。手机照片请先打印。",
          "state": "needed", "stateText": "还没有交",
          "actions": [{"verb": "scan", "label": "拍摄原件"}, {"verb": "licence", "label": "用电子证照"},
                      {"verb": "defer", "label": "以后再交"}], "pages": 0}  # fmt: skip
_MEMBERS = control("members", "persons", "家庭成员", hint="和您住在一起的人都要填。", rowWord="家庭成员",
                   rows=["李** 110*************2X", "王** 320*************19"])  # fmt: skip

FORMS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("form_list_long", form(4, control("bank", "list", "开户银行", choices=_BANKS, value="3"))),
    ("form_region", form(3, control("home.region", "region", "住在哪里？", choices=_places(*parts_of(""))))),
    ("form_region_next", form(3, control(
        "home.region", "region", "住在哪里？", choices=_places(*parts_of("320500")), path=_PATH, value="320500"))),
    ("form_address", form(
        3,
        control("home.region", "region", "所在地区", value="320582",
                path=_places("320000", "320500", "320582")),
        control("home.detail", "text", "详细地址", value="柳树巷 12 号", maxLength=100),
        title="邮寄地址")),
    ("form_problem_words", form(
        3, _WRONG_WORDS, problems=[{"name": "detail", "text": _NO_HOUSE}]) | {"inputMode": "pinyin"}),
    ("form_persons", form(2, _MEMBERS)),
    ("form_persons_none", form(2, control(
        "members", "persons", "家庭成员", rowWord="家庭成员"))),
    ("form_persons_problem", form(2, {**_MEMBERS, "problem": _SHARES}, problems=_SHARES_WRONG)),
    ("form_row", form(
        2,
        control("name", "text", "姓名", value="王建国"),
        control("idNo", "id_number", "证件号码", sensitive=True, required=False),
        control("share", "number", "份额", value="40"),
        title="家庭成员（第 2 位）", pages=0, spot="2/members/1")),
    ("form_money", form(
        2,
        control("baseFen", "money", "缴费基数", value="4000.50", maxLength=15,
                example="工资条上“缴费基数”一栏的数", mistake="把实发工资当成基数"),
        control("monthFen", "read_only", "每月缴费", value="800.10 元"),
        control("startMonth", "month", "从哪个月开始", value="2026-1"),
        title="缴费")),
    ("form_consent", form(5, control(
        "consent", "consent", "查询授权书", text=CONSENT, agreed="2026-01"))),
    ("form_signature", form(5, control("mark", "signature", "配偶签名", hint="请配偶本人签。"))),
    ("form_notes", form(
        1,
        control("name", "text", "姓名", value="李**", secret="李桂花", locked=True, sensitive=True, source="身份证"),
        control("idNo", "id_number", "公民身份号码", value="320*************24", secret="320582195403211524",
                locked=True, sensitive=True, source="身份证"),
        notes=["照片现在就可以交，也可以放到最后。"], materials=[_PHOTO])),
)  # fmt: skip
