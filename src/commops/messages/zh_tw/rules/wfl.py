"""What the rules about workflows say, in Traditional Chinese."""

from typing import Any

CATALOGUE: dict[str, dict[str, Any]] = {
    "WFL001": {
        "title": "沒有人承辦的步驟",
        "message": "{workflow}的步驟{step}無人承辦[[：{roles}只是統籌，並不執行]]"
        "[[：寫的是{role}，]][[卻不擔任{duties}的 R、A 或 S]]",
        "advice": "在 by 寫明由哪個職務執行{step}[[，或讓{role}在{duties}擔任 R、A 或 S]]",
        "why": "工作走到無人承辦的步驟就停住了。前一手以為已經交出去，後一手以為還沒輪到，來問的人只會被轉來轉去。",
        "finds": "沒有 `by` 的步驟。只有統籌者（`organised_by`）不算有人執行，`by_people` 寫的也不是檔案中的職務；"
        "推定（`certainty: implied`）的承辦職務照算。此外，寫了 `duty`、但承辦的職務都不擔任其 R、A、S 的步驟，列為警告。"
        "完全無人承辦的職掌由 `duty-unassigned` 列出。",
        "do": "把執行的職務寫進 `by`。若工作已經移交給其他職務，職掌上的字母也要跟著調整。",
        "places": {"bears": "{role}在{duty}擔任 {letters}"},
    },
    "WFL002": {
        "title": "交接太多次或來回傳送的流程",
        "message": "{workflow}要交接 {count} 次[[，超過 {max} 次]]"
        "[[；其中跨單位 {cross} 次，超過 {max_cross_unit} 次]][[；來回傳送：{path}]]",
        "advice": "把同一職務的步驟排在一起；只是要聽意見的，改為諮詢（C），不必移交",
        "why": "每交接一次，工作就多等一回，前一手掌握的狀況也會漏掉一些。送出去又送回來的，多半是太早交出去。",
        "finds": "交接超過 `max` 次的流程（前後兩個步驟沒有共同的職務，就算一次交接），"
        "或在互不隸屬的單位之間交接超過 `max-cross-unit` 次的流程；以及交給其他職務後，下一步又回到原職務的。"
        "核可（`approves`）的一來一回不算，`on_reject` 的退回不算交接，無人承辦的步驟也不計。",
        "do": "把同一職務的步驟排在一起，或由一個職務從頭跟到尾；只是要聽意見的，改為諮詢（C）。",
        "option.max": "一個流程容許的交接次數：5，本工具預設",
        "option.max-cross-unit": "容許的跨單位交接次數：3，本工具預設",
        "option.max-bounces": "容許的來回次數：0，本工具預設",
        "places": {"back": "工作在這裡又回到{role}"},
    },
    "WFL003": {
        "title": "走不到的步驟，或沒有盡頭的流程",
        "message": "[[{workflow}沒有路徑通到{steps}]][[從{step}走不到{workflow}的終點]]",
        "advice": "[[讓某個步驟接到{steps}，或刪掉不需要的步驟]][[讓{step}接到後續步驟，或直接結束：next: end]]",
        "why": "大家照流程做事。沒有路徑通到的步驟會被漏掉；進了沒有出口的迴圈，事情就永遠辦不完。",
        "finds": "從第一個步驟走不到的步驟，以及走不到終點的步驟。步驟之後接 `next`，沒寫就接下一個；`on_reject` 也是一條路；"
        "最後一個步驟與 `next: end` 結束流程。有出口的迴圈沒有問題，例如帶 `on_reject` 的審核。",
        "do": "讓某個步驟接到被漏掉的步驟，或把它刪掉。替迴圈留個出口：在 `next` 多寫一個步驟，寫 `next: end`，"
        "或把 `next` 改成 `on_reject`。",
        "places": {"passes": "流程在這裡繞了過去", "loop": "{step}也在這個迴圈裡"},
    },
    "WFL004": {
        "title": "統籌者獨自審核，或唯一的審核職務沒有代理人",
        "message": "[[{role}統籌{workflow}，又是唯一的審核職務（{steps}）]]"
        "[[{workflow}的{step}只有{role}能核可，而{role}沒有職務代理人]]",
        "advice": "為{workflow}增設一個審核職務[[，或把{steps}交給不負責統籌的職務]][[，或為負責{step}的{role}指定職務代理人]]",
        "why": "統籌一項工作的人希望它早點完成，審核時難免帶著這種眼光。只有一個職務能放行，它不在，事情就全卡住了。",
        "finds": "核可的步驟（`approves`）全由一個職務擔任，而這個職務又是流程的 `owner`、統籌其他步驟（`organised_by`），"
        "或對別人在其中執行的職掌當責（A）。若非如此，則看唯一的審核職務有沒有職務代理人（`deputy`）、職掌的備援（`backup`）"
        "或第二位任職者。製作與審核分屬兩個職務，本該如此；同一職務自做自批的，由 `self-approval` 列出。",
        "do": "增設第二個審核職務，就算只審一部分也好，或把統籌交給其他職務。為唯一的審核職務指定職務代理人。",
        "places": {"organises": "{role}在這裡負責統籌", "review": "這裡也只有{role}審核"},
    },
}
