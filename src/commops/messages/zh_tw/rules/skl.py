"""What the rules about skills say, in Traditional Chinese."""

from typing import Any

CATALOGUE: dict[str, dict[str, Any]] = {
    "SKL001": {
        "title": "能力未達職務資格條件的人員",
        "message": "{person}擔任{role}，但未達其資格條件：[[{skills}]][[{languages}]]",
        "advice": "請已達條件的人帶領{person}[[，例如{people}]]，安排教育訓練，或調降條件",
        "why": "職務寫明的條件，是工作本身需要的。現職人員沒有這項能力，不是別人在暗中代勞，就是沒有人做得好。",
        "finds": "基準日任職、而職務 `requires` 中某項技能或語言的等級不足或沒有的人員。僅為選備（`preferred`）的不計。"
        "職務為 `critical` 時為錯誤。沒有寫任何技能的人不檢查技能，沒有寫任何語言的人不檢查語言。",
        "do": "請有此能力的人帶領，安排教育訓練，或調降職務的條件。",
        "places": {"asked": "需要 {needed} 級，現有 {reached} 級"},
    },
    "SKL002": {
        "title": "職掌需要、承辦者卻無人具備的能力",
        "message": "{duty}需要{skill}達到 {needed} 級，承辦者中無人達到[[；最接近的是{person}，{reached} 級]]",
        "advice": "訓練{people}中的一人，或把{duty}交給能做的人",
        "why": "一個人缺少某項能力，可以問同事；整個團隊都缺，就只能憑猜測去做，也沒有人看得出來。",
        "finds": "寫有 `skills` 的使用中職掌，若執行或支援它（R、S）的人，以及這些職務所屬單位的其他人，都達不到要求的等級。"
        "僅為選備（`preferred`）的不計。只在其中有人寫了技能時檢查；已由 `required-skill-missing` 就現職人員列出的不再重複。",
        "do": "訓練其中一人，把職掌交給能做的人，或為此徵才。",
    },
}
