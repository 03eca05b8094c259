"""基準的用語。"""

CATALOGUE = {
    "baseline.option": "列於此檔案的發現不計；檔案由 --write-baseline 產生。",
    "baseline.write": "把待處理的發現寫入 --baseline 的 FILE；未指定時寫入團隊檔案旁的 .commops-baseline.json。",
    "baseline.since": "git 版本 REV 已有的發現不計；REV... 指目前分支從它分出之處。",
    "baseline.written": "已寫入 {path}：共 {held} 個，新增 {new} 個，消失 {gone} 個",
    "baseline.left": "未寫入：SYN 與 SCH 類 {n} 個，它們說明檔案無法正確讀取，須先改正",
    "baseline.next": "下一步：commops {command} {file} --baseline {path}",
}
