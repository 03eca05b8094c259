"""Rules about waivers, in Traditional Chinese as written in Taiwan."""

from typing import Any

CATALOGUE: dict[str, dict[str, Any]] = {
    "POL001": {
        "title": "已經到期的豁免",
        "message": "{at} 處對 {target} 的豁免已於 {until} 到期",
        "advice": "解決它所豁免的問題，或寫上新的期限與仍然成立的理由",
        "why": "豁免是「到時再看」的承諾。期限一過，問題重新計入，必須有人重新決定。",
        "finds": "`until` 早於檢查日（`as_of` 或 `--as-of`）的豁免。",
        "do": "解決問題並刪掉豁免，或說明理由後展延。",
    },
    "POL002": {
        "title": "沒有對應問題的豁免",
        "message": "{at} 處對 {target} 的豁免沒有對應的問題",
        "advice": "刪掉它，或改正位置",
        "why": "它放在那裡，好像還有什麼不對；等到那裡真的出了新問題，又會在沒人看過的情況下被蓋住。",
        "finds": "所豁免的規則檢查過、而在該位置沒有發現問題的豁免。對 SYN、SCH 的豁免也沒有作用：檔案無法正確讀取，誰也不能接受。",
        "do": "問題解決後就刪掉它。如果問題還在，就是位置變了：改正 `at`。",
    },
}
