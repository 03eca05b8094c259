"""commops accept 的用語。"""

CATALOGUE = {
    "accept.help": "接受發現：把豁免連同理由和期限寫進 policy.waive。",
    "accept.words": "報告中的發現代號，或其前幾位（至少 4 位）；其後可加團隊檔案。",
    "accept.reason": "為什麼可以保留；必填。",
    "accept.until": "最後一天；過後該發現重新計入。",
    "accept.dry-run": "只顯示變更，不寫入。",
    "accept.done": "{place}：已接受 {at} 的 {code} {rule}，至 {until} 止",
    "accept.done-no-end": "{place}：已接受 {at} 的 {code} {rule}，沒有期限；可用 --until 日期 設定",
    "accept.over": "{place} 的舊豁免已過期，請刪除",
    "accept.no-day": "檔案沒有 as_of：只有執行時給了 --as-of 日期，期限才有作用",
}
