# ruff: noqa: E501 (a table of words is read by rows)
"""The sample contents in English, so that English pictures show what an English screen shows.

What a resident's own papers say stays as it is printed there: a name of the keyboard's candidates
is Chinese in every language.
"""

from __future__ import annotations

from typing import Any, Final

from ui.samples import Sample

ENGLISH: Final = {
    "医保参保缴费 12 月 31 日截止。": "Medical insurance payments close on 31 December.",
    "周六上午九点至十二点也有工作人员。": "Staff are here on Saturdays too, 9:00 to 12:00.",
    "社会保障卡补领、换领": "Social security card replacement",
    "人力资源和社会保障局": "Human Resources and Social Security Bureau",
    "跨省通办": "All provinces",
    "高龄津贴申领": "Old-age allowance",
    "民政局": "Civil Affairs Bureau",
    "可代办": "Agent allowed",
    "城乡居民基本医疗保险参保登记": "Basic medical insurance enrolment for residents",
    "医疗保障局": "Healthcare Security Bureau",
    "即时办": "On the spot",
    "养老保险待遇领取资格认证": "Pension eligibility confirmation",
    "居住证签注": "Residence permit renewal",
    "公安局": "Public Security Bureau",
    "不动产登记信息查询（含无房证明）": "Property register enquiry (with no-property certificate)",
    "自然资源和规划局": "Natural Resources and Planning Bureau",
    "需要联网，暂停办理": "Needs the network, paused",
    "住房公积金提取（租房）": "Housing fund withdrawal (rent)",
    "住房公积金管理中心": "Housing Provident Fund Centre",
    "市内通办": "City-wide",
    "开具无犯罪记录证明": "Certificate of no criminal record",
    "社会保障": "Social security",
    "医疗健康": "Health care",
    "户籍办理": "Household register",
    "住房保障": "Housing",
    "生育收养": "Birth, adoption",
    "教育科研": "Education",
    "设立变更": "Business",
    "交通出行": "Transport",
    "建筑施工企业主要负责人、项目负责人和专职安全生产管理人员安全生产考核合格证书延续（跨省）": "Extension of the work safety assessment certificate for principals, project leaders and full-time safety staff of construction companies (all provinces)",
    "<b>跨省</b>": "<b>All provinces</b>",
    "国有土地和建设用地使用权": "Rights to use state-owned and construction land",
    "社保卡": "social card",
    "医保": "insurance",
    "高龄津贴": "allowance",
    "居住证": "residence permit",
    "公积金": "housing fund",
    "无犯罪证明": "no criminal record",
    "已经领过社会保障卡": "You have had a social security card before",
    "卡片丢失、损坏，或要换第三代卡": "The card is lost or damaged, or you want a third-generation card",
    "丢失的，已经挂失": "If lost: you have reported it",
    "居民身份证": "Resident identity card",
    "在读卡器上读取，不用复印": "Read on the card reader, no copy needed",
    "近期免冠白底照片": "Recent photo, bareheaded, white background",
    "有电子照片的自动调取；没有的可扫描": "Fetched if on file; otherwise scan one",
    "原社会保障卡": "Old social security card",
    "只有卡片损坏时需要": "Only if the card is damaged",
    "1 个工作日": "1 working day",
    "20 元": "20 yuan",
    "0 次": "none",
    "读取身份证": "Read your identity card",
    "填写补换原因和领取方式": "Say why, and how you want the card",
    "交材料": "Hand in papers",
    "核对并签名": "Check and sign",
    "领取凭条": "Take the slip",
    "《社会保险法》第五十八条（示例）": "Social Insurance Law, article 58 (example)",
    "没有先挂失：请先拨打 12333 挂失": "Not reported as lost: call 12333 first",
    "照片不是白底": "The photo has no white background",
    "工作日 9:00–17:00": "Working days 9:00–17:00",
    "网络中断，暂时查不了登记信息。请稍后再来，或到窗口办理。": "The network is down, so the register cannot be read. Come back later, or go to the counter.",
    "只读取姓名、号码、住址等证件信息。": "Only what is on the card is read: name, number, address.",
    "只用于本次办理，不作他用。": "It is used for this application only.",
    "提交前加密保存，本机打不开。": "It is kept encrypted; this machine cannot open it.",
    "结束后，本机立即清除。": "When you end, it is erased here at once.",
    "没有读到身份证。已填的都还在。请拿起后再放一次。": "The card was not read. All you entered is still here. Lift the card and lay it down again.",
    "姓名": "Name",
    "李桂花": "Li Guihua",
    "身份证": "ID card",
    "性别": "Sex",
    "女": "Female",
    "出生日期": "Date of birth",
    "1954 年 3 月 21 日": "21 March 1954",
    "公民身份号码": "ID number",
    "住址": "Address",
    "示例市临江区青石街道柳树巷 12 号": "12 Liushu Lane, Qingshi, Linjiang, Sample City",
    "有效期至": "Valid until",
    "长期": "no end",
    "您的身份证下个月到期，请尽早换证。": "Your identity card expires next month. Renew it soon.",
    "建筑施工企业主要负责人、项目负责人和专职安全生产管理人员安全生产考核合格证书延续（跨省）有多少人": "How many principals, project leaders and full-time safety staff need their certificate extended?",
    "为什么要补换卡？": "Why do you need a new card?",
    "卡丢了": "It is lost",
    "卡坏了": "It is damaged",
    "换第三代卡": "To get a third-generation card",
    "丢失和损坏要交的材料不同。": "Lost and damaged cards need different papers.",
    "您的手机号": "Your mobile number",
    "受理结果会发到这个号码。": "The result is sent to this number.",
    "电子邮箱": "E-mail",
    "代办人身份证号码": "The agent's ID number",
    "从哪天开始": "From which day?",
    "您是一个人住吗？": "Do you live alone?",
    "没有人常住在一起，就选“是”。": "If nobody lives with you, choose Yes.",
    "您要参加哪些保险？": "Which insurance do you want to join?",
    "养老保险": "Pension insurance",
    "医疗保险": "Medical insurance",
    "开户银行": "Your bank",
    "示例银行": "Sample Bank",
    "农村商业银行": "Rural Commercial Bank",
    "邮政储蓄": "Postal Savings",
    "城市银行": "City Bank",
    "建设银行": "Construction Bank",
    "其他银行": "Another bank",
    "信用社": "Credit union",
    "您的信息": "About you",
    "手机号": "Mobile number",
    "请输入 11 位手机号码，例如 138 0000 0000": "Enter a mobile number of 11 digits, such as 138 0000 0000",
    "银行卡号": "Bank card number",
    "津贴发到这张卡上。": "The allowance is paid to this card.",
    "已读取，免交": "Read, nothing to hand in",
    "白底，不戴帽子。手机照片请先打印。": "White background, no hat. Print photos from a phone first.",
    "还没有交": "Not handed in yet",
    "拍摄原件": "Scan the paper",
    "用电子证照": "Use an e-licence",
    "以后补交": "Hand in later",
    "已拍摄": "Scanned",
    "重新交": "Hand in again",
    "租房合同": "Tenancy agreement",
    "可在 12 月 5 日前补交": "May follow until 5 December",
    "现在就交": "Hand in now",
    "一页一页拍，骑缝章要拍到。": "Page by page, with the seal across the pages.",
    "很清楚，可以拍照。": "Clear. You can take the picture.",
    "图片不清楚。已拍的都还在。请放平再拍一次。": "The picture is not clear. The other pages are still here. Lay the paper flat and try again.",
    "李*花": "Li *hua",
    "市公安局": "City Public Security Bureau",
    "补换原因": "Reason",
    "原因": "Reason",
    "怎么取卡": "How you get the card",
    "领取方式": "Delivery",
    "邮寄": "By post",
    "邮寄地址": "Postal address",
    "示例市临江区青石街道柳树巷社区长安路一百二十八号三幢二单元五〇二室": "Room 502, Unit 2, Block 3, 128 Chang'an Road, Liushu Lane Community, Qingshi, Linjiang, Sample City",
    "备注": "Remarks",
    "免交": "nothing to hand in",
    "近期照片": "Recent photo",
    "已拍摄 1 页": "1 page scanned",
    "20 元，领卡时支付": "20 yuan, paid when you collect the card",
    "本人承诺以上内容属实，愿承担不实承诺的法律责任。": "I declare that the above is true, and accept the legal consequences of a false declaration.",
    "签名太小了。已填的都还在。请写大一些，再签一次。": "The signature is too small. All you entered is still here. Sign again, larger.",
    "本机空间不足，没有保存成功。您填的还在屏幕上。请再试一次，或点“求助”。": "This machine is full; nothing was saved. All you entered is still here. Try again, or touch Help.",
    "2025 年 11 月 24 日": "24 November 2025",
    "打印机缺纸。您的申请不受影响。请扫码保存，或记下编号。": "The printer is out of paper. Your application is safe. Scan the code, or note the number.",
    "租房合同缺第 3 页。": "Page 3 of the tenancy agreement is missing.",
    "照片不是白底，请重新拍摄。": "The photo has no white background. Take another one.",
    "0512-5555 0100 转 80213": "0512-5555 0100 ext. 80213",
    "邮箱": "E-mail",
    "这里暂时读不了身份证": "ID cards cannot be read here now",
    "读卡器没有回应，不是您的卡有问题。": "The card reader does not answer. Your card is fine.",
    "您没有丢失任何信息。": "You have lost nothing.",
    "到综合窗口办理": "Go to the service counter",
    "一楼 3 号窗口，工作日 9:00–17:00。": "Ground floor, counter 3, working days 9:00–17:00.",
    "过一会儿再来": "Come back later",
    "已经通知维修，一般半天内修好。": "Repair has been called; usually done within half a day.",
    "青石街道便民服务中心（步行 8 分钟）": "Qingshi Service Centre (8 minutes on foot)",
    "具体用途": "What it is for",
    "详细地址": "Full address",
    "柳树巷 12 号": "12 Liushu Lane",
    # Typed by the resident, in Chinese.
    "社保": "社保",
    "给": "给",
    "给张家港": "给张家港",
    "柳树巷社区服务站 01 号机": "Liushu Lane Services, terminal 01",
}  # fmt: skip

# The keyboard offers characters, whatever the screen speaks.
_CHINESE_ANYWAY: Final = frozenset({"candidates"})


def spoken_in(language: str, sample: Sample) -> Sample:
    """The sample as a screen in that language shows it. Unknown words stay as they are."""
    if language == "zh-CN":
        return sample
    return sample._replace(props=_english(sample.props), overlay=_english(sample.overlay))


def _english(value: Any) -> Any:
    match value:
        case str():
            half = value[: len(value) // 2]
            twice = len(value) > 1 and value == half * 2 and half in ENGLISH
            return f"{ENGLISH[half]} {ENGLISH[half]}" if twice else ENGLISH.get(value, value)
        case dict():
            return {k: v if k in _CHINESE_ANYWAY else _english(v) for k, v in value.items()}
        case list() | tuple():
            return [_english(v) for v in value]
        case _:
            return value
