"""Rules about waivers, in Simplified Chinese."""

from typing import Any

CATALOGUE: dict[str, dict[str, Any]] = {
    "POL001": {
        "title": "已经到期的豁免",
        "message": "{at} 处对 {target} 的豁免已于 {until} 到期",
        "advice": "解决它所豁免的问题，或写上新的期限和仍然成立的理由",
        "why": "豁免是“到时再看”的承诺。期限一过，问题重新计入，必须有人重新决定。",
        "finds": "`until` 早于检查日（`as_of` 或 `--as-of`）的豁免。",
        "do": "解决问题并删掉豁免，或说明理由后延期。",
    },
    "POL002": {
        "title": "没有对应问题的豁免",
        "message": "{at} 处对 {target} 的豁免没有对应的问题",
        "advice": "删掉它，或改正位置",
        "why": "它放在那里，好像还有什么不对；等那里真的出了新问题，又会在没人看过的情况下被盖住。",
        "finds": "所豁免的规则检查过、而在该位置没有发现问题的豁免。对 SYN、SCH 的豁免也不起作用：文件无法正确读取，谁也不能接受。",
        "do": "问题解决后就删掉它。如果问题还在，那就是位置变了：改正 `at`。",
    },
}
