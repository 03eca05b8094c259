"""What the rules about measures, trainings, information and escalation say, in Traditional Chinese."""

from typing import Any

CATALOGUE: dict[str, dict[str, Any]] = {
    "GOV001": {
        "title": "沒有負責人、或有好幾個負責職務的指標",
        "message": "[[{metric}沒有{lacking}]][[{metric}有 {count} 個負責職務：{roles}]]",
        "advice": "{metric}只由一個職務負責：真正能左右結果的那一個",
        "why": "沒有指標負責人的數字，報告完就沒有下文。有兩個負責人，就會彼此觀望；數字一掉，都說問題出在對方那一半。",
        "finds": "檔案 `metrics` 部分中沒有 `owner` 的指標（錯誤），或有好幾個 `owner` 的指標（警告）。"
        "只是以它考核的職務（職務的 `metrics`）不算負責人；這些職務以及執行其所衡量職掌的職務，會列為人選。",
        "do": "把最能左右結果的職務寫為 `owner`。其他職務可以負責統計（`collected_by`），或以它作為考核依據。",
        "places": {
            "judged": "{role}以它作為考核依據",
            "doer": "{role}執行它所衡量的工作",
            "owner": "這裡把{role}寫為負責人",
        },
    },
    "GOV002": {
        "title": "負責人不執行相關職掌的指標",
        "message": "{roles}左右不了{metric}：它衡量的是{duties}",
        "advice": "改由執行{duties}的職務負責{metric}，或補寫能左右它的職掌",
        "why": "為數字負責的人，必須能改變這個數字。讓分析人員負責客訴率，他只能數客訴；真正引起客訴、處理客訴的單位反而置身事外。",
        "finds": "寫明 `duties` 的指標，其負責職務在這些職掌（或其中一部分）上既不是 A 也不是 R。"
        "沒有寫 `duties` 的指標不檢查；根本沒有人承接的職掌，由 `duty-unassigned` 列出。",
        "do": "由執行其中一項職掌的職務負責，原來的職務可以改為統計（`collected_by`）。如果它確實能左右結果，就寫明是透過哪項職掌。",
        "places": {"doer": "{role}執行{duty}"},
    },
    "GOV003": {
        "title": "未完成職務要求的教育訓練、或訓練已過期的人員",
        "message": "{person}擔任{role}，卻欠缺職務要求的教育訓練[[，從未參加：{missing_ones}]][[，已過期：{expired_ones}]]",
        "advice": "安排{person}受訓並登錄完成日期；確實不需要的，從{role}的要求中刪去",
        "why": "職務要求受訓，是因為出錯的代價太高。沒有受訓、或隔了太久，這個職務只是名義上有人。",
        "finds": "當日擔任職務、卻沒有完成其 `trainings` 中某項訓練的人，以及訓練已超過效期（訓練的 `valid_for`）的人。"
        "新任者有 30 天期限，或以訓練的 `due` 為準。職務的職掌涉及個人資料時，視為錯誤。"
        "沒有基準日（`as_of`）時，訓練不算過期，寫了到任日的一律視為新任。",
        "do": "安排受訓並登錄完成日期；不需要的訓練，從職務要求中刪去。",
        "places": {"asked": "{role}有此要求", "done": "完成於 {on}"},
        "option.due-days": "到任後須完成訓練的天數：30，參照 Kubernetes SIG 治理規則對新任主席的要求",
        "option.valid-days": "沒有寫 valid_for 的訓練的有效天數：365，本工具預設；0 表示永久有效",
    },
    "GOV004": {
        "title": "無人保管、或開放給不需要者的機敏資訊",
        "message": "[[{role}可以查閱「{target}」，但職掌都用不到它]][[「{target}」沒有{lacking}]]"
        "[[「{target}」有 {count} 個保管職務：{roles}]][[{person}可以查閱受保護的資訊，卻沒有簽署{agreements}]]",
        "advice": "[[取消{role}的存取權限，或在需要它的職掌用 handles 寫明「{target}」]]"
        "[[為「{target}」指定一個保管職務，目前沒有{lacking}]][[{count} 個保管職務只留一個，專責保管「{target}」]]"
        "[[請{person}簽署{agreements}並登錄日期，或取消存取權限]]",
        "why": "看得到的人多、負責保管的人卻沒有，資訊遲早外洩。「僅知原則」由來已久：權限跟著職掌走，鑰匙由一個職務保管，外部人員先簽保密協議。",
        "finds": "- 對某類資訊有 `access`，而擔任 A、R、S 的職掌都沒有 `handles` 它的職務（警告）；檔案中有職掌寫明會用到哪類資訊時才檢查。\n"
        "- 沒有 `custodian` 的資訊類別（錯誤），或有好幾個的（警告）。\n"
        "- 非正職人員（`kind: volunteer`、`agency` 等，或 `staff: false` 的職務）可以查閱某類資訊，卻沒有簽署該類要求的協議（錯誤）。\n\n"
        "`public`、`internal` 的類別不檢查，來源缺漏或中斷的（`status`）也不檢查。保管職務不必有用到它的職掌。",
        "do": "每類資訊指定一個保管職務，取消職掌用不到的權限；志工與派遣人員負有保密義務，先簽協議再查閱。",
        "places": {"custodian": "這裡把{role}寫為保管職務", "class": "「{target}」要求簽署協議"},
    },
    "GOV005": {
        "title": "沒有呈報路徑的關鍵職掌",
        "message": "[[{duty}不能停擺，{roles}卻無處呈報]][[{duty}的呈報路徑止於{role}，{end}]][[{duty}的呈報路徑繞成一圈：{path}]]",
        "advice": "在{duty}的 escalates_to 依序寫明呈報的職務，最後一個必須有人擔任，而且能夠拍板",
        "why": "半夜出了狀況，值班的人要知道該叫醒誰。路徑的盡頭若是一張空椅子，或又繞回自己，往往在最緊要的關頭才發現。",
        "finds": "關鍵（`critical`）或有時限（`within`）的職掌，有下列情形之一：\n\n"
        "- `escalates_to` 空白，而執行職務之上也沒有人：沒有別的職務當責，也沒有主管、`outside` 或單位主管"
        "（只檢查寫了報告關係的檔案）；\n"
        "- `escalates_to` 中同一職務出現兩次，或止於執行它的職務；\n- 止於當日無人擔任、也沒有代理職務的職務。",
        "do": "在 `escalates_to` 依序寫明呈報的職務，最後一個必須有人，而且能夠拍板。最高職務請寫明外部的上級：`reports_to: {outside: 董事會}`。",
    },
    "GOV006": {
        "title": "久未檢視的職務說明",
        "message": "{role}上次檢視是 {on}[[，已超過 {max} 天]][[，早於{people}到任]]",
        "advice": "與擔任者一起檢視{role}的說明，並更新 reviewed_on",
        "why": "工作一直在變，說明書卻沒變。上次檢視之後才到任的人，看的是寫給別人的說明。",
        "finds": "`reviewed_on` 距今超過 365 天的職務，關鍵職務（`critical`）為 90 天；以及檢視之後才有人到任的職務。"
        "沒有 `reviewed_on` 的職務、沒有基準日（`as_of`）的檔案不檢查。",
        "do": "與擔任者逐項檢視，改正後更新 `reviewed_on`。",
        "places": {"came": "{person}自 {since} 起擔任"},
        "option.max-age": "距上次檢視的天數：365，本工具預設",
        "option.max-age-critical": "關鍵職務的天數：90，本工具預設",
    },
    "GOV007": {
        "title": "無法同時成立的兩個目標",
        "message": "{metric}的兩個目標無法同時達成：[[{period}]]{aim} {amount}，與[[{period}]]{other_aim} {other_amount}",
        "advice": "只留下{metric}真正要的目標，或為兩者各自寫明期間（from、until）",
        "why": "「每年 5 個」和「每週 1 個」不可能都算數。受考核的人會挑容易的，考核的人會挑沒達成的。",
        "finds": "同一指標在同一天都有效、卻沒有任何數值能同時滿足的目標：至少與至多，或兩個不同的定值。"
        "沒有期間的目標一直有效；沒有 `every` 的，採用指標的 `every`。週期不同的目標換算成一年再比較"
        "（52 至 53 週，250 至 366 天），怎麼算都不成立才列出。百分比、評分等不能加總的指標，只比較週期相同的目標。每個指標列一項。",
        "do": "留下真正要的那個。如果原本就是不同時期的目標，請各自寫明期間。",
        "places": {"other": "另一個目標", "more": "這一個同樣與它衝突"},
    },
    "GOV008": {
        "title": "缺少目標值、定義或統計週期的指標",
        "message": "{metric}沒有{lacking}",
        "advice": "寫明{metric}統計什麼（definition）、多久一次（every）、達到多少才算好（targets），或刪去這個指標",
        "why": "沒有定義，兩個人會數出兩種東西；沒有目標值，沒人知道好不好；沒有週期，就只在方便時看一眼。",
        "finds": "檔案 `metrics` 部分中沒有 `targets` 的指標；沒有 `definition`、`formula`、也沒有術語條目（`term`）說明的指標；"
        "有目標值卻沒有 `every` 的指標。每個指標列一項，說明缺少的全部內容。含糊的週期在這裡算有，由 `vague-cadence` 列出。"
        "要等到某個指標已寫了其中一項，或考核用到指標，才開始檢查。",
        "do": "寫明統計什麼、多久一次、達到多少才算好；否則刪去這個指標。",
    },
    "GOV009": {
        "title": "期間已過的目標",
        "message": "{metric}有一個目標已於 {until} 到期",
        "advice": "為{metric}訂定目前期間的目標，或刪去這一項",
        "why": "前年的目標還留在考核表上，有人仍照它考核；或者人人都知道早就不算數，等於沒有目標。",
        "finds": "最後一天（`until`）早於基準日（`as_of`）的目標。每個目標列一項。",
        "do": "訂定目前期間的目標，或刪去這一項。",
    },
    "GOV010": {
        "title": "由受考核者自訂標準或自行統計的指標",
        "message": "{roles}是{metric}的負責人，{act}",
        "advice": "{metric}的標準與統計，交給不受它考核的職務",
        "why": "既受這個指標考核，又自己決定多少才夠、自己來數，遲早會被懷疑動了手腳；不論有沒有，這個數字都打了折扣。",
        "finds": "`owner` 同時列在 `set_by` 或 `collected_by` 的指標。",
        "do": "標準由其他職務訂定，最好是負責人的主管；統計也交給別的職務。",
        "places": {"owner": "{role}是它的負責人", "also": "統計也由{role}負責"},
    },
    "GOV011": {
        "title": "宣告了卻沒有做到的原則",
        "message": "原則「{principle}」沒有做到：{rules}共有 {count} 個問題",
        "advice": "解決{rules}的問題，或在 policy.waive 寫明理由後接受",
        "why": "第一頁寫著「分工明確」，第三頁有四項職掌各有兩個主責：大家看了第三頁，就知道第一頁值多少。",
        "finds": "以 `checks` 寫明檢驗規則、而這些規則還有未被接受的問題的原則。每項原則列一次，附上規則與問題數。"
        "`checks` 中不存在的規則名稱，視為無效的參照。",
        "do": "解決規則找到的問題，或寫明理由後接受（`policy.waive`）。原則本來沒有那麼嚴格的，請改寫，並換用其他規則。",
    },
}
