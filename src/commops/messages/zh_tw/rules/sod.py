"""What the rules about segregation of duties say, in Traditional Chinese."""

from typing import Any

CATALOGUE: dict[str, dict[str, Any]] = {
    "SOD001": {
        "title": "應分工的職務集中於一人",
        "message": "[[{person}同時擔任{roles}]][[單是{role}這個職務]][[，在{duties}都有 A 或 R]]；其中一人至多只能有 {max} 項",
        "advice": "[[{roles}不要都由{person}擔任，其中一個改派他人]][[把{duties}其中一項移出{role}]]，或提出豁免，並寫明補償性控制（control）與期限",
        "why": "抽獎與發獎由同一個人經手，出了差錯、甚至更糟的事，都不會有人發現。政策要求職能分工，原因就在這裡。",
        "finds": "`policy.separate` 的一組當中，一人所占超過 `max`（未寫即為一項）：擔任的職務屬於該組的 `roles`，"
        "或透過擔任的職務在該組的 `duties` 有 A 或 R。代理期間同樣計入。"
        "單一職務本身就占了太多 `duties` 的，不論由誰擔任都列出，不再逐一列出任職者。",
        "do": "把其中一個職務或一項職掌交給其他人。真的沒有別人時，提出豁免，並寫明 `control` 與 `until`。",
        "places": {"holds": "{person}在這裡擔任{role}", "bears": "{role}在這裡負責{duty}", "set": "這裡要求分工"},
    },
    "SOD002": {
        "title": "自己做、自己核可",
        "message": "[[{workflow}的{step}由{role}執行，也由同一職務核可]]"
        "[[{workflow}的{step}只有{person}能執行，也只有同一人能核可]]"
        "[[{people}可以執行{workflow}的{step}，又可以自行核可]][[{roles}可以執行{workflow}的{step}，又可以自行核可]]",
        "advice": "改由其他職務核可{step}，或以 not_by 規定兩者不得為同一人",
        "why": "核可就是請另一個人再看一次。由做的人自己核可，只能證明事情做完了，其他什麼都證明不了。",
        "finds": "由同一職務執行又核可的步驟；以及不論透過哪些職務，都只有一個人能執行與核可的步驟（錯誤）。"
        "流程未寫 `distinct`，兩個步驟也沒有以 `not_by` 互相排除，因而可能有人或職務自行核可的，列為提示。"
        "已經要求分開、只是人手不足的，由 `four-eyes-impossible` 列出。",
        "do": "改由其他職務核可。若同一職務有好幾位任職者互相覆核，請在核可的步驟寫明 `not_by`。",
        "places": {"does": "工作在這裡完成"},
    },
    "SOD003": {
        "title": "雙人覆核無法成立",
        "message": "[[{workflow}的{steps}必須由不同的人處理，但能處理的只有{people}]]"
        "[[{workflow}至少要經過 {needed} 個不同的人，但能處理的只有{people}]]",
        "advice": "再安排一人擔任其中一個步驟的職務，或把其中一個步驟交給其他職務",
        "why": "每項工作由一人處理時，應由另一人核對。沒有另一個人能做，就等於沒有核對：表面上經過兩個人，其實是同一人看了兩次。",
        "finds": "寫了 `distinct: true` 的流程、寫了 `not_by` 的步驟，以及寫了 `min_people` 的流程，"
        "以各職務的任職者不論怎麼分派，人都不夠。列出互相衝突的步驟與能處理的所有人。職務出缺的步驟不計。",
        "do": "再安排一人擔任其中一個職務，或把其中一個步驟交給其他職務。",
        "places": {"able": "{step}只有{people}能處理"},
    },
    "SOD004": {
        "title": "例外沒有補償性控制或期限",
        "message": "{at} 處對 {target} 的豁免沒有寫明：{missing}",
        "advice": "寫明補償性控制（control）與例外的最後期限（until）",
        "why": "小團隊無法處處分工，可以照實說明。但要用什麼代替另一個人的核對必須寫出來，否則等於沒有；沒有期限，例外就成了常態。",
        "finds": "對 SOD 規則的豁免缺少 `control` 或 `until`。已經到期的由 `waiver-expired` 列出。",
        "do": "寫明替代措施，例如由主管每月核對帳目、兩人會簽或定期輪調，並寫明哪一天重新檢視。",
        "places": {},
    },
}
