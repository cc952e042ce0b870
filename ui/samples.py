# ruff: noqa: E501 (a table of Chinese words is read by rows)
"""Sample contents for every screen: for the gallery and for tests. Nobody in it exists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from ui.i18n import Words
from ui.samples_forms import FORMS, control, form


class Sample(NamedTuple):
    """One picture of the gallery: a name, a screen, its properties, and what stands around it.

    `made` makes the properties of the words of a language, where a page of the product can.
    """

    name: str
    screen: str
    props: dict[str, Any]
    step: int = -1
    identified: bool = False
    online: bool = True
    device_ok: bool = True
    overlay: dict[str, Any] | None = None
    made: Callable[[Words], Mapping[str, Any]] | None = None


_LONG = "建筑施工企业主要负责人、项目负责人和专职安全生产管理人员安全生产考核合格证书延续（跨省）"
_PHONE = "0512-5555 0100"

_TILES: list[dict[str, Any]] = [
    {"code": "DEMO-RS-0003", "name": "社会保障卡补领、换领", "icon": "id-card",
     "authority": "人力资源和社会保障局", "available": True, "reason": "", "badges": ["跨省通办"]},
    {"code": "DEMO-MZ-0001", "name": "高龄津贴申领", "icon": "hand-coins",
     "authority": "民政局", "available": True, "reason": "", "badges": ["可代办"]},
    {"code": "DEMO-YB-0001", "name": "城乡居民基本医疗保险参保登记", "icon": "heart-pulse",
     "authority": "医疗保障局", "available": True, "reason": "", "badges": ["即时办"]},
    {"code": "DEMO-RS-0012", "name": "养老保险待遇领取资格认证", "icon": "user-check",
     "authority": "人力资源和社会保障局", "available": True, "reason": "", "badges": ["跨省通办"]},
    {"code": "DEMO-GA-0004", "name": "居住证签注", "icon": "house",
     "authority": "公安局", "available": True, "reason": "", "badges": ["即时办"]},
    {"code": "DEMO-ZJ-0005", "name": "不动产登记信息查询（含无房证明）", "icon": "building-2",
     "authority": "自然资源和规划局", "available": False, "reason": "需要联网，暂停办理", "badges": []},
    {"code": "DEMO-GJ-0006", "name": "住房公积金提取（租房）", "icon": "wallet",
     "authority": "住房公积金管理中心", "available": True, "reason": "", "badges": ["市内通办"]},
    {"code": "DEMO-GA-0008", "name": "开具无犯罪记录证明", "icon": "shield-check",
     "authority": "公安局", "available": True, "reason": "", "badges": ["跨省通办"]},
]  # fmt: skip

_THEMES = [
    {"id": "insurance", "name": "社会保障", "icon": "umbrella", "count": 18},
    {"id": "medical", "name": "医疗健康", "icon": "stethoscope", "count": 11},
    {"id": "household", "name": "户籍办理", "icon": "users", "count": 14},
    {"id": "housing", "name": "住房保障", "icon": "house", "count": 9},
    {"id": "birth", "name": "生育收养", "icon": "baby", "count": 6},
    {"id": "school", "name": "教育科研", "icon": "graduation-cap", "count": 8},
    {"id": "business", "name": "设立变更", "icon": "store", "count": 12},
    {"id": "transport", "name": "交通出行", "icon": "car", "count": 8},
]

_GUIDE: dict[str, Any] = {
    "name": "社会保障卡补领、换领", "authority": "人力资源和社会保障局",
    "version": "2025.11-demo.1", "updatedOn": "2025-11-03",
    "conditions": ["已经领过社会保障卡", "卡片丢失、损坏，或要换第三代卡", "丢失的，已经挂失"],
    "materials": [
        {"name": "居民身份证", "how": "在读卡器上读取，不用复印", "free": True, "deferrable": False},
        {"name": "近期免冠白底照片", "how": "有电子照片的自动调取；没有的可扫描",
         "free": False, "deferrable": True},
        {"name": "原社会保障卡", "how": "只有卡片损坏时需要", "free": False, "deferrable": True},
    ],
    "limits": "1 个工作日", "fee": "20 元", "visits": "0 次",
    "steps": ["读取身份证", "填写补换原因和领取方式", "交材料", "核对并签名", "领取凭条"],
    "basis": ["《社会保险法》第五十八条（示例）"],
    "commonErrors": ["没有先挂失：请先拨打 12333 挂失", "照片不是白底"],
    "hours": "工作日 9:00–17:00", "phone": "12333", "available": True, "reason": "",
    "illustrative": True,
}  # fmt: skip


_REASONS = [
    {"value": "lost", "label": "卡丢了"},
    {"value": "damaged", "label": "卡坏了"},
    {"value": "upgrade", "label": "换第三代卡"},
]

_MATERIAL_ROWS: list[dict[str, Any]] = [
    {"id": "m1", "name": "居民身份证", "hint": "", "state": "waived", "stateText": "已读取，免交",
     "actions": [], "pages": 0},
    {"id": "m2", "name": "近期免冠白底照片", "hint": "白底，不戴帽子。手机照片请先打印。",
     "state": "needed", "stateText": "还没有交",
     "actions": [{"verb": "scan", "label": "拍摄原件"}, {"verb": "licence", "label": "用电子证照"},
                 {"verb": "defer", "label": "以后再交"}], "pages": 0},
    {"id": "m4", "name": "原社会保障卡", "hint": "", "state": "given", "stateText": "已拍摄",
     "actions": [{"verb": "take_back", "label": "重新交"}], "pages": 2},
    {"id": "m5", "name": "租房合同", "hint": "", "state": "deferred",
     "stateText": "可在 12 月 5 日前补交",
     "actions": [{"verb": "take_back", "label": "现在就交"}], "pages": 0},
]  # fmt: skip

_SCAN: dict[str, Any] = {
    "materialName": "租房合同", "hint": "一页一页拍，骑缝章要拍到。",
    "previewSource": "image://camera/7", "outline": [0.2, 0.12, 0.78, 0.1, 0.82, 0.9, 0.17, 0.91],
    "verdict": "很清楚，可以拍照。", "verdictOk": True, "phase": "live", "pages": [], "maxPages": 10,
    "feeder": False, "canInsist": False,
}  # fmt: skip
_PAGES = [{"index": i, "shot": i, "source": f"image://camera/page{i}"} for i in range(3)]

_FED_PAGES = [{**page, "fault": "图片不清楚。" if page["index"] == 1 else ""} for page in _PAGES]
_FEEDING = "正在扫描，已有 3 页。请不要拉纸。"
_FEED_JAM = "纸卡住了。已扫的页都还在。请轻轻取出纸，再试一次，或改用拍照。"

_BY_PHONE: dict[str, Any] = {
    "materialName": "租房合同", "phase": "waiting", "qrSource": "image://camera/qr",
    "verdict": "还没有收到照片。", "verdictOk": True, "coming": False, "keeping": False,
    "online": True, "pages": [], "maxPages": 10,
}  # fmt: skip
_PHONE_HERE = "已收到 3 张。可以再发，也可以点“拍好了”。"
_PHONE_LOST = "网络断了，收不到照片。已收到的都还在。请再试一次，或换一种方式。"
_PHONE_AWAY = "没有网络，暂时不能用手机拍。"

_LICENCE = {"title": "居住证", "holder": "李*花", "number": "3205**********24",
            "issuer": "市公安局", "validUntil": "2027-06-30"}  # fmt: skip

_RESULT: dict[str, Any] = {
    "kept": True, "accepted": False, "correction": [], "number": "L-8F3A2-91C0D", "caseNumber": "",
    "decideBy": "", "slip": "printed", "slipProblem": "", "qrSource": "image://camera/qr",
    "offline": False, "paper": "", "paperLabel": "", "paperProblem": "",
}  # fmt: skip

_A4_EMPTY = "A4 打印机缺纸。您的申请不受影响。请拍下屏幕上的码，或记下编号。"

_CHECK: dict[str, Any] = {
    "sections": [
        {"title": "您的信息", "page": 0, "rows": [
            {"label": "姓名", "value": "李桂花"},
            {"label": "公民身份号码", "value": "320***************24"},
            {"label": "手机号", "value": "13800000000"}]},
        {"title": "补换原因", "page": 1, "rows": [{"label": "原因", "value": "卡丢了"}]},
        {"title": "怎么取卡", "page": 2, "rows": [
            {"label": "领取方式", "value": "邮寄"},
            {"label": "邮寄地址", "value": "示例市临江区青石街道柳树巷社区长安路一百二十八号三幢二单元五〇二室"},
            {"label": "备注", "value": ""}]},
    ],
    "materials": [{"name": "居民身份证", "value": "免交"}, {"name": "近期照片", "value": "已拍摄 1 页"}],
    "fee": "20 元，领卡时支付", "authority": "人力资源和社会保障局",
    "commitment": "本人承诺以上内容属实，愿承担不实承诺的法律责任。", "problems": [],
}  # fmt: skip

_IDENTITY = [
    {"label": "姓名", "value": "李桂花", "source": "身份证"},
    {"label": "性别", "value": "女", "source": "身份证"},
    {"label": "出生日期", "value": "1954 年 3 月 21 日", "source": "身份证"},
    {"label": "公民身份号码", "value": "320***************24", "source": "身份证"},
    {"label": "住址", "value": "示例市临江区青石街道柳树巷 12 号", "source": "身份证"},
    {"label": "有效期至", "value": "长期", "source": "身份证"},
]


_PHONE_WRONG = "请输入 11 位手机号码，例如 138 0000 0000"

STARTING = Sample("starting", "Starting", {})
"""The first picture, which fills the window: no header, nothing to touch."""

SAMPLES: tuple[Sample, ...] = (
    Sample("welcome", "Welcome", {"itemCount": 86, "pausedCount": 4, "notices": [
        "医保参保缴费 12 月 31 日截止。", "周六上午九点至十二点也有工作人员。"]}),
    Sample("welcome_faults", "Welcome", {"itemCount": 0, "pausedCount": 90, "notices": []},
           online=False, device_ok=False),
    Sample("home", "Home", {"tiles": _TILES, "themes": _THEMES, "elder": False, "triage": "start"}, 0),
    Sample("home_offline", "Home", {"tiles": [
        {**t, "available": i % 2 == 0, "reason": "" if i % 2 == 0 else "需要联网，暂停办理"}
        for i, t in enumerate(_TILES)], "themes": _THEMES, "elder": False, "triage": "start"}, 0, online=False),
    Sample("home_elder", "Home", {"tiles": _TILES[:6], "themes": [], "elder": True, "triage": "start"}, 0),
    Sample("home_long", "Home", {"tiles": [
        {**_TILES[0], "name": _LONG, "authority": _LONG, "badges": ["<b>跨省</b>", "可代办", "即时办"]},
        {**_TILES[5], "name": "A" * 60, "reason": _LONG}], "themes": [
            {"id": "x", "name": "国有土地和建设用地使用权", "icon": "no-such-icon", "count": 12345}],
        "elder": False, "triage": ""}, 0),
    Sample("item_list", "ItemList", {"title": "社会保障", "items": _TILES * 2,
        "triage": "social_security"}, 0),
    Sample("item_list_empty", "ItemList", {"title": "教育科研", "items": [], "triage": ""}, 0),
    Sample("search", "Search", {"query": "", "hits": [], "perhaps": [], "triage": "start", "hot": [
        "社保卡", "医保", "高龄津贴", "居住证", "公积金", "无犯罪证明"]}, 0),
    Sample("search_hits", "Search", {
        "query": "sbk", "hits": _TILES[:4], "hot": [], "perhaps": [], "triage": "start"}, 0),
    Sample("search_pinyin", "Search", {
        "query": "社保", "hits": _TILES[:2], "hot": [], "perhaps": [], "triage": "start",
        "inputMode": "pinyin", "composing": "ka",
        "candidatesLeft": 20, "candidates": ["卡", "咖", "喀", "咔"]}, 0),
    Sample("search_perhaps", "Search", {
        "query": "shbaozen", "hits": [], "hot": [], "perhaps": _TILES[:2], "triage": "start"}, 0),
    Sample("search_none", "Search", {
        "query": "xyzw", "hits": [], "hot": [], "perhaps": [], "triage": "start"}, 0),
    Sample("triage", "Triage", {
        "topic": "社保的事", "number": 2, "question": "您有社会保障卡吗？", "hint": "", "phone": "12345",
        "options": ["有，丢了", "有，坏了", "还没有卡", "不知道"], "path": ["社会保障卡的事"],
        "person": ""}, 0),
    Sample("triage_person", "Triage", {
        "topic": "社保的事", "number": 3, "question": "", "hint": "", "phone": "12345", "options": [],
        "path": ["社会保障卡的事", "不知道"],
        "person": "请对工作人员说：想查一查我有没有社保卡。"}, 0),
    Sample("guide", "Guide", _GUIDE, 0),
    Sample("guide_long", "Guide", {
        **_GUIDE, "name": _LONG, "authority": _LONG, "limits": _LONG, "fee": "B" * 80,
        "conditions": [_LONG, "C" * 200], "hours": _LONG}, 0),
    Sample("guide_paused", "Guide", {
        **_GUIDE, "name": "不动产登记信息查询（含无房证明）", "available": False,
        "reason": "网络中断，暂时查不了登记信息。请稍后再来，或到窗口办理。"}, 0, False, False),
    Sample("notice", "Notice", {"name": _GUIDE["name"], "points": [
        "只读取姓名、号码、住址等证件信息。", "只用于本次办理，不作他用。",
        "提交前加密保存，本机打不开。", "结束后，本机立即清除。"]}, 1),
    Sample("place_card", "PlaceCard", {
        "phase": "waiting", "problem": "", "readerReady": True, "takesSocialCard": False,
        "attempts": 0}, 1),
    Sample("place_card_either", "PlaceCard", {
        "phase": "waiting", "problem": "", "readerReady": True, "takesSocialCard": True,
        "attempts": 0}, 1),
    Sample("place_card_reading", "PlaceCard", {
        "phase": "reading", "problem": "", "readerReady": True, "takesSocialCard": False,
        "attempts": 0}, 1),
    Sample("place_card_problem", "PlaceCard", {
        "phase": "problem", "problem": "没有读到身份证。已填的都还在。请拿起后再放一次。",
        "readerReady": True, "takesSocialCard": True, "attempts": 2}, 1),
    Sample("place_card_missing", "PlaceCard", {
        "phase": "waiting", "problem": "", "readerReady": False, "takesSocialCard": False,
        "attempts": 0}, 1, False, True, False),
    Sample("identity", "ConfirmIdentity", {"rows": _IDENTITY, "warning": ""}, 1, True),
    Sample("identity_photo", "ConfirmIdentity", {
        "rows": _IDENTITY, "warning": "", "photo": "image://camera/face"}, 1, True),
    Sample("identity_warning", "ConfirmIdentity", {
        "rows": _IDENTITY, "warning": "您的身份证下个月到期，请尽早换证。"}, 1, True),
    Sample("form_long", "FormPage", form(1, control(
        "count", "number", _LONG + "有多少人", hint=_LONG, why=_LONG)), 2, True),
    Sample("form_radio", "FormPage", form(1, control(
        "reason", "radio", "为什么要补换卡？", choices=_REASONS, value="lost",
        why="丢失和损坏要交的材料不同。")), 2, True),
    Sample("form_digits", "FormPage", form(2, control(
        "mobile", "digits", "您的手机号", value="1380000", hint="受理结果会发到这个号码。")), 2, True),
    Sample("form_text", "FormPage", form(3, control(
        "purpose", "text", "具体用途", value="给张家港", required=False)) | {
            "inputMode": "pinyin", "composing": "zhangsan", "candidatesLeft": 48, "candidates": [
                "张三", "掌上", "账上", "张", "涨", "长", "章", "帐", "掌", "账", "仗", "杖"]}, 2, True),
    Sample("form_text_reminded", "FormPage", form(3, control(
        "detail", "text", "详细地址", value="柳树巷 12 号")) | {
            "inputMode": "pinyin", "composing": "zhonghuarenmingonghe", "candidatesBefore": True,
            "candidatesLeft": 12, "candidates": ["中华人民共和国", "中华", "中"]}, 2, True),
    Sample("form_latin", "FormPage", form(3, control(
        "email", "text", "电子邮箱", value="li@example", required=False)), 2, True),
    Sample("form_handwriting", "FormPage", form(3, control(
        "purpose", "text", "具体用途", value="给")) | {
            "inputMode": "handwriting", "candidatesLeft": 20, "candidates": [
                "张", "胀", "涨", "帐", "米", "弛", "弘", "弦", "强", "弧", "引", "彊"]}, 2, True),
    Sample("form_radicals", "FormPage", form(3, control(
        "purpose", "text", "具体用途", value="给")) | {
            "inputMode": "radicals", "composing": "王9", "candidatesLeft": 30, "candidates": [
                "瑚", "瑞", "瑟", "瑁", "瑕", "瑗", "瑙", "瑛", "瑜", "琿", "瑀", "瑂"]}, 2, True),
    Sample("form_strokes", "FormPage", form(3, control(
        "purpose", "text", "具体用途", value="给")) | {
            "inputMode": "strokes", "composing": "3*15", "candidatesLeft": 77, "candidates": [
                "毛", "气", "片", "氏", "兮", "版", "倒", "伐", "代", "牌", "印", "昏"]}, 2, True),
    Sample("form_symbols", "FormPage", form(3, control(
        "email", "text", "电子邮箱", value="li@example", required=False)) | {
            "inputMode": "symbols"}, 2, True),
    Sample("form_id", "FormPage", form(3, control(
        "agent_id", "id_number", "代办人身份证号码", value="11010519491231002",
        sensitive=True)), 2, True),
    Sample("form_date", "FormPage", form(3, control(
        "start", "date", "从哪天开始", value="2025-1")), 2, True),
    Sample("form_yes_no", "FormPage", form(4, control(
        "alone", "yes_no", "您是一个人住吗？", hint="没有人常住在一起，就选“是”。", value=True)), 2, True),
    Sample("form_checks", "FormPage", form(4, control(
        "kinds", "checks", "您要参加哪些保险？", value=["pension"], choices=[
            {"value": "pension", "label": "养老保险"}, {"value": "medical", "label": "医疗保险"}])), 2, True),
    Sample("form_list", "FormPage", form(4, control("bank", "list", "开户银行", choices=[
        {"value": str(i), "label": n} for i, n in enumerate(
            ["示例银行", "农村商业银行", "邮政储蓄", "城市银行", "建设银行", "其他银行", "信用社"])])), 2, True),
    Sample("form_problem", "FormPage", form(
        2,
        control("name", "text", "姓名", value="李桂花", locked=True, source="身份证"),
        control("mobile", "digits", "手机号", value="1380000", problem=_PHONE_WRONG),
        control("account", "bank_card", "银行卡号", value="6222021234567890123", sensitive=True,
                 why="津贴发到这张卡上。"),
        problems=[{"name": "mobile", "text": _PHONE_WRONG}]), 2, True),
    Sample("materials", "Materials", {
        "rows": _MATERIAL_ROWS, "canContinue": False, "freeCount": 1}, 3, True),
    Sample("materials_ready", "Materials", {
        "rows": [r for r in _MATERIAL_ROWS if r["state"] != "needed"], "canContinue": True,
        "freeCount": 1}, 3, True),
    Sample("materials_offline", "Materials", {
        "rows": _MATERIAL_ROWS, "canContinue": False, "freeCount": 1}, 3, True, False),
    Sample("scan", "Scan", _SCAN, 3, True),
    Sample("scan_pages", "Scan", {**_SCAN, "pages": _PAGES}, 3, True),
    Sample("scan_order", "Scan", {**_SCAN, "pages": _PAGES, "ordering": True}, 3, True),
    Sample("scan_many", "Scan", {**_SCAN, "pages": [
        {"index": i, "shot": i, "source": f"image://camera/page{i}"} for i in range(10)]}, 3, True),
    Sample("scan_problem", "Scan", {
        **_SCAN, "phase": "problem", "verdictOk": False, "pages": _PAGES[:1], "canInsist": True,
        "verdict": "图片不清楚。已拍的都还在。请放平再拍一次。"}, 3, True),
    Sample("scan_feeder", "Scan", {**_SCAN, "feeder": True}, 3, True),
    Sample("scan_feeding", "Scan", {
        **_SCAN, "feeder": True, "phase": "feeding", "pages": _FED_PAGES, "verdict": _FEEDING}, 3, True),
    Sample("scan_feed_jam", "Scan", {
        **_SCAN, "feeder": True, "phase": "problem", "pages": _FED_PAGES, "verdict": _FEED_JAM,
        "verdictOk": False}, 3, True),
    Sample("scan_feeder_only", "Scan", {
        **_SCAN, "feeder": True, "phase": "camera_missing", "previewSource": "", "outline": [],
        "verdict": "高拍仪暂时用不了。", "verdictOk": False}, 3, True, True, False),
    Sample("scan_missing", "Scan", {
        **_SCAN, "phase": "camera_missing", "previewSource": "", "outline": [], "verdict": "",
        "verdictOk": False}, 3, True, True, False),
    Sample("scan_phone", "Scan", {**_SCAN, "phone": True, "feeder": True}, 3, True),
    Sample("scan_phone_offline", "Scan", {**_SCAN, "phoneNote": _PHONE_AWAY}, 3, True, False),
    Sample("use_phone", "UsePhone", _BY_PHONE, 3, True),
    Sample("use_phone_pages", "UsePhone", {
        **_BY_PHONE, "pages": _FED_PAGES, "verdict": _PHONE_HERE}, 3, True),
    Sample("use_phone_lost", "UsePhone", {
        **_BY_PHONE, "phase": "lost", "qrSource": "", "pages": _PAGES[:1], "verdictOk": False,
        "verdict": _PHONE_LOST, "online": False}, 3, True, False),
    Sample("show_code", "ShowCode", {
        "materialName": "居住证", "phase": "waiting", "readers": "both", "problem": "", "licence": {}}, 3, True),
    Sample("show_code_found", "ShowCode", {
        "materialName": "居住证", "phase": "found", "readers": "both", "problem": "", "licence": _LICENCE}, 3, True),
    Sample("show_code_offline", "ShowCode", {
        "materialName": "居住证", "phase": "offline", "readers": "both", "problem": "", "licence": {}}, 3, True, False),
    Sample("show_code_missing", "ShowCode", {
        "materialName": "居住证", "phase": "scanner_missing", "readers": "", "problem": "", "licence": {}},
        3, True, True, False),
    Sample("show_code_scanner", "ShowCode", {
        "materialName": "居住证", "phase": "waiting", "readers": "scanner", "problem": "",
        "licence": {}}, 3, True),
    Sample("show_code_camera", "ShowCode", {
        "materialName": "居住证", "phase": "waiting", "readers": "camera", "problem": "",
        "licence": {}}, 3, True, True, False),
    Sample("check", "CheckAnswers", _CHECK, 4, True),
    Sample("sign", "Sign", {
        "itemName": _GUIDE["name"], "problem": "",
        "statement": "本人承诺以上内容属实，愿承担不实承诺的法律责任。"}, 5, True),
    Sample("sign_pad", "Sign", {
        "itemName": _GUIDE["name"], "problem": "", "padReady": True,
        "statement": "本人承诺以上内容属实，愿承担不实承诺的法律责任。"}, 5, True),
    Sample("sign_problem", "Sign", {
        "itemName": _GUIDE["name"], "problem": "签名太小了。已填的都还在。请写大一些，再签一次。",
        "statement": "本人承诺以上内容属实，愿承担不实承诺的法律责任。"}, 5, True),
    Sample("keeping", "Keeping", {}, 5, True),
    Sample("not_kept", "NotKept", {
        "text": "本机空间不足，没有保存成功。您填的还在屏幕上。请再试一次，或点“求助”。",
        "canRetry": True}, 5, True),
    Sample("not_kept_at_all", "NotKept", {
        "text": "本机空间不足，没有保存成功。您填的还在屏幕上。请点“求助”。",
        "canRetry": False}, 5, True),
    Sample("result_kept", "Result", {**_RESULT, "offline": True}, 6, True, False),
    Sample("result_accepted", "Result", {
        **_RESULT, "accepted": True, "caseNumber": "3205-2025-1121-000317",
        "decideBy": "2025 年 11 月 24 日"}, 6, True),
    Sample("result_paper", "Result", {
        **_RESULT, "accepted": True, "caseNumber": "3205-2026-0000418", "decideBy": "2026 年 11 月 25 日",
        "paperLabel": "打印受理通知书（A4）"}, 6, True),
    Sample("result_paper_failed", "Result", {
        **_RESULT, "paper": "failed", "paperLabel": "打印收件凭证（A4）",
        "paperProblem": _A4_EMPTY}, 6, True),
    Sample("result_slip_failed", "Result", {
        **_RESULT, "slip": "failed",
        "slipProblem": "打印机缺纸。您的申请不受影响。请拍下屏幕上的码，或记下编号。"}, 6, True),
    Sample("result_correction", "Result", {
        **_RESULT, "correction": ["租房合同缺第 3 页。", "照片不是白底，请重新拍摄。"]}, 6, True),
    Sample("result_refused", "Result", {
        **_RESULT, "refused": True, "correction": ["户口不在本市，请到户籍所在地办理。"]}, 6, True),
    Sample("rate", "Rate", {"padReady": True, "itemName": _GUIDE["name"]}, 6, True),
    Sample("rate_no_pad", "Rate", {"padReady": False, "itemName": _LONG}, 6, True, True, False),
    Sample("take_things", "TakeThings", {"cardNote": True, "papers": True, "slip": True}, 6, True),
    Sample("another_way_long", "AnotherWay", {
        "title": _LONG, "what": _LONG, "kept": _LONG, "canRetry": True, "phone": "0512-5555 0100 转 80213",
        "ways": [{"title": _LONG, "text": _LONG * 2}] * 4}, 1),
    Sample("check_long", "CheckAnswers", {
        **_CHECK, "authority": _LONG, "problems": [{"name": "mobile", "text": _LONG}],
        "sections": [{"title": _LONG, "page": 0, "rows": [
            {"label": _LONG, "value": _LONG}, {"label": "邮箱", "value": "d" * 120}]}]}, 4, True),
    Sample("finished", "Finished", {}),
    Sample("another_way", "AnotherWay", {
        "title": "这里暂时读不了身份证", "what": "读卡器没有回应，不是您的卡有问题。",
        "kept": "您没有丢失任何信息。", "canRetry": True, "phone": _PHONE, "ways": [
            {"title": "到综合窗口办理", "text": "一楼 3 号窗口，工作日 9:00–17:00。"},
            {"title": "过一会儿再来", "text": "已经通知维修，一般半天内修好。"}]}, 1),
    Sample("out_of_service", "OutOfService", {"site": "青石街道便民服务中心（步行 8 分钟）", "phone": _PHONE}),
    *(Sample(name, "FormPage", props, 2, True) for name, props in FORMS),
    Sample("idle", "CheckAnswers", _CHECK, 4, True, overlay={"kind": "idle", "seconds": 24}),
    Sample("help", "Materials", {
        "rows": _MATERIAL_ROWS, "canContinue": False, "freeCount": 1}, 3, True,
        overlay={"kind": "help", "phone": _PHONE, "site": "柳树巷社区服务站 01 号机"}),
)  # fmt: skip
