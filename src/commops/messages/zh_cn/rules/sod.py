"""What the rules about segregation of duties say, in Simplified Chinese."""

from typing import Any

CATALOGUE: dict[str, dict[str, Any]] = {
    "SOD001": {
        "title": "不相容岗位未分离",
        "message": "[[{person}同时任职于{roles}]][[{role}这一个岗位]][[，在{duties}上都有 A 或 R]]；其中一人最多只能有 {max} 项",
        "advice": "[[不要由{person}一人担任{roles}，改由他人担任其中之一]][[把{duties}中的一项从{role}移出]]，或申请豁免并写明补偿性控制（control）和期限",
        "why": "抽奖和发奖由同一个人办，出了差错甚至更糟的事，都没有人看得见。策略正是因此才要求把两者分开。",
        "finds": "`policy.separate` 的一组中，一人所占超过 `max`（未写即为一项）：任职的岗位属于该组的 `roles`，"
        "或通过任职的岗位在该组的 `duties` 上有 A 或 R。代理在任期内同样计入。"
        "一个岗位自身就占了太多 `duties` 的，无论由谁任职都报告，不再逐一列出任职人。",
        "do": "把其中一个岗位或一项职责交给别人。确实没有别人时，申请豁免，并写明 `control` 和 `until`。",
        "places": {"holds": "{person}在这里任职于{role}", "bears": "{role}在这里承担{duty}", "set": "这里要求分离"},
    },
    "SOD002": {
        "title": "自做自批",
        "message": "[[{workflow}的{step}由{role}执行，又由它自己审批]]"
        "[[{workflow}的{step}只有{person}能执行，也只有此人能审批]]"
        "[[{people}可以执行{workflow}的{step}，又可以自己审批]][[{roles}可以执行{workflow}的{step}，又可以自己审批]]",
        "advice": "改由另一个岗位审批{step}，或用 not_by 规定两者不得为同一人",
        "why": "审批就是请另一双眼睛来看。由做事的人自己批，只说明事情做完了，别的什么也说明不了。",
        "finds": "由同一岗位执行、又由它审批的环节；以及无论经由哪些岗位，都只有一个人能执行和审批的环节（错误）。"
        "流程没有写 `distinct`，两个环节也没有用 `not_by` 互相排除，因而可能有人或岗位自做自批的，作提示。"
        "已经要求分开、只是人手不够的，由 `four-eyes-impossible` 报告。",
        "do": "改由另一个岗位审批。如果同一岗位有几名任职人、彼此复核，请在审批环节写明 `not_by`。",
        "places": {"does": "工作在这里完成"},
    },
    "SOD003": {
        "title": "双人复核无法满足",
        "message": "[[{workflow}的{steps}须由不同的人完成，但能做的只有{people}]]"
        "[[{workflow}至少要经过 {needed} 个不同的人，但能做的只有{people}]]",
        "advice": "再安排一人担任其中一个环节的岗位，或把其中一个环节交给别的岗位",
        "why": "没有第二个人能做的复核，等于没有复核。纸面上经过了两个人，实际上是同一个人看了两遍。",
        "finds": "写了 `distinct: true` 的流程、写了 `not_by` 的环节和写了 `min_people` 的流程，"
        "在各岗位的任职人中无论怎样安排，人都不够。列出互相冲突的环节和能做这些环节的所有人。岗位无人任职的环节不计。",
        "do": "再安排一人担任其中一个岗位，或把其中一个环节交给别的岗位。",
        "places": {"able": "{step}只有{people}能做"},
    },
    "SOD004": {
        "title": "例外没有补偿性控制或期限",
        "message": "{at} 处对 {target} 的豁免没有写明：{missing}",
        "advice": "写明补偿性控制（control）和例外的最后期限（until）",
        "why": "小团队做不到处处分离，可以照实说明。但用什么来代替另一双眼睛必须写出来，否则就是没有；没有期限，例外就成了惯例。",
        "finds": "对 SOD 规则的豁免缺少 `control` 或 `until`。已经到期的由 `waiver-expired` 报告。",
        "do": "写明替代措施，例如由负责人每月核对账目、双人签字或定期轮岗，并写明哪一天重新审视。",
        "places": {},
    },
}
