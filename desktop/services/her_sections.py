"""What is told of a woman: the fields of her own row, and of each plain kind that refers to her; for ``her_data``."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from desktop.services.access_log import IDENTITY

#: The fields of her own row in the order in which they are told.
OWN: Final[Mapping[str, str]] = {
    "name_zh": "姓名",
    "name_mn": "蒙古文姓名",
    "name_latin": "拉丁字母姓名",
    "nickname": "常用称呼",
    "sex": "性别",
    "birth": "出生日期",
    "ethnic": "民族",
    IDENTITY: "身份证号",
    "phone": "电话",
    "phone_of": "电话是谁的",
    "gacha": "嘎查（社区）",
    "residence": "居住情况",
    "education": "文化程度",
    "politics": "政治面貌",
    "marital": "婚姻状况",
    "job": "职业",
    "tags": "标签（不记日期）",
    "status": "在册情况",
    "to_complete": "待补全",
    "consented_on": "同意登记的日期",
    "note": "备注",
}
TABLES: Final[Mapping[str, str]] = {
    **{name: name for name in ("sex", "ethnic", "phone_of", "residence", "education", "politics", "marital", "job")},
    "status": "person_status",
}
#: Plain kinds about her, or that name her: title, columns, and what is said where there is none.
SECTIONS: Final[Mapping[str, tuple[str, Mapping[str, str], str]]] = {
    "person_tag": (
        "标签",
        {"tag": "标签", "since": "起始", "until": "终止", "source": "来源", "review_on": "下次复核", "note": "备注"},
        "没有记日期的标签。",
    ),
    "award": (
        "表彰",
        {"title": "荣誉", "about": "授予", "giver": "授予单位", "level": "级别", "given_on": "日期", "note": "备注"},
        "没有登记表彰。",
    ),
    "volunteer": (
        "志愿者登记",
        {
            "since": "注册日",
            "until": "退出日",
            "teams": "队伍",
            "registered_no": "编号",
            "skills": "特长",
            "free_time": "可服务时间",
            "carried_tenths": "其他时长（小时）",
            "carried_paper": "凭证",
            "guardian": "监护人",
            "note": "备注",
        },
        "不是志愿者。",
    ),
    "volunteer_service": (
        "志愿服务",
        {
            "date": "日期",
            "about": "服务人员",
            "tenths": "小时",
            "activity": "活动",
            "what": "内容",
            "place": "地点",
            "served_person": "服务对象",
            "confirmed_by": "确认人",
        },
        "没有志愿服务记录。",
    ),
    "volunteer_team": ("带领的志愿服务队", {"name": "名称", "kind": "类别", "org": "所属"}, "没有带领志愿服务队。"),
    "chat_group": (
        "担任群主、管理员的群",
        {"name": "群名称", "kind": "类型", "owner": "群主", "managers": "管理员"},
        "没有担任群主或管理员。",
    ),
    "media_account": ("运营的账号", {"name": "名称", "platform": "平台"}, "没有运营账号。"),
    "fund_entry": (
        "经办的经费",
        {"date": "日期", "no": "序号", "purpose": "用途", "amount_fen": "金额（元）"},
        "没有经办经费。",
    ),
    "home_check": (
        "核查过的妇女之家",
        {"checked_on": "日期", "about": "妇女之家", "title": "项目"},
        "没有登记核查过妇女之家。",
    ),
    "home": ("负责的妇女之家", {"name_zh": "名称", "kind": "类型", "org": "所在嘎查"}, "没有负责妇女之家。"),
    "visit": (
        "走访",
        {
            "date": "日期",
            "about": "走访对象",
            "visitors": "走访人",
            "target": "类别",
            "place": "地点",
            "situation": "了解到的情况",
            "difficulty": "困难和诉求",
            "measure": "帮扶措施",
            "mode": "走访方式",
            "reached": "同时见到",
            "gift_text": "慰问品",
        },
        "没有走访过她和她的家庭。",
    ),
    "link": (
        "联系",
        {
            "kind": "类别",
            "who": "联系人",
            "about": "联系对象",
            "since": "起始日",
            "until": "结束日",
            "reason": "原因",
            "note": "备注",
        },
        "没有登记联系。",
    ),
    "aid": (
        "救助",
        {
            "programme": "救助项目",
            "applied_on": "申请日期",
            "decided": "审批结果",
            "amount_fen": "金额（元）",
            "paid_on": "发放日期",
            "note": "备注",
            "words": "封存内容",
        },
        "没有申报过救助。",
    ),
    "screening": (
        "筛查（只记通知和参加）",
        {"year": "年度", "kind": "项目", "invited_on": "通知日期", "done_on": "参加日期", "place": "地点"},
        "没有登记筛查。",
    ),
    "consent": (
        "本人同意",
        {
            "covers": "同意的内容",
            "given_on": "同意日期",
            "how": "方式",
            "language": "语言",
            "wording": "告知书",
            "guardian": "监护人",
            "withdrawn_on": "撤回日期",
            "reason": "她说的话",
            "note": "备注",
        },
        "没有登记同意。",
    ),
    "need": (
        "诉求（本人的和承办的）",
        {
            "no": "编号",
            "opened": "日期",
            "about": "当事人",
            "matter": "反映问题",
            "sealed_matter": "封存的内容",
            "due": "期限",
        },
        "没有登记她的诉求。",
    ),
    "dispute": (
        "排查和负责的矛盾纠纷",
        {"no": "封存编号", "found_on": "排查日", "resolved_on": "销号日"},
        "没有由她排查或负责的矛盾纠纷。",
    ),
    "duty_year": (
        "执委履职",
        {
            "year": "年度",
            "org": "所在妇联",
            "duty_entry": "履职登记",
            "report": "述职",
            "voted_on": "测评日期",
            "excellent": "优秀票",
            "competent": "称职票",
            "basic": "基本称职票",
            "failing": "不称职票",
            "level": "评定",
            "comment": "评议意见",
            "note": "备注",
        },
        "没有登记执委履职。",
    ),
    "incoming": (
        "承办的收文",
        {
            "title": "标题",
            "from_office": "来文单位",
            "document_no": "文号",
            "received_on": "收文日期",
            "demand": "要求",
            "due_on": "办结期限",
            "done_on": "办结日期",
            "done_how": "办理结果",
        },
        "没有由她承办的收文。",
    ),
    "meeting": (
        "由她主持或记录的会议",
        {"title": "会议主题", "about": "组织", "day": "会议日期"},
        "没有由她主持或记录的会议。",
    ),
    "resolution": (
        "由她负责或协办的议定事项",
        {"text": "议定事项", "due": "完成时限", "state": "进展", "done_on": "办结日期", "closed_on": "销号日期"},
        "没有由她负责或协办的议定事项。",
    ),
    "rota_turn": (
        "由她轮值的时段",
        {"name": "时段", "theme": "主题", "starts": "开始", "ends": "结束"},
        "没有由她轮值的时段。",
    ),
    "project": (
        "由她认领的项目",
        {"title": "项目", "about": "组织", "stage": "进展", "due": "完成时限", "done_on": "完成日期", "result": "成效"},
        "没有由她认领的项目。",
    ),
}
