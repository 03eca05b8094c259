"""What the rules about skills say, in Simplified Chinese."""

from typing import Any

CATALOGUE: dict[str, dict[str, Any]] = {
    "SKL001": {
        "title": "任职能力未达到岗位要求的人员",
        "message": "{person}担任{role}，但未达到其要求：[[{skills}]][[{languages}]]",
        "advice": "请达到要求的人带教{person}[[，例如{people}]]，安排培训，或调低要求",
        "why": "岗位写明的要求，是工作本身需要的。任职人没有这种能力，要么别人在暗中代劳，要么没人做得好。",
        "finds": "当日任职、而岗位 `requires` 中的某项技能或语言等级不够或没有的人员。仅为可选（`preferred`）的不计。"
        "岗位为 `critical` 时为错误。没有写任何技能的人不查技能，没有写任何语言的人不查语言。",
        "do": "请有此能力的人带教，安排培训，或调低岗位要求。",
        "places": {"asked": "要求 {needed} 级，实有 {reached} 级"},
    },
    "SKL002": {
        "title": "职责需要、而承担者中无人具备的能力",
        "message": "{duty}需要{skill}达到 {needed} 级，承担者中无人达到[[；最接近的是{person}，{reached} 级]]",
        "advice": "培训{people}中的一人，或把{duty}交给能做的人",
        "why": "一个人缺少某种能力，可以问同事；整个团队都缺，就只能凭猜测去做，也没有人看得出来。",
        "finds": "写有 `skills` 的在用职责，若执行或支持它（R、S）的人，以及这些岗位所在部门的其他人，都达不到要求的等级。"
        "仅为可选（`preferred`）的不计。只在其中有人写了技能时检查；已由 `required-skill-missing` 就任职人报告的不再重复。",
        "do": "培训其中一人，把职责交给能做的人，或为此招聘。",
    },
}
