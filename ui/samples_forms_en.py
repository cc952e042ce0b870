"""The words of the sample forms in English."""

from __future__ import annotations

from typing import Final

from kiosk.services.regions import parts_of, region_name
from ui.samples_forms import CONSENT

_REGIONS: Final = (*parts_of(""), "320500", *parts_of("320500"))
FORMS_ENGLISH: Final = {
    **{region_name(code, "zh-CN"): region_name(code, "en") for code in _REGIONS},
    "示例工商银行": "Sample Industrial Bank",
    "示例农业银行": "Sample Farmers Bank",
    "长江银行": "Changjiang Bank",
    "江南银行": "Jiangnan Bank",
    "东海银行": "Donghai Bank",
    "西湖银行": "Xihu Bank",
    "北山银行": "Beishan Bank",
    "南湾银行": "Nanwan Bank",
    "中原银行": "Zhongyuan Bank",
    "海峡银行": "Haixia Bank",
    "住在哪里？": "Where do you live?",
    "所在地区": "Area",
    "柳树巷": "Liushu Lane",
    "写到门牌号。": "Down to the house number.",
    "证件寄到这里。": "Your papers are sent here.",
    "还没有写门牌号。已填的都还在。请接着写，例如 12 号": "The house number is missing. "
    "All you entered is still here. Please add it, for example 12",
    "家庭成员": "family member",
    "和您住在一起的人都要填。": "Everybody who lives with you.",
    "李** 110*************2X": "L* 110*************2X",
    "王** 320*************19": "W* 320*************19",
    "王建国": "王建国",
    "份额加起来要正好是 100": "The shares have to add up to exactly 100",
    "家庭成员（第 2 位）": "Family member 2",
    "证件号码": "ID number",
    "份额": "Share",
    "缴费基数": "Payment base",
    "工资条上“缴费基数”一栏的数": 'the number beside "base" on the payslip',
    "把实发工资当成基数": "taking the pay after deductions for the base",
    "每月缴费": "Monthly payment",
    "800.10 元": "800.10 yuan",
    "从哪个月开始": "From which month",
    "缴费": "Payment",
    "查询授权书": "Authorisation to look up records",
    "配偶签名": "Signature of the spouse",
    "请配偶本人签。": "The spouse signs in person.",
    "照片现在就可以交，也可以放到最后。": "You can hand in the photo now, or at the end.",
    "李**": "L*",
    CONSENT: "1. I agree that the housing fund and the property register are asked about the "
    "homes and deposits of my spouse and me, for this application only.\n"
    "2. Only the officers in charge see the result. It is used for nothing else.\n"
    "3. I know that I may say no. Then I hand in paper proofs at the counter.\n"
    "4. This consent is for this one time. Next time I am asked again.",
}
