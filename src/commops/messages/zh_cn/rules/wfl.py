"""What the rules about workflows say, in Simplified Chinese."""

from typing import Any

CATALOGUE: dict[str, dict[str, Any]] = {
    "WFL001": {
        "title": "没有责任岗位的环节",
        "message": "{workflow}的环节{step}没有责任岗位[[：{roles}只负责组织，不负责执行]]"
        "[[：执行的{role}]][[在{duties}上没有 R、A 或 S]]",
        "advice": "在 by 中写明由哪个岗位执行{step}[[，或给{role}相应的 R、A 或 S（{duties}）]]",
        "why": "工作流转到没有责任岗位的环节，就停在那里。前后两头都以为已经交出去了，来问的人被推来推去。",
        "finds": "没有 `by` 的环节。只写组织者（`organised_by`）不算有人执行，`by_people` 所写的也不是文件中的岗位。"
        "推定（`certainty: implied`）的执行岗位照样算数。另外，写了 `duty`、而执行岗位都不担任其 R、A、S 的环节，作警告。"
        "根本无人承接的职责由 `duty-unassigned` 报告。",
        "do": "把执行的岗位写进 `by`。如果工作已转给另一个岗位，也把职责的字母一并改过来。",
        "places": {"bears": "{role}在{duty}上担任 {letters}"},
    },
    "WFL002": {
        "title": "交接过多或来回往返的流程",
        "message": "{workflow}要交接 {count} 次[[，超过 {max} 次]]"
        "[[；其中跨单元 {cross} 次，超过 {max_cross_unit} 次]][[；来回往返：{path}]]",
        "advice": "把同一岗位的环节排在一起；只需要听取意见的，改为咨询（C），不必移交",
        "why": "每交接一次，工作就要等一次，上一手知道的情况也要丢掉一些。交出去又退回来的，往往是交得太早。",
        "finds": "交接超过 `max` 次的流程（前后两个环节没有共同的岗位，即为一次交接），"
        "或在互不隶属的组织单元之间交接超过 `max-cross-unit` 次的流程；以及交给别的岗位、下一步又回到原岗位的。"
        "审批（`approves`）的一来一回不算往返，`on_reject` 的退回不算交接，没有责任岗位的环节不计。",
        "do": "把同一岗位的环节排在一起，或由一个岗位跟到底；只需要听取意见的，改为咨询（C）。",
        "option.max": "一条流程允许的交接次数：5，本工具默认",
        "option.max-cross-unit": "允许的跨单元交接次数：3，本工具默认",
        "option.max-bounces": "允许的来回往返次数：0，本工具默认",
        "places": {"back": "工作在这里又回到{role}"},
    },
    "WFL003": {
        "title": "走不到的环节，或走不出的流程",
        "message": "[[{workflow}中没有路径通向{steps}]][[从{step}走不到{workflow}的终点]]",
        "advice": "[[让某个环节通向{steps}，或删掉不需要的环节]][[让{step}通向后面的环节，或直接结束：next: end]]",
        "why": "大家照流程办事。没有路径通向的环节会被漏掉；走进没有出口的循环，事情就再也办不完。",
        "finds": "从第一个环节走不到的环节，以及走不到终点的环节。环节之后是 `next`，没有写就是下一个；`on_reject` 也是一条路；"
        "最后一个环节和 `next: end` 结束流程。有出口的循环没有问题，例如带 `on_reject` 的审核。",
        "do": "让某个环节通向被漏掉的环节，或把它删掉。给循环一个出口：在 `next` 中多写一个环节，写 `next: end`，"
        "或把 `next` 改成 `on_reject`。",
        "places": {"passes": "流程在这里绕了过去", "loop": "{step}也在这个循环里"},
    },
    "WFL004": {
        "title": "组织者独自审核，或唯一的审核岗位没有代理人",
        "message": "[[{role}组织{workflow}，又是唯一的审核岗位（{steps}）]]"
        "[[{workflow}的{step}只有{role}能审批，而{role}没有职务代理人]]",
        "advice": "为{workflow}增加一个审核岗位[[，或把{steps}交给不负责组织的岗位]][[，或为负责{step}的{role}指定职务代理人]]",
        "why": "组织一项工作的人盼着它早点完成，审核时难免带着这种眼光。只有一个岗位能放行，它不在，事情就全都等着。",
        "finds": "审批环节（`approves`）全由一个岗位担任，而这个岗位又是流程的 `owner`、组织其他环节（`organised_by`），"
        "或对别人在其中执行的职责最终负责（A）。否则，就看唯一的审核岗位有没有职务代理人（`deputy`）、职责的备岗（`backup`）"
        "或第二名任职人。制作与审核分属两个岗位，本来就该如此；一个岗位自做自批的，由 `self-approval` 报告。",
        "do": "增加第二个审核岗位，哪怕只审一部分，或把组织工作交给别的岗位。为唯一的审核岗位指定职务代理人。",
        "places": {"organises": "{role}在这里负责组织", "review": "这里也只有{role}审核"},
    },
}
