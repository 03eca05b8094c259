"""Rules about the format, in Traditional Chinese as written in Taiwan."""

from typing import Any

CATALOGUE: dict[str, dict[str, Any]] = {
    "SCH001": {
        "title": "格式中沒有的鍵",
        "message": "這裡沒有「{key}」這個鍵",
        "advice": "[[是否想寫 {near}？]]改正或刪掉它；commops schema 會列出所有的鍵",
        "why": "默默略過一個鍵，比報錯更糟：寫的人以為它有效。多半只是筆誤。",
        "finds": "項目、區段或 CSV 欄位中，本格式不認得的鍵。",
        "do": "改正這個鍵。只給人看的說明，寫進 `note`。",
    },
    "SCH002": {
        "title": "值的型別與欄位不符",
        "message": "[[「{key}」：]]應為{expected}[[，實為「{found}」]]",
        "advice": "照本頁的範例書寫，或參考 commops schema",
        "why": "只對了一半的值不算事實。這樣的值不會採用，與它有關的內容也不作判斷。",
        "finds": "該寫對應卻寫了清單、該寫數字或日期卻寫了文字，諸如此類。",
        "do": "依欄位的要求書寫；日期依序為年、月、日。",
    },
    "SCH003": {
        "title": "缺少必要的鍵",
        "message": "[[「{section}」中]]缺少「{key}」",
        "advice": "補上 {key}",
        "why": "少了它，這個項目什麼也約束不了：沒有理由的豁免，等於什麼都能豁免。",
        "finds": "缺少必要鍵的項目：豁免的 `rule`、`at` 與 `reason`，CSV 表格的 `id`。",
        "do": "補上這個鍵。",
    },
    "SCH004": {
        "title": "欄位不接受的值",
        "message": "「{key}」不接受這個值[[（{found}）]][[：必須{bound} {limit}]][[：可選 {choices}]]",
        "advice": "[[是否想寫 {near}？]]換成它接受的值",
        "why": "300% 的占比，或沒有人認得的管理類型，會讓所有用到它的計算都失去意義。",
        "finds": "超出範圍的數字，或不在選項之中的字詞。",
        "do": "從訊息列出的字詞中選一個，或寫一個範圍之內的數字。",
    },
    "SCH005": {
        "title": "人力配置不得使用的資料",
        "message": "不讀取「{key}」：不得因此讓誰任職或不讓誰任職",
        "advice": "刪掉它；工作本身的要求，寫在 requires 裡",
        "why": "性別、年齡、出生地、族群、婚姻狀況、宗教、健康狀況與照片，都說明不了誰能勝任；據此選人，在多數地方還違法。"
        "檔案裡沒有的資料才不會被用到，哪怕是無意之間。",
        "finds": "名稱屬於上述資料的鍵與 CSV 欄位，中英文都查。",
        "do": "刪掉這個鍵，改為寫明技能、年資與證照。",
    },
}
